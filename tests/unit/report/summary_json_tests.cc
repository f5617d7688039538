#include "report/documents/summary_json.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "report/data/example_images.h"
#include "report/history/build_history.h"
#include "tests/browser/made_up_data.h"
#include "tests/browser/made_up_runs.h"

namespace imagelift::report {

BOOST_AUTO_TEST_SUITE(summary_json_tests)

BOOST_AUTO_TEST_CASE(it_says_counts_gate_and_verdicts) {
  ReportData data = tests::made_up_data({659, 480, 0.09});
  data.gate = {true, "3 of 662 images failed, more than 0.1 %."};
  const auto summary = nlohmann::json::parse(summary_json(data));
  BOOST_TEST(summary["schema"] == kSummarySchema);
  BOOST_TEST(summary["counts"]["images"] == 659);
  BOOST_TEST(summary["counts"]["images_failed"] == 2);
  BOOST_TEST(summary["failures"]["total"] == 3);
  BOOST_TEST(summary["failures"]["by_code"]["damaged"] == 1);
  BOOST_TEST(summary["gate"]["broken"] == true);
  BOOST_TEST(summary["gate"]["reason"] == data.gate.reason);
  BOOST_TEST(summary["run"]["simulated_clicks"] == true);
  BOOST_TEST(summary["reference"].is_null());
  BOOST_TEST(summary["verdicts"].size() == summary["counts"]["marked"]);
}

BOOST_AUTO_TEST_CASE(every_verdict_has_its_sentence_and_an_interval_without_zero) {
  const auto summary = nlohmann::json::parse(summary_json(tests::made_up_data({659, 480, 0.09})));
  BOOST_TEST(!summary["verdicts"].empty());
  bool rest = false;
  for (const auto& verdict : summary["verdicts"]) {
    BOOST_TEST(!verdict["sentence"].get<std::string>().empty());
    BOOST_TEST(verdict["low"].get<double>() * verdict["high"].get<double>() > 0);
    BOOST_TEST(verdict["q"].get<double>() <= 0.05);
    BOOST_TEST((!rest || !verdict["named"].get<bool>()), "named ones come first");
    rest = !verdict["named"].get<bool>();
  }
}

BOOST_AUTO_TEST_CASE(images_of_the_first_verdict_are_named) {
  const ReportData data = tests::made_up_data({659, 480, 0.09});
  const auto summary = nlohmann::json::parse(summary_json(data));
  const auto feature = first_verdict(data);
  BOOST_REQUIRE(feature);
  BOOST_TEST(summary["verdicts"][0]["feature"] == data.analysis.features[*feature].key);
  BOOST_TEST(summary["examples"].size() == kExamples);
  BOOST_TEST(summary["examples"][0] == data.images[example_images(data, *feature)[0]].name);
  BOOST_TEST(nlohmann::json::parse(summary_json({}))["examples"].empty());
}

BOOST_AUTO_TEST_CASE(deltas_are_against_the_previous_run) {
  ReportData data = tests::made_up_data({659, 480, 0.09});
  data.history = build_history(data, tests::earlier_made_up_runs(data, 8));
  const auto summary = nlohmann::json::parse(summary_json(data));
  BOOST_TEST(summary["reference"]["uid"] == data.run.uid + " less 1");
  const auto& deltas = summary["deltas"];
  BOOST_TEST(deltas["counts"]["images"].get<int>() > 0);
  BOOST_TEST(deltas["images"]["arrived"]["total"] == deltas["counts"]["images"]);
  BOOST_TEST(deltas["images"]["arrived"]["first"].size() == 10u);
  BOOST_TEST(deltas["features"]["arrived"]["total"] == 1);
  BOOST_TEST(deltas["models"].empty());
  BOOST_TEST(deltas["effects"]["list"]["first"].size() == 10u);
  for (const auto& effect : deltas["effects"]["list"]["first"]) {
    BOOST_TEST(effect["low"].get<double>() <= effect["high"].get<double>());
  }
}

BOOST_AUTO_TEST_CASE(the_spread_of_equal_pictures_is_told_where_there_are_some) {
  ReportData data = tests::made_up_data({659, 480, 0.09});
  const auto spread = nlohmann::json::parse(summary_json(data))["same_picture"];
  BOOST_TEST(spread["images"] == 2 * spread["pictures"].get<int>());
  BOOST_TEST(spread["overdispersion"].get<double>() >= 1);
  for (std::size_t i = 0; i < data.images.size(); ++i) data.images[i].sha256 = std::to_string(i);
  BOOST_TEST(nlohmann::json::parse(summary_json(data))["same_picture"].is_null());
}

BOOST_AUTO_TEST_CASE(a_first_run_has_no_deltas) {
  ReportData data = tests::made_up_data({51, 90, 0.2});
  data.history = build_history(data, {});
  const auto summary = nlohmann::json::parse(summary_json(data));
  BOOST_TEST(summary["reference"].is_null());
  BOOST_TEST(summary["deltas"].is_null());
}

BOOST_AUTO_TEST_CASE(it_lists_the_measures_with_their_sums) {
  ReportData data;
  data.images.resize(3);
  data.measures = {{"spend", "Spend", "EUR", metrics::MeasureKind::amount},
                   {"reach", "Reach", "", metrics::MeasureKind::level}};
  data.images[0].measures = {0.1, 10.0};
  data.images[1].measures = {0.2, std::nullopt};
  data.images[2].measures = {std::nullopt, std::nullopt};
  const auto list = nlohmann::json::parse(summary_json(data))["measures"];
  BOOST_REQUIRE(list.size() == 2u);
  BOOST_TEST(list[0]["sum"] == 0.3);
  BOOST_TEST(list[0]["images"] == 2);
  BOOST_TEST(list[0]["unit"] == "EUR");
  BOOST_TEST(list[1]["sum"].is_null());
  BOOST_TEST(list[1]["images"] == 1);
  BOOST_TEST(!nlohmann::json::parse(summary_json({})).contains("measures"));
}

BOOST_AUTO_TEST_CASE(undefined_numbers_are_null) {
  const auto summary = nlohmann::json::parse(summary_json({}));
  BOOST_TEST(summary["mean_ctr"].is_null());
  BOOST_TEST(summary["counts"]["impressions"].is_null());
}

BOOST_AUTO_TEST_CASE(it_stays_below_256_kb_whatever_the_names_are) {
  ReportData data = tests::made_up_data({659, 480, 0.09});
  data.failures.assign(
      100'000, {std::string(4000, '\x01'), "", {Stage::decode, FailureCode::damaged, "x"}, {}});
  const std::string text = summary_json(data);
  BOOST_TEST(text.size() <= 256'000u);
  BOOST_TEST(nlohmann::json::parse(text)["failures"]["total"] == 100'000);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::report
