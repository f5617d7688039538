#include "metrics/number_cell.h"

#include <boost/test/unit_test.hpp>

namespace imagelift::metrics {
namespace {

NumberCell number(std::string_view cell) {
  const auto found = number_cell(cell);
  BOOST_REQUIRE_MESSAGE(found, "no number: " << cell);
  return *found;
}

BOOST_AUTO_TEST_SUITE(number_cell_tests)

BOOST_AUTO_TEST_CASE(what_is_certain_is_known) {
  BOOST_CHECK(number("1,234.5").grouping == Grouping::comma);
  BOOST_CHECK_EQUAL(number("1,234.5").decimal, '.');
  BOOST_CHECK_EQUAL(number("1.234,5").decimal, ',');
  BOOST_CHECK(number("1.234.567").grouping == Grouping::point);
  BOOST_CHECK(number("1'234").grouping == Grouping::apostrophe);
  BOOST_CHECK(number("1’234").grouping == Grouping::apostrophe);
  BOOST_CHECK(number("1 234").grouping == Grouping::blank);
  BOOST_CHECK(number("1\u202F234").grouping == Grouping::narrow_no_break);
  BOOST_CHECK(number("1\u00A0234,5").grouping == Grouping::no_break);
  BOOST_CHECK(number("12,34,567").grouping == Grouping::comma);  // India
  BOOST_CHECK_EQUAL(number("0.123").decimal, '.');
  BOOST_CHECK_EQUAL(number("1234.567").decimal, '.');
  BOOST_CHECK_EQUAL(number("12.34").decimal, '.');
}

BOOST_AUTO_TEST_CASE(what_can_be_either_is_said) {
  for (const char* cell : {"1.234", "12,345", "123.456", "-1.234", "1,000 %"}) {
    BOOST_CHECK_MESSAGE(number(cell).either != '\0', cell);
    BOOST_CHECK_EQUAL(number(cell).decimal, '\0');
  }
  BOOST_CHECK(number("1,000").tail_of_zeros);
  BOOST_CHECK(!number("1,001").tail_of_zeros);
}

BOOST_AUTO_TEST_CASE(signs_and_currencies_are_taken_off) {
  BOOST_CHECK(number("12 %").is_percent);
  BOOST_CHECK(number("(12.50)").is_negative);
  BOOST_CHECK(number("−5").is_negative);
  BOOST_CHECK_EQUAL(number("$1,234.50").currency, "$");
  BOOST_CHECK_EQUAL(number("1.234,50 €").currency, "€");
  BOOST_CHECK_EQUAL(number("EUR 5").currency, "EUR");
  BOOST_CHECK_EQUAL(number("￥１２３").text(), "123");
  BOOST_CHECK(number("1.2E+05").has_exponent);
}

BOOST_AUTO_TEST_CASE(everything_else_is_no_number) {
  for (const char* cell :
       {"",           "a",    "1a",  "1.2K",     "1,2 Mio",     "1.2.3",   "1,23,4", "12:30",
        "2026-10-01", "0x10", "inf", "nan",      "1 2",         "1..2",    "1e",     "--5",
        "5-",         "%",    "$",   "1,234,56", "1.234,567,8", "5 apples"}) {
    BOOST_CHECK_MESSAGE(!number_cell(cell), cell);
  }
}

BOOST_AUTO_TEST_CASE(values_follow_the_sign_of_decimals) {
  BOOST_CHECK_EQUAL(*value_of(number("1.234"), '.'), 1.234);
  BOOST_CHECK_EQUAL(*value_of(number("1.234"), ','), 1234.0);
  BOOST_CHECK_EQUAL(*value_of(number("1.234,5"), ','), 1234.5);
  BOOST_CHECK_EQUAL(*value_of(number("(1,5)"), ','), -1.5);
  BOOST_CHECK_EQUAL(*value_of(number(".5"), '.'), 0.5);
  BOOST_CHECK(!value_of(number("1E+999"), '.'));
}

BOOST_AUTO_TEST_CASE(counts_are_whole) {
  BOOST_CHECK_EQUAL(*count_of(number("1.234"), '\0'), 1234u);
  BOOST_CHECK_EQUAL(*count_of(number("12.0"), '.'), 12u);
  BOOST_CHECK_EQUAL(*count_of(number("1.234,00"), ','), 1234u);
  for (const char* cell : {"1.5", "-1", "5%", "1E+05", "1000000000000001"}) {
    BOOST_CHECK_MESSAGE(!count_of(number(cell), '.'), cell);
  }
}

BOOST_AUTO_TEST_CASE(no_data_has_many_words) {
  for (const char* cell : {"", "-", "--", "–", "—", "n/a", "N/A", "null", "NaN", "#DIV/0!", "< 10%",
                           "<10", "> 90%", "k. A."}) {
    BOOST_CHECK_MESSAGE(is_no_data(cell), cell);
  }
  for (const char* cell : {"0", "a", "-5", "none of them", "<b>"}) {
    BOOST_CHECK_MESSAGE(!is_no_data(cell), cell);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace imagelift::metrics
