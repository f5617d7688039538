#include "core/located.h"

#include <boost/test/unit_test.hpp>

using namespace imagelift;

BOOST_AUTO_TEST_SUITE(located_tests)

BOOST_AUTO_TEST_CASE(objects_come_before_faces_each_with_its_feature_and_place) {
  Inference inference;
  inference.objects = {{"dog", 0.5f, {1, 2, 3, 4}}};
  inference.faces = {{0.9f, {5, 6, 7, 8}, {{1, 1}, {2, 2}, {3, 3}, {4, 4}, {5, 5}}}};
  const std::vector<Located> all = located_in(inference);
  BOOST_REQUIRE_EQUAL(all.size(), 2u);
  BOOST_TEST((all[0].id == FeatureId{FeatureKind::object, "dog"}));
  BOOST_TEST((all[0].box == Box{1, 2, 3, 4}));
  BOOST_TEST(all[0].points.empty());
  BOOST_TEST((all[1].id == FeatureId{FeatureKind::face, kFace}));
  BOOST_TEST(all[1].confidence == 0.9f);
  BOOST_REQUIRE_EQUAL(all[1].points.size(), 5u);
  BOOST_TEST((all[1].points[2] == Point{3, 3}));
}

BOOST_AUTO_TEST_CASE(every_kind_that_is_found_in_a_place_says_so) {
  Inference inference;
  inference.objects = {{"dog", 0.5f, {}}};
  inference.faces = std::vector<Face>(1);
  for (const Located& found : located_in(inference)) BOOST_TEST(facts(found.id.kind).is_located);
}

BOOST_AUTO_TEST_SUITE_END()
