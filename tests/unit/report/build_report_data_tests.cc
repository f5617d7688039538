#include "report/data/build_report_data.h"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <filesystem>

#include "metrics/read_metrics.h"
#include "store/store.h"
#include "text/temporary_folder.h"

namespace imagelift::report {
namespace {

namespace fs = std::filesystem;

const std::vector<ModelIdentity> kModels = {{Task::objects, "yolov3_tiny", "", ""},
                                            {Task::faces, "mtcnn", "", ""}};

/// A store with five images, one of which has no faces answered, and one failure.
struct SmallRun {
  SmallRun() {
    store.emplace(store::Store::open(folder / "imagelift.sqlite"));
    run = store->runs().begin({0, "u1", "acme", "shop", "2026-11-21T08:00:00Z", "", "0.1.0"},
                              kModels);
    for (std::size_t i = 0; i < 5; ++i) {
      const std::string image(1, static_cast<char>('a' + i));
      std::vector<FeatureValue> features = {{{FeatureKind::object, "dog"}, 0.5 + 0.1 * i}};
      if (i == 4) features.clear();
      const std::vector<Task> missing = i == 1 ? std::vector{Task::faces} : std::vector<Task>{};
      store->analyses().put_imported(run, i, {image + ".jpg", image}, features, missing);
    }
    store->images().put_failure(run, 5, {"broken.jpg", "broken"},
                                {Stage::decode, FailureCode::damaged, "It ends early."}, {});
  }

  void put_metrics(const std::string& csv) {
    store->metrics().put(run, metrics::parse_metrics(std::string(csv), "metrics.csv"));
  }

