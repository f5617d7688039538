#include "report/documents/data_document.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "tests/browser/made_up_data.h"

namespace imagelift::report {
namespace {

std::string document_of(const ReportData& data) {
  return data_document(data, plan_sheets(data, SheetKind::grid));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(data_document_tests)

BOOST_AUTO_TEST_CASE(hostile_names_survive_and_cannot_end_a_script) {
  const ReportData data = tests::made_up_data({51, 90, 0.2});
  const std::string document = document_of(data);
  BOOST_TEST(document.find('<') == std::string::npos);
  BOOST_TEST(document.find("\xE2\x80\xA8") == std::string::npos);
  const auto parsed = nlohmann::json::parse(document);
  BOOST_TEST(parsed["schema"] == kDataSchema);
  for (std::size_t i = 0; i < data.images.size(); ++i) {
    BOOST_TEST(parsed["images"]["names"][i].get<std::string>() == data.images[i].name);
  }
}

BOOST_AUTO_TEST_CASE(names_for_people_come_where_they_differ) {
  ReportData data;
  const std::vector<FeatureId> ids = {{FeatureKind::colour, "olivedrab"},
                                      {FeatureKind::label, "cup"},
                                      {FeatureKind::object, "cup"},
                                      {FeatureKind::count, "face"}};
  for (const FeatureId& id : ids) {
    data.table.columns.push_back({id, id.name, Measure::presence, {}, {}, 0});
    stats::FeatureResult result;
    result.id = id;
    data.analysis.features.push_back(result);
  }
  data.table.missing.emplace_back();
  data.factors = {{"imgtemp", FactorOrigin::automatic, true, {"a", "b"}, {}, {}}};
  const auto parsed = nlohmann::json::parse(document_of(data));
  const auto& features = parsed["features"];
  BOOST_TEST(features["shown"] == nlohmann::json({{"0", "olive green"}, {"3", "number of faces"}}));
  BOOST_TEST(features["nouns"] == nlohmann::json({{"3", "faces"}}));
  BOOST_TEST(features["distinct"] == nlohmann::json({{"1", "cup (label)"}, {"2", "cup (object)"}}));
  BOOST_TEST(parsed["factors"][0]["shown"] == "template");
}

BOOST_AUTO_TEST_CASE(every_name_has_its_sentence) {
  const ReportData data = tests::made_up_data({659, 480, 0.09});
  const auto parsed = nlohmann::json::parse(document_of(data));
  const auto& sentences = parsed["statistics"]["verdicts"];
  BOOST_REQUIRE(!data.analysis.names.empty());
  BOOST_TEST(sentences.size() == data.analysis.names.size());
  for (const std::size_t f : data.analysis.names) {
    BOOST_TEST(sentences.contains(std::to_string(f)));
  }
}

BOOST_AUTO_TEST_CASE(long_lists_are_cut_and_keep_their_length) {
  ReportData data;
  data.images_without_metrics.assign(5000, "name");
  const auto parsed = nlohmann::json::parse(document_of(data));
  BOOST_TEST(parsed["images_without_metrics"]["total"] == 5000);
  BOOST_TEST(parsed["images_without_metrics"]["first"].size() == 1000u);
}

BOOST_AUTO_TEST_CASE(factors_and_dated_rows_come_as_columns_of_indexes) {
  ReportData data;
  data.images.resize(2);
  data.factors = {
      {"template", FactorOrigin::name, true, {"plain", "sale"}, {1, 0xffffffff}, {}},
      {"content", FactorOrigin::automatic, false, {"a", "b"}, {0, 1}, {}},
      {"campaign", FactorOrigin::metrics, true, {"x", "y"}, {0xffffffff, 0}, {0, 1, 0}}};
  data.click_rows = {
      {0, 0, 1}, {0, 1, 0xffffffff}, {"2026-10-01", "2026-10-02"}, {1, 2, 3}, {100, 200, 300}};
  const auto parsed = nlohmann::json::parse(document_of(data));
  BOOST_TEST(parsed["factors"][0]["from"] == "name");
  BOOST_TEST(parsed["factors"][0]["of_image"]["base64"] == "AQD//w==");
  BOOST_TEST(parsed["factors"][1]["levels"].empty());
  const auto& rows = parsed["metric_rows"];
  BOOST_TEST(rows["grouped"] == "day");
  BOOST_TEST(rows["date"]["base64"] == "AAABAP//");
  BOOST_TEST(rows["clicks"]["type"] == "u8");
  BOOST_TEST(rows["factors"][0]["name"] == "campaign");
  BOOST_TEST(rows["factors"][0]["of_row"]["base64"] == "AAABAAAA");
}

BOOST_AUTO_TEST_CASE(measures_come_as_columns_and_cost_nothing_where_there_are_none) {
  ReportData data = tests::made_up_data({51, 5, 0.2});
  const std::string without = document_of(data);
  BOOST_TEST(without.find("measures\":[{") == std::string::npos);
  BOOST_TEST(without.find("metrics_reading") == std::string::npos);
  const auto parsed = nlohmann::json::parse(document_of(tests::made_up_data({51, 5, 0.2, 0, 4})));
  const auto& measures = parsed["measures"];
  BOOST_REQUIRE(measures.size() == 4u);
  BOOST_TEST(measures[0]["unit"] == "EUR");
  BOOST_TEST(measures[0]["values"]["divisor"] == 100);
  BOOST_TEST(measures[1]["heading"] == "Conversions </script><b>");
  BOOST_TEST(measures[3]["kind"] == "level");
  const auto& derived = parsed["derived_measures"];
  BOOST_REQUIRE(derived.size() == 4u);
  BOOST_TEST(derived[0]["kind"] == "cost_per_click");
  BOOST_TEST(derived[0]["quotients"].is_null());
  BOOST_TEST(derived[2]["kind"] == "rate_of_clicks");
  BOOST_TEST(derived[2]["quotients"]["dividends"]["divisor"] == 1);
  BOOST_TEST(derived[3]["divisor"] == 0);
  BOOST_TEST(parsed["run"]["metrics_reading"].size() == 2u);
}

BOOST_AUTO_TEST_CASE(the_large_report_stays_small) {
  BOOST_TEST(document_of(tests::made_up_data({5000, 1300, 0.05})).size() < 1'600'000u);
}

BOOST_AUTO_TEST_CASE(kinds_say_where_presence_begins) {
  ReportData data;
  data.ranked_kinds = {FeatureKind::label};
  const auto kinds = nlohmann::json::parse(document_of(data))["kinds"];
  for (const auto& kind : kinds) BOOST_TEST(kind["ranked"] == (kind["name"] == "label"));
  BOOST_TEST(kinds[0]["threshold"] == 0.01);
  BOOST_TEST(kinds[2]["threshold"] == 0.25);
  BOOST_TEST(kinds[6]["threshold"].is_null());
}

BOOST_AUTO_TEST_CASE(missing_tasks_name_their_images) {
  ReportData data;
  data.images.resize(3);
  data.images[1].missing = {Task::faces};
  const auto parsed = nlohmann::json::parse(document_of(data));
  BOOST_TEST(parsed["images"]["missing"]["faces"] == nlohmann::json::array({1}));
  BOOST_TEST(parsed["thumbnails"].is_null());
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_utf8_do_not_stop_it) {
  ReportData data;
  data.failures = {{"bad \xff name", "", {Stage::decode, FailureCode::damaged, "x"}, {}}};
  BOOST_TEST(nlohmann::json::accept(document_of(data)));
}

BOOST_AUTO_TEST_CASE(the_large_size_stays_below_1_6_megabytes) {
  BOOST_TEST(document_of(tests::made_up_data({5000, 1300, 0.05})).size() < 1'600'000u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::report
