#include "engine/stage_timings.h"

#include <algorithm>
#include <array>
#include <boost/test/unit_test.hpp>

using namespace imagelift;
using namespace imagelift::engine;
using namespace std::chrono_literals;

BOOST_AUTO_TEST_SUITE(stage_timings_tests)

BOOST_AUTO_TEST_CASE(every_stage_has_a_row_in_the_order_of_the_line) {
  StageTimings timings;
  timings.add(TimedStage::decode, 2ms);
  timings.add(TimedStage::decode, 3ms);
  const auto rows = timings.rows();
  BOOST_REQUIRE(rows.size() == 7U);
  BOOST_TEST(rows[0].stage == "list");
  BOOST_TEST(rows[3].stage == "decode");
  BOOST_TEST(rows[3].seconds == 0.005, boost::test_tools::tolerance(1e-9));
  BOOST_TEST(rows[3].calls == 2U);
  BOOST_TEST(rows[6].stage == "report");
}

BOOST_AUTO_TEST_CASE(each_network_has_a_row_of_its_own_before_the_features) {
  StageTimings timings;
  const std::array both = {Task::labels, Task::embedding};
  const std::array objects = {Task::objects};
  timings.add_pass("detector", objects, 7ms);
  timings.add_pass("classifier", both, 1ms);
  timings.add_pass("classifier", both, 2ms);
  const auto rows = timings.rows();
  BOOST_REQUIRE(rows.size() == 9U);
  BOOST_TEST(rows[4].stage == "labels");
  BOOST_TEST(rows[4].model == "classifier");
  BOOST_CHECK((rows[4].tasks == std::vector{Task::labels, Task::embedding}));
  BOOST_TEST(rows[4].seconds == 0.003, boost::test_tools::tolerance(1e-9));
  BOOST_TEST(rows[4].calls == 2U);
  BOOST_TEST(rows[5].stage == "objects");
  BOOST_TEST(rows[5].calls == 1U);
  BOOST_TEST(rows[6].stage == "features");
}

BOOST_AUTO_TEST_SUITE_END()
