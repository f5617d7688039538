#include "metrics/read_metrics.h"

#include <boost/test/unit_test.hpp>
#include <fstream>

#include "core/error.h"
#include "metrics/reading_text.h"
#include "tests/unit/metrics/refusals.h"
#include "tests/unit/shared_folder.h"
#include "text/temporary_folder.h"

namespace imagelift::metrics {
namespace {

std::string heading_of(const MetricTable& table, const std::string& role) {
  for (const ColumnReading& column : table.reading.taken) {
    if (column.role == role) return column.heading;
  }
  return "";
}

std::vector<std::string> headings(const std::vector<ColumnReading>& columns) {
  std::vector<std::string> all;
  for (const ColumnReading& column : columns) all.push_back(column.heading);
  return all;
}

std::vector<std::string> factors_of(const MetricTable& table) {
  std::vector<std::string> names;
  for (const MetricFactor& factor : table.factors) names.push_back(factor.name);
  return names;
}

BOOST_AUTO_TEST_SUITE(read_metrics_tests)

BOOST_AUTO_TEST_CASE(counts_dates_and_factors_are_read) {
  const MetricTable table = parse(
      "image,impressions,clicks,date,zone,campaign\n"
      "a.jpg,100,3,2026-01-31,north,\n"
      "a.jpg,50,0,2026-02-01,south,\"x, y\"\n");
  BOOST_CHECK(table.has_counts);
  BOOST_REQUIRE_EQUAL(table.rows.size(), 2u);
  BOOST_CHECK((table.rows[0] == MetricRow{2, Date("2026-01-31"), "a.jpg", 100, 3, std::nullopt}));
  BOOST_CHECK((table.factors ==
               std::vector<MetricFactor>{{"campaign", FactorOrigin::metrics, {"", "x, y"}},
                                         {"zone", FactorOrigin::metrics, {"north", "south"}}}));
}

BOOST_AUTO_TEST_CASE(separators_marks_line_ends_and_case_do_not_matter) {
  const MetricTable expected = parse("image,impressions,clicks\na,10,1\nb,20,2\n");
  for (const char* text :
       {"\xEF\xBB\xBFimage,impressions,clicks\r\na,10,1\r\nb,20,2",
        "Image;Impressions;CLICKS\na;10;1\nb;20;2\n", "image|impressions|clicks\na|10|1\nb|20|2\n",
        "image\timpressions\tclicks\ra\t10\t1\rb\t20\t2\r",
        "\"image\", impressions ,clicks\n\"a\",10, 1\nb,20.0,2\n\n,,\n"}) {
    BOOST_CHECK(parse(text) == expected);
  }
}

BOOST_AUTO_TEST_CASE(an_image_name_may_hold_anything) {
  const MetricTable table = parse(
      "image,impressions,clicks\n\"a \"\"b\"\",\n</script>\",10,1\n=cmd,10,1\n12\" pizza,9,1\n");
  BOOST_CHECK_EQUAL(table.rows[0].image, "a \"b\",\n</script>");
  BOOST_CHECK_EQUAL(table.rows[1].image, "=cmd");
  BOOST_CHECK_EQUAL(table.rows[1].row, 3u);
  BOOST_CHECK_EQUAL(table.rows[2].image, "12\" pizza");
}

BOOST_AUTO_TEST_CASE(a_head_above_the_headings_is_skipped) {
  const MetricTable table = parse(
      "Ad report\n\"October 1, 2026 - October 31, 2026\"\n\nAnzeigenname,Impr.,Klicks\nx,10,1\n");
  BOOST_CHECK_EQUAL(table.reading.header_row, 4u);
  BOOST_CHECK_EQUAL(table.reading.skipped_lines, 3u);
  BOOST_CHECK_EQUAL(heading_of(table, "image"), "Anzeigenname");
  std::string late;
  for (int i = 0; i < 31; ++i) late += "note " + std::to_string(i) + "\n";
  BOOST_CHECK(says(complaint(late + "image,impressions,clicks\na,1,0\n"), "no column is known"));
}

BOOST_AUTO_TEST_CASE(link_clicks_come_before_all_clicks) {
  const MetricTable table =
      parse("Ad name,Impressions,Clicks (all),Link clicks,Unique link clicks\na,100,9,4,3\n");
  BOOST_CHECK_EQUAL(*table.rows[0].clicks, 4u);
  BOOST_CHECK((headings(table.reading.not_taken) == std::vector<std::string>{"Clicks (all)"}));
  BOOST_CHECK((headings(table.reading.measures) == std::vector<std::string>{"Unique link clicks"}));
  const MetricTable pins =
      parse("Ad name\tImpressions\tPin clicks\tOutbound clicks\na\t100\t9\t4\n");
  BOOST_CHECK_EQUAL(*pins.rows[0].clicks, 4u);
}

BOOST_AUTO_TEST_CASE(columns_can_be_chosen_by_heading_and_letter) {
  const std::string text = "What,Shown,Hits,Impressions\nx,10,1,7\ny,20,2,8\n";
  BOOST_CHECK(says(complaint(text), "--metrics-columns image=HEADING"));
  MetricOptions options;
  options.columns = chosen_columns("image=what,impressions=B,clicks=Hits");
  const MetricTable table = parse(text, options);
  BOOST_CHECK_EQUAL(*table.rows[1].impressions, 20u);
  BOOST_CHECK((headings(table.reading.not_taken) == std::vector<std::string>{"Impressions"}));
  options.columns = chosen_columns("image=Who");
  BOOST_CHECK(says(complaint(text, options), "there is no column `Who`"));
}

BOOST_AUTO_TEST_CASE(a_table_without_headings_is_read_by_letters) {
  MetricOptions options;
  options.columns = chosen_columns("image=A,impressions=B,clicks=C");
  const MetricTable table = parse("x,10,1\ny,20,2\n", options);
  BOOST_REQUIRE_EQUAL(table.rows.size(), 2u);
  BOOST_CHECK_EQUAL(table.rows[0].row, 1u);
  BOOST_CHECK_EQUAL(table.reading.header_row, 0u);
}

BOOST_AUTO_TEST_CASE(numbers_are_measures_and_words_factors) {
  const MetricTable table = parse(
      "image,impressions,clicks,Amount spent (EUR),Reach,Weight,zone,Ad ID,Ad status\n"
      "a,100,3,\"1,200.50\",90,7,n,120200001,on\nb,50,0,3.25,--,8,s,120200002,on\n");
  BOOST_REQUIRE_EQUAL(table.measures.size(), 3u);
  BOOST_CHECK(
      (table.measures[0] ==
       MeasureColumn{{"spend", "Amount spent (EUR)", "EUR", MeasureKind::amount}, {1200.5, 3.25}}));
  BOOST_CHECK_EQUAL(table.measures[2].name, "weight");
  BOOST_CHECK(!table.measures[1].values[1]);
  BOOST_CHECK((factors_of(table) == std::vector<std::string>{"zone"}));
  BOOST_CHECK(
      (headings(table.reading.not_taken) == std::vector<std::string>{"Ad ID", "Ad status"}));
}

BOOST_AUTO_TEST_CASE(the_unit_of_amounts_may_stand_in_cells_or_in_a_column) {
  BOOST_CHECK_EQUAL(parse("image,impressions,clicks,spend\na,9,1,€ 2.50\n").measures[0].unit,
                    "EUR");
  BOOST_CHECK_EQUAL(
      parse("image,impressions,clicks,spend,Currency code\na,9,1,2.5,SEK\nb,9,1,2.5,SEK\n")
          .measures[0]
          .unit,
      "SEK");
}

BOOST_AUTO_TEST_CASE(amounts_in_several_currencies_are_left_out) {
  const auto why = [](const std::string& rows) {
    const MetricTable table = parse("image,impressions,clicks,spend,reach,Currency\n" + rows);
    BOOST_CHECK_EQUAL(table.measures.size(), 1u);
    return table.reading.not_taken.at(0).why;
  };
  BOOST_CHECK_EQUAL(why("a,9,1,2.5,7,EUR\nb,9,1,2.5,8,USD\n"),
                    "its rows are in several currencies");
  BOOST_CHECK_EQUAL(why("a,9,1,€ 2.5,7,\nb,9,1,$ 2.5,8,\n"), "its rows are in several currencies");
}

BOOST_AUTO_TEST_CASE(what_says_nothing_about_images_is_no_factor) {
  std::string text = "image,impressions,clicks,same,own,link\n";
  for (int i = 0; i < 12; ++i) {
    const std::string n = std::to_string(i);
    text += "a" + n + ",10,1,x,text " + n + ",https://shop/" + n + "\n";
  }
  const MetricTable table = parse(text);
  BOOST_CHECK(table.factors.empty());
  BOOST_REQUIRE_EQUAL(table.reading.not_taken.size(), 3u);
  BOOST_CHECK_EQUAL(table.reading.not_taken[0].why, "it has one value in all rows");
  BOOST_CHECK_EQUAL(table.reading.not_taken[1].why, "its values are as many as the images");
  BOOST_CHECK_EQUAL(table.reading.not_taken[2].why, "it holds addresses");
}

BOOST_AUTO_TEST_CASE(rows_of_one_image_and_date_are_summed) {
  const MetricTable table = parse(
      "image,date,impressions,clicks,spend,frequency\n"
      "a,2026-10-01,10,1,1.5,2.5\nb,2026-10-01,5,1,1.5,2.5\na,2026-10-01,20,2,1.5,2.5\n"
      "a,2026-10-02,7,0,1.5,2.5\n");
  BOOST_REQUIRE_EQUAL(table.rows.size(), 3u);
  BOOST_CHECK_EQUAL(*table.rows[0].impressions, 30u);
  BOOST_CHECK_EQUAL(*table.measures[0].values[0], 3.0);
  BOOST_CHECK(!table.measures[1].values[0]);  // means do not add up
  BOOST_CHECK(says(paragraph(table), "1 row went into others (rows 2 and 4)"));
}

BOOST_AUTO_TEST_CASE(rows_without_a_name_are_left_out) {
  const std::string head = "Image ad name,Impr.,Clicks\n";
  const MetricTable table = parse(head + "a,10,1\n --,7,1\nb,20,2\n");
  BOOST_CHECK_EQUAL(table.rows.size(), 2u);
  BOOST_CHECK(says(paragraph(table), "1 row with 7 impressions and 1 click."));
  BOOST_CHECK(says(complaint(head + "a,10,1\n--,7,1\n--,2,1\n--,1,0\n"), "is empty in 3 rows"));
}

BOOST_AUTO_TEST_CASE(no_data_is_never_zero) {
  const MetricTable table =
      parse("image,impressions,clicks\na,10,1\nb,--,--\nc,,\nd,20,\ne,n/a,< 10\n");
  BOOST_CHECK_EQUAL(table.rows.size(), 1u);
  BOOST_CHECK_EQUAL(table.reading.no_data_rows, 4u);
  BOOST_CHECK(says(paragraph(table), "1 has impressions but no clicks"));
  BOOST_CHECK(says(complaint("image,impressions,clicks\na,--,--\n"), "no row of it has numbers"));
}

BOOST_AUTO_TEST_CASE(notes_below_the_table_are_passed_over) {
  const MetricTable table = parse(
      "image,impressions,clicks\na,10,1\nb,20,2\n\nThese numbers are preliminary.\nMade by us\n");
  BOOST_CHECK_EQUAL(table.rows.size(), 2u);
  BOOST_CHECK_EQUAL(table.reading.notes_below, 2u);
  BOOST_CHECK(says(complaint("image,impressions,clicks\na,10,1\nb,20\nc,30,3\n"),
                   "row 3: 2 fields instead of 3"));
}

BOOST_AUTO_TEST_CASE(headings_that_come_again_are_passed_over) {
  const MetricTable table =
      parse("image,impressions,clicks\na,10,1\nimage,impressions,clicks\nb,20,2\n");
  BOOST_CHECK_EQUAL(table.rows.size(), 2u);
  BOOST_CHECK_EQUAL(table.reading.repeated_headers, 1u);
}

BOOST_AUTO_TEST_CASE(wrong_counts_are_named_by_row) {
  const std::string head = "image,impressions,clicks\n";
  BOOST_CHECK(says(complaint(head + "a,10,11\n"), "row 2: 11 clicks are more than 10"));
  BOOST_CHECK(says(complaint(head + "a,10,-1\n"), "clicks `-1` is negative"));
  BOOST_CHECK(says(complaint(head + "a,ten,1\n"), "impressions `ten` is not a number"));
  BOOST_CHECK(says(complaint(head + "a,1.5,1\n"), "no whole number"));
  BOOST_CHECK(says(complaint(head + "a,1.2K,1\n"), "is not a number"));
  BOOST_CHECK(says(complaint(head + "a,50%,1\n"), "is a percentage"));
  BOOST_CHECK(says(complaint(head + "a,1.2E+06,1\n"), "rounded by a spreadsheet"));
  BOOST_CHECK(says(complaint(head + "a,99999999999999999999,1\n"), "too large"));
  BOOST_CHECK(says(complaint(head + "a,0x10,1\n"), "not a number"));
  BOOST_CHECK(says(complaint(head + "a,10,1,2\n"), "row 2: 4 fields instead of 3"));
}

BOOST_AUTO_TEST_CASE(grouping_is_decided_on_whole_columns) {
  const std::string head = "image;impressions;clicks;spend\n";
  const MetricTable german = parse(head + "a;82.844;1.548;1.200,50\nb;5.001;131;3,5\n");
  BOOST_CHECK_EQUAL(*german.rows[0].impressions, 82844u);
  BOOST_CHECK_EQUAL(*german.measures[0].values[0], 1200.5);
  const MetricTable alone = parse(head + "a;82.844;12;1.200\nb;5.001;13;2.300\n");
  BOOST_CHECK_EQUAL(*alone.rows[0].impressions, 82844u);
  BOOST_CHECK_EQUAL(*alone.measures[0].values[0], 1200.0);  // the counts say that . groups
  BOOST_CHECK(says(complaint(head + "a;12.000;5;\nb;7.000;6;\n"), "which may be 12000 or 12.000"));
  BOOST_CHECK(says(complaint(head + "a;12.345;5;3.5\n"), "is no whole number"));
  BOOST_CHECK(says(complaint(head + "a;12.345;5;\nb;34681;6;\n"), "which may be 12345 or 12.345"));
}

BOOST_AUTO_TEST_CASE(impressions_are_not_below_clicks) {
  const std::string head = "image;impressions;clicks;spend\n";
  for (const char* rows : {"a;82.844;1548;\nb;34681;366;\n", "a;82.000;1548;\nb;34.000;366;\n",
                           "a;82.844;1548;12.5\nb;34.681;366;3.5\n"}) {
    BOOST_CHECK_EQUAL(*parse(head + rows).rows[0].impressions / 1000, 82u);
  }
  BOOST_CHECK(says(complaint(head + "a;82.844;1548;\nb;1.5;1;\n"), "may be 82844 or 82.844"));
  BOOST_CHECK(says(complaint(head + "a;12.000;5;\nb;7.000;6;\n"), "may be 12000 or 12.000"));
}

BOOST_AUTO_TEST_CASE(a_measure_that_stays_open_is_left_out) {
  const MetricTable table = parse("image,impressions,clicks,weight\na,10,1,1.234\nb,20,2,2.345\n");
  BOOST_CHECK(table.measures.empty());
  BOOST_CHECK(says(table.reading.not_taken.at(0).why, "can be read in two ways"));
}

BOOST_AUTO_TEST_CASE(wrong_headers_are_named) {
  BOOST_CHECK(says(complaint(""), "it is empty"));
  BOOST_CHECK(
      says(complaint("impressions,clicks\n1,2\n"), "no column is known to say which image"));
  BOOST_CHECK(says(complaint("image\na\n"), "no columns are known to hold impressions"));
  BOOST_CHECK(says(complaint("image,clicks\na,1\n"), "no column is known to hold impressions"));
  BOOST_CHECK(says(complaint("image,impressions,ctr\na,1,1%\n"), "hold clicks"));
  BOOST_CHECK(says(complaint("image,impressions,clicks,Clicks\na,1,0,0\n"), "may both be clicks"));
  BOOST_CHECK(says(complaint("image,impressions,clicks,clicks\na,1,0,0\n"), "stands twice"));
  BOOST_CHECK(says(complaint("image,ctr\n"), "no rows"));
}

BOOST_AUTO_TEST_CASE(faults_that_are_alike_are_told_once) {
  std::string text = "image,impressions,clicks\n";
  for (int i = 0; i < 30; ++i) text += "a" + std::to_string(i) + ",x,1\n";
  const std::string sentence = complaint(text);
  BOOST_CHECK(says(sentence,
                   "row 2: impressions `x` is not a number (and likewise rows 3, 4, 5 "
                   "and 26 more)"));
}

BOOST_AUTO_TEST_CASE(what_may_be_wrong_with_all_rows_is_said) {
  const std::string head = "image,impressions,clicks\n";
  BOOST_CHECK(says(complaint(head + "a,82,844,1,548\nb,34,681,366\n"), "need quotation marks"));
  BOOST_CHECK(says(complaint(head + "a,1,10\nb,2,20\nc,3,30\n"), "may be swapped"));
  BOOST_CHECK(says(complaint(head + "a;10;1\nb;20;2\n"), "separated by another sign"));
  BOOST_CHECK(says(complaint("\"image,impressions,clicks\"\n\"a,10,1\"\n"), "in one cell"));
}

BOOST_AUTO_TEST_CASE(texts_that_excel_is_kept_from_changing_are_read) {
  const MetricTable table =
      parse("image,impressions,clicks\n=\"a\",=\"82844\",\"=\"\"1548\"\"\"\n");
  BOOST_CHECK_EQUAL(table.rows[0].image, "a");
  BOOST_CHECK_EQUAL(*table.rows[0].clicks, 1548u);
}

BOOST_AUTO_TEST_CASE(names_that_are_all_the_same_are_refused) {
  const std::string head = "image,impressions,clicks\n";
  BOOST_CHECK(says(complaint(head + "x,10,1\nx,20,2\nx,30,3\n"), "all rows name the same image"));
  BOOST_CHECK(says(complaint(head + "120212345678901000,9,1\n120212345678902000,9,1\n"),
                   "destroyed the ids"));
  BOOST_CHECK_EQUAL(parse(head + "120212345678901234,9,1\n120212345678902000,9,1\n").rows.size(),
                    2u);
}

BOOST_AUTO_TEST_CASE(files_are_bounded_and_must_be_there) {
  const text::TemporaryFolder folder;
  std::ofstream(folder / "m.csv") << "image,ctr\na,1%\n";
  BOOST_CHECK_EQUAL(read_metrics(folder / "m.csv").rows.size(), 1u);
  BOOST_CHECK_THROW(read_metrics(folder / "m.csv", {.max_bytes = 5}), Error);
  BOOST_CHECK_THROW(read_metrics(folder / "none.csv"), Error);
  BOOST_CHECK_THROW(read_metrics(folder.path()), Error);
}

BOOST_AUTO_TEST_CASE(the_shared_metrics_file_is_read) {
  const auto file = test_files::shared_file("data/metrics.csv");
  if (file.empty()) return;
  const MetricTable table = read_metrics(file);
  BOOST_CHECK_EQUAL(table.rows.size(), 51u);
  BOOST_CHECK(table.has_counts);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace imagelift::metrics
