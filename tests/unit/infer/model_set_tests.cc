#include "infer/model_set.h"

#include <boost/test/unit_test.hpp>

#include "core/error.h"
#include "infer/describe.h"
#include "tiny_store.h"

using namespace imagelift;
using namespace imagelift::infer;
using testing::TinyStore;

namespace {

std::string message_of(const TinyStore& store, const ModelChoice& choice = {}) {
  try {
    ModelSet::load(store.folder(), choice);
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(model_set_tests)

BOOST_AUTO_TEST_CASE(an_identity_names_source_weights_and_settings) {
  const TinyStore store;
  store.add(store.classifier("tiny", "classes"));
  const auto identities = ModelSet::load(store.folder(), {}).identities();
  BOOST_TEST(identities.size() == 2U);
  BOOST_CHECK(identities[0].task == Task::labels);
  BOOST_CHECK(identities[1].task == Task::embedding);
  BOOST_TEST(identities[0].name == "tiny");
  BOOST_TEST(identities[0].sha256 == std::string(64, 'a'));
  BOOST_TEST(contains(identities[0].settings, "r1 fp32"), identities[0].settings);
}

BOOST_AUTO_TEST_CASE(a_chosen_model_replaces_the_default_of_its_tasks) {
  const TinyStore store;
  store.add(store.classifier("usual", "classes"));
  auto other = store.classifier("other", "classes");
  other["default"] = false;
  other["tasks"] = {"embedding"};
  store.add(other);
  const auto identities = ModelSet::load(store.folder(), {{"other"}, {}}).identities();
  BOOST_TEST(identities.size() == 2U);
  BOOST_TEST(identities[0].name == "usual");
  BOOST_TEST(identities[1].name == "other");
}

BOOST_AUTO_TEST_CASE(only_the_wanted_tasks_are_loaded) {
  const TinyStore store;
  store.add(store.classifier("tiny", "classes"));
  const auto tasks = ModelSet::load(store.folder(), {{}, {Task::colours, Task::labels}}).tasks();
  BOOST_CHECK(tasks == std::vector{Task::labels});
}

BOOST_AUTO_TEST_CASE(a_task_without_a_model_is_an_error) {
  const TinyStore store;
  store.add(store.classifier("tiny", "classes"));
  BOOST_TEST(
      contains(message_of(store, {{}, {Task::faces}}), "No prepared model has the task faces"));
}

BOOST_AUTO_TEST_CASE(an_unknown_name_is_an_error_that_lists_the_known) {
  const TinyStore store;
  store.add(store.classifier("tiny", "classes"));
  BOOST_TEST(contains(message_of(store, {{"large"}, {}}), "(there is: tiny)"));
}

BOOST_AUTO_TEST_CASE(an_empty_folder_says_what_to_run) {
  const TinyStore store;
  BOOST_TEST(contains(message_of(store), "models/prepare.py"));
}

BOOST_AUTO_TEST_CASE(missing_weights_say_what_to_run) {
  const TinyStore store;
  store.add(store.classifier("tiny", "classes"));
  std::filesystem::remove(store.folder() / "tiny.pt");
  BOOST_TEST(contains(message_of(store), "are missing: run ./bootstrap or models/prepare.py"));
}

BOOST_AUTO_TEST_CASE(weights_with_another_hash_are_not_loaded) {
  const TinyStore store;
  store.add(store.classifier("tiny", "classes"));
  store.write("tiny.pt", "something else");
  BOOST_TEST(contains(message_of(store), "sha256 differs"));
}

BOOST_AUTO_TEST_CASE(a_file_that_is_no_torchscript_is_an_error) {
  const TinyStore store;
  auto manifest = store.classifier("tiny", "classes");
  store.write("tiny.pt", "something else");
  manifest["prepared"]["sha256"] = image::sha256_of_file(store.folder() / "tiny.pt");
  store.add(manifest);
  BOOST_TEST(contains(message_of(store), "is not a TorchScript file"), message_of(store));
}

BOOST_AUTO_TEST_CASE(a_module_with_another_number_of_classes_is_an_error) {
  const TinyStore store;
  store.add(store.classifier("tiny", "classes"));
  store.write("labels.txt", "a\nb\n");
  BOOST_TEST(contains(message_of(store), "output 0 is 1 x 4, not 1 x 2"), message_of(store));
}

BOOST_AUTO_TEST_CASE(an_output_that_is_not_there_is_an_error) {
  const TinyStore store;
  auto manifest = store.classifier("tiny", "classes");
  manifest["output"]["embedding"] = 2;
  store.add(manifest);
  BOOST_TEST(contains(message_of(store), "it has no output 2"), message_of(store));
}

BOOST_AUTO_TEST_SUITE_END()
