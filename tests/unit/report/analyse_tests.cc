#include "report/data/analyse.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "report/data/click_rows.h"
#include "report/data/factors.h"
#include "report/data/findings.h"

namespace imagelift::report {
namespace {

/// 60 images in 6 templates; the colour stands in all of template 0 and nowhere else, the dog in
/// half of each template. Both go with more clicks.
ReportData confounded() {
  ReportData data;
  stats::FeatureColumn colour{{FeatureKind::colour, "crimson"}, "crimson", {}, {}, {}, 0};
  stats::FeatureColumn dog{{FeatureKind::object, "dog"}, "dog", {}, {}, {}, 0};
  for (std::uint32_t i = 0; i < 60; ++i) {
    const bool in_first = i % 6 == 0;
    const bool has_dog = i % 4 < 2;
    ReportImage image;
    image.name = "imgcontent." + std::to_string(i) + "_imgtemp.t" + std::to_string(i % 6);
    image.sha256 = std::to_string(i);
    const double clicks = 100 + (in_first ? 80 : 0) + (has_dog ? 60 : 0) + (7 * i) % 13;
    image.counts = {clicks, 10000};
    image.ctr = clicks / 10000;
    data.images.push_back(image);
    if (in_first) colour.rows.push_back(i), colour.values.push_back(0.2);
    if (has_dog) dog.rows.push_back(i), dog.values.push_back(0.9);
  }
  data.table = {60, {colour, dog}, {{}}};
  return data;
}

const ReportFactor& factor_named(const ReportData& data, const std::string& name) {
  const auto found = std::find_if(data.factors.begin(), data.factors.end(),
                                  [&](const ReportFactor& factor) { return factor.name == name; });
  BOOST_REQUIRE(found != data.factors.end());
  return *found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(analyse_tests)

BOOST_AUTO_TEST_CASE(what_only_one_template_shows_is_listed_below_the_findings) {
  ReportData data = confounded();
  add_automatic_factors(data);
  analyse(data);
  BOOST_TEST(data.findings.more == std::vector<std::size_t>{1});
  BOOST_TEST(data.findings.warned == std::vector<std::size_t>{0});
  BOOST_TEST(
      warning_of(data, 0) ==
      "It only ever appears in the template “t0”, so nobody can tell which of the two it is.");
  BOOST_TEST(warning_of(data, 1).empty());
}

BOOST_AUTO_TEST_CASE(a_factor_that_names_images_is_not_offered) {
  ReportData data = confounded();
  add_automatic_factors(data);
  analyse(data);
  BOOST_TEST(!factor_named(data, "imgcontent").offered);
  BOOST_TEST(factor_named(data, "imgtemp").offered);
  BOOST_TEST(data.analysis.factors == std::vector<std::string>{"imgtemp"});
}

BOOST_AUTO_TEST_CASE(without_factors_both_are_named) {
  ReportData data = confounded();
  analyse(data);
  BOOST_TEST(data.findings.more.size() == 2u);
}

BOOST_AUTO_TEST_CASE(rows_of_campaigns_enter_fits_and_leave_the_raw_difference_alone) {
  ReportData data = confounded();
  ReportData plain = data;
  analyse(plain);
  FactorColumn campaigns{"campaign", FactorOrigin::metrics, {}};
  for (std::uint32_t i = 0; i < 60; ++i) {
    for (int row = 0; row < 2; ++row) {
      data.click_rows.image.push_back(i);
      data.click_rows.date.push_back(ClickRows::kNoDate);
      data.click_rows.clicks.push_back(data.images[i].counts->events / 2 + (row ? 5 : -5));
      data.click_rows.impressions.push_back(5000);
      campaigns.values.push_back("c" + std::to_string((i + 3 * row) % 7));
    }
  }
  data.factors.push_back(factor_by_row(campaigns, data.click_rows.image, 60));
  BOOST_TEST(data.factors[0].of_row.size() == 120u);
  analyse(data);
  const stats::FeatureResult& dog = data.analysis.features[1];
  BOOST_TEST(dog.impact.value == plain.analysis.features[1].impact.value);
  BOOST_REQUIRE(dog.adjusted.size() == 1u);
  BOOST_TEST(dog.adjusted[0].rows == 120u);
  BOOST_TEST(dog.adjusted[0].families == 60u);
  BOOST_TEST((dog.adjusted[0].adjustment == stats::Adjustment::stays));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::report
