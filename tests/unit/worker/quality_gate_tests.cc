#include "worker/run/quality_gate.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "core/error.h"

using imagelift::worker::QualityGate;

BOOST_AUTO_TEST_SUITE(quality_gate_tests)

BOOST_AUTO_TEST_CASE(without_a_gate_any_number_may_fail) {
  BOOST_TEST(!QualityGate().is_broken(10, 10));
  BOOST_TEST(!QualityGate().is_broken(0, 0));
}

BOOST_AUTO_TEST_CASE(a_share_is_broken_above_it_and_not_at_it) {
  const QualityGate gate("5%");
  BOOST_TEST(!gate.is_broken(5, 100));
  BOOST_TEST(gate.is_broken(6, 100));
}

BOOST_AUTO_TEST_CASE(a_count_is_broken_above_it_and_not_at_it) {
  const QualityGate gate("3");
  BOOST_TEST(!gate.is_broken(3, 4));
  BOOST_TEST(gate.is_broken(4, 1000));
}

BOOST_AUTO_TEST_CASE(zero_tolerates_no_failure) {
  BOOST_TEST(!QualityGate("0").is_broken(0, 5));
  BOOST_TEST(QualityGate("0").is_broken(1, 5));
  BOOST_TEST(QualityGate("0%").is_broken(1, 5000));
}

BOOST_AUTO_TEST_CASE(where_nothing_was_listed_nothing_failed) {
  BOOST_TEST(!QualityGate("100%").is_broken(0, 0));
  BOOST_TEST(!QualityGate("0").is_broken(0, 0));
}

BOOST_AUTO_TEST_CASE(decimals_of_a_percent_count) {
  BOOST_TEST(!QualityGate("0.5%").is_broken(5, 1000));
  BOOST_TEST(QualityGate("0.5%").is_broken(6, 1000));
}

BOOST_DATA_TEST_CASE(what_is_neither_a_share_nor_a_count_is_wrong_usage,
                     boost::unit_test::data::make({"", "%", "five", "5 %", "-1", "101%", "2.5",
                                                   "nan", "inf%", "5%%", "1e99"})) {
  BOOST_CHECK_THROW(QualityGate{sample}, imagelift::Error);
}

BOOST_AUTO_TEST_SUITE_END()
