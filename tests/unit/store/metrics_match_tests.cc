#include "store/metrics_match.h"

#include <boost/test/unit_test.hpp>

#include "core/error.h"

namespace imagelift::store {
namespace {

MetricTable counts(const std::vector<std::string>& images) {
  MetricTable table;
  table.has_counts = true;
  for (const std::string& image : images) {
    MetricRow& row = table.rows.emplace_back();
    row.row = table.rows.size() + 1;
    row.image = image;
    row.impressions = 100;
    row.clicks = 2;
  }
  return table;
}

std::string complaint(const std::vector<ImageRef>& images, const MetricTable& table) {
  try {
    match_metrics(images, table);
  } catch (const Error& error) {
    return error.what();
  }
  BOOST_FAIL("matched");
  return {};
}

using Indices = std::vector<std::size_t>;

BOOST_AUTO_TEST_SUITE(metrics_match_tests)

BOOST_AUTO_TEST_CASE(the_full_path_goes_before_the_name) {
  const std::vector<ImageRef> images = {{"dir/a.jpg", "dir/a"}, {"b.png", "b"}, {"b", "b.raw"}};
  const MetricMatch match = match_metrics(images, counts({"dir/a", "b.png", "b"}));
  BOOST_CHECK((match.rows_of_image == std::vector<Indices>{{0}, {1}, {2}}));
  BOOST_CHECK(match.images_without_metrics.empty());
  BOOST_CHECK(match.metrics_without_image.empty());
}

BOOST_AUTO_TEST_CASE(imported_images_are_found_by_their_files_names) {
  const std::vector<ImageRef> images = {{"a", "a"}, {"b.png", "b"}, {"c", "c"}};
  const MetricMatch match = match_metrics(images, counts({"a.jpg", "b.jpg", "c.txt"}));
  BOOST_CHECK((match.rows_of_image == std::vector<Indices>{{0}, {}, {}}));
  BOOST_CHECK((match.metrics_without_image == std::vector<std::string>{"b.jpg", "c.txt"}));
}

BOOST_AUTO_TEST_CASE(what_is_left_is_listed_on_both_sides) {
  const std::vector<ImageRef> images = {{"a.jpg", "a"}, {"b.jpg", "b"}, {"A.jpg", "A"}};
  const MetricMatch match = match_metrics(images, counts({"z", "b", "c", "z.jpg"}));
  BOOST_CHECK((match.images_without_metrics == Indices{0, 2}));
  BOOST_CHECK((match.metrics_without_image == std::vector<std::string>{"c", "z", "z.jpg"}));
}

BOOST_AUTO_TEST_CASE(a_row_that_fits_several_images_names_them) {
  const std::vector<ImageRef> images = {{"x/a.jpg", "a"}, {"y/a.jpg", "a"}};
  const std::string sentence = complaint(images, counts({"a"}));
  BOOST_CHECK(sentence.find("x/a.jpg, y/a.jpg") != std::string::npos);
  BOOST_CHECK_EQUAL(match_metrics(images, counts({"x/a.jpg"})).rows_of_image[0].size(), 1u);
}

BOOST_AUTO_TEST_CASE(two_spellings_of_one_image_may_not_say_the_same) {
  const std::vector<ImageRef> images = {{"a.jpg", "a"}};
  MetricTable table = counts({"a.jpg", "a"});
  BOOST_CHECK(complaint(images, table).find("Rows 2 and 3") != std::string::npos);
  table.rows[1].date = "2026-01-01";
  BOOST_CHECK_EQUAL(match_metrics(images, table).rows_of_image[0].size(), 2u);
}

BOOST_AUTO_TEST_CASE(totals_are_sums_over_the_rows) {
  MetricTable table = counts({"a", "a"});
  table.rows[1].date = "2026-01-01";
  table.rows[1].clicks = 5;
  const MetricTotals sum = totals(table, {0, 1});
  BOOST_CHECK((sum == MetricTotals{200, 7, 0.035}));
}

BOOST_AUTO_TEST_CASE(without_impressions_there_is_no_ctr_and_the_image_is_listed) {
  MetricTable table = counts({"a"});
  table.rows[0].impressions = 0;
  table.rows[0].clicks = 0;
  BOOST_CHECK((totals(table, {0}) == MetricTotals{0, 0, std::nullopt}));
  const MetricMatch match = match_metrics(std::vector<ImageRef>{{"a.jpg", "a"}}, table);
  BOOST_CHECK((match.images_without_impressions == Indices{0}));
  BOOST_CHECK(match.images_without_metrics.empty());
}

BOOST_AUTO_TEST_CASE(a_ctr_of_its_own_is_the_total) {
  MetricTable table;
  table.rows.push_back({2, "a", "", {}, {}, {}, 0.25});
  BOOST_CHECK((totals(table, {0}) == MetricTotals{std::nullopt, std::nullopt, 0.25}));
  BOOST_CHECK((totals(table, {}) == MetricTotals{}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace imagelift::store
