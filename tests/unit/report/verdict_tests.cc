#include "report/words/verdict.h"

#include <boost/test/unit_test.hpp>
#include <string>

namespace imagelift::report {
namespace {

using namespace stats;

/// A dog in 120 of 430 images; one family of one hypothesis.
struct DogFixture {
  Analysis analysis;
  FeatureResult dog;

  DogFixture() {
    analysis.hypotheses = 1;
    analysis.factors = {"template"};
    dog.id = {FeatureKind::object, "dog"};
    dog.key = "dog";
    dog.sides.with = {120, 0.0252, 1e-4};
    dog.sides.without = {310, 0.0231, 1e-4};
    dog.impact = student_estimate(0.0021, 0.0008, 200);
    dog.interval = {0.0005, 0.0037};
    dog.q = 0.031;
    dog.marked = true;
  }

  void adjust(Adjustment adjustment, double value, double error) {
    AdjustedDifference adjusted;
    adjusted.adjustment = adjustment;
    adjusted.estimate = student_estimate(value, error, 20);
    adjusted.informative_levels = 3;
    dog.adjusted = {adjusted};
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(verdict_tests, DogFixture)

BOOST_AUTO_TEST_CASE(gives_both_counts_the_difference_and_what_stays_of_it) {
  adjust(Adjustment::stays, 0.0019, 0.0008);
  BOOST_CHECK_EQUAL(
      verdict(analysis, dog),
      "120 images with a dog, 310 without: CTR higher by 0.21 points (95\u00a0% 0.05 to "
      "0.37, q\u00a00.03); within one template higher by 0.19 points (95\u00a0% "
      "0.02 to 0.36): the difference stays.");
}

BOOST_AUTO_TEST_CASE(turns_the_interval_of_a_lower_ctr_round) {
  dog.impact.value = -0.0021;
  dog.interval = {-0.0037, -0.0005};
  BOOST_CHECK_EQUAL(
      verdict(analysis, dog),
      "120 images with a dog, 310 without: CTR lower by 0.21 points (95\u00a0% 0.05 to "
      "0.37, q\u00a00.03).");
}

BOOST_AUTO_TEST_CASE(says_for_how_many_features_the_interval_is_adjusted) {
  analysis.hypotheses = 37;
  analysis.alpha = 0.05 / 37;
  BOOST_CHECK_EQUAL(
      verdict(analysis, dog),
      "120 images with a dog, 310 without: CTR higher by 0.21 points (95\u00a0% adjusted "
      "for 37\u00a0features: 0.05 to 0.37, q\u00a00.03).");
}

BOOST_AUTO_TEST_CASE(calls_an_unmarked_difference_possible_chance) {
  dog.marked = false;
  dog.q = 0.4;
  BOOST_CHECK(verdict(analysis, dog).ends_with("q\u00a00.40): this may be chance."));
}

BOOST_AUTO_TEST_CASE(says_not_enough_data_with_both_counts) {
  dog.sides.with.n = 1;
  dog.eligibility = Eligibility::too_few_with;
  BOOST_CHECK_EQUAL(verdict(analysis, dog),
                    "1 image with a dog, 310 without: not enough data (at least 5 on each side "
                    "are needed).");
}

BOOST_AUTO_TEST_CASE(warns_where_a_factor_cannot_be_separated) {
  adjust(Adjustment::cannot_be_separated, 0, 0);
  BOOST_CHECK(verdict(analysis, dog)
                  .ends_with("; it cannot be separated from template (3 templates hold both)."));
}

BOOST_AUTO_TEST_CASE(each_flag_has_its_words) {
  adjust(Adjustment::disappears, 0.0001, 0.0002);
  BOOST_CHECK(verdict(analysis, dog).ends_with("the difference disappears."));
  adjust(Adjustment::changes_sign, -0.002, 0.0002);
  BOOST_CHECK(verdict(analysis, dog).ends_with("the difference changes sign."));
  adjust(Adjustment::too_few_to_tell, 0.002, 0.002);
  BOOST_CHECK(verdict(analysis, dog).ends_with("too few to tell."));
  adjust(Adjustment::shrinks, 0.0005, 0.0001);
  BOOST_CHECK(verdict(analysis, dog).ends_with("the difference shrinks."));
}

BOOST_AUTO_TEST_CASE(a_continuous_feature_is_told_by_its_rank_correlation) {
  dog.id = {FeatureKind::quality, "brightness"};
  dog.measure = Measure::rank;
  dog.rank = correlation_of(-0.2134, 430, 430);
  dog.interval = {-0.3, -0.12};
  BOOST_CHECK_EQUAL(
      verdict(analysis, dog),
      "430 images by brightness: CTR falls with it (rank correlation -0.21, 95\u00a0% "
      "-0.30 to -0.12, q\u00a00.03).");
}

BOOST_AUTO_TEST_CASE(says_that_nothing_varies_instead_of_a_correlation) {
  dog.id = {FeatureKind::quality, "brightness"};
  dog.measure = Measure::rank;
  dog.marked = false;
  BOOST_CHECK_EQUAL(verdict(analysis, dog),
                    "430 images by brightness: no rank correlation, since one of the two does not "
                    "vary.");
}

BOOST_AUTO_TEST_CASE(no_sentence_claims_a_cause) {
  adjust(Adjustment::stays, 0.0019, 0.0008);
  const std::string sentence = verdict(analysis, dog);
  for (const char* word : {"effect", "drive", "cause", "because", "increase", "boost"}) {
    BOOST_CHECK_EQUAL(sentence.find(word), std::string::npos);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::report
