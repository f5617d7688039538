#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <random>

#include "core/error.h"
#include "store/files/features_json.h"
#include "store/schema/sqlite.h"
#include "store/store.h"
#include "store_fixture.h"

namespace imagelift::store {
namespace {

namespace fs = std::filesystem;

void put(Store& store, RunId run, std::uint64_t seed, std::size_t position,
         const std::string& name) {
  const ImageAnalysis analysis = made_up_analysis(seed);
  store.analyses().put(analysis, made_up_features(analysis));
  store.images().put(run, position, {name + ".jpg", name}, analysis.content);
}

/// None of seed 0. Seed 3 is seed 2 but for one value, and seed 4 is seed 2.
void add_measures(metrics::MetricTable& table, std::uint64_t seed) {
  if (seed == 0) return;
  table.measures = {{{"spend", "Amount spent (EUR)", "EUR", metrics::MeasureKind::amount}},
                    {{"reach", "Reach", "", metrics::MeasureKind::level}}};
  for (const metrics::MetricRow& row : table.rows) {
    table.measures[0].values.emplace_back(0.25 * row.row);
  }
  table.fill_columns();
  if (seed == 3) table.measures[1].values[2] = 7;
}

metrics::MetricTable made_up_metrics(std::uint64_t seed) {
  metrics::MetricTable table;
  table.factors = {{"campaign", FactorOrigin::metrics, {3, "c"}},
                   {"template", FactorOrigin::name, {3, "t"}}};
  table.has_counts = true;
  const std::uint64_t counts = std::min<std::uint64_t>(seed, 2);
  for (std::uint32_t row = 2; row < 5; ++row) {
    table.rows.push_back({row, {}, "image" + std::to_string(row), 1000 + counts, counts});
  }
  add_measures(table, seed);
  return table;
}

void put_metrics(Store& store, RunId run, std::uint64_t seed) {
  store.metrics().put(run, made_up_metrics(seed), {"Read by seed " + std::to_string(seed) + "."});
}

/// A store with a part of the runs r0..r2 that all generated stores share: other images of the
/// same run (shards), the same pictures, failures, metrics, and facts that contradict others'.
void generate(const fs::path& file, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  Store store = Store::open(file);
  for (int r = 0; r < 3; ++r) {
    if (random() % 4 == 0) continue;
    RunRecord record = made_up_run("r" + std::to_string(r));
    record.settings.simulated = random() % 2 == 0;
    auto models = models_for(kTasks);
    if (random() % 4 == 0) models.back().settings = "bf16";
    const RunId run = store.runs().begin(record, models);
    for (int i = 0; i < 6; ++i) {
      const std::uint64_t content = random() % 8;
      const std::string name = "image" + std::to_string(content);
      const ImageRef ref{name + ".jpg", name};
      const std::size_t position = content + random() % 3;
      switch (random() % 5) {
        case 0:
          store.images().put_failure(
              run, position, ref, {Stage::fetch, FailureCode::timed_out, std::to_string(seed)}, {});
          break;
        case 1:
          store.images().put_failure(run, position, ref,
                                     {Stage::infer, FailureCode::out_of_memory, "m"}, Task::faces);
          break;
        case 2: {  // another result for the same content and models
          ImageAnalysis analysis = made_up_analysis(content);
          analysis.inference = made_up_analysis(100 + seed).inference;
          analysis.thumbnail->jpeg.push_back(static_cast<std::uint8_t>(seed));
          store.analyses().put(analysis, made_up_features(analysis));
          store.images().put(run, position, ref, analysis.content);
          break;
        }
        case 3:
          put(store, run, content + 50 * (seed % 2), position, name);
          break;
        default:
          put(store, run, content, position, name);
          break;
      }
    }
    if (random() % 2 == 0) put_metrics(store, run, random() % 5);
    if (random() % 2 == 0) {
      const auto shard = static_cast<unsigned>(random() % 3);
      store.runs().finish(run, RunState::complete, "2026-01-02T00:00:00Z",
                          shard == 2 ? Shard{} : Shard{shard + 1, 2});
    }
  }
  if (seed % 3 == 1) store.drop_embeddings();
  store.finish_file();
  Connection opinions(file, OpenMode::write);
  opinions.execute(
      "INSERT INTO rating SELECT id, 'me', '2026-01-01', 1 + id % 9 FROM image;"
      "INSERT INTO preference (uid, rater, asked_at) VALUES ('p" +
      std::to_string(seed % 3) +
      "', 'me', '2026-01-01');"
      "INSERT INTO vote SELECT 1, id, id % 2 FROM image LIMIT 4;");
}

std::string all_features(const fs::path& file) {
  std::string bytes;
  const Store store = Store::open_read_only(file);
  for (const RunRecord& run : store.runs().all()) {
    const fs::path out = file.string() + ".features.json";
    write_features_json(store, run.id, out);
    bytes += run.uid + contents(out);
  }
  return bytes;
}

struct Stores : TemporaryFolder {
  fs::path merged(const std::string& name, const std::vector<fs::path>& parts) {
    const fs::path file = path / name;
    Store store = Store::open(file);
    for (const fs::path& part : parts) store.merge_from(part);
    store.finish_file();
    return file;
  }
};

BOOST_FIXTURE_TEST_SUITE(merge_tests, Stores)

BOOST_AUTO_TEST_CASE(any_order_and_any_number_of_times_gives_the_same_store) {
  for (std::uint64_t round = 0; round < 12; ++round) {
    std::vector<fs::path> parts;
    for (std::uint64_t i = 0; i < 3; ++i) {
      const std::uint64_t seed = 10 * round + i;
      parts.push_back(path / ("part" + std::to_string(seed)));
      generate(parts.back(), seed);
    }
    const std::string name = std::to_string(round);
    const fs::path forward = merged("forward" + name, parts);
    std::vector<fs::path> often = {parts[2], parts[0], parts[0], parts[1], parts[2], parts[0]};
    const fs::path backward = merged("backward" + name, often);
    // United pairwise first: ((2 + 1) + 0).
    const fs::path pair = merged("pair" + name, {parts[2], parts[1]});
    const fs::path nested = merged("nested" + name, {pair, parts[0]});
    const std::string expected = logical_dump(forward);
    BOOST_REQUIRE(!expected.empty());
    BOOST_REQUIRE_EQUAL(logical_dump(backward), expected);
    BOOST_REQUIRE_EQUAL(logical_dump(nested), expected);
    BOOST_REQUIRE_EQUAL(all_features(backward), all_features(forward));
    BOOST_REQUIRE_EQUAL(all_features(nested), all_features(forward));
  }
}

BOOST_AUTO_TEST_CASE(a_merge_into_an_empty_store_copies_everything) {
  generate(path / "part", 4);
  BOOST_CHECK_EQUAL(logical_dump(merged("copy", {path / "part"})), logical_dump(path / "part"));
}

BOOST_AUTO_TEST_CASE(shards_of_one_run_unite_to_the_whole) {
  for (const char* name : {"whole", "even", "odd"}) {
    Store store = Store::open(path / name);
    const RunId run = store.runs().begin(made_up_run("u"), models_for(kTasks));
    for (std::size_t i = 0; i < 10; ++i) {
      const bool mine =
          std::string_view(name) == "whole" || (i % 2 == 0) == (std::string_view(name) == "even");
      if (mine) put(store, run, i, i, "image" + std::to_string(i));
    }
    const Shard shard = name == std::string_view("whole") ? Shard{}
                        : name == std::string_view("odd") ? Shard{1, 2}
                                                          : Shard{2, 2};
    store.runs().finish(run, RunState::complete, "2026-01-02T00:00:00Z", shard);
    store.finish_file();
  }
  const fs::path united = merged("united", {path / "odd", path / "even"});
  BOOST_CHECK_EQUAL(logical_dump(united), logical_dump(path / "whole"));
  BOOST_CHECK_EQUAL(all_features(united), all_features(path / "whole"));
}

BOOST_AUTO_TEST_CASE(a_run_is_whole_when_all_shards_of_one_count_are_there) {
  const std::vector<Shard> shards = {{1, 3}, {3, 3}, {1, 2}, {2, 3}};
  Store united = Store::open(path / "united");
  std::vector<std::vector<Shard>> seen;
  for (std::size_t i = 0; i < shards.size(); ++i) {
    const fs::path part = path / std::to_string(i);
    {
      Store store = Store::open(part);
      const RunId run = store.runs().begin(made_up_run("u"), models_for(kTasks));
      store.runs().finish(run, RunState::complete, "2026-01-02T00:00:00Z", shards[i]);
      store.finish_file();
    }
    united.merge_from(part);
    seen.push_back(united.runs().finished_shards(united.runs().all()[0].id));
  }
  const std::vector<std::vector<Shard>> expected = {
      {{1, 3}}, {{1, 3}, {3, 3}}, {{1, 2}, {1, 3}, {3, 3}}, {{1, 1}}};
  BOOST_CHECK(seen == expected);
}

BOOST_AUTO_TEST_CASE(shards_that_number_alike_lose_nothing) {
  for (const char* name : {"a", "b"}) {
    Store store = Store::open(path / name);
    const RunId run = store.runs().begin(made_up_run("u"), models_for(kTasks));
    put(store, run, 1, 0, std::string("image-") + name);
    store.finish_file();
  }
  const Store store = Store::open_read_only(merged("united", {path / "a", path / "b"}));
  BOOST_CHECK_EQUAL(store.images().names(store.runs().all()[0].id).size(), 2u);
}

BOOST_AUTO_TEST_CASE(merging_a_store_into_itself_changes_nothing) {
  generate(path / "part", 4);
  const std::string before = logical_dump(path / "part");
  Store store = Store::open(path / "part");
  store.merge_from(path / "part");
  store.finish_file();
  BOOST_CHECK_EQUAL(logical_dump(path / "part"), before);
}

BOOST_AUTO_TEST_CASE(different_results_are_reported_and_one_is_kept_whole) {
  for (const std::uint64_t seed : {1u, 2u}) {
    Store store = Store::open(path / std::to_string(seed));
    ImageAnalysis analysis = made_up_analysis(1);
    analysis.inference = made_up_analysis(seed).inference;
    const RunId run = store.runs().begin(made_up_run("u"), models_for(kTasks));
    store.analyses().put(analysis, made_up_features(analysis));
    store.images().put(run, 0, {"a.jpg", "a"}, analysis.content);
    store.finish_file();
  }
  Store store = Store::open(path / "1");
  const MergeReport report = store.merge_from(path / "2");
  BOOST_CHECK_EQUAL(report.runs_added, 0u);
  BOOST_CHECK_EQUAL(report.contents_added, 0u);
  BOOST_REQUIRE(!report.warnings.empty());
  BOOST_CHECK(report.warnings[0].find("different results") != std::string::npos);
  store.analyses().for_each(store.runs().all()[0].id, [](const RunImage& image) {
    const auto& labels = image.analysis.inference.labels;
    BOOST_CHECK(labels == made_up_analysis(1).inference.labels ||
                labels == made_up_analysis(2).inference.labels);
  });
}

RunSettings settings_of(const std::string& images, const std::string& metrics,
                        const std::string& factors) {
  RunSettings settings;
  settings.images = images;
  settings.metrics = metrics;
  settings.factors = {factors};
  return settings;
}

/// What a merge of two stores of one run says that ran with these settings. One of the two has
/// listed its images.
std::vector<std::string> warnings_of(const RunSettings& ours, const RunSettings& theirs) {
  const TemporaryFolder folder;
  for (const auto& [name, settings] : {std::pair("ours", ours), std::pair("theirs", theirs)}) {
    RunRecord record = made_up_run("u");
    record.settings = settings;
    Store store = Store::open(folder.path / name);
    const RunId run = store.runs().begin(record, {});
    if (std::string_view(name) == "ours") store.runs().put_not_taken(run, {});
    store.finish_file();
  }
  return Store::open(folder.path / "ours").merge_from(folder.path / "theirs").warnings;
}

BOOST_AUTO_TEST_CASE(settings_differ_by_more_than_where_an_agent_has_its_files) {
  const RunSettings ours = settings_of("/a/pictures", "/a/m.csv", "x");
  BOOST_TEST(warnings_of(ours, settings_of("/b/pictures", "/b/m.csv", "x")).empty());
  const auto other = warnings_of(ours, settings_of("/a", "/a/m.csv", "y"));
  BOOST_REQUIRE(other.size() == 1u);
  BOOST_TEST(other[0].find("other settings") != std::string::npos);
  BOOST_TEST(
      warnings_of(settings_of("s3://a/b", "", "x"), settings_of("s3://a/c", "", "x")).size() == 1u);
}

BOOST_AUTO_TEST_CASE(metrics_that_differ_in_one_measure_are_told_and_one_is_kept_whole) {
  for (const std::uint64_t seed : {2u, 3u}) {
    Store store = Store::open(path / std::to_string(seed));
    put_metrics(store, store.runs().begin(made_up_run("u"), {}), seed);
    store.finish_file();
  }
  Store store = Store::open(path / "2");
  const MergeReport report = store.merge_from(path / "3");
  BOOST_REQUIRE(report.warnings.size() == 1u);
  BOOST_TEST(report.warnings[0].find("different metrics") != std::string::npos);
  const RunId run = store.runs().all()[0].id;
  const metrics::MetricTable kept = store.metrics().of(run);
  const std::uint64_t seed = kept.measures[1].values[2] ? 3 : 2;
  BOOST_CHECK(kept == made_up_metrics(seed));
  BOOST_CHECK(store.metrics().reading(run) ==
              std::vector<std::string>{"Read by seed " + std::to_string(seed) + "."});
}

BOOST_AUTO_TEST_CASE(equal_metrics_that_were_read_otherwise_are_one) {
  for (const std::uint64_t seed : {2u, 4u}) {
    Store store = Store::open(path / std::to_string(seed));
    put_metrics(store, store.runs().begin(made_up_run("u"), {}), seed);
    store.finish_file();
  }
  for (const char* first : {"2", "4"}) {
    const std::string other = std::string_view(first) == "2" ? "4" : "2";
    const Store united =
        Store::open_read_only(merged(std::string("united-") + first, {path / first, path / other}));
    BOOST_CHECK(united.metrics().reading(united.runs().all()[0].id) ==
                std::vector<std::string>{"Read by seed 4."});
  }
}

BOOST_AUTO_TEST_CASE(dropped_embeddings_come_back_from_a_store_that_has_them) {
  for (const char* name : {"all", "dropped"}) {
    Store store = Store::open(path / name);
    put(store, store.runs().begin(made_up_run("u"), models_for(kTasks)), 1, 0, "image");
    if (std::string_view(name) == "dropped") store.drop_embeddings();
    store.finish_file();
  }
  BOOST_CHECK(logical_dump(path / "dropped") != logical_dump(path / "all"));
  for (const char* first : {"all", "dropped"}) {
    const std::string other = std::string_view(first) == "all" ? "dropped" : "all";
    const std::string united = std::string("united-") + first;
    BOOST_CHECK_EQUAL(logical_dump(merged(united, {path / first, path / other})),
                      logical_dump(path / "all"));
  }
  BOOST_TEST(Store::open(path / "dropped").merge_from(path / "all").warnings.empty());
}

BOOST_AUTO_TEST_CASE(the_report_counts_what_came_in) {
  generate(path / "part", 4);
  Store store = Store::open(path / "new");
  const MergeReport first = store.merge_from(path / "part");
  BOOST_CHECK_EQUAL(first.runs_added, store.runs().all().size());
  BOOST_CHECK_GT(first.contents_added, 0u);
  const MergeReport second = store.merge_from(path / "part");
  BOOST_CHECK_EQUAL(second.runs_added + second.contents_added, 0u);
  BOOST_CHECK(second.warnings.empty());
}

BOOST_AUTO_TEST_CASE(one_uid_in_two_sources_is_refused_and_nothing_is_changed) {
  for (const char* business : {"one", "two"}) {
    Store store = Store::open(path / business);
    RunRecord run = made_up_run("u");
    run.business = business;
    store.runs().begin(run, {});
    store.finish_file();
  }
  const std::string before = logical_dump(path / "one");
  {
    Store store = Store::open(path / "one");
    BOOST_CHECK_THROW(store.merge_from(path / "two"), Error);
    store.finish_file();
  }
  BOOST_CHECK_EQUAL(logical_dump(path / "one"), before);
}

BOOST_AUTO_TEST_CASE(the_other_store_is_only_read) {
  generate(path / "part", 4);
  const std::string before = contents(path / "part");
  merged("copy", {path / "part"});
  BOOST_CHECK(contents(path / "part") == before);
  BOOST_CHECK(!fs::exists(path / "part-wal"));
}

BOOST_AUTO_TEST_CASE(a_name_that_means_something_in_a_uri_can_be_merged) {
  generate(path / "100% a?b#c.sqlite", 4);
  BOOST_CHECK_EQUAL(logical_dump(merged("copy", {path / "100% a?b#c.sqlite"})),
                    logical_dump(path / "100% a?b#c.sqlite"));
}

BOOST_AUTO_TEST_CASE(a_file_that_is_no_store_is_refused) {
  write_contents(path / "text", "This is not a database, but long enough to have a header.\n");
  { Connection(path / "foreign", OpenMode::create).execute("CREATE TABLE t (x)"); }
  Store store = Store::open(path / "new");
  BOOST_CHECK_THROW(store.merge_from(path / "text"), Error);
  BOOST_CHECK_THROW(store.merge_from(path / "foreign"), Error);
  BOOST_CHECK_THROW(store.merge_from(path / "absent"), Error);
  BOOST_CHECK(store.runs().all().empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace imagelift::store
