#include "worker/run/match_gate.h"

#include <boost/test/unit_test.hpp>

using imagelift::report::Gate;
using imagelift::store::MatchedSides;
using imagelift::worker::both;
using imagelift::worker::MatchGate;

namespace {

MatchedSides sides(std::size_t images, std::size_t matched, std::size_t rows = 1) {
  MatchedSides found;
  found.images = images;
  found.images_with_rows = matched;
  found.rows = rows;
  return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(match_gate_tests)

BOOST_AUTO_TEST_CASE(a_tenth_of_the_images_must_have_metrics) {
  BOOST_TEST(MatchGate().of(sides(100, 9)).broken);
  BOOST_TEST(!MatchGate().of(sides(100, 10)).broken);
  BOOST_TEST(MatchGate().of(sides(100, 9)).reason.find("9 of 100") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(without_metrics_or_images_there_is_nothing_to_ask) {
  BOOST_TEST(!MatchGate().of(sides(100, 0, 0)).broken);
  BOOST_TEST(!MatchGate().of(sides(0, 0)).broken);
}

BOOST_AUTO_TEST_CASE(it_asks_what_it_is_told) {
  BOOST_TEST(!MatchGate("0").of(sides(100, 0)).broken);
  BOOST_TEST(MatchGate("50%").of(sides(100, 49)).broken);
  BOOST_TEST(MatchGate("3").of(sides(100, 2)).broken);
  BOOST_TEST(!MatchGate("3").of(sides(100, 3)).broken);
}

BOOST_AUTO_TEST_CASE(two_broken_gates_give_both_reasons) {
  BOOST_TEST(both({true, "a"}, {true, "b"}).reason == "a; b");
  BOOST_TEST(both({}, {true, "b"}).reason == "b");
  BOOST_TEST(both({true, "a"}, {}).reason == "a");
  BOOST_TEST(!both({}, {}).broken);
}

BOOST_AUTO_TEST_SUITE_END()
