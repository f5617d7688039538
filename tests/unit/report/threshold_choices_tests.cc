#include "report/data/threshold_choices.h"

#include <boost/test/unit_test.hpp>

#include "tests/browser/made_up_data.h"

namespace imagelift::report {
namespace {

stats::FeatureColumn column(FeatureKind kind) {
  stats::FeatureColumn made;
  made.id = {kind, "x"};
  made.measure = facts(made.id.kind).measure;
  return made;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(threshold_choices_tests)

BOOST_AUTO_TEST_CASE(a_point_says_which_choices_show_it) {
  const stats::FeatureColumn object = column(FeatureKind::object);
  BOOST_TEST(point_class(object, 0.25, 0.2) == " low c10");
  BOOST_TEST(point_class(object, 0.25, 0.25) == " own c10");
  BOOST_TEST(point_class(object, 0.25, 0.5) == " own c50");
  BOOST_TEST(point_class(object, 0.25, 0.95) == " own c90");
  BOOST_TEST(point_class(column(FeatureKind::label), 0.01, 0.05) == " own c0");
  BOOST_TEST(point_class(column(FeatureKind::colour), 0.01, 0.05).empty());
}

BOOST_AUTO_TEST_CASE(a_choice_counts_images_from_that_confidence_on) {
  const ReportData data = tests::made_up_data({200, 60, 0.3});
  const stats::Analysis half = analysis_at(data, kThresholdChoices[2]);
  bool fewer = false;
  for (std::size_t f = 0; f < half.features.size(); ++f) {
    const bool applies = has_confidence(data.table.columns[f]);
    BOOST_TEST(half.features[f].sides.with.n <= data.analysis.features[f].sides.with.n);
    if (applies) BOOST_TEST(half.features[f].threshold == 0.5);
    if (!applies) {
      BOOST_TEST(half.features[f].sides.with.n == data.analysis.features[f].sides.with.n);
    }
    fewer |= half.features[f].sides.with.n < data.analysis.features[f].sides.with.n;
  }
  BOOST_TEST(fewer);
}

BOOST_AUTO_TEST_CASE(the_models_own_choice_is_the_analysis_of_the_run) {
  const ReportData data = tests::made_up_data({51, 90, 0.2});
  BOOST_TEST(analysis_at(data, kThresholdChoices[0]).hypotheses == data.analysis.hypotheses);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::report
