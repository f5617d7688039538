#include "metrics/header.h"

#include <boost/test/unit_test.hpp>

#include "core/error.h"
#include "metrics/metric_options.h"
#include "metrics/totals_words.h"
#include "tests/unit/metrics/refusals.h"

namespace imagelift::metrics {
namespace {

using Cells = std::vector<std::string_view>;

BOOST_AUTO_TEST_SUITE(header_tests)

BOOST_AUTO_TEST_CASE(columns_have_the_letters_of_spreadsheets) {
  BOOST_CHECK_EQUAL(column_letters(0), "A");
  BOOST_CHECK_EQUAL(column_letters(25), "Z");
  BOOST_CHECK_EQUAL(column_letters(26), "AA");
  BOOST_CHECK_EQUAL(column_letters(16383), "XFD");
}

BOOST_AUTO_TEST_CASE(the_lowest_rank_of_a_role_is_taken) {
  const Header header =
      header_of(Cells{"Ad ID", "Clicks", "Ad name", "Impr.", "Link clicks", "Tag"}, 3, {});
  BOOST_CHECK(header.problem.empty());
  BOOST_CHECK_EQUAL(*header.image, 2u);
  BOOST_CHECK_EQUAL(*header.clicks, 4u);
  BOOST_CHECK_EQUAL(*header.date, 5u);
  BOOST_CHECK_EQUAL(header.row, 3u);
  BOOST_CHECK_EQUAL(header.columns[1].why,
                    "`Link clicks` is taken as clicks: clicks that lead to the site come first");
}

BOOST_AUTO_TEST_CASE(a_choice_has_a_role_and_a_column) {
  const auto chosen =
      chosen_columns("image=CPM (cost per 1,000 impressions), Impressions = C ,clicks=a=b");
  BOOST_REQUIRE_EQUAL(chosen.size(), 3u);
  BOOST_CHECK_EQUAL(chosen[0].column, "CPM (cost per 1,000 impressions)");
  BOOST_CHECK(chosen[1].role == Role::impressions && chosen[1].column == "C");
  BOOST_CHECK_EQUAL(chosen[2].column, "a=b");
  BOOST_CHECK(chosen_columns("").empty());
  for (const char* wrong : {"image", "image=", "spend=A", "image=A,image=B", "=A", ","}) {
    BOOST_CHECK_THROW(chosen_columns(wrong), Error);
  }
}

BOOST_AUTO_TEST_CASE(a_heading_wins_over_a_letter) {
  const Header header = header_of(Cells{"B", "x", "Impr.", "Clicks"}, 1, chosen_columns("image=B"));
  BOOST_CHECK_EQUAL(*header.image, 0u);
  const Header letters =
      header_of(Cells{"a", "x", "Impr.", "Clicks"}, 1, chosen_columns("image=b"));
  BOOST_CHECK_EQUAL(*letters.image, 1u);
}

BOOST_AUTO_TEST_CASE(labels_of_totals_are_known_and_names_are_not) {
  for (const char* label : {"Total", "TOTAL", "Grand total", "Total: Account", "Gesamt: Konto",
                            "Total : Compte", "Totale", "Totaal: account", "合計",
                            "合計: アカウント", "Total of 24 results", "Total (24)", "Summe"}) {
    BOOST_CHECK_MESSAGE(is_totals_label(label), label);
  }
  for (const char* name : {"", "total_beauty", "total_beauty.jpg", "Total War: 3", "totally",
                           "a total", "Total 2.jpg", "sum_41", "24"}) {
    BOOST_CHECK_MESSAGE(!is_totals_label(name), name);
  }
}

BOOST_AUTO_TEST_CASE(more_columns_than_a_sheet_has_are_refused) {
  std::string line = "image,impressions,clicks" + std::string(20'000, ',') + "\n";
  BOOST_CHECK(says(complaint(line + "a,1,0\n"), "more than 16,384 columns"));
}

BOOST_AUTO_TEST_CASE(views_are_impressions_where_there_are_no_others) {
  const auto impressions = [](const std::vector<std::string_view>& cells) {
    return header_of(cells, 1, {}).impressions;
  };
  for (const char* views : {"Views", "Visualizzazioni", "Visualizações"}) {
    BOOST_CHECK(impressions({"image", views, "Clicks"}) == 1u);
    BOOST_CHECK(impressions({"image", views, "Clicks", "Impressions"}) == 3u);
    BOOST_CHECK(!impressions({"image", views, "CTR"}));
    BOOST_CHECK(!impressions({"image", "Video views", "Clicks"}));
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace imagelift::metrics
