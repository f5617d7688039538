#include "report/words/measure_words.h"

#include <boost/test/unit_test.hpp>

#include "tests/unit/report/plain_text.h"

namespace imagelift::report {
namespace {

using tests::plain;
using Texts = std::vector<std::string>;

/// One image with spend, conversions and revenue, of 340 clicks and 34,200 impressions.
ReportData one_image() {
  ReportData data;
  data.measures = {{"spend", "Spend", "EUR", metrics::MeasureKind::amount},
                   {"conversions", "Conv.", "", metrics::MeasureKind::events},
                   {"revenue", "Value", "EUR", metrics::MeasureKind::amount}};
  data.derived_measures = metrics::derived_from(data.measures, true);
  ReportImage image;
  image.measures = {178.2, 12.0, 400.0};
  image.derived = {metrics::Quotient{178.2, 340}, metrics::Quotient{178.2, 34200},
                   metrics::Quotient{12, 340}, metrics::Quotient{400, 178.2}};
  data.images = {image};
  return data;
}

Texts derived(const ReportData& data, std::size_t measure) {
  Texts texts;
  for (const std::string& text : derived_texts(data, 0, measure)) texts.push_back(plain(text));
  return texts;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(measure_words_tests)

BOOST_AUTO_TEST_CASE(a_measure_stands_with_its_unit) {
  const ReportData data = one_image();
  BOOST_TEST(plain(measure_text(data, 0, 0)) == "178.20 EUR");
  BOOST_TEST(plain(measure_text(data, 0, 1)) == "12");
}

BOOST_AUTO_TEST_CASE(what_follows_stands_with_the_counts_that_it_rests_on) {
  const ReportData data = one_image();
  BOOST_TEST(derived(data, 0) == (Texts{"0.52 EUR per click (340 clicks)",
                                        "5.21 EUR per 1,000 impressions (34,200 impressions)"}));
  BOOST_TEST(derived(data, 1) == Texts{"12 of 340 clicks, 3.53 %"});
  BOOST_TEST(derived(data, 2) == Texts{"2.24 × spend (178.20 EUR)"});
}

BOOST_AUTO_TEST_CASE(what_is_not_there_says_nothing) {
  ReportData data = one_image();
  data.images[0].measures[0].reset();
  for (auto& quotient : data.images[0].derived) quotient.reset();
  BOOST_TEST(measure_text(data, 0, 0) == "–");
  BOOST_TEST(derived(data, 0).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::report
