#include "store/files/features_json.h"

#include <boost/test/unit_test.hpp>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "core/feature_catalog.h"
#include "store_fixture.h"

namespace imagelift::store {
namespace {

using nlohmann::ordered_json;

struct OneRun : TemporaryFolder {
  Store store = Store::open(path / "imagelift.sqlite");
  RunId run = store.runs().begin(made_up_run("u1"), models_for(kTasks));
  std::filesystem::path out = path / "features.json";

  void put(std::uint64_t seed, std::size_t position, const std::string& name) {
    const ImageAnalysis analysis = made_up_analysis(seed);
    store.analyses().put(analysis, made_up_features(analysis));
    store.images().put(run, position, {name + ".jpg", name}, analysis.content);
  }
  ordered_json written() {
    write_features_json(store, run, out);
    return ordered_json::parse(contents(out));
  }
};

std::vector<std::string> keys_of(const ordered_json& object) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.push_back(key);
  return keys;
}

BOOST_FIXTURE_TEST_SUITE(features_json_tests, OneRun)

BOOST_AUTO_TEST_CASE(every_object_has_the_same_sorted_keys) {
  for (std::size_t i = 0; i < 6; ++i) put(i, i, "image" + std::to_string(i));
  const ordered_json root = written();
  BOOST_REQUIRE_EQUAL(root.size(), 6u);
  const auto keys = keys_of(root.front());
  BOOST_CHECK(std::is_sorted(keys.begin(), keys.end()));
  for (const auto& image : root) BOOST_CHECK(keys_of(image) == keys);
}

BOOST_AUTO_TEST_CASE(values_read_back_exactly_and_the_rest_is_zero) {
  put(1, 0, "a");
  put(2, 1, "b");
  const ordered_json root = written();
  const FeatureCatalog& catalog = FeatureCatalog::built_in();
  std::map<std::string, double> expected;
  for (const auto& feature : made_up_features(made_up_analysis(1))) {
    expected[catalog.key(feature.id)] = feature.value;
  }
  for (const auto& [key, value] : root.at("a").items()) {
    BOOST_CHECK_EQUAL(value.get<double>(), expected.contains(key) ? expected[key] : 0.0);
  }
}

BOOST_AUTO_TEST_CASE(a_feature_that_no_image_has_is_left_out_unless_it_is_a_colour) {
  put(1, 0, "a");
  std::set<FeatureId> present;
  for (const auto& feature : made_up_features(made_up_analysis(1))) present.insert(feature.id);
  for (const auto& name : FeatureCatalog::built_in().names(FeatureKind::colour)) {
    present.insert({FeatureKind::colour, name});
  }
  std::set<FeatureId> written_ids;
  for (const FeatureKey& key : feature_keys(store, run)) written_ids.insert(key.id);
  BOOST_CHECK(written_ids == present);
}

BOOST_AUTO_TEST_CASE(a_feature_only_below_zero_is_left_out) {
  const RunId imported = store.runs().begin(made_up_run("i"), {});
  const std::vector<FeatureValue> features = {{{FeatureKind::other, "down"}, -1},
                                              {{FeatureKind::other, "up"}, 1}};
  store.analyses().put_imported(imported, 0, {"a", "a"}, features, {});
  BOOST_REQUIRE_EQUAL(feature_keys(store, imported).size(), 1u);
  BOOST_CHECK_EQUAL(feature_keys(store, imported)[0].key, "up");
}

BOOST_AUTO_TEST_CASE(a_run_without_images_is_an_empty_object) {
  write_features_json(store, run, out);
  BOOST_CHECK_EQUAL(contents(out), "{}\n");
}

BOOST_AUTO_TEST_CASE(a_compressed_file_holds_the_same_text) {
  put(1, 0, "a");
  put(2, 1, "b");
  write_features_json(store, run, out);
  write_features_json(store, run, path / "features.json.gz");
  BOOST_CHECK_EQUAL(uncompressed(path / "features.json.gz"), contents(out));
}

BOOST_AUTO_TEST_CASE(hostile_names_survive) {
  const std::vector<std::string> names = {"a\"b",      "</script>",       "new\nline", "=cmd",
                                          "\u202Ertl", "back\\slash\x01", "tab\tname", "\u2028"};
  for (std::size_t i = 0; i < names.size(); ++i) put(i, i, names[i]);
  const ordered_json root = written();
  BOOST_CHECK(keys_of(root) == names);
  BOOST_CHECK_EQUAL(contents(out).find("</script"), std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_same_run_is_the_same_bytes_whatever_order_it_came_in) {
  put(1, 0, "a");
  put(2, 1, "b");
  write_features_json(store, run, out);
  const std::string first = contents(out);
  Store other = Store::open(path / "other.sqlite");
  const RunId same = other.runs().begin(made_up_run("u1"), models_for(kTasks));
  for (const std::uint64_t seed : {2u, 1u}) {
    const ImageAnalysis analysis = made_up_analysis(seed);
    const std::string name = seed == 1 ? "a" : "b";
    other.images().put(same, seed - 1, {name + ".jpg", name}, analysis.content);
    other.analyses().put(analysis, made_up_features(analysis));
  }
  write_features_json(other, same, out);
  BOOST_CHECK_EQUAL(contents(out), first);
}

BOOST_AUTO_TEST_CASE(keys_are_unique_where_names_of_unknown_features_coincide) {
  const std::vector<FeatureId> ids = {{FeatureKind::label, "zzz thing"},
                                      {FeatureKind::object, "zzz thing"},
                                      {FeatureKind::other, "zzz_thing"}};
  const auto keys = assign_keys(ids);
  std::set<std::string> distinct;
  for (const FeatureKey& key : keys) distinct.insert(key.key);
  BOOST_CHECK_EQUAL(distinct.size(), 3u);
  BOOST_CHECK(distinct.contains("zzz_thing"));
  BOOST_CHECK(assign_keys(std::vector<FeatureId>{ids[2], ids[1], ids[0]}) == keys);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace imagelift::store
