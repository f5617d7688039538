#include "core/detection.h"

#include <boost/test/unit_test.hpp>
#include <set>

#include "tests/unit/core/full_analysis.h"

using namespace imagelift;

BOOST_AUTO_TEST_SUITE(located_tests)

BOOST_AUTO_TEST_CASE(objects_come_before_faces_each_with_its_feature_and_place) {
  const std::vector<Located> all = located_in(full_analysis().inference);
  BOOST_REQUIRE_EQUAL(all.size(), 2u);
  BOOST_TEST((all[0].id == FeatureId{FeatureKind::object, "dog"}));
  BOOST_TEST((all[0].box == Box{1, 2, 3, 4}));
  BOOST_TEST(all[0].points.empty());
  BOOST_TEST((all[1].id == FeatureId{FeatureKind::face, kFace}));
  BOOST_TEST(all[1].confidence == 0.95f);
  BOOST_REQUIRE_EQUAL(all[1].points.size(), 5u);
  BOOST_TEST((all[1].points[2] == Point{3, 3}));
}

BOOST_AUTO_TEST_CASE(exactly_the_kinds_that_say_so_are_found_in_a_place) {
  std::set<FeatureKind> found;
  for (const Located& each : located_in(full_analysis().inference)) found.insert(each.id.kind);
  for (const KindFacts& row : kKindTable) {
    BOOST_TEST(found.contains(row.kind) == row.is_located, row.name);
  }
}

BOOST_AUTO_TEST_SUITE_END()
