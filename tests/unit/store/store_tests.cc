#include "store/store.h"

#include <boost/test/unit_test.hpp>

#include "core/error.h"
#include "store/schema/sqlite.h"
#include "store_fixture.h"

namespace imagelift::store {
namespace {

/// FNV-1a of one row without measures, computed apart in Python over the fields in their order: the
/// factor's name and origin, then row, image, date, level, impressions, clicks, and -1 for no ctr.
constexpr std::int64_t kDigestOfOneRow = -4158834649473607078;

struct OneRun : TemporaryFolder {
  std::filesystem::path file = path / "imagelift.sqlite";
  Store store = Store::open(file);
  RunId run = store.runs().begin(made_up_run("u1"), models_for(kTasks));

  std::vector<RunImage> images() const {
    std::vector<RunImage> result;
    store.analyses().for_each(run, [&](const RunImage& image) { result.push_back(image); });
    return result;
  }
  void put(std::uint64_t seed, std::size_t position, const std::string& name) {
    const ImageAnalysis analysis = made_up_analysis(seed);
    store.analyses().put(analysis, made_up_features(analysis));
    store.images().put(run, position, {name + ".jpg", name}, analysis.content);
  }
};

BOOST_FIXTURE_TEST_SUITE(store_tests, OneRun)

BOOST_AUTO_TEST_CASE(an_image_reads_back_as_it_was_put) {
  const ImageAnalysis put = made_up_analysis(11);
  const auto features = made_up_features(put);
  store.analyses().put(put, features);
  store.images().put(run, 3, {"a/b.jpg", "a/b"}, put.content);
  const auto read = images();
  BOOST_REQUIRE_EQUAL(read.size(), 1u);
  BOOST_CHECK_EQUAL(read[0].position, 3u);
  BOOST_CHECK(read[0].ref == (ImageRef{"a/b.jpg", "a/b"}));
  BOOST_CHECK(read[0].features == features);
  BOOST_CHECK(read[0].missing.empty());
  const ImageAnalysis& analysis = read[0].analysis;
  BOOST_CHECK(analysis.content == put.content);
  BOOST_CHECK(analysis.size == put.size);
  BOOST_CHECK_EQUAL(analysis.format, put.format);
  BOOST_TEST((analysis.frames == put.frames));
  BOOST_CHECK_EQUAL(analysis.colour_profile, put.colour_profile);
  BOOST_CHECK(analysis.colours == put.colours);
  BOOST_CHECK(analysis.quality == put.quality);
  BOOST_CHECK(analysis.inference.labels == put.inference.labels);
  BOOST_CHECK(analysis.inference.objects == put.inference.objects);
  BOOST_CHECK(analysis.inference.faces == put.inference.faces);
  BOOST_CHECK(analysis.inference.aesthetic == put.inference.aesthetic);
  BOOST_CHECK(analysis.inference.embedding == put.inference.embedding);
  BOOST_CHECK(analysis.models == put.models);
  BOOST_CHECK(analysis.thumbnail == put.thumbnail);
}

BOOST_AUTO_TEST_CASE(features_alone_read_back_without_lists_and_thumbnails) {
  put(7, 0, "a");
  const ImageAnalysis analysis = made_up_analysis(7);
  std::vector<RunImage> read;
  store.analyses().for_each(
      run, [&](const RunImage& image) { read.push_back(image); }, ImageParts::features);
  BOOST_REQUIRE(read.size() == 1u);
  BOOST_TEST((read[0].features == images()[0].features));
  BOOST_TEST(read[0].missing.empty());
  BOOST_TEST(!read[0].analysis.thumbnail);
  BOOST_TEST(!read[0].analysis.inference.embedding);
  BOOST_TEST((store.analyses().thumbnail(analysis.content.sha256) == analysis.thumbnail));
  BOOST_TEST(!store.analyses().thumbnail("unknown"));
  BOOST_TEST(store.images().count(run) == 1u);
}

BOOST_AUTO_TEST_CASE(images_come_in_order_of_position_not_of_arrival) {
  put(1, 2, "c");
  put(2, 0, "a");
  put(3, 1, "b");
  std::string order;
  for (const RunImage& image : images()) order += image.ref.name;
  BOOST_CHECK_EQUAL(order, "abc");
}

BOOST_AUTO_TEST_CASE(one_content_under_two_names_is_one_image) {
  put(1, 0, "a");
  put(1, 1, "b");
  BOOST_CHECK_EQUAL(images().size(), 2u);
  BOOST_CHECK_EQUAL(store.analyses().known(models_for(kTasks)).size(), 1u);
}

BOOST_AUTO_TEST_CASE(putting_twice_changes_nothing) {
  put(1, 0, "a");
  store.finish_file();
  const std::string once = logical_dump(file);
  put(1, 0, "a");
  store.finish_file();
  BOOST_CHECK_EQUAL(logical_dump(file), once);
}

BOOST_AUTO_TEST_CASE(a_new_result_replaces_the_old_one_whole) {
  ImageAnalysis analysis = made_up_analysis(1);
  store.analyses().put(analysis, made_up_features(analysis));
  analysis.inference = made_up_analysis(2).inference;
  const auto features = made_up_features(analysis);
  store.analyses().put(analysis, features);
  store.images().put(run, 0, {"a.jpg", "a"}, analysis.content);
  BOOST_CHECK(images()[0].features == features);
  BOOST_CHECK(images()[0].analysis.inference.labels == analysis.inference.labels);
}

BOOST_AUTO_TEST_CASE(known_analyses_tell_tasks_and_models_apart) {
  ImageAnalysis analysis = made_up_analysis(1);
  analysis.models = models_for(std::vector{Task::faces, Task::embedding});
  store.analyses().put(analysis, {});
  const std::string& sha256 = analysis.content.sha256;
  const KnownAnalyses known = store.analyses().known(models_for(kTasks));
  BOOST_CHECK(known.has_result(sha256, Task::faces));
  BOOST_CHECK(known.has_result(sha256, Task::embedding));
  BOOST_CHECK(!known.has_result(sha256, Task::labels));
  BOOST_CHECK(!known.has_result(made_up_analysis(2).content.sha256, Task::faces));
  const std::vector<Task> open = {Task::labels};
  BOOST_CHECK(known.open_tasks(sha256, {Task::labels, Task::faces}) == open);
  BOOST_CHECK_EQUAL(store.analyses().known(models_for(kTasks, "bf16")).size(), 0u);
}

BOOST_AUTO_TEST_CASE(a_dropped_embedding_is_all_that_is_missing_and_can_be_put_again) {
  put(1, 0, "a");
  const RunImage whole = images()[0];
  store.drop_embeddings();
  const KnownAnalyses known = store.analyses().known(models_for(kTasks));
  const std::vector<Task> open =
      known.open_tasks(whole.analysis.content.sha256, {kTasks.begin(), kTasks.end()});
  BOOST_CHECK(open == std::vector{Task::embedding});
  const RunImage dropped = images()[0];
  BOOST_CHECK(!dropped.analysis.inference.embedding);
  BOOST_CHECK(dropped.analysis.inference.labels == whole.analysis.inference.labels);
  BOOST_CHECK(dropped.features == whole.features);
  BOOST_CHECK(dropped.missing.empty());

  ImageAnalysis again = whole.analysis;
  again.inference = {};
  again.inference.embedding = whole.analysis.inference.embedding;
  again.models = models_for(open);
  store.analyses().put(again, {});
  BOOST_CHECK(images()[0].analysis.inference.embedding == whole.analysis.inference.embedding);
}

BOOST_AUTO_TEST_CASE(a_task_without_result_is_missing_with_its_reason) {
  ImageAnalysis analysis = made_up_analysis(1);
  analysis.models = models_for(std::vector{Task::colours, Task::quality});
  const auto all = made_up_features(analysis);
  std::vector<FeatureValue> features;
  for (const auto& feature : all) {
    if (feature.id.kind == FeatureKind::colour) features.push_back(feature);
  }
  const Failure failure{Stage::infer, FailureCode::out_of_memory, "Too big."};
  store.analyses().put(analysis, features);
  store.images().put(run, 0, {"a.jpg", "a"}, analysis.content);
  store.images().put_failure(run, 0, {"a.jpg", "a"}, failure, Task::faces);
  const RunImage image = images().at(0);
  BOOST_CHECK_EQUAL(image.missing.size(), kTasks.size() - 2);
  BOOST_CHECK(!image.analysis.inference.faces);
  const auto faces = std::find_if(image.missing.begin(), image.missing.end(),
                                  [](const auto& missing) { return missing.task == Task::faces; });
  BOOST_REQUIRE(faces != image.missing.end());
  BOOST_CHECK(faces->failure == failure);
  BOOST_CHECK_EQUAL(store.images().failures(run).size(), 1u);
}

BOOST_AUTO_TEST_CASE(a_later_success_overtakes_a_failure) {
  const Failure failure{Stage::fetch, FailureCode::timed_out, "Too slow."};
  store.images().put_failure(run, 0, {"a.jpg", "a"}, failure, std::nullopt);
  store.images().put_failure(run, 1, {"b.jpg", "b"}, failure, std::nullopt);
  BOOST_CHECK(images().empty());
  BOOST_REQUIRE_EQUAL(store.images().failures(run).size(), 2u);
  BOOST_CHECK(store.images().failures(run)[0] ==
              (RunFailure{0, {"a.jpg", "a"}, std::nullopt, failure}));
  put(1, 0, "a");
  BOOST_REQUIRE_EQUAL(store.images().failures(run).size(), 1u);
  BOOST_CHECK_EQUAL(store.images().failures(run)[0].ref.name, "b");
  const auto names = store.images().names(run);
  BOOST_REQUIRE_EQUAL(names.size(), 2u);
  BOOST_CHECK_EQUAL(names[0].sha256, made_up_analysis(1).content.sha256);
  BOOST_CHECK_EQUAL(names[1].sha256, "");
}

BOOST_AUTO_TEST_CASE(a_run_resumes_under_its_uid) {
  put(1, 0, "a");
  store.runs().finish(run, RunState::interrupted, "2026-01-01T00:01:00Z");
  BOOST_CHECK_EQUAL(store.runs().begin(made_up_run("u1"), models_for(kTasks)), run);
  BOOST_CHECK(store.runs().find("u1")->state == RunState::running);
  BOOST_CHECK_EQUAL(images().size(), 1u);
  BOOST_CHECK_EQUAL(store.runs().all().size(), 1u);
}

BOOST_AUTO_TEST_CASE(a_run_does_not_resume_with_other_models_or_source) {
  BOOST_CHECK_THROW(store.runs().begin(made_up_run("u1"), models_for(kTasks, "bf16")), Error);
  RunRecord other = made_up_run("u1");
  other.business = "another";
  BOOST_CHECK_THROW(store.runs().begin(other, models_for(kTasks)), Error);
}

BOOST_AUTO_TEST_CASE(a_run_takes_one_model_per_task) {
  auto models = models_for(kTasks);
  models.push_back({Task::labels, "second", "", ""});
  BOOST_CHECK_THROW(store.runs().begin(made_up_run("u2"), models), Error);
  BOOST_CHECK(!store.runs().find("u2"));
}

BOOST_AUTO_TEST_CASE(features_of_another_runs_models_stay_out) {
  put(1, 0, "a");
  const RunId other = store.runs().begin(made_up_run("u2"), models_for(kTasks, "bf16"));
  store.images().put(other, 0, {"a.jpg", "a"}, made_up_analysis(1).content);
  store.analyses().for_each(other, [](const RunImage& image) {
    BOOST_CHECK(image.features.empty());
    BOOST_CHECK_EQUAL(image.missing.size(), kTasks.size());
  });
  BOOST_CHECK(store.analyses().features_present(other).empty());
  BOOST_CHECK(!store.analyses().features_present(run).empty());
}

BOOST_AUTO_TEST_CASE(a_feature_without_its_model_is_refused) {
  ImageAnalysis analysis = made_up_analysis(1);
  const auto features = made_up_features(analysis);
  analysis.models = models_for(std::vector{Task::colours});
  BOOST_CHECK_THROW(store.analyses().put(analysis, features), Error);
  BOOST_CHECK_EQUAL(store.analyses().known(models_for(kTasks)).size(), 0u);
}

BOOST_AUTO_TEST_CASE(zeros_are_not_stored) {
  ImageAnalysis analysis = made_up_analysis(1);
  store.analyses().put(analysis, std::vector<FeatureValue>{{{FeatureKind::colour, "red"}, 0.0}});
  store.finish_file();
  BOOST_CHECK_EQUAL(Connection(file, OpenMode::read).integer("SELECT count(*) FROM feature_value"),
                    0);
}

BOOST_AUTO_TEST_CASE(without_commit_a_transaction_leaves_nothing) {
  {
    Transaction transaction = store.transaction();
    put(1, 0, "a");
  }
  BOOST_CHECK(images().empty());
  put(1, 0, "a");  // row ids met inside the lost transaction are forgotten too
  BOOST_CHECK(images()[0].features == made_up_features(made_up_analysis(1)));
}

BOOST_AUTO_TEST_CASE(a_committed_transaction_stays) {
  {
    Transaction transaction = store.transaction();
    put(1, 0, "a");
    transaction.commit();
  }
  BOOST_CHECK_EQUAL(images().size(), 1u);
}

BOOST_AUTO_TEST_CASE(metrics_read_back_and_replace_each_other) {
  metrics::MetricTable table;
  table.factors = {{"campaign", FactorOrigin::metrics, {"x", ""}},
                   {"zone", FactorOrigin::name, {"", "y"}}};
  table.has_counts = true;
  table.rows = {{2, metrics::Date("2026-01-01"), "a", 100, 3}, {3, {}, "b", 0, 0}};
  store.metrics().put(run, table);
  BOOST_CHECK(store.metrics().of(run) == table);
  metrics::MetricTable ctr;
  ctr.rows = {{2, {}, "a", {}, {}, 0.023}};
  store.metrics().put(run, ctr);
  BOOST_CHECK(store.metrics().of(run) == ctr);
}

BOOST_AUTO_TEST_CASE(measures_read_back_row_by_row_and_what_a_row_does_not_say_stays_unsaid) {
  metrics::MetricTable table;
  table.has_counts = true;
  table.rows = {{2, {}, "a", 100, 3}, {3, {}, "b", 100, 4}, {5, {}, "c", 100, 5}};
  table.measures = {
      {{"spend", "Amount spent (EUR)", "EUR", metrics::MeasureKind::amount}, {12.5, {}, -0.1}},
      {{"reach", "Reach", "", metrics::MeasureKind::level}, {{}, {}, 80.0}},
      {{"conversions", "Conv.", "", metrics::MeasureKind::events}, {0.0, {}, 1e300}}};
  store.metrics().put(run, table);
  BOOST_CHECK(store.metrics().of(run) == table);
  table.measures.pop_back();
  store.metrics().put(run, table);
  BOOST_CHECK(store.metrics().of(run) == table);
}

BOOST_AUTO_TEST_CASE(how_metrics_were_read_stands_with_the_run) {
  metrics::MetricTable table;
  table.rows = {{2, {}, "a", {}, {}, 0.023}};
  store.metrics().put(run, table);
  BOOST_TEST(store.metrics().reading(run).empty());
  const std::vector<std::string> told = {"The file is in UTF-8.",
                                         "The column \"x\" is not used.\n"};
  store.metrics().put(run, table, told);
  BOOST_TEST(store.metrics().reading(run) == told);
  BOOST_TEST(store.metrics().reading(run + 1).empty());
}

BOOST_AUTO_TEST_CASE(metrics_without_measures_keep_their_digest) {
  metrics::MetricTable table;
  table.factors = {{"campaign", FactorOrigin::metrics, {"x"}}};
  table.has_counts = true;
  table.rows = {{2, metrics::Date("2026-01-01"), "a", 100, 3}};
  store.metrics().put(run, table);
  const auto digest = [&] {
    return Connection(file, OpenMode::read).integer("SELECT metrics_digest FROM run");
  };
  BOOST_TEST(digest() == kDigestOfOneRow);
  table.measures = {{{"spend", "Spend", "", metrics::MeasureKind::amount}, {std::nullopt}}};
  store.metrics().put(run, table);
  const std::int64_t unsaid = digest();
  table.measures[0].values = {0.0};
  store.metrics().put(run, table);
  BOOST_TEST(unsaid != kDigestOfOneRow);
  BOOST_TEST(digest() != unsaid);
}

BOOST_AUTO_TEST_CASE(names_that_the_source_no_longer_lists_are_dropped) {
  put(1, 0, "a");
  put(2, 1, "b");
  store.images().put_failure(run, 2, {"c.jpg", "c"}, {Stage::fetch, FailureCode::timed_out, "m"},
                             {});
  store.images().keep(run, std::vector<ImageRef>{{"b.jpg", "b"}});
  BOOST_REQUIRE_EQUAL(images().size(), 1u);
  BOOST_CHECK_EQUAL(images()[0].ref.name, "b");
  BOOST_CHECK(store.images().failures(run).empty());
}

BOOST_AUTO_TEST_CASE(imported_features_are_kept_by_name) {
  const auto models = models_for(std::vector{Task::labels, Task::colours}, "run i1");
  const RunId imported = store.runs().begin(made_up_run("i1"), models);
  const std::vector<FeatureValue> features = {{{FeatureKind::label, "dog"}, 0.5},
                                              {{FeatureKind::other, "mood"}, -2}};
  store.analyses().put_imported(imported, 0, {"a", "a"}, features, std::vector{Task::colours});
  int seen = 0;
  store.analyses().for_each(imported, [&](const RunImage& image) {
    ++seen;
    BOOST_CHECK_EQUAL(image.analysis.content.sha256, "import:demo/dev/a");
    BOOST_CHECK(image.features == features);
    BOOST_REQUIRE_EQUAL(image.missing.size(), 1u);
    BOOST_CHECK(image.missing[0].task == Task::colours);
    BOOST_CHECK(!image.analysis.inference.labels);
  });
  BOOST_CHECK_EQUAL(seen, 1);
  BOOST_CHECK(store.runs().models(imported) ==
              models_for(std::vector{Task::colours, Task::labels}, "run i1"));
}

BOOST_AUTO_TEST_CASE(a_finished_file_stands_alone_and_can_be_read) {
  put(1, 0, "a");
  store.runs().finish(run, RunState::complete, "2026-01-01T00:01:00Z");
  store.finish_file();
  for (const char* suffix : {"-wal", "-shm", "-journal"}) {
    BOOST_CHECK(!std::filesystem::exists(file.string() + suffix));
  }
  const Store reader = Store::open_read_only(file);
  BOOST_CHECK(reader.runs().find("u1")->state == RunState::complete);
  BOOST_CHECK_EQUAL(reader.images().names(run).size(), 1u);
}

BOOST_AUTO_TEST_CASE(a_second_writer_is_refused_by_name) {
  try {
    Store::open(file);
    BOOST_FAIL("opened twice");
  } catch (const Error& error) {
    BOOST_CHECK(std::string(error.what()).find("process") != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(a_reader_cannot_write) {
  store.finish_file();
  Store reader = Store::open_read_only(file);
  BOOST_CHECK_THROW(reader.runs().finish(run, RunState::complete, ""), Error);
}

BOOST_AUTO_TEST_CASE(a_missing_store_is_one_sentence) {
  BOOST_CHECK_THROW(Store::open_read_only(path / "none.sqlite"), Error);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace imagelift::store
