#include "report/data/packed_numbers.h"

#include <boost/test/unit_test.hpp>
#include <random>

namespace imagelift::report {
namespace {

using Numbers = std::vector<std::optional<double>>;

template <typename T>
Column of(const std::vector<T>& values) {
  return column(values);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(packed_numbers_tests)

BOOST_AUTO_TEST_CASE(numbers_take_the_fewest_bytes_that_hold_them) {
  const PackedNumbers cents = pack_numbers({0.1, 2.54, std::nullopt});
  BOOST_CHECK((cents.column == of(std::vector<std::uint8_t>{10, 254, 255})));
  BOOST_TEST(cents.divisor == 100);
  const PackedNumbers more = pack_numbers({255.0, std::nullopt});
  BOOST_CHECK((more.column == of(std::vector<std::uint16_t>{255, 65535})));
  BOOST_TEST(more.divisor == 1);
  BOOST_TEST(pack_numbers({65535.0}).column.type == "u32");
}

BOOST_AUTO_TEST_CASE(numbers_that_no_divisor_makes_whole_stay_as_they_are) {
  for (const double number : {1.0 / 3, -1.0, 5e9, 1e-9, -0.0}) {
    const PackedNumbers packed = pack_numbers({number});
    BOOST_CHECK((packed.column == of(std::vector<double>{number})));
    BOOST_TEST(packed.divisor == 1);
  }
}

BOOST_AUTO_TEST_CASE(all_decimal_fractions_come_back_exactly) {
  std::mt19937 random(1);
  for (const int divisor : {10, 100, 1000, 10000}) {
    std::vector<std::uint32_t> wholes;
    Numbers numbers;
    for (int i = 0; i < 1000; ++i) {
      wholes.push_back(random() % 0xfffffffe);
      numbers.emplace_back(static_cast<double>(wholes.back()) / divisor);
    }
    const PackedNumbers packed = pack_numbers(numbers);
    BOOST_TEST(packed.divisor == divisor);
    BOOST_CHECK((packed.column == column(wholes)));
  }
}

BOOST_AUTO_TEST_CASE(a_column_of_which_nothing_is_known_is_all_none) {
  BOOST_CHECK((pack_numbers(Numbers(2)).column == of(std::vector<std::uint8_t>{255, 255})));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::report
