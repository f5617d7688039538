#include "infer/describe.h"

#include <boost/test/unit_test.hpp>

#include "infer/threads.h"
#include "tiny_store.h"

using namespace imagelift::infer;
using testing::TinyStore;

BOOST_AUTO_TEST_SUITE(describe_tests)

BOOST_AUTO_TEST_CASE(every_state_of_a_model_is_told) {
  const TinyStore store;
  store.add(store.classifier("a_ready", "classes"));
  store.add(store.classifier("b_changed", "classes"));
  store.write("b_changed.pt", "something else");
  store.add(store.classifier("c_missing", "classes"));
  std::filesystem::remove(store.folder() / "c_missing.pt");
  store.write("d_broken.json", "{");
  const auto models = describe_models(store.folder());
  BOOST_TEST(models.size() == 4U);
  BOOST_TEST(to_string(models[0].state) == "ready");
  BOOST_TEST(models[0].bytes > 0U);
  BOOST_TEST(models[0].remark == "");
  BOOST_TEST(to_string(models[1].state) == "wrong hash");
  BOOST_TEST(to_string(models[2].state) == "not prepared");
  BOOST_TEST(to_string(models[3].state) == "unreadable");
  BOOST_TEST(models[3].remark.find("not JSON") != std::string::npos);
  std::vector<bool> fine;
  for (const ModelDescription& model : models) fine.push_back(is_in_order(model));
  BOOST_TEST(fine == (std::vector{true, false, !models[2].manifest.is_default, false}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_committed_manifest_above_the_store_is_not_prepared) {
  const TinyStore store;
  auto manifest = store.classifier("tiny", "classes");
  manifest.erase("prepared");
  const TinyStore other;
  std::filesystem::rename(store.folder() / "labels.txt",
                          store.folder().parent_path() / "labels.txt");
  store.write("../tiny.json", manifest.dump());
  store.write("../package.json", "{}");  // none of ours
  const auto models = describe_models(store.folder());
  BOOST_TEST(models.size() == 1U);
  BOOST_TEST(models[0].name == "tiny");
  BOOST_CHECK(models[0].state == ModelState::not_prepared);
  BOOST_TEST(models[0].remark.find("prepare.py --model tiny") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_not_there_holds_no_models) {
  BOOST_TEST(describe_models("no/such/folder/store").empty());
}

BOOST_AUTO_TEST_CASE(the_runtime_is_described_and_has_one_thread) {
  limit_threads_of_this_process();
  const Runtime runtime = describe_runtime();
  BOOST_TEST(runtime.threads == 1);
  BOOST_TEST(!runtime.torch.empty());
  BOOST_TEST(!runtime.instruction_set.empty());
  BOOST_TEST(!runtime.cpu_capability.empty());
  BOOST_TEST(!runtime.blas.empty());
}

BOOST_AUTO_TEST_SUITE_END()
