#include "core/feature.h"

#include <boost/test/unit_test.hpp>

using namespace imagelift;

BOOST_AUTO_TEST_SUITE(feature_tests)

BOOST_AUTO_TEST_CASE(features_are_of_their_kinds_task) {
  BOOST_TEST((task_of({FeatureKind::count, "dog"}) == Task::objects));
  BOOST_TEST((task_of({FeatureKind::colour, "gold"}) == Task::colours));
  BOOST_TEST((task_of({FeatureKind::face, "face"}) == Task::faces));
  BOOST_TEST(!task_of({FeatureKind::other, "zest"}).has_value());
}

BOOST_AUTO_TEST_CASE(faces_are_counted_by_the_task_that_finds_them) {
  BOOST_TEST((task_of({FeatureKind::count, kFace}) == Task::faces));
}

BOOST_AUTO_TEST_CASE(features_sort_by_kind_then_by_bytes_of_the_name) {
  const FeatureId orange_colour{FeatureKind::colour, "orange"};
  const FeatureId orange_label{FeatureKind::label, "orange"};
  const FeatureId upper_case{FeatureKind::label, "Zoo"};
  BOOST_TEST((orange_colour < orange_label));
  BOOST_TEST((upper_case < orange_label));
}

BOOST_AUTO_TEST_SUITE_END()
