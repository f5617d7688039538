#include "infer/session.h"

#include <boost/test/unit_test.hpp>
#include <thread>

#include "tiny_store.h"

using namespace imagelift;
using namespace imagelift::infer;
using testing::TinyStore;

namespace {

constexpr std::array kAll = {Task::colours, Task::labels, Task::objects, Task::embedding};

image::Pixels flat(std::uint8_t red, std::uint8_t green, std::uint8_t blue) {
  image::Pixels picture{3, 2, {}, {}};
  for (int i = 0; i < 6; ++i) picture.rgb.insert(picture.rgb.end(), {red, green, blue});
  return picture;
}

ModelSet loaded(const TinyStore& store, const char* module) {
  store.add(store.classifier("tiny", module));
  return ModelSet::load(store.folder(), {});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(session_tests)

BOOST_AUTO_TEST_CASE(labels_and_embedding_come_from_one_pass) {
  const TinyStore store;
  Session session(loaded(store, "classes"));
  const Inference inference = session.run(flat(0, 255, 0), kAll);
  BOOST_REQUIRE(inference.labels.has_value());
  BOOST_TEST(inference.labels->size() == 4U);
  BOOST_TEST(inference.labels->front().name == "green");
  BOOST_REQUIRE(inference.embedding.has_value());
  BOOST_TEST(inference.embedding->size() == 2U);
  BOOST_TEST(inference.failures.empty());
}

BOOST_AUTO_TEST_CASE(the_embedding_has_length_one) {
  const TinyStore store;
  Session session(loaded(store, "classes"));
  const Inference inference = session.run(flat(200, 0, 0), kAll);
  BOOST_TEST(inference.embedding->at(0) == 0.6F, boost::test_tools::tolerance(1e-5F));
  BOOST_TEST(inference.embedding->at(1) == 0.8F, boost::test_tools::tolerance(1e-5F));
}

BOOST_AUTO_TEST_CASE(only_what_is_wanted_is_answered) {
  const TinyStore store;
  Session session(loaded(store, "classes"));
  const std::array wanted = {Task::embedding};
  const Inference inference = session.run(flat(1, 2, 3), wanted);
  BOOST_TEST(!inference.labels.has_value());
  BOOST_TEST(inference.embedding.has_value());
}

BOOST_AUTO_TEST_CASE(a_task_without_a_model_is_empty_and_no_failure) {
  const TinyStore store;
  Session session(loaded(store, "classes"));
  const Inference inference = session.run(flat(1, 2, 3), kAll);
  BOOST_TEST(!inference.objects.has_value());
  BOOST_TEST(inference.failures.empty());
}

BOOST_AUTO_TEST_CASE(what_is_transparent_is_seen_as_white) {
  const TinyStore store;
  Session session(loaded(store, "classes"));
  image::Pixels picture = flat(255, 0, 0);
  picture.alpha.assign(6, 0);
  const auto seen = session.run(picture, kAll);
  BOOST_CHECK(seen.labels == session.run(flat(255, 255, 255), kAll).labels);
}

BOOST_AUTO_TEST_CASE(a_network_that_throws_costs_its_tasks_and_no_more) {
  const TinyStore store;
  Session session(loaded(store, "broken"));
  const Inference inference = session.run(flat(10, 10, 10), kAll);
  BOOST_TEST(!inference.labels.has_value());
  BOOST_TEST(!inference.embedding.has_value());
  BOOST_TEST(inference.failures.size() == 2U);
  BOOST_CHECK(inference.failures[0].failure.stage == Stage::infer);
  BOOST_CHECK(inference.failures[0].failure.code == FailureCode::model_failed);
  const std::string& message = inference.failures[0].failure.message;
  BOOST_TEST(message.find("too dark") != std::string::npos, message);
  BOOST_TEST(message.find('\n') == std::string::npos, message);
  BOOST_TEST(session.run(flat(100, 100, 100), kAll).labels.has_value());
}

BOOST_AUTO_TEST_CASE(a_number_that_is_not_finite_is_a_failure) {
  const TinyStore store;
  Session session(loaded(store, "broken"));
  const Inference inference = session.run(flat(250, 250, 250), kAll);
  BOOST_TEST(inference.failures.size() == 2U);
  BOOST_TEST(inference.failures[0].failure.message.find("not finite") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(threads_share_the_models_and_agree) {
  const TinyStore store;
  const ModelSet models = loaded(store, "classes");
  const auto answer = [&] {
    Session session(models);
    Inference last;
    for (int i = 0; i < 50; ++i) last = session.run(flat(30, 60, 90), kAll);
    return last;
  };
  const Inference alone = answer();
  std::array<Inference, 3> together;
  {
    std::vector<std::jthread> threads;
    for (Inference& inference : together) {
      threads.emplace_back([&] { inference = answer(); });
    }
  }
  for (const Inference& inference : together) {
    BOOST_CHECK(inference.labels == alone.labels);
    BOOST_CHECK(inference.embedding == alone.embedding);
  }
}

BOOST_AUTO_TEST_SUITE_END()
