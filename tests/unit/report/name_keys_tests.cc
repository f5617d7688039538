#include "report/data/name_keys.h"

#include <boost/test/unit_test.hpp>

namespace imagelift::report {
namespace {

using Keys = std::vector<std::pair<std::string, std::string>>;

}  // namespace

BOOST_AUTO_TEST_SUITE(name_keys_tests)

BOOST_AUTO_TEST_CASE(a_value_reaches_to_the_next_key) {
  BOOST_TEST((name_keys("imgcontent.1.5_red_cup_imgtemp.sale.v2") ==
              Keys{{"imgcontent", "1.5_red_cup"}, {"imgtemp", "sale.v2"}}));
}

BOOST_AUTO_TEST_CASE(other_names_have_no_keys) {
  for (const char* name : {"", "family_table", "_a.b", ".b", "1a.b", "two words.b", "a b.c_d.e"}) {
    BOOST_TEST(name_keys(name).empty(), name);
  }
}

BOOST_AUTO_TEST_CASE(a_key_of_half_of_the_names_is_a_factor) {
  const std::vector<std::string> names = {"t.x_u.only", "t.y_v.1", "t.x", "plain"};
  const std::vector<FactorColumn> factors = automatic_factors(names);
  BOOST_REQUIRE(factors.size() == 1u);
  BOOST_TEST(factors[0].name == "t");
  BOOST_TEST((factors[0].from == FactorOrigin::automatic));
  BOOST_TEST(factors[0].values == (std::vector<std::string>{"x", "y", "x", ""}));
}

BOOST_AUTO_TEST_CASE(a_key_with_one_value_separates_nothing) {
  BOOST_TEST(automatic_factors(std::vector<std::string>{"t.x", "t.x"}).empty());
}

BOOST_AUTO_TEST_CASE(thousands_of_different_keys_cost_little) {
  std::vector<std::string> names;
  for (int i = 0; i < 5000; ++i) names.push_back("key" + std::to_string(i) + ".value");
  BOOST_TEST(automatic_factors(names).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::report
