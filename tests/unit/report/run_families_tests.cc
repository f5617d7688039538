#include "report/data/run_families.h"

#include <boost/test/unit_test.hpp>

#include "metrics/read_metrics.h"
#include "report/data/build_report_data.h"
#include "text/temporary_folder.h"

namespace imagelift::report {
namespace {

/// A store with one imported run of these names.
struct Run {
  explicit Run(const std::vector<std::string>& names, store::RunSettings settings = {}) {
    run = store.runs().begin({.uid = "u1",
                              .business = "acme",
                              .image_source = "shop",
                              .started_at = "2026-11-21T08:00:00Z",
                              .finished_at = "",
                              .version = "0.1.0",
                              .settings = std::move(settings)},
                             {});
    for (std::size_t i = 0; i < names.size(); ++i) {
      store.analyses().put_imported(run, i, {names[i], names[i]}, {}, {});
    }
  }

  void put_metrics(const std::string& csv) {
    store.metrics().put(run, metrics::parse_metrics(std::string(csv), "metrics.csv"));
  }

  std::vector<std::uint32_t> families(const ReportOptions& options = {}) {
    data = build_report_data(store, run, options);
    std::vector<std::uint32_t> numbers;
    for (const ReportImage& image : data.images) numbers.push_back(image.family);
    return numbers;
  }

  text::TemporaryFolder folder;
  store::Store store = store::Store::open(folder / "imagelift.sqlite");
  store::RunId run = 0;
  ReportData data;
};

using Numbers = std::vector<std::uint32_t>;

}  // namespace

BOOST_AUTO_TEST_SUITE(run_families_tests)

BOOST_AUTO_TEST_CASE(names_join_images_of_which_there_are_no_pictures) {
  Run run({"dog_300x250", "cat", "dog_v2"});
  BOOST_TEST((run.families() == Numbers{0, 1, 0}));
  BOOST_TEST(run.data.families.count == 2u);
  BOOST_TEST(run.data.families.without_picture == 3u);
  BOOST_TEST(!run.data.families.is_compared);
  BOOST_REQUIRE(run.data.families.joined.size() == 1u);
  BOOST_TEST((run.data.families.joined[0].evidence == FamilyEvidence::name));
}

BOOST_AUTO_TEST_CASE(levels_of_a_factor_that_is_named_are_families_and_it_adjusts_nothing) {
  store::RunSettings settings;
  settings.same = {"motive"};
  Run run({"a", "b", "c"}, settings);
  run.put_metrics("image,impressions,clicks,motive\na,10,1,p\nb,10,1,q\nc,10,1,p\n");
  BOOST_TEST((run.families() == Numbers{0, 1, 0}));
  BOOST_REQUIRE(run.data.factors.size() == 1u);
  BOOST_TEST(run.data.factors[0].same);
  BOOST_TEST(!run.data.factors[0].offered);
}

BOOST_AUTO_TEST_CASE(a_column_picture_beside_the_image_is_such_a_factor_also_with_numbers) {
  Run run({"a", "b", "c"});
  run.put_metrics("image,impressions,clicks,Picture\na,10,1,7\nb,10,1,8\nc,10,1,7\n");
  BOOST_TEST((run.families() == Numbers{0, 1, 0}));
  BOOST_TEST(run.data.measures.empty());
  run.store.metrics().put(run.run, {});
  run.store.families().put_keys(run.run, store::FamilyKeyOrigin::picture, {{"b", "k"}, {"c", "k"}});
  BOOST_TEST((run.families() == Numbers{0, 1, 1}));
}

BOOST_AUTO_TEST_CASE(what_a_reader_chose_counts_before_all_else_and_may_be_replaced) {
  Run run({"dog_v1", "dog_v2", "cat"});
  run.store.families().put_keys(run.run, store::FamilyKeyOrigin::choice,
                                {{"dog_v1", "1"}, {"dog_v2", "2"}, {"cat", "2"}});
  BOOST_TEST((run.families() == Numbers{0, 1, 1}));
  ReportOptions options;
  options.family_choices.emplace();
  BOOST_TEST((run.families(options) == Numbers{0, 0, 1}));
}

BOOST_AUTO_TEST_CASE(pairs_of_contents_join_their_images) {
  Run run({"dog", "cat", "cow"});
  run.families();
  ReportOptions options;
  options.family_pairs = {
      {run.data.images[1].sha256, run.data.images[2].sha256, FamilyEvidence::embedding, 0.9}};
  BOOST_TEST((run.families(options) == Numbers{0, 1, 1}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::report
