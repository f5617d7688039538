#include "report/run_settings.h"

#include <boost/test/unit_test.hpp>

namespace imagelift::report {
namespace {

NotTakenFacts facts_of(const std::string& settings) {
  store::RunRecord run;
  run.settings_json = settings;
  return not_taken_of(run);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(run_settings_tests)

BOOST_AUTO_TEST_CASE(what_was_not_taken_is_counted_whatever_its_kind) {
  const NotTakenFacts facts = facts_of(
      R"({"not_taken": {"told": ["3 files with other endings: .txt 3", "2 hidden files or folders"],
          "other_endings": {"txt": 3}, "hidden": 2, "a kind of tomorrow": 4}})");
  BOOST_TEST(facts.count == 9u);
  BOOST_TEST(facts.told.size() == 2u);
  BOOST_TEST(facts.told[1] == "2 hidden files or folders");
}

BOOST_AUTO_TEST_CASE(settings_without_it_or_of_other_shapes_say_nothing) {
  for (const char* settings :
       {"", "{", "[]", "{}", R"({"not_taken": 3})", R"({"not_taken": {"told": "no list"}})",
        R"({"not_taken": {"told": [1, null]}})"}) {
    BOOST_TEST(facts_of(settings).told.empty());
    BOOST_TEST(facts_of(settings).count == 0u);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::report
