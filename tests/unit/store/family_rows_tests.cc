#include <boost/test/unit_test.hpp>

#include "core/error.h"
#include "store/imports/family_choices.h"
#include "store/schema/sqlite.h"
#include "store/store.h"
#include "store_fixture.h"
#include "text/replace_file.h"

namespace imagelift::store {
namespace {

namespace fs = std::filesystem;

struct Fixture : TemporaryFolder {
  /// A run of the contents with these seeds.
  static RunId add_run(Store& store, const std::string& uid,
                       const std::vector<std::uint64_t>& seeds) {
    const RunId run = store.runs().begin(made_up_run(uid), models_for(kTasks));
    for (const std::uint64_t seed : seeds) {
      const ImageAnalysis analysis = made_up_analysis(seed);
      store.analyses().put(analysis, made_up_features(analysis));
      store.images().put(run, seed, {std::to_string(seed) + ".jpg", std::to_string(seed)},
                         analysis.content);
    }
    return run;
  }

  static FamilyPair pair(std::uint64_t one, std::uint64_t other, double strength = 0.9) {
    std::string a = made_up_analysis(one).content.sha256;
    std::string b = made_up_analysis(other).content.sha256;
    if (b < a) std::swap(a, b);
    return {a, b, FamilyEvidence::embedding, strength};
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(family_rows_tests, Fixture)

BOOST_AUTO_TEST_CASE(pairs_are_those_within_the_run_and_outlive_embeddings) {
  Store store = Store::open(path / "one");
  const RunId both = add_run(store, "a", {1, 2, 3});
  const RunId part = add_run(store, "b", {1, 3});
  store.families().put(both, {1, 3, 0}, std::vector{pair(1, 2), pair(1, 3)});
  store.drop_embeddings();
  BOOST_TEST(store.families().pairs(both).size() == 2u);
  BOOST_TEST((store.families().pairs(part) == std::vector{pair(1, 3)}));
}

BOOST_AUTO_TEST_CASE(a_search_counts_while_the_run_has_the_contents_that_it_saw) {
  Store store = Store::open(path / "one");
  const RunId run = add_run(store, "a", {1, 2});
  BOOST_TEST(!store.families().search(run));
  store.families().put(run, {4, 2, 1}, {});
  BOOST_TEST((store.families().search(run) == FamilySearch{4, 2, 1}));
  const ImageAnalysis later = made_up_analysis(3);
  store.analyses().put(later, made_up_features(later));
  store.images().put(run, 3, {"3.jpg", "3"}, later.content);
  BOOST_TEST(!store.families().search(run));
  BOOST_TEST(store.families().searched(run, 4).at(later.content.sha256).empty());
}

BOOST_AUTO_TEST_CASE(contents_know_the_runs_in_which_they_were_compared_by_the_same_rule) {
  Store store = Store::open(path / "one");
  const RunId first = add_run(store, "a", {1, 2});
  const RunId second = add_run(store, "b", {2, 3});
  store.families().put(first, {4, 2, 0}, {});
  const auto runs = store.families().searched(second, 4);
  BOOST_TEST((runs.at(made_up_analysis(2).content.sha256) == std::vector<RunId>{first}));
  BOOST_TEST(runs.at(made_up_analysis(3).content.sha256).empty());
  const auto by_other_rule = store.families().searched(second, 5);
  BOOST_TEST(by_other_rule.at(made_up_analysis(2).content.sha256).empty());
}

BOOST_AUTO_TEST_CASE(pairs_and_keys_are_merged_in_any_order_with_the_same_result) {
  for (const char* name : {"one", "two"}) {
    const bool is_one = name[0] == 'o';
    Store store = Store::open(path / name);
    const RunId run = add_run(store, "a", {1, 2, 3});
    store.families().put(run, {is_one ? 1 : 2, 3, 0},
                         std::vector{pair(1, 2, is_one ? 0.8 : 0.9), pair(is_one ? 1 : 2, 3)});
    store.families().put_keys(run, FamilyKeyOrigin::choice, {{"1.jpg", is_one ? "x" : "y"}});
    store.finish_file();
  }
  for (const bool one_first : {true, false}) {
    Store store = Store::open(path / (one_first ? "forth" : "back"));
    store.merge_from(path / (one_first ? "one" : "two"));
    store.merge_from(path / (one_first ? "two" : "one"));
    const RunId run = store.runs().all().front().id;
    BOOST_TEST(store.families().pairs(run).size() == 3u);
    BOOST_TEST((store.families().search(run) == FamilySearch{2, 3, 0}));
    BOOST_TEST((store.families().keys(run, FamilyKeyOrigin::choice) == FamilyKeys{{"1.jpg", "x"}}));
    store.finish_file();
  }
  BOOST_TEST(logical_dump(path / "forth") == logical_dump(path / "back"));
}

BOOST_AUTO_TEST_CASE(choices_are_read_as_csv_and_as_json) {
  text::replace_file(path / "f.csv", "image,family\na.jpg,1\nb.jpg,1\nc.jpg,2\n");
  text::replace_file(path / "f.json", R"({"families": [["a.jpg", "b.jpg"], ["c.jpg"]]})");
  const FamilyChoices expected = {{"a.jpg", "1"}, {"b.jpg", "1"}, {"c.jpg", "2"}};
  BOOST_TEST((read_family_choices(path / "f.csv") == expected));
  BOOST_TEST((read_family_choices(path / "f.json") == expected));
  text::replace_file(path / "saved.csv",
                     "\xEF\xBB\xBFimage;family\r\na.jpg;1\r\n'=b.jpg;1\r\n\r\n# business: acme\r\n"
                     "# column image: name of the image\r\n");
  const FamilyChoices saved = {{"a.jpg", "1"}, {"=b.jpg", "1"}};
  BOOST_TEST((read_family_choices(path / "saved.csv") == saved));
  text::replace_file(path / "twice.csv", "a.jpg,1\na.jpg,2\n");
  BOOST_CHECK_THROW(read_family_choices(path / "twice.csv"), Error);
  text::replace_file(path / "other.json", R"({"images": []})");
  BOOST_CHECK_THROW(read_family_choices(path / "other.json"), Error);
}

BOOST_AUTO_TEST_CASE(choices_find_images_by_path_name_or_content_and_tell_who_is_missing) {
  const std::vector<RunImageName> images = {{0, {"x/a.jpg", "a.jpg"}, "s1"},
                                            {1, {"x/b.jpg", "b.jpg"}, "s2"},
                                            {2, {"x/c.jpg", "c.jpg"}, "s3"}};
  std::vector<std::string> unknown;
  const FamilyKeys keys =
      resolved({{"x/a.jpg", "1"}, {"b.jpg", "1"}, {"s3", "2"}, {"d.jpg", "2"}}, images, unknown);
  BOOST_TEST((keys == FamilyKeys{{"x/a.jpg", "1"}, {"x/b.jpg", "1"}, {"x/c.jpg", "2"}}));
  BOOST_TEST(unknown == std::vector<std::string>{"d.jpg"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::store
