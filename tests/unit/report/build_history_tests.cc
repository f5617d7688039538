#include "report/history/build_history.h"

#include <boost/test/unit_test.hpp>
#include <map>

#include "core/error.h"
#include "report/data/analyse.h"
#include "tests/browser/made_up_data.h"

namespace imagelift::report {
namespace {

ReportData run_on_day(int day) {
  ReportData data = tests::made_up_data({51, 20, 0.3});
  data.run.uid = "run " + std::to_string(day);
  data.run.started_at = "2026-11-" + std::to_string(day) + "T08:00:00Z";
  return data;
}

OtherRun earlier(int day) {
  const ReportData data = run_on_day(day);
  return {data.run.started_at,
          data.run.uid,
          data.images.size(),
          true,
          "",
          [day] { return run_on_day(day); }};
}

std::vector<std::string> uids(const History& history) {
  std::vector<std::string> names;
  for (const HistoryRun& run : history.runs) names.push_back(run.facts.uid);
  return names;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(build_history_tests)

BOOST_AUTO_TEST_CASE(runs_stand_in_order_and_deltas_begin_with_the_previous_one) {
  const History history = build_history(run_on_day(14), {earlier(12), earlier(15), earlier(11)});
  BOOST_TEST(uids(history) == (std::vector<std::string>{"run 11", "run 12", "run 14", "run 15"}));
  BOOST_TEST(history.current == 2u);
  BOOST_REQUIRE(history.deltas.size() == 2u);
  BOOST_TEST(history.deltas[0].before == 1u);
  BOOST_TEST(history.deltas[1].before == 0u);
  BOOST_TEST(history.runs[0].trust.images == 51u);
  BOOST_TEST(history.runs[0].features.size() == history.runs[2].features.size());
}

BOOST_AUTO_TEST_CASE(the_newest_are_taken_within_the_limits) {
  HistoryLimits limits;
  limits.most_runs = 3;
  const auto some = [] {
    return std::vector<OtherRun>{earlier(11), earlier(13), earlier(12), earlier(10)};
  };
  const History history = build_history(run_on_day(14), some(), limits);
  BOOST_TEST(uids(history) == (std::vector<std::string>{"run 12", "run 13", "run 14"}));
  BOOST_TEST(history.total == 5u);
  limits.most_images = 60;
  BOOST_TEST(build_history(run_on_day(14), some(), limits).runs.size() == 2u);
}

BOOST_AUTO_TEST_CASE(intervals_end_where_they_would_take_too_long) {
  HistoryLimits limits;
  limits.intervals_images = 150;
  const History history = build_history(run_on_day(14), {earlier(11), earlier(12)}, limits);
  BOOST_TEST(history.deltas[0].delta.has_intervals);
  BOOST_TEST(!history.deltas[1].delta.has_intervals);
}

BOOST_AUTO_TEST_CASE(a_run_that_cannot_be_read_is_left_out_with_its_reason) {
  OtherRun broken = earlier(12);
  broken.load = []() -> ReportData { throw run_error("Its metrics are odd."); };
  const History history = build_history(run_on_day(14), {earlier(11), broken});
  BOOST_REQUIRE(history.unread.size() == 1u);
  BOOST_TEST(history.unread[0].uid == "run 12");
  BOOST_TEST(history.unread[0].reason == "Its metrics are odd.");
  BOOST_TEST(uids(history) == (std::vector<std::string>{"run 11", "run 14"}));
  BOOST_TEST(history.total == 3u);
  BOOST_TEST(history.deltas[0].before == 0u);
}

BOOST_AUTO_TEST_CASE(a_run_of_the_future_is_before_all_others) {
  OtherRun ahead = earlier(12);
  ahead.started_at = "9999-01-01T00:00:00Z";
  const History history = build_history(run_on_day(14), {earlier(11), ahead});
  BOOST_TEST(uids(history) == (std::vector<std::string>{"run 12", "run 11", "run 14"}));
  BOOST_TEST(history.current == 2u);
}

BOOST_AUTO_TEST_CASE(every_run_is_read_once_also_where_it_has_a_folder) {
  std::map<std::string, int> reads;
  std::vector<OtherRun> others = {earlier(11), earlier(12), earlier(13)};
  others[0].folder = "runs/2/";
  others[0].is_sibling = false;
  others[1].folder = "runs/1/";
  for (OtherRun& run : others) {
    run.load = [&reads, load = run.load, uid = run.uid] {
      ++reads[uid];
      return load();
    };
  }
  std::vector<std::string> used;
  const History history =
      build_history(run_on_day(14), others, {}, [&](const OtherRun& run, const ReportData& data) {
        BOOST_TEST(data.run.uid == run.uid);
        used.push_back(run.folder + run.uid);
      });
  BOOST_TEST(used == (std::vector<std::string>{"runs/1/run 12", "runs/2/run 11"}));
  BOOST_TEST(uids(history) == (std::vector<std::string>{"run 12", "run 13", "run 14"}));
  BOOST_TEST(history.total == 3u);
  for (const auto& [uid, count] : reads) BOOST_TEST(count == 1, uid);
}

BOOST_AUTO_TEST_CASE(another_model_or_setting_is_a_break) {
  std::vector<HistoryRun> runs(4);
  const ModelIdentity tiny{Task::objects, "tiny", "a", "fp32"};
  const ModelIdentity other_settings{Task::objects, "tiny", "a", "fp32 avx2"};
  runs[0].facts.models = {tiny};
  runs[1].facts.models = {tiny};
  runs[2].facts.models = {other_settings};
  const auto breaks = breaks_of(runs);
  BOOST_REQUIRE(breaks.size() == 2u);
  BOOST_TEST(breaks[0].run == 2u);
  BOOST_TEST((breaks[0].to == other_settings));
  BOOST_TEST(breaks[1].run == 3u);
  BOOST_TEST(!breaks[1].to);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::report
