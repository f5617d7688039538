#include "worker/run/fetch_memory.h"

#include <boost/test/unit_test.hpp>

using namespace imagelift;
using namespace imagelift::worker;

BOOST_AUTO_TEST_SUITE(fetch_memory_tests)

BOOST_AUTO_TEST_CASE(an_image_is_known_where_all_tasks_are_answered) {
  const Content answered{std::string(64, 'a'), "", 7};
  const Content half{std::string(64, 'b'), "", 8};
  store::KnownAnalyses known;
  known.add(answered.sha256, Task::labels);
  known.add(answered.sha256, Task::faces);
  known.add(half.sha256, Task::labels);
  FetchMemory memory;
  BOOST_TEST(!memory.find("one"));
  memory.fill({{"one", "\"x\"", "", answered}, {"two", "\"y\"", "", half}}, known,
              {Task::labels, Task::faces});
  BOOST_TEST((memory.find("one").value().content == answered));
  BOOST_TEST(memory.find("one").value().validators.etag == "\"x\"");
  BOOST_TEST(!memory.find("two"));
  BOOST_TEST(!memory.find("three"));
}

BOOST_AUTO_TEST_CASE(what_is_learned_is_kept_for_the_store) {
  FetchMemory memory;
  const Content content{std::string(64, 'a'), "m", 7};
  memory.learn({"address", "\"x\"", "then"}, content);
  BOOST_TEST(
      (memory.learned() == std::vector{store::Validator{"address", "\"x\"", "then", content}}));
}

BOOST_AUTO_TEST_SUITE_END()
