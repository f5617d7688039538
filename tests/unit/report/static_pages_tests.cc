#include "report/static/static_pages.h"

#include <boost/test/unit_test.hpp>

#include "report/static/feature_rows.h"
#include "tests/browser/made_up_data.h"

namespace imagelift::report {
namespace {

std::vector<Page> pages_of(const ReportData& data) {
  return static_pages(data, plan_sheets(data, SheetKind::grid));
}

std::size_t times(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(static_pages_tests)

BOOST_AUTO_TEST_CASE(the_only_scripts_are_the_two_files) {
  for (const Page& page : pages_of(tests::made_up_data({51, 90, 0.2}))) {
    BOOST_TEST(times(page.html, "<script") == (page.file == "index.html" ? 2u : 0u));
    for (const char* inlined : {"<style", " style=", " onerror=\"", " onclick=\"", "=\"data:"}) {
      BOOST_TEST(times(page.html, inlined) == 0u, inlined);
    }
  }
}

BOOST_AUTO_TEST_CASE(simulated_clicks_are_said_on_every_page) {
  ReportData data = tests::made_up_data({200, 30, 0.2});
  for (const Page& page : pages_of(data)) {
    BOOST_TEST(page.html.find("Simulated clicks.") != std::string::npos, page.file);
  }
  data.run.simulated_clicks = false;
  for (const Page& page : pages_of(data)) {
    BOOST_TEST(page.html.find("Simulated clicks.") == std::string::npos, page.file);
  }
}

BOOST_AUTO_TEST_CASE(a_part_of_a_run_says_on_every_page_which_shards_it_holds) {
  ReportData data = tests::made_up_data({51, 30, 0.2});
  for (const Page& page : pages_of(data)) {
    BOOST_TEST(page.html.find("Part of a run.") == std::string::npos, page.file);
  }
  data.run.shards = {{1, 3}, {3, 3}};
  for (const Page& page : pages_of(data)) {
    BOOST_TEST(page.html.find("only those of shard 1/3, 3/3 are here") != std::string::npos,
               page.file);
  }
}

BOOST_AUTO_TEST_CASE(few_images_stand_on_the_first_page_and_many_on_pages_of_500) {
  BOOST_TEST(pages_of(tests::made_up_data({51, 30, 0.2})).size() == 1u);
  const std::vector<Page> pages = pages_of(tests::made_up_data({1001, 5, 0.2}));
  BOOST_TEST(pages.size() == 4u);
  BOOST_TEST(times(pages[1].html, "class=\"seen\"") == 500u);
  BOOST_TEST(times(pages[3].html, "class=\"seen\"") == 1u);
}

BOOST_AUTO_TEST_CASE(two_ways_to_average_that_disagree_are_both_shown) {
  ReportData data = tests::made_up_data({51, 90, 0.2});
  std::vector<std::size_t> features;
  for (std::size_t f = 0; f < data.analysis.features.size() && features.size() < 3; ++f) {
    stats::FeatureResult& feature = data.analysis.features[f];
    const bool is_bar = feature.measure != Measure::rank;
    if (!is_bar || feature.eligibility != stats::Eligibility::tested) continue;
    feature.signs_disagree = true;
    features.push_back(f);
  }
  const auto rows = folded_by_presence(data.analysis, features);
  BOOST_REQUIRE(!rows.empty());
  BOOST_TEST(times(to_html(feature_rows(data.analysis, rows)),
                   "the two ways to average disagree") == rows.size());
}

BOOST_AUTO_TEST_CASE(features_of_the_same_presence_are_one_row) {
  ReportData data = tests::made_up_data({51, 90, 0.2});
  std::vector<std::size_t> features;
  for (std::size_t f = 0; f < data.analysis.features.size() && features.size() < 2; ++f) {
    if (data.analysis.features[f].eligibility == stats::Eligibility::tested) features.push_back(f);
  }
  BOOST_REQUIRE(features.size() == 2u);
  data.analysis.features[features[1]].hypothesis = data.analysis.features[features[0]].hypothesis;
  const auto rows = folded_by_presence(data.analysis, {features[1], features[0]});
  BOOST_REQUIRE(rows.size() == 1u);
  BOOST_TEST(rows[0].first == features[0]);
  BOOST_TEST(times(to_html(feature_rows(data.analysis, rows)), "Also: ") == 1u);
}

BOOST_AUTO_TEST_CASE(each_choice_of_confidence_has_its_bars_and_each_kind_its_box) {
  const std::string html = pages_of(tests::made_up_data({200, 90, 0.2}))[0].html;
  for (const char* part : {"class=\"rows-auto\"", "class=\"rows-10\"", "class=\"rows-50\"",
                           "class=\"rows-90\"", "id=\"least-auto\"", "id=\"kind-label\"",
                           "id=\"kind-group\"", "Next test: ", "Exploratory: "}) {
    BOOST_TEST(html.find(part) != std::string::npos, part);
  }
}

BOOST_AUTO_TEST_CASE(the_first_page_of_the_large_size_stays_below_half_a_megabyte) {
  BOOST_TEST(pages_of(tests::made_up_data({5000, 1300, 0.05}))[0].html.size() < 500'000u);
}

BOOST_AUTO_TEST_CASE(up_to_four_measures_stand_on_the_rows_of_images) {
  ReportData data = tests::made_up_data({51, 5, 0.2, 0, 4});
  const std::string html = pages_of(data)[0].html;
  BOOST_TEST(times(html, "class=\"measure\"") == 4 * 51u);
  BOOST_TEST(html.find("<bdi>Amount spent (EUR)</bdi>") != std::string::npos);
  for (const char* part : {"EUR per click (", "EUR per 1,000 impressions (", "× spend ("}) {
    BOOST_TEST(html.find(part) != std::string::npos, part);
  }
  BOOST_TEST(html.find("<b>") == std::string::npos);
  data.measures.push_back({"saves", "Saves", "", metrics::MeasureKind::events});
  for (ReportImage& image : data.images) image.measures.emplace_back(1);
  BOOST_TEST(times(pages_of(data)[0].html, "class=\"measure\"") == 0u);
}

BOOST_AUTO_TEST_CASE(how_the_metrics_were_read_is_folded_beside_what_it_rests_on) {
  ReportData data = tests::made_up_data({51, 5, 0.2, 0, 4});
  const std::string html = pages_of(data)[0].html;
  const auto at = html.find("<summary>How the metrics file was read</summary>");
  BOOST_REQUIRE(at != std::string::npos);
  BOOST_TEST(html.find("separated by commas. The column &lt;b&gt;", at) != std::string::npos);
  data.run.metrics_reading.clear();
  BOOST_TEST(pages_of(data)[0].html.find("How the metrics file") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_model_of_several_tasks_counts_once) {
  ReportData data = tests::made_up_data({51, 90, 0.2});
  data.run.models = {{Task::colours, "css", "", ""},
                     {Task::quality, "css", "", ""},
                     {Task::objects, "yolo", "", ""}};
  const std::string html = pages_of(data)[0].html;
  BOOST_TEST(html.find("<dt>Models</dt><dd>2<small>css, yolo;") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(it_says_how_to_reach_the_interactive_view) {
  ReportData data = tests::made_up_data({1, 5, 0.2});
  BOOST_TEST(pages_of(data)[0].html.find("open report/index.html") != std::string::npos);
  data.interactive_hint = "Open <the> page.";
  BOOST_TEST(pages_of(data)[0].html.find("Open &lt;the&gt; page.") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_broken_gate_says_why_on_the_first_page) {
  ReportData data = tests::made_up_data({51, 30, 0.2});
  BOOST_TEST(pages_of(data).front().html.find("quality gate") == std::string::npos);
  data.gate = {true, "9 of <51> images failed; the gate allows 5%"};
  BOOST_TEST(pages_of(data).front().html.find("9 of &lt;51&gt; images failed") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(failures_are_listed_with_their_reason) {
  const std::string html = pages_of(tests::made_up_data({51, 5, 0.2}))[0].html;
  BOOST_TEST(html.find("The JPEG ends in the middle of a scan.") != std::string::npos);
  BOOST_TEST(html.find("infer (faces)") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::report
