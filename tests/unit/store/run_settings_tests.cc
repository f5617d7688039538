#include "store/rows/run_settings.h"

#include <boost/test/unit_test.hpp>

namespace imagelift::store {
namespace {

using Shown = std::vector<std::pair<std::string, std::string>>;

RunSettings full() {
  RunSettings settings;
  settings.images = "s3://bucket/caf\u00e9";
  settings.metrics = "/data/m \"x\".csv";
  settings.metrics_map = "/data/map.csv";
  settings.by_ad = true;
  settings.factors = {R"(_t\.(?<template>.+))", "(?<a>x y)"};
  settings.simulated = true;
  settings.include = {"**/*.png", "*.jpg"};
  settings.exclude = {"old/**"};
  settings.strip_prefix = "h/x/";
  settings.follow_links = {"/cache"};
  settings.archive_names = "cp437";
  settings.models = {"tiny"};
  settings.max_bytes = 1u << 30;
  settings.max_pixels = 10'000'000'000;
  settings.max_failed = ShareOrCount{0.1, true};
  settings.min_matched = ShareOrCount{3, false};
  settings.allow_empty = true;
  settings.presence = {{FeatureKind::label, 0.01, true}, {FeatureKind::face, 0.9, false}};
  return settings;
}

std::vector<PresenceRule> presence_in(const std::string& rules) {
  return run_settings_from_json(R"({"presence": )" + rules + "}").presence;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(run_settings_tests)

BOOST_AUTO_TEST_CASE(settings_are_read_as_they_were_kept) {
  BOOST_CHECK(run_settings_from_json(to_json(full())) == full());
  BOOST_CHECK(run_settings_from_json(to_json({})) == RunSettings());
  RunSettings import;
  import.import_format = "csv";
  BOOST_CHECK(run_settings_from_json(to_json(import)) == import);
}

BOOST_AUTO_TEST_CASE(shards_of_a_run_keep_the_same) {
  RunSettings shard = full();
  shard.shard = {2, 3};
  BOOST_TEST(to_json(shard) == to_json(full()));
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_text_are_kept_as_replacements) {
  RunSettings settings;
  settings.images = "/caf\xe9";
  const RunSettings kept = run_settings_from_json(to_json(settings));
  BOOST_TEST(kept.images == "/caf\uFFFD");
  BOOST_CHECK(run_settings_from_json(to_json(kept)) == kept);
}

BOOST_AUTO_TEST_CASE(what_is_of_another_shape_is_as_if_it_had_not_been_given) {
  for (const char* json :
       {"", "{", "[]", "3", "{}", R"({"images": 3, "factors": "x", "simulated": "yes"})",
        R"({"factors": [1, null], "max-bytes": -1, "max-failed": "5%", "presence": {}})",
        R"({"max-failed": {"percent": 101}, "min-matched": {"count": 1.5}, "tomorrow": true})",
        R"({"max-failed": {"percent": "5"}, "min-matched": {}})"}) {
    BOOST_CHECK_MESSAGE(run_settings_from_json(json) == RunSettings(), json);
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_threshold_is_left_out) {
  BOOST_TEST(presence_in(R"([{"kind": "object", "threshold": 0.5}])").size() == 1u);
  for (const char* threshold : {"\"0.5\"", "0", "-1", "2", "null", "[]"}) {
    const std::string rule = R"([{"kind": "object", "threshold": )" + std::string(threshold) + "}]";
    BOOST_TEST(presence_in(rule).empty(), threshold);
  }
  BOOST_TEST(presence_in(R"([{"kind": "colour", "threshold": 0.5}])").empty());
  BOOST_TEST(presence_in(R"([{"kind": 3, "threshold": 0.5}, 7])").empty());
}

BOOST_AUTO_TEST_CASE(people_see_options_as_texts) {
  const Shown shown = shown_settings(full());
  BOOST_CHECK((shown.front() == Shown::value_type{"images", "s3://bucket/caf\u00e9"}));
  BOOST_CHECK((shown[2] == Shown::value_type{"metrics-map", "/data/map.csv"}));
  BOOST_CHECK((shown[3] == Shown::value_type{"by-ad", "yes"}));
  BOOST_CHECK((shown[4] == Shown::value_type{"factors", R"(_t\.(?<template>.+) (?<a>x y))"}));
  BOOST_CHECK((shown[7] == Shown::value_type{"simulated", "yes"}));
  BOOST_CHECK((shown.back() == Shown::value_type{"allow-empty", "yes"}));
  BOOST_CHECK((shown[shown.size() - 2] == Shown::value_type{"min-matched", "3"}));
  BOOST_CHECK((shown[shown.size() - 3] == Shown::value_type{"max-failed", "0.1%"}));
}

BOOST_AUTO_TEST_CASE(what_is_not_usual_is_shown_only_where_it_was_asked_for) {
  const Shown usual = shown_settings({});
  BOOST_TEST(usual[2].first == "factors");
  BOOST_TEST(usual.back().first == "min-matched");
  RunSettings shard;
  shard.shard = {2, 3};
  BOOST_CHECK((shown_settings(shard).back() == Shown::value_type{"shard", "2/3"}));
  RunSettings import;
  import.import_format = "csv";
  BOOST_CHECK((shown_settings(import) == Shown{{"format", "csv"}}));
}

BOOST_AUTO_TEST_CASE(runs_are_alike_wherever_an_agent_keeps_its_files) {
  RunSettings one = full(), other = full();
  one.images = "/a";
  other.images = "/b";
  other.metrics = "/b/m.csv";
  other.metrics_map = "/b/map.csv";
  other.follow_links = {"/b/cache"};
  BOOST_TEST(same_but_for_places(one, other));
  other.images = "s3://b";
  BOOST_TEST(!same_but_for_places(one, other));
  other = one;
  other.exclude = {};
  BOOST_TEST(!same_but_for_places(one, other));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::store
