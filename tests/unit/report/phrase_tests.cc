#include "report/words/phrase.h"

#include <boost/test/unit_test.hpp>

namespace imagelift::report {

BOOST_AUTO_TEST_SUITE(phrase_tests)

BOOST_AUTO_TEST_CASE(phrases_go_by_kind) {
  const auto phrase_of = [](FeatureKind kind, const std::string& name, double threshold = 1) {
    stats::FeatureResult feature;
    feature.id = {kind, name};
    feature.threshold = threshold;
    return phrase(feature);
  };
  BOOST_CHECK_EQUAL(phrase_of(FeatureKind::object, "umbrella"), "an umbrella");
  BOOST_CHECK_EQUAL(phrase_of(FeatureKind::object, "potted plant"), "a potted plant");
  BOOST_CHECK_EQUAL(phrase_of(FeatureKind::object, "skis"), "skis");
  BOOST_CHECK_EQUAL(phrase_of(FeatureKind::label, "studio_couch"), "the label studio couch");
  BOOST_CHECK_EQUAL(phrase_of(FeatureKind::colour, "azure"), "the colour azure");
  BOOST_CHECK_EQUAL(phrase_of(FeatureKind::count, "dog"), "1 or more dogs");
  BOOST_CHECK_EQUAL(phrase_of(FeatureKind::face, "face", 0.9), "a face");
  BOOST_CHECK_EQUAL(phrase_of(FeatureKind::count, "face"), "1 or more faces");
  BOOST_CHECK_EQUAL(phrase_of(FeatureKind::count, "a {name}", 2.5), "2.5 or more a {name}s");
  BOOST_CHECK_EQUAL(phrase_of(FeatureKind::aesthetic, "aesthetic"), "aesthetic score");
  BOOST_CHECK_EQUAL(phrase_of(FeatureKind::quality, "brightness"), "brightness");
  BOOST_CHECK_EQUAL(phrase_of(FeatureKind::group, "any dog"), "dogs");
  BOOST_CHECK_EQUAL(phrase_of(FeatureKind::colour, "olivedrab"), "the colour olive green");
  BOOST_CHECK_EQUAL(phrase_of(FeatureKind::other, "zest"), "the feature zest");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::report
