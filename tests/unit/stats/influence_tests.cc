#include "stats/influence.h"

#include <boost/test/unit_test.hpp>

#include "vectors.h"

namespace imagelift::stats {

BOOST_AUTO_TEST_SUITE(influence_tests)

BOOST_AUTO_TEST_CASE(agrees_with_deleting_each_unit) {
  const auto file = vectors("influence");
  std::size_t found = 0;
  for (const auto& entry : file.at("cases")) {
    const std::string name = entry.at("name");
    const auto has = numbers(entry.at("with_feature"));
    std::vector<std::uint32_t> with;
    for (std::uint32_t unit = 0; unit < has.size(); ++unit) {
      if (has[unit] == 1) with.push_back(unit);
    }
    const auto not_known = numbers(entry.value("missing", nlohmann::json::array()));
    std::vector<std::uint32_t> missing;
    for (std::uint32_t unit = 0; unit < not_known.size(); ++unit) {
      if (not_known[unit] == 1) missing.push_back(unit);
    }
    // Of two, leaving one out leaves no variance since S21; the first edition lent the other
    // side's.
    if (with.size() < 3) continue;
    const auto outcome = numbers(entry.at("outcome"));
    const std::vector<double> equal(outcome.size(), 1.0);
    const Families families = single_families(outcome.size());
    const auto got =
        influential_families({outcome, equal, families, with, missing}, entry.at("alpha"));
    const auto& expected = entry.at("expected");
    BOOST_REQUIRE_EQUAL(got.size(), expected.size());
    for (std::size_t i = 0; i < got.size(); ++i) {
      BOOST_CHECK_EQUAL(got[i].family, expected.at(i).at("unit").get<std::uint32_t>());
      BOOST_CHECK_EQUAL(got[i].flips_mark, expected.at(i).at("flips_mark").get<bool>());
      BOOST_CHECK_EQUAL(got[i].flips_sign, expected.at(i).at("flips_sign").get<bool>());
      check_close(got[i].without_it.p, expected.at(i).at("p"), file.at("tolerance"), name);
    }
    found += got.size();
  }
  BOOST_CHECK_GT(found, 3);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::stats
