#include "report/words/card.h"

#include <boost/test/unit_test.hpp>

#include "stats/adjusted.h"

namespace imagelift::report {
namespace {

using namespace stats;

AdjustedDifference held(Adjustment adjustment, double value, double error) {
  AdjustedDifference difference;
  difference.adjustment = adjustment;
  difference.estimate = student_estimate(value, error, 60);
  return difference;
}

/// A face in 17 images of 6 photos; one hypothesis, no factor.
struct FaceFixture {
  ReportData data;

  FaceFixture() {
    data.analysis.hypotheses_within = data.analysis.rejected_within = 1;
    FeatureResult face;
    face.id = {FeatureKind::face, "face"};
    face.threshold = 0.9;
    face.sides.with.n = 17;
    face.sides.with.families = 6;
    face.sides.with.mean = 0.03;
    face.sides.without.n = face.sides.without.families = 83;
    face.sides.without.mean = 0.02;
    face.impact = student_estimate(0.01, 0.0025, 60);
    face.naming.status = NamingStatus::named;
    data.analysis.features = {face};
  }

  FeatureResult& face() { return data.analysis.features[0]; }

  void hold(const std::string& factor, Adjustment adjustment, double value, double error) {
    data.analysis.factors.push_back(factor);
    face().adjusted.push_back(held(adjustment, value, error));
    face().held_fixed = held(adjustment, value, error);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(card_tests, FaceFixture)

BOOST_AUTO_TEST_CASE(the_number_leads_and_images_and_photos_follow) {
  BOOST_TEST(card_text(card_of(data, 0)) ==
             "Face: 3.0\u00a0% instead of 2.0\u00a0% (10 more clicks per 1,000 views; sure of 5 to "
             "15). 17\u00a0images, 6\u00a0photos.");
}

BOOST_AUTO_TEST_CASE(with_factors_what_is_left_leads_and_it_is_said_so) {
  hold("imgtemp", Adjustment::stays, 0.007, 0.0015);
  hold("placement", Adjustment::stays, 0.007, 0.0015);
  const Card card = card_of(data, 0);
  BOOST_TEST(card.lead ==
             "2.70\u00a0% instead of 2.00\u00a0% with template and placement held fixed");
  BOOST_TEST(card.within == "Same within each template and each placement.");
  BOOST_TEST(card.ticks.size() == 2u);
  BOOST_TEST(card.ticks[0].name == "same template");
}

BOOST_AUTO_TEST_CASE(what_does_not_simply_stay_is_told) {
  hold("imgtemp", Adjustment::shrinks, 0.004, 0.001);
  hold("placement", Adjustment::too_few_to_tell, 0.007, 0.005);
  BOOST_TEST(card_of(data, 0).within ==
             "Within one template it shrinks to 4.0 more clicks per 1,000 views. Within one "
             "placement there are too few images with and without it to say.");
}

BOOST_AUTO_TEST_CASE(companions_fold_under_their_name) {
  FeatureResult person = face();
  person.id = {FeatureKind::object, "person"};
  person.naming = {};
  person.naming.status = NamingStatus::folded;
  person.naming.under = 0;
  person.naming.phi = 0.5;
  FeatureResult head = person;
  head.id.name = "head";
  head.naming.phi = -0.8;
  data.analysis.features.push_back(person);
  data.analysis.features.push_back(head);
  const Card card = card_of(data, 0);
  BOOST_TEST(card.also == "Also: person.");
  BOOST_TEST(card.either_or ==
             "Face or head: they go together, these images cannot tell them apart.");
}

BOOST_AUTO_TEST_CASE(the_decimals_of_a_ctr_show_the_difference) {
  BOOST_TEST(ctr_beside(0.03, 0.01) == "3.0\u00a0%");
  BOOST_TEST(ctr_beside(0.0113, 0.003) == "1.13\u00a0%");
  BOOST_TEST(ctr_beside(0.0113, 0.00031) == "1.130\u00a0%");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::report
