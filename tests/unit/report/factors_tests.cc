#include "report/data/factors.h"

#include <boost/test/unit_test.hpp>

namespace imagelift::report {
namespace {

constexpr std::uint32_t kNoLevel = stats::Factor::kNoLevel;
using Indexes = std::vector<std::uint32_t>;

}  // namespace

BOOST_AUTO_TEST_SUITE(factors_tests)

BOOST_AUTO_TEST_CASE(levels_are_sorted_and_an_empty_text_is_none) {
  const ReportFactor factor =
      factor_by_image({"template", FactorOrigin::name, {"sale", "", "plain", "sale"}});
  BOOST_TEST(factor.levels == (std::vector<std::string>{"plain", "sale"}));
  BOOST_TEST(factor.of_image == (Indexes{1, kNoLevel, 0, 1}));
  BOOST_TEST(factor.of_row.empty());
}

BOOST_AUTO_TEST_CASE(rows_that_agree_belong_to_the_image) {
  const ReportFactor factor =
      factor_by_row({"brand", FactorOrigin::metrics, {"a", "a", "b"}}, Indexes{0, 0, 2}, 3);
  BOOST_TEST(factor.of_image == (Indexes{0, kNoLevel, 1}));
  BOOST_TEST(factor.of_row.empty());
}

BOOST_AUTO_TEST_CASE(rows_that_differ_keep_their_own_levels) {
  const ReportFactor factor = factor_by_row(
      {"campaign", FactorOrigin::metrics, {"a", "b", "a", "b"}}, Indexes{0, 0, 0, 1}, 2);
  BOOST_TEST(factor.of_image == (Indexes{kNoLevel, 1}));
  BOOST_TEST(factor.of_row == (Indexes{0, 1, 0, 1}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::report
