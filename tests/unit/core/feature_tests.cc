#include "core/feature.h"

#include <boost/test/unit_test.hpp>
#include <vector>

using namespace imagelift;

BOOST_AUTO_TEST_SUITE(feature_tests)

BOOST_AUTO_TEST_CASE(every_kind_has_a_name_that_leads_back) {
  for (const FeatureKind kind : kFeatureKinds) {
    BOOST_TEST(!to_string(kind).empty());
    BOOST_TEST((feature_kind_from_string(to_string(kind)) == kind), to_string(kind));
  }
  BOOST_TEST(!feature_kind_from_string("color").has_value());
}

BOOST_AUTO_TEST_CASE(every_kind_but_imports_and_groups_comes_from_a_task) {
  for (const FeatureKind kind : kFeatureKinds) {
    const bool is_of_no_task = kind == FeatureKind::other || kind == FeatureKind::group;
    BOOST_TEST(task_of(kind).has_value() != is_of_no_task, to_string(kind));
  }
  BOOST_TEST((task_of(FeatureKind::count) == Task::objects));
  BOOST_TEST((task_of(FeatureKind::colour) == Task::colours));
}

BOOST_AUTO_TEST_CASE(features_sort_by_kind_then_by_bytes_of_the_name) {
  const FeatureId orange_colour{FeatureKind::colour, "orange"};
  const FeatureId orange_label{FeatureKind::label, "orange"};
  const FeatureId upper_case{FeatureKind::label, "Zoo"};
  BOOST_TEST((orange_colour < orange_label));
  BOOST_TEST((upper_case < orange_label));
}

BOOST_AUTO_TEST_SUITE_END()
