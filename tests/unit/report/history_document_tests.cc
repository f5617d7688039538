#include "report/documents/history_document.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "report/history/build_history.h"
#include "tests/browser/made_up_data.h"

namespace imagelift::report {
namespace {

ReportData with_history() {
  ReportData data = tests::made_up_data({51, 90, 0.2});
  ReportData before = data;
  before.run.uid = "before";
  before.run.started_at = "2026-11-20T08:00:00Z";
  before.run.models[0].name = "another";
  for (ReportImage& image : before.images) image.path += ".old";
  data.history = build_history(data, {{before.run.started_at, "before", before.images.size(), true,
                                       "", [before] { return before; }}});
  return data;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(history_document_tests)

BOOST_AUTO_TEST_CASE(runs_features_and_deltas_refer_to_shared_lists) {
  const ReportData data = with_history();
  const auto parsed = nlohmann::json::parse(history_document(data));
  BOOST_TEST(parsed["run"] == data.run.uid);
  BOOST_TEST(parsed["runs"].size() == 2u);
  BOOST_TEST(parsed["models"].size() == 3u);
  BOOST_TEST(parsed["features"]["keys"].size() == data.table.columns.size());
  BOOST_REQUIRE(parsed["breaks"].size() == 1u);
  const auto& change = parsed["breaks"][0];
  BOOST_TEST(parsed["models"][change["from"].get<std::size_t>()]["name"] == "another");
  BOOST_TEST(parsed["deltas"][0]["images"]["gone"]["total"] == 51);
}

BOOST_AUTO_TEST_CASE(lists_of_names_are_cut_and_keep_their_length) {
  const auto parsed = nlohmann::json::parse(history_document(with_history()));
  BOOST_TEST(parsed["deltas"][0]["images"]["arrived"]["first"].size() == 50u);
  BOOST_TEST(parsed["deltas"][0]["images"]["arrived"]["total"] == 51);
}

BOOST_AUTO_TEST_CASE(hostile_names_cannot_end_a_script) {
  BOOST_TEST(history_document(with_history()).find('<') == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::report
