#include "metrics/metrics_match.h"

#include <boost/test/unit_test.hpp>

#include "core/error.h"

namespace imagelift::metrics {
namespace {

MetricTable counts(const std::vector<std::string>& images) {
  MetricTable table;
  table.has_counts = true;
  for (const std::string& image : images) {
    MetricRow& row = table.rows.emplace_back();
    row.row = static_cast<std::uint32_t>(table.rows.size() + 1);
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

/// The image that a row of this name belongs to; -1: none.
int image_of(const std::vector<ImageRef>& images, const std::string& name,
             const AddressPath& rule = {}) {
  const MetricMatch match = match_metrics(images, counts({name}), rule);
  for (std::size_t i = 0; i < images.size(); ++i) {
    if (!match.rows_of_image[i].empty()) return static_cast<int>(i);
  }
  return -1;
}

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
  table.rows[1].date = Date("2026-01-01");
  BOOST_CHECK_EQUAL(match_metrics(images, table).rows_of_image[0].size(), 2u);
}

BOOST_AUTO_TEST_CASE(a_name_is_found_without_its_folders_and_ending) {
  const std::vector<ImageRef> images = {{"h/ads/dog.jpg", "h/ads/dog"}, {"cat.jpg", "cat.jpg"}};
  for (const char* name : {"dog.jpg", "dog", "ads/dog", "ads/dog.jpg", "h/ads/dog", "./dog.jpg",
                           "dog%2Ejpg", " dog.jpg ", "\\ads\\dog.jpg", "DOG.JPG",
                           "https://h/ads/dog.jpg?w=1", "\uff44\uff4f\uff47.jpg"}) {
    BOOST_TEST(image_of(images, name) == 0, name);
  }
  for (const char* name : {"cat", "C:\\Users\\Eve\\cat.jpg", "anywhere/cat", "cat - Copy.jpg"}) {
    BOOST_TEST(image_of(images, name) == 1, name);
  }
  for (const char* name : {"dog_640x480.jpg", "dog.png", "do", "og.jpg", "", "ads", "dog.jpg/x"}) {
    BOOST_TEST(image_of(images, name) == -1, name);
  }
}

BOOST_AUTO_TEST_CASE(both_normal_forms_of_unicode_are_one_name) {
  const std::vector<ImageRef> images = {{"cafe\u0301.jpg", "cafe\u0301"},
                                        {"x/\u00dcber.jpg", "x/\u00dcber"}};
  BOOST_TEST(image_of(images, "caf\u00e9.jpg") == 0);
  BOOST_TEST(image_of(images, "U\u0308ber") == 1);
  BOOST_TEST(image_of(images, "\u00fcBER.JPG") == 1);
  BOOST_TEST(image_of(images, "cafe.jpg") == -1);
}

BOOST_AUTO_TEST_CASE(escapes_in_the_names_of_images_are_undone_last) {
  const std::vector<ImageRef> images = {{"a+b.jpg", "a+b"}, {"caf%C3%A9.jpg", "caf%C3%A9"}};
  BOOST_TEST(image_of(images, "a b.jpg") == 0);
  BOOST_TEST(image_of(images, "A+B") == 0);
  BOOST_TEST(image_of(images, "caf\u00e9.jpg") == 1);
}

BOOST_AUTO_TEST_CASE(exact_beats_looser) {
  const std::vector<ImageRef> images = {{"a.jpg", "a"},
                                        {"x/a.jpg", "x/a"},
                                        {"A.jpg", "A"},
                                        {"a b.jpg", "a b"},
                                        {"a+b.jpg", "a+b"},
                                        {"a%20b.jpg", "a%20b"},
                                        {"cafe\u0301.jpg", "cafe\u0301"},
                                        {"caf\u00e9.jpg", "caf\u00e9"}};
  BOOST_TEST(image_of(images, "a.jpg") == 0);
  BOOST_TEST(image_of(images, "y/x/a.jpg") == 1);
  BOOST_TEST(image_of(images, "y/a.jpg") == 0);
  BOOST_TEST(image_of(images, "A.jpg") == 2);
  BOOST_TEST(image_of(images, "a b.jpg") == 3);
  BOOST_TEST(image_of(images, "a+b.jpg") == 4);
  BOOST_TEST(image_of(images, "a%20b.jpg") == 5);
  BOOST_TEST(image_of(images, "cafe\u0301.jpg") == 6);
  BOOST_TEST(image_of(images, "caf\u00e9.jpg") == 7);
}

BOOST_AUTO_TEST_CASE(what_fits_several_images_equally_well_names_them) {
  const auto both = [](const std::vector<ImageRef>& images, const std::string& name) {
    return complaint(images, counts({name})).find(images[0].path + ", " + images[1].path) !=
           std::string::npos;
  };
  BOOST_TEST(both({{"x/a.jpg", "x/a"}, {"y/a.jpg", "y/a"}}, "a.jpg"));
  BOOST_TEST(both({{"a.jpg", "a.jpg"}, {"a.png", "a.png"}}, "a"));
  BOOST_TEST(both({{"a.jpg", "a"}, {"A.jpg", "A"}}, "a.JPG"));
  BOOST_TEST(both({{"h/p?111111", "h/p?111111"}, {"h/p?222222", "h/p?222222"}}, "h/p"));
}

BOOST_AUTO_TEST_CASE(a_file_in_another_folder_is_a_guess_that_needs_to_be_the_only_one) {
  const std::vector<ImageRef> images = {{"x/a.jpg", "x/a"}, {"x/b.jpg", "x/b"}, {"y/b.jpg", "y/b"}};
  BOOST_TEST(image_of(images, "z/a.jpg") == 0);
  BOOST_TEST(match_metrics(images, counts({"z/a.jpg"})).guessed_rows == 1U);
  BOOST_TEST(image_of(images, "z/b.jpg") == -1);
  MetricMatch match = match_metrics(images, counts({"z/a.jpg", "x/a.jpg"}));
  BOOST_CHECK((match.rows_of_image[0] == Indices{1}));
  match = match_metrics(images, counts({"z/a.jpg", "u/a.jpg"}));
  BOOST_TEST(match.rows_of_image[0].empty());
}

BOOST_AUTO_TEST_CASE(another_query_is_a_guess_of_files_and_none_of_what_a_query_chooses) {
  const std::vector<ImageRef> images = {{"h/a?111111.jpg", "h/a?111111"},
                                        {"h/p?111111", "h/p?111111"}};
  const AddressPath rule = [](std::string_view text) -> std::optional<std::string> {
    if (!text.starts_with("http://")) return std::nullopt;
    return std::string(text.substr(7));
  };
  const auto image = [&](const std::string& name) { return image_of(images, name, rule); };
  BOOST_TEST(image("http://h/a?111111.jpg") == 0);
  BOOST_TEST(image("http://h/a?222222.jpg") == 0);
  BOOST_TEST(image("http://h/a.jpg") == 0);
  BOOST_TEST(image("a.jpg") == 0);
  BOOST_TEST(image("http://h/p?111111") == 1);
  BOOST_TEST(image("http://h/p?222222") == -1);
  BOOST_TEST(image("http://h/p") == 1);
}

BOOST_AUTO_TEST_CASE(rows_of_duplicated_ads_are_summed) {
  const MetricMatch match =
      match_metrics(std::vector<ImageRef>{{"dog.jpg", "dog"}}, counts({"dog", "dog - Copy"}));
  BOOST_TEST(match.rows_of_image[0].size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_resolved_table_says_paths_and_shows_no_query) {
  const std::vector<ImageRef> images = {{"x/a.jpg", "x/a"}};
  MetricTable table = counts({"A", "https://u:hunter2@h/z?token=hunter2"});
  table.factors = {{"page", FactorOrigin::metrics, {2, "https://shop/p?token=hunter2#hunter2"}}};
  table = resolved(table, match_metrics(images, table), images);
  BOOST_TEST(table.rows[0].image == "x/a.jpg");
  BOOST_TEST(table.rows[1].image == "https://h/z?...");
  BOOST_TEST(table.factors[0].levels[1] == "https://shop/p?...");
  BOOST_TEST_REQUIRE(table.notes.size() == 1U);
  BOOST_TEST(table.notes[0].find("page") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_resolved_row_never_means_an_image_that_is_only_like_it) {
  const MetricTable table = counts({"y/a.jpg", "x/b"});
  const MetricMatch match =
      match_resolved(std::vector<ImageRef>{{"x/a.jpg", "x/a"}, {"x/b.jpg", "x/b"}}, table);
  BOOST_CHECK((match.rows_of_image == std::vector<Indices>{{}, {1}}));
  BOOST_CHECK((match.metrics_without_image == std::vector<std::string>{"y/a.jpg"}));
}

BOOST_AUTO_TEST_CASE(fifty_thousand_files_of_one_name_cost_no_more_than_others) {
  std::vector<ImageRef> images;
  std::vector<std::string> rows;
  for (int i = 0; i < 50'000; ++i) {
    const std::string folder = "h/" + std::to_string(i);
    images.push_back({folder + "/image.jpg", folder + "/image"});
    rows.push_back("other/" + std::to_string(i) + "/image.jpg");
  }
  const MetricMatch match = match_metrics(images, counts(rows));
  BOOST_TEST(match.rows_without_image == 50'000U);
}

BOOST_AUTO_TEST_CASE(all_names_of_several_images_are_told_at_once) {
  const std::vector<ImageRef> images = {{"x/a.jpg", "a"}, {"y/a.jpg", "a"}, {"b.jpg", "b"}};
  const std::string sentence = complaint(images, counts({"a", "b", "a.jpg", "a"}));
  BOOST_TEST(sentence.find("Row 2 of the metrics, `a`, fits several images: x/a.jpg, y/a.jpg; "
                           "row 4, `a.jpg`, fits") == 0U);
  BOOST_TEST(sentence.find("row 5") == std::string::npos);
  std::vector<std::string> many;
  for (int i = 0; i < 30; ++i) many.push_back(std::string(static_cast<std::size_t>(i), ' ') + "a");
  BOOST_TEST(complaint(images, counts(many)).find("; and 10 more names") != std::string::npos);
}

const std::vector<ImageRef> kAds = {
    {"dog.jpg", "dog"}, {"dog_beach.jpg", "dog_beach"}, {"x/cat_sofa.jpg", "x/cat_sofa"}};

BOOST_AUTO_TEST_CASE(an_ad_means_the_image_whose_name_stands_in_its_own) {
  BOOST_TEST(image_of(kAds, "ACME | Prospecting | dog_beach | v2") == 1);
  BOOST_TEST(image_of(kAds, "2026-10 Dog_Beach 1080x1080 EN") == 1);
  BOOST_TEST(image_of(kAds, "ACME / dog / v2") == 0);
  BOOST_TEST(image_of(kAds, "dog_night") == -1);
  const MetricMatch match = match_metrics(kAds, counts({"dog", "ACME dog_beach", "the cat_sofa"}));
  BOOST_TEST(match.in_text.rows == 2U);
  BOOST_TEST(match.in_text.name == "ACME dog_beach");
  BOOST_TEST(match.in_text.image == "dog_beach.jpg");
}

BOOST_AUTO_TEST_CASE(of_an_address_and_a_path_only_the_files_name_is_looked_through) {
  for (const char* name :
       {"https://cdn.acme.com/ads/2026/dog_beach.jpg?w=1200&sig=ab",
        "https://cdn.acme.com/w_1200,h_628,c_fill/v17/dog_beach-1200x628.jpg#x",
        "https://cdn/a/20261001_dog_beach.jpg?f=cat_sofa.jpg", "https://cdn/cat_sofa/dog_beach.jpg",
        "//cdn/cat_sofa/dog_beach_1080.jpg", "https://cdn/ads%2F2026%2Fdog%5Fbeach%401080.jpg",
        "C:\\cat_sofa\\dog_beach_v2.jpg", "s3://bucket/cat_sofa/dog_beach_v2.jpg"}) {
    BOOST_TEST(image_of(kAds, name) == 1, name);
  }
  for (const char* name : {"https://cdn/dog_beach/1.jpg", "https://shop/?utm_content=dog_beach",
                           "/ads/dog_beach/zebra", "https://dog_beach/z.png?x=dog_beach.jpg"}) {
    BOOST_TEST(image_of(kAds, name) == -1, name);
  }
}

BOOST_AUTO_TEST_CASE(a_row_that_only_may_mean_several_images_has_none_and_ends_nothing) {
  const MetricMatch match =
      match_metrics(kAds, counts({"dog_beach + cat_sofa", "dog_beach", "dog_beach v2"}));
  BOOST_CHECK((match.metrics_without_image == std::vector<std::string>{"dog_beach + cat_sofa"}));
  BOOST_CHECK((match.rows_of_image[1] == Indices{1, 2}));
  BOOST_CHECK(match.rows_of_image[2].empty());
}

BOOST_AUTO_TEST_CASE(the_map_decides_before_everything_else) {
  const AdMap map =
      parse_ad_map("ad,image\ndog,dog_beach\ndog_beach,cat_sofa\nnever seen,dog\n", "m");
  const MetricMatch match =
      match_metrics(kAds, counts({"dog", "dog_beach", "dog_beach v2"}), {}, map);
  BOOST_CHECK((match.rows_of_image == std::vector<Indices>{{}, {0, 2}, {1}}));
  BOOST_TEST(match.mapped.rows == 2U);
  BOOST_TEST(match.mapped.name == "dog");
  BOOST_TEST(match.in_text.rows == 1U);
  BOOST_TEST_REQUIRE(match.map_notes.size() == 2U);
  BOOST_TEST(match.map_notes[1].find("1 of the 3 ads") == 0U);
}

BOOST_AUTO_TEST_CASE(the_map_settles_what_fits_several_images) {
  const std::vector<ImageRef> images = {{"x/a.jpg", "x/a"}, {"y/a.jpg", "y/a"}};
  const AdMap map = parse_ad_map("ad,image\na,y/a.jpg\n", "m");
  BOOST_CHECK((match_metrics(images, counts({"a"}), {}, map).rows_of_image[1] == Indices{0}));
  BOOST_TEST(complaint(images, counts({"a"})).find("--metrics-map") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(ads_that_share_an_image_are_counted_and_names_of_it_are_not) {
  const MetricMatch match = match_metrics(
      kAds, counts({"dog_beach", "ACME dog_beach", "cat_sofa", "cat_sofa - Copy", "dog"}));
  BOOST_TEST(match.shared.images == 2U);
  BOOST_TEST(match.shared.ads == 4U);
  MetricTable table = counts({"dog.jpg", "dog"});
  table.rows[0].date = Date("2026-01-01");
  BOOST_TEST(match_metrics(kAds, table).shared.images == 0U);
}

BOOST_AUTO_TEST_CASE(rates_of_several_ads_cannot_be_summed) {
  MetricTable table = counts({"dog_beach", "ACME dog_beach"});
  table.has_counts = false;
  for (MetricRow& row : table.rows) row.ctr = 0.02;
  BOOST_TEST(complaint(kAds, table).find("impressions and clicks") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(totals_are_sums_over_the_rows) {
  MetricTable table = counts({"a", "a"});
  table.rows[1].date = Date("2026-01-01");
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
  table.rows = {{2, {}, "a", {}, {}, 0.25}};
  BOOST_CHECK((totals(table, {0}) == MetricTotals{std::nullopt, std::nullopt, 0.25}));
  BOOST_CHECK((totals(table, {}) == MetricTotals{}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace imagelift::metrics
