#include "store/rows/run_record.h"

#include <boost/test/unit_test.hpp>

#include "store_fixture.h"

namespace imagelift::store {

BOOST_AUTO_TEST_SUITE(run_order_tests)

BOOST_AUTO_TEST_CASE(a_time_that_is_still_to_come_is_dated_ahead) {
  BOOST_TEST(is_dated_ahead("9999-01-01T00:00:00Z"));
  BOOST_TEST(!is_dated_ahead("2026-11-01T00:00:00Z"));
  BOOST_TEST(!is_dated_ahead(""));
}

BOOST_AUTO_TEST_CASE(a_run_of_the_future_is_the_earliest_and_not_the_newest_for_ever) {
  const TemporaryFolder folder;
  Store store = Store::open(folder / "store.sqlite");
  for (const char* year : {"2098", "2024", "2099", "2025"}) {
    RunRecord run = made_up_run(year);
    run.started_at = std::string(year) + "-01-01T00:00:00Z";
    store.runs().begin(run, {});
  }
  std::string order;
  for (const RunRecord& run : store.runs().all()) order += run.uid + " ";
  BOOST_TEST(order == "2098 2099 2024 2025 ");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::store
