#include "worker/run/gates.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "core/error.h"

using namespace imagelift;
using metrics::MatchedSides;
using worker::both;
using worker::failed_gate;
using worker::gate_bound;
using worker::matched_gate;

namespace {

MatchedSides sides(std::size_t images, std::size_t matched, std::size_t rows = 1) {
  MatchedSides found;
  found.images = images;
  found.images_with_rows = matched;
  found.rows = rows;
  return found;
}

bool is_broken(const char* most, std::size_t failed, std::size_t listed) {
  return failed_gate(gate_bound(most, "--max-failed"), failed, listed).broken;
}

bool is_unmatched(const char* least, std::size_t images, std::size_t matched) {
  return matched_gate(gate_bound(least, "--min-matched"), sides(images, matched)).broken;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(gates_tests)

BOOST_AUTO_TEST_CASE(without_a_gate_any_number_may_fail) {
  BOOST_TEST(!failed_gate({}, 10, 10).broken);
  BOOST_TEST(!failed_gate({}, 0, 0).broken);
}

BOOST_AUTO_TEST_CASE(a_share_is_broken_above_it_and_not_at_it) {
  BOOST_TEST(!is_broken("5%", 5, 100));
  BOOST_TEST(is_broken("5%", 6, 100));
}

BOOST_AUTO_TEST_CASE(a_count_is_broken_above_it_and_not_at_it) {
  BOOST_TEST(!is_broken("3", 3, 4));
  BOOST_TEST(is_broken("3", 4, 1000));
}

BOOST_AUTO_TEST_CASE(zero_tolerates_no_failure) {
  BOOST_TEST(!is_broken("0", 0, 5));
  BOOST_TEST(is_broken("0", 1, 5));
  BOOST_TEST(is_broken("0%", 1, 5000));
}

BOOST_AUTO_TEST_CASE(where_nothing_was_listed_nothing_failed) {
  BOOST_TEST(!is_broken("100%", 0, 0));
  BOOST_TEST(!is_broken("0", 0, 0));
}

BOOST_AUTO_TEST_CASE(decimals_of_a_percent_count) {
  BOOST_TEST(!is_broken("0.5%", 5, 1000));
  BOOST_TEST(is_broken("0.5%", 6, 1000));
}

BOOST_AUTO_TEST_CASE(the_reason_says_how_many_failed_and_may) {
  BOOST_TEST(failed_gate(gate_bound("5%", "--max-failed"), 6, 100).reason ==
             "6 of 100 images failed; the gate allows 5%");
}

BOOST_DATA_TEST_CASE(what_is_neither_a_share_nor_a_count_is_wrong_usage_by_the_options_name,
                     boost::unit_test::data::make({"", "%", "five", "5 %", "-1", "101%", "2.5",
                                                   "nan", "inf%", "5%%", "1e99"})) {
  BOOST_CHECK_EXCEPTION(gate_bound(sample, "--least"), Error, [](const Error& error) {
    return std::string(error.what()).starts_with("--least ");
  });
}

BOOST_AUTO_TEST_CASE(a_tenth_of_the_images_must_have_metrics) {
  BOOST_TEST(matched_gate({}, sides(100, 9)).broken);
  BOOST_TEST(!matched_gate({}, sides(100, 10)).broken);
  BOOST_TEST(matched_gate({}, sides(100, 9)).reason.find("9 of 100") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(without_metrics_or_images_there_is_nothing_to_ask) {
  BOOST_TEST(!matched_gate({}, sides(100, 0, 0)).broken);
  BOOST_TEST(!matched_gate({}, sides(0, 0)).broken);
}

BOOST_AUTO_TEST_CASE(it_asks_what_it_is_told) {
  BOOST_TEST(!is_unmatched("0", 100, 0));
  BOOST_TEST(is_unmatched("50%", 100, 49));
  BOOST_TEST(is_unmatched("3", 100, 2));
  BOOST_TEST(!is_unmatched("3", 100, 3));
}

BOOST_AUTO_TEST_CASE(two_broken_gates_give_both_reasons) {
  BOOST_TEST(both({true, "a"}, {true, "b"}).reason == "a; b");
  BOOST_TEST(both({}, {true, "b"}).reason == "b");
  BOOST_TEST(both({true, "a"}, {}).reason == "a");
  BOOST_TEST(!both({}, {}).broken);
}

BOOST_AUTO_TEST_SUITE_END()
