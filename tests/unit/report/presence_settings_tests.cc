#include "report/presence_settings.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

namespace imagelift::report {

BOOST_AUTO_TEST_SUITE(presence_settings_tests)

store::RunRecord run_with(const nlohmann::json& settings) {
  store::RunRecord run;
  run.settings_json = settings.dump();
  return run;
}

BOOST_AUTO_TEST_CASE(rules_are_read_as_they_were_kept) {
  const std::vector<PresenceRule> rules = {{FeatureKind::label, 0.01, true},
                                           {FeatureKind::object, 0.25, false},
                                           {FeatureKind::face, 0.9, false}};
  nlohmann::json settings;
  for (const auto& [name, value] : presence_settings(rules)) settings[name] = value;
  BOOST_TEST(settings["threshold-label"] == "0.01");
  BOOST_CHECK(presence_rules(run_with(settings)) == rules);
}

BOOST_AUTO_TEST_CASE(what_is_no_threshold_is_left_out) {
  BOOST_TEST(presence_rules(store::RunRecord()).empty());
  for (const char* text : {"", "0", "-1", "2", "nan", "0.5x", "0,5"}) {
    BOOST_TEST(presence_rules(run_with({{"threshold-object", text}})).empty(), text);
  }
  BOOST_TEST(presence_rules(run_with({{"threshold-colour", "0.5"}})).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::report