  text::TemporaryFolder folder;
  std::optional<store::Store> store;
  store::RunId run = 0;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(build_report_data_tests, SmallRun)

BOOST_AUTO_TEST_CASE(images_come_with_their_sums_of_clicks) {
  put_metrics(
      "image,date,impressions,clicks\n"
      "a.jpg,2026-10-01,100,2\na.jpg,2026-10-05,300,2\nb,2026-10-02,50,1\nc,2026-10-02,0,0\n"
      "gone,2026-10-02,5,1\nbroken,2026-10-02,5,1\n");
  const ReportData data = build_report_data(*store, run);
  BOOST_REQUIRE(data.images.size() == 5u);
  BOOST_TEST(*data.images[0].ctr == 0.01);
  BOOST_TEST(data.images[0].counts->trials == 400);
  BOOST_TEST(!data.images[2].ctr);
  BOOST_TEST(data.images_without_impressions == std::vector<std::string>{"c"});
  BOOST_TEST(data.images_without_metrics == (std::vector<std::string>{"d", "e"}));
  BOOST_TEST(data.metrics_without_images == std::vector<std::string>{"gone"});
  BOOST_TEST(data.run.clicks_from == "2026-10-01");
  BOOST_TEST(data.run.clicks_until == "2026-10-05");
}

BOOST_AUTO_TEST_CASE(images_come_with_what_the_measures_say_of_them) {
  metrics::MetricTable table = metrics::parse_metrics(
      "image,date,impressions,clicks\n"
      "a.jpg,2026-10-01,100,2\na.jpg,2026-10-05,300,2\nb,,50,1\n",
      "metrics.csv");
  const std::vector<metrics::MetricMeasure> measures = {
      {"spend", "Spend", "EUR", metrics::MeasureKind::amount},
      {"reach", "Reach", "", metrics::MeasureKind::level}};
  table.measures = {{measures[0], {1.5, 2.5, std::nullopt}}, {measures[1], {90.0, 200.0, 40.0}}};
  const std::vector<std::string> told = {"Read as it was meant."};
  store->metrics().put(run, table, told);
  const ReportData data = build_report_data(*store, run);
  BOOST_CHECK(data.measures == measures);
  using Values = std::vector<std::optional<double>>;
  BOOST_CHECK((data.images[0].measures == Values{4.0, std::nullopt}));
  BOOST_CHECK((data.images[1].measures == Values{std::nullopt, 40.0}));
  BOOST_CHECK((data.images[3].measures == Values(2)));
  BOOST_REQUIRE(data.derived_measures.size() == 2u);
  BOOST_CHECK((data.images[0].derived[0] == metrics::Quotient{4, 4}));
  BOOST_CHECK((data.images[0].derived[1] == metrics::Quotient{4, 400}));
  BOOST_CHECK(!data.images[1].derived[0]);
  BOOST_TEST(data.run.metrics_reading == told);
  BOOST_TEST(data.factors.empty());
}

BOOST_AUTO_TEST_CASE(the_first_40_measures_are_shown) {
  metrics::MetricTable table;
  table.rows = {{2, {}, "a.jpg", 100, 2}};
  for (int i = 0; i < 45; ++i) {
    table.measures.push_back(
        {{"m" + std::to_string(i), "M", "", metrics::MeasureKind::events}, {double(i)}});
  }
  store->metrics().put(run, table);
  const ReportData data = build_report_data(*store, run);
  BOOST_TEST(data.measures.size() == 40u);
  BOOST_REQUIRE(data.images[0].measures.size() == 40u);
  BOOST_CHECK(data.images[0].measures[39] == 39.0);
}

BOOST_AUTO_TEST_CASE(features_are_sparse_columns_with_their_key) {
  const ReportData data = build_report_data(*store, run);
  BOOST_REQUIRE(data.table.columns.size() == 1u);
  const stats::FeatureColumn& dog = data.table.columns[0];
  BOOST_TEST(dog.key == "dog");
  BOOST_TEST(dog.rows == (std::vector<std::uint32_t>{0, 1, 2, 3}));
  BOOST_TEST(data.analysis.features.size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_task_without_a_result_is_missing_and_not_absent) {
  const ReportData data = build_report_data(*store, run);
  BOOST_TEST((data.images[1].missing == std::vector{Task::faces}));
  BOOST_TEST(data.images[0].missing.empty());
  BOOST_TEST(data.table.columns[0].missing == 0u);  // dogs are known everywhere
}

BOOST_AUTO_TEST_CASE(failures_and_the_facts_of_the_run_are_taken_over) {
  ReportOptions options;
  options.simulated_clicks = true;
  options.gate = {true, "Too many failures."};
  const ReportData data = build_report_data(*store, run, options);
  BOOST_TEST(data.run.business == "acme");
  BOOST_TEST(data.run.models.size() == 2u);
  BOOST_TEST(data.run.simulated_clicks);
  BOOST_TEST(data.gate.broken);
  BOOST_REQUIRE(data.failures.size() == 1u);
  BOOST_TEST(data.failures[0].failure.message == "It ends early.");
}

BOOST_AUTO_TEST_CASE(columns_of_the_metrics_are_factors_and_dated_rows_are_kept) {
  put_metrics(
      "image,date,impressions,clicks,campaign,brand\n"
      "a.jpg,2026-10-01,100,2,x,p\na.jpg,2026-10-05,300,2,y,p\nb,,50,1,x,q\n");
  const ReportData data = build_report_data(*store, run);
  BOOST_TEST(data.click_rows.dates == (std::vector<std::string>{"2026-10-01", "2026-10-05"}));
  BOOST_TEST(data.click_rows.image == (std::vector<std::uint32_t>{0, 0, 1}));
  BOOST_TEST(data.click_rows.date == (std::vector<std::uint32_t>{0, 1, ClickRows::kNoDate}));
  BOOST_REQUIRE(data.factors.size() == 2u);
  BOOST_TEST(data.factors[0].name == "brand");
  BOOST_TEST(data.factors[0].of_row.empty());
  BOOST_TEST(data.factors[1].of_row == (std::vector<std::uint32_t>{0, 1, 0}));
  BOOST_TEST((data.factors[1].from == FactorOrigin::metrics));
}

BOOST_AUTO_TEST_CASE(presence_begins_where_the_models_of_the_run_say) {
  store::RunRecord record{0, "u2", "acme", "shop", "2026-11-21T09:00:00Z", "", "0.1.0"};
  record.settings.presence = {{FeatureKind::object, 0.7}, {FeatureKind::label, 0.02, true}};
  const store::RunId other = store->runs().begin(record, kModels);
  const ReportData data = build_report_data(*store, other);
  BOOST_TEST(data.options.thresholds.of({FeatureKind::object, "dog"}) == 0.7);
  BOOST_TEST(data.options.thresholds.of({FeatureKind::label, "dog"}) == 0.02);
  BOOST_TEST(data.options.thresholds.of({FeatureKind::face, "face"}) == 0.9);
  BOOST_CHECK(data.ranked_kinds == std::vector{FeatureKind::label});
}

BOOST_AUTO_TEST_CASE(a_run_without_metrics_has_no_ctr_anywhere) {
  const ReportData data = build_report_data(*store, run);
  BOOST_TEST(data.analysis.rows == 0u);
  BOOST_TEST(std::isnan(data.analysis.mean_ctr));
  BOOST_TEST(data.images_without_metrics.size() == 5u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::report
