#include <boost/test/unit_test.hpp>

#include "core/error.h"
#include "store/schema/sqlite.h"
#include "store/store.h"
#include "store_fixture.h"

namespace imagelift::store {
namespace {

/// Runs of a source, one a day, of 40 images each, half of which the next one has again.
struct ManyRuns : TemporaryFolder {
  std::filesystem::path file = path / "imagelift.sqlite";
  Store store = Store::open(file);

  RunId add(const std::string& source, int day, RunState state = RunState::complete) {
    RunRecord record = made_up_run(source + std::to_string(day));
    record.image_source = source;
    record.started_at = "2026-01-" + std::string(day < 10 ? "0" : "") + std::to_string(day);
    const RunId run = store.runs().begin(record, models_for(kTasks));
    Transaction change = store.transaction();
    for (std::uint64_t i = 0; i < 40; ++i) {
      const std::uint64_t picture = 20 * static_cast<std::uint64_t>(day) + i;
      const ImageAnalysis analysis = made_up_analysis(picture);
      const std::string name = "p" + std::to_string(picture);
      store.analyses().put(analysis, made_up_features(analysis));
      store.images().put(run, i, {name + ".jpg", name}, analysis.content);
    }
    change.commit();
    if (state == RunState::complete) store.runs().finish(run, state, record.started_at);
    return run;
  }

  std::vector<std::string> uids() const {
    std::vector<std::string> uids;
    for (const RunRecord& run : store.runs().all()) uids.push_back(run.uid);
    return uids;
  }
};

using Uids = std::vector<std::string>;

}  // namespace

BOOST_FIXTURE_TEST_SUITE(forget_runs_tests, ManyRuns)

BOOST_AUTO_TEST_CASE(a_history_within_the_limit_stays_whole) {
  const RunId last = add("a", 1);
  const Forgotten forgotten = store.forget_runs_above(1ULL << 30, last);
  BOOST_TEST(forgotten.runs == 0u);
  BOOST_TEST(forgotten.bytes_left > 0u);
  BOOST_TEST(uids() == Uids{"a1"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_earliest_runs_go_until_the_file_is_small_enough) {
  for (int day = 1; day < 8; ++day) add("a", day);
  const RunId last = add("a", 8);
  store.finish_file();
  const auto before = std::filesystem::file_size(file);
  const std::uint64_t limit = before * 2 / 3;  // nearly half are the first pages of tables
  const Forgotten forgotten = store.forget_runs_above(limit, last);
  store.finish_file();
  BOOST_TEST(forgotten.runs > 1u);
  BOOST_TEST(forgotten.contents == 20 * forgotten.runs);
  BOOST_TEST(std::filesystem::file_size(file) <= limit);
  BOOST_TEST(std::filesystem::file_size(file) > limit / 2);
  BOOST_TEST(uids().size() == 8 - forgotten.runs);
  BOOST_TEST(uids().back() == "a8");
  std::size_t images = 0;
  store.analyses().for_each(last, [&](const RunImage& image) {
    BOOST_TEST(image.missing.empty());
    ++images;
  });
  BOOST_TEST(images == 40u);
}

BOOST_AUTO_TEST_CASE(the_newest_complete_run_of_each_source_stays) {
  add("quiet", 1);
  add("a", 2);
  add("quiet", 3, RunState::interrupted);
  const RunId last = add("a", 4);
  const Forgotten forgotten = store.forget_runs_above(1, last);
  BOOST_TEST(forgotten.runs == 2u);
  BOOST_TEST(uids() == (Uids{"quiet1", "a4"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(images_that_people_rated_stay) {
  add("a", 1);
  const RunId last = add("a", 8);
  Connection(file, OpenMode::write)
      .execute("INSERT INTO rating SELECT min(id), 'ann', '2026-01-02', 7 FROM image");
  const Forgotten forgotten = store.forget_runs_above(1, last);
  BOOST_TEST(forgotten.runs == 1u);
  BOOST_TEST(forgotten.contents == 39u);
  BOOST_TEST(Connection(file, OpenMode::read).integer("SELECT count(*) FROM rating") == 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::store
