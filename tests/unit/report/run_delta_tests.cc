#include "report/history/run_delta.h"

#include <boost/test/unit_test.hpp>
#include <cmath>

#include "report/data/analyse.h"
#include "report/data/report_data.h"
#include "stats/bootstrap.h"
#include "tests/browser/made_up_data.h"

namespace imagelift::report {
namespace {

/// `count` images, of which the first `with` have a dog.
ReportData run_of(std::size_t count, std::size_t with, double lift) {
  ReportData data;
  stats::FeatureColumn dog{{FeatureKind::object, "dog"}, "dog", Measure::presence, {}, {}};
  for (std::size_t i = 0; i < count; ++i) {
    ReportImage image;
    image.name = "image " + std::to_string(i);
    image.path = image.name + ".jpg";
    image.sha256 = "content " + std::to_string(i);
    image.ctr = 0.02 + 0.0001 * static_cast<double>(i * 7 % 11) + (i < with ? lift : 0);
    data.images.push_back(std::move(image));
    if (i >= with) continue;
    dog.rows.push_back(static_cast<std::uint32_t>(i));
    dog.values.push_back(0.9);
  }
  data.table.rows = count;
  data.table.columns = {dog};
  analyse(data);
  return data;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(run_delta_tests)

BOOST_AUTO_TEST_CASE(images_are_told_apart_by_path_and_pictures_by_content) {
  const ReportData before = run_of(20, 8, 0);
  ReportData after = before;
  after.images.erase(after.images.begin());
  after.images[0].sha256 = "another image";
  after.images.push_back(before.images[3]);
  after.images.back().path = "elsewhere.jpg";
  after.images.back().name = "elsewhere";
  const RunDelta delta = run_delta(before, after, {.intervals = false});
  BOOST_TEST(delta.images_in_both == 19u);
  BOOST_TEST(delta.images_gone == std::vector<std::string>{"image 0"});
  BOOST_TEST(delta.images_changed == std::vector<std::string>{"image 1"});
  BOOST_TEST(delta.images_arrived == std::vector<std::string>{"elsewhere"});
}

BOOST_AUTO_TEST_CASE(features_arrive_and_go) {
  ReportData before = run_of(20, 8, 0), after = before;
  after.table.columns[0].id.name = "cat";
  analyse(after);
  const RunDelta delta = run_delta(before, after);
  BOOST_TEST((delta.features_arrived == std::vector<FeatureId>{{FeatureKind::object, "cat"}}));
  BOOST_TEST((delta.features_gone == std::vector<FeatureId>{{FeatureKind::object, "dog"}}));
  BOOST_TEST(delta.compared == 0u);
}

BOOST_AUTO_TEST_CASE(an_effect_changes_by_what_its_images_changed) {
  const RunDelta delta = run_delta(run_of(60, 25, 0.001), run_of(60, 25, 0.004));
  BOOST_REQUIRE(delta.effects.size() == 1u);
  const EffectChange& dog = delta.effects[0];
  BOOST_TEST(dog.after - dog.before == 0.003, boost::test_tools::tolerance(1e-9));
  // Every image with a dog gained the same, so any draw of images gives the same change.
  BOOST_TEST(dog.interval.low == 0.003, boost::test_tools::tolerance(1e-9));
  BOOST_TEST(dog.interval.high == 0.003, boost::test_tools::tolerance(1e-9));
  BOOST_TEST(delta.has_intervals);
}

BOOST_AUTO_TEST_CASE(intervals_are_those_of_the_paired_bootstrap) {
  const ReportData before = run_of(60, 25, 0.001);
  ReportData after = run_of(50, 30, 0.004);         // ten went, five others have a dog
  after.images[7].sha256 = after.images[8].sha256;  // two names of one image
  analyse(after);
  stats::PairedRuns runs;
  stats::PairedPresence dog;
  runs.families = 60;
  for (std::uint32_t i = 0; i < 60; ++i) {
    runs.before.ctr.push_back(*before.images[i].ctr);
    runs.before.weight.push_back(1);
    runs.before.family.push_back(i);
    if (i < 25) dog.with_before.push_back(i);
    if (i >= 50) continue;
    runs.after.ctr.push_back(*after.images[i].ctr);
    runs.after.weight.push_back(1);
    runs.after.family.push_back(i == 7 ? 8 : i);
    if (i < 30) dog.with_after.push_back(i);
  }
  const auto expected = stats::deltas_of_impacts(runs, std::vector{dog})[0];
  const RunDelta delta = run_delta(before, after);
  BOOST_TEST(delta.effects[0].after - delta.effects[0].before == expected.value,
             boost::test_tools::tolerance(1e-9));
  BOOST_TEST(delta.effects[0].interval.low == expected.interval.low,
             boost::test_tools::tolerance(1e-9));
  BOOST_TEST(delta.effects[0].interval.high == expected.interval.high,
             boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(marked_features_stand_first_and_the_list_is_bounded) {
  ReportData before = tests::made_up_data({659, 480, 0.09});
  const ReportData after = before;
  before.images[0].ctr = 0.5;
  analyse(before);
  DeltaOptions options;
  options.intervals = false;
  const RunDelta delta = run_delta(before, after, options);
  BOOST_TEST(delta.effects.size() == 30u);
  BOOST_TEST(delta.compared > 30u);
  BOOST_TEST((delta.effects[0].mark_before != stats::Mark::none ||
              delta.effects[0].mark_after != stats::Mark::none));
  BOOST_CHECK(delta.effects[29].mark_before == stats::Mark::none &&
              delta.effects[29].mark_after == stats::Mark::none);
  BOOST_TEST(std::isnan(delta.effects[0].interval.low));
  BOOST_TEST(!delta.has_intervals);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::report
