#include "families/look_alikes.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <random>

namespace imagelift::families {
namespace {

std::vector<std::vector<float>> made_up_vectors(std::size_t count, std::size_t dimensions) {
  std::mt19937 random(7);
  std::vector<std::vector<float>> vectors(count);
  for (auto& vector : vectors) {
    double squares = 0;
    for (std::size_t d = 0; d < dimensions; ++d) {
      vector.push_back(static_cast<float>(random() / 4294967296.0 - 0.3));
      squares += std::pow(vector.back(), 2);
    }
    for (float& value : vector) value /= static_cast<float>(std::sqrt(squares));
  }
  return vectors;
}

EmbeddingTable table_of(const std::vector<std::vector<float>>& vectors) {
  EmbeddingTable table;
  for (const auto& vector : vectors) table.add(vector);
  return table;
}

std::vector<std::pair<double, std::uint32_t>> by_definition(
    const std::vector<std::vector<float>>& vectors, std::size_t row) {
  std::vector<std::pair<double, std::uint32_t>> others;
  for (std::uint32_t other = 0; other < vectors.size(); ++other) {
    if (other == row) continue;
    double product = 0;
    for (std::size_t d = 0; d < vectors[row].size(); ++d) {
      product += double{vectors[row][d]} * double{vectors[other][d]};
    }
    others.emplace_back(-product, other);
  }
  std::sort(others.begin(), others.end());
  return others;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(look_alikes_tests)

BOOST_AUTO_TEST_CASE(they_are_those_of_the_definition_for_any_number_of_rows) {
  for (const std::size_t rows : {2u, 15u, 16u, 17u, 65u, 131u}) {
    const auto vectors = made_up_vectors(rows, 37);
    const auto found = look_alikes(table_of(vectors), 6);
    BOOST_REQUIRE(found.size() == rows);
    for (std::size_t row = 0; row < rows; ++row) {
      const auto expected = by_definition(vectors, row);
      BOOST_REQUIRE(found[row].size() == std::min<std::size_t>(6, rows - 1));
      for (std::size_t i = 0; i < found[row].size(); ++i) {
        BOOST_TEST(found[row][i].row == expected[i].second);
        BOOST_TEST(double{found[row][i].cosine} == -expected[i].first,
                   boost::test_tools::tolerance(1e-5));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(equal_vectors_stand_in_order_of_their_rows) {
  const auto found = look_alikes(table_of({{1, 0}, {1, 0}, {1, 0}, {0, 1}}), 2);
  BOOST_TEST((found[1] == std::vector<LookAlike>{{0, 1}, {2, 1}}));
  BOOST_TEST((found[3] == std::vector<LookAlike>{{0, 0}, {1, 0}}));
}

BOOST_AUTO_TEST_CASE(numbers_that_are_none_are_nobodys_look_alike) {
  const auto found = look_alikes(table_of({{1, 0}, {0.6f, 0.8f}, {NAN, 0}, {0, 1}}), 2);
  BOOST_TEST((found[0] == std::vector<LookAlike>{{1, 0.6f}, {3, 0}}));
}

BOOST_AUTO_TEST_CASE(one_row_and_no_row_have_none) {
  BOOST_TEST(look_alikes(EmbeddingTable(), 6).empty());
  BOOST_TEST(look_alikes(table_of({{1, 0}}), 6)[0].empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::families
