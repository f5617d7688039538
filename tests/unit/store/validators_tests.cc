#include <boost/test/unit_test.hpp>

#include "store/schema/sqlite.h"
#include "store/store.h"
#include "store_fixture.h"

namespace imagelift::store {
namespace {

namespace fs = std::filesystem;

const std::string kMonday = "2026-11-02T00:00:00Z";
const std::string kTuesday = "2026-11-03T00:00:00Z";

struct Fixture : TemporaryFolder {
  /// A store with the contents 1 and 2, and this validator of one address.
  fs::path store_with(const std::string& name, const std::string& etag, std::uint64_t content,
                      const std::string& seen_at) {
    const fs::path file = path / name;
    Store store = Store::open(file);
    const RunId run = store.runs().begin(made_up_run("r" + name), models_for(kTasks));
    for (const std::uint64_t seed : {1, 2}) {
      const ImageAnalysis analysis = made_up_analysis(seed);
      store.analyses().put(analysis, made_up_features(analysis));
      store.images().put(run, seed, {std::to_string(seed) + ".jpg", std::to_string(seed)},
                         analysis.content);
    }
    store.validators().put(std::vector{validator(etag, content)}, seen_at);
    store.finish_file();
    return file;
  }
  static Validator validator(const std::string& etag, std::uint64_t content) {
    return {std::string(64, 'a'), etag, "", made_up_analysis(content).content};
  }
  std::vector<Validator> merged(const std::vector<fs::path>& parts) {
    const fs::path file = path / "merged";
    fs::remove(file);
    Store store = Store::open(file);
    for (const auto& part : parts) store.merge_from(part);
    return store.validators().all();
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(validators_tests, Fixture)

BOOST_AUTO_TEST_CASE(what_is_put_is_read_and_replaced) {
  const fs::path file = store_with("one", "\"a\"", 1, kMonday);
  Store store = Store::open(file);
  BOOST_TEST((store.validators().all() == std::vector{validator("\"a\"", 1)}));
  store.validators().put(std::vector{validator("\"b\"", 2)}, kTuesday);
  BOOST_TEST((store.validators().all() == std::vector{validator("\"b\"", 2)}));
}

BOOST_AUTO_TEST_CASE(of_a_content_that_is_not_there_nothing_is_kept) {
  Store store = Store::open(store_with("one", "\"a\"", 1, kMonday));
  Validator other = validator("\"c\"", 77);
  other.address = std::string(64, 'b');
  store.validators().put(std::vector{other}, kTuesday);
  BOOST_TEST(store.validators().all().size() == 1U);
}

BOOST_AUTO_TEST_CASE(of_two_stores_the_later_word_counts_in_either_order) {
  const fs::path old = store_with("old", "\"a\"", 1, kMonday);
  const fs::path young = store_with("young", "\"b\"", 2, kTuesday);
  const auto expected = std::vector{validator("\"b\"", 2)};
  BOOST_TEST((merged({old, young}) == expected));
  BOOST_TEST((merged({young, old, young}) == expected));
}

BOOST_AUTO_TEST_CASE(of_equally_late_words_one_counts_in_either_order) {
  const fs::path one = store_with("one", "\"a\"", 1, kMonday);
  const fs::path other = store_with("other", "\"a\"", 2, kMonday);
  BOOST_TEST((merged({one, other}) == merged({other, one})));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::store
