#include "metrics/csv.h"

#include <boost/test/unit_test.hpp>
#include <random>

namespace imagelift::metrics {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(std::string_view text, char separator = ',') {
  CsvReader reader(text, separator);
  Rows rows;
  std::vector<std::string> fields;
  while (reader.next(fields)) rows.push_back(fields);
  BOOST_REQUIRE(!reader.fault());
  return rows;
}

CsvFault fault_of(std::string_view text) {
  CsvReader reader(text, ',');
  std::vector<std::string> fields;
  while (reader.next(fields)) {
  }
  BOOST_REQUIRE(reader.fault());
  return *reader.fault();
}

std::string written(const Rows& rows, char separator, const std::string& line_end) {
  std::string text;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) text += separator;
      text += '"';
      for (const char character : row[i])
        text += character == '"' ? std::string("\"\"") : std::string(1, character);
      text += '"';
    }
    text += line_end;
  }
  return text;
}

BOOST_AUTO_TEST_SUITE(csv_tests)

BOOST_AUTO_TEST_CASE(any_fields_read_back) {
  std::mt19937 random(3);
  const std::vector<std::string> pieces = {"a", ",", ";", "\"", "\n", "\r\n", "é", " ", "\t"};
  for (int round = 0; round < 300; ++round) {
    Rows rows(1 + random() % 4);
    for (auto& row : rows) {
      row.resize(3);
      for (auto& field : row) {
        for (std::size_t i = random() % 4; i > 0; --i) field += pieces[random() % pieces.size()];
      }
      row[0] += "x";  // rows that are empty all over are skipped
    }
    for (const char separator : {',', ';', '\t'}) {
      for (const char* line_end : {"\n", "\r\n", "\r"}) {
        BOOST_REQUIRE(rows_of(written(rows, separator, line_end), separator) == rows);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(the_last_row_needs_no_line_end) {
  BOOST_CHECK((rows_of("a,b\nc,d") == Rows{{"a", "b"}, {"c", "d"}}));
  BOOST_CHECK((rows_of("a,\nc,") == Rows{{"a", ""}, {"c", ""}}));
}

BOOST_AUTO_TEST_CASE(empty_rows_are_skipped_but_counted) {
  CsvReader reader("a,b\n\n,\nc,d\n", ',');
  std::vector<std::string> fields;
  BOOST_REQUIRE(reader.next(fields));
  BOOST_CHECK_EQUAL(reader.row(), 1u);
  BOOST_REQUIRE(reader.next(fields));
  BOOST_CHECK_EQUAL(reader.row(), 4u);
  BOOST_CHECK(!reader.next(fields));
}

BOOST_AUTO_TEST_CASE(what_is_wrong_comes_with_its_row) {
  BOOST_CHECK_EQUAL(fault_of("a,b\nc,\"d\ne").row, 2u);
  BOOST_CHECK_EQUAL(fault_of("a,b\nc,\"d\"e\n").row, 2u);
  BOOST_CHECK_EQUAL(fault_of("a\"b,c\n").row, 1u);
}

BOOST_AUTO_TEST_CASE(the_separator_is_what_the_header_uses) {
  BOOST_CHECK_EQUAL(detect_separator("image;clicks;impressions\na,b,c,d,e"), ';');
  BOOST_CHECK_EQUAL(detect_separator("image\tclicks"), '\t');
  BOOST_CHECK_EQUAL(detect_separator("image,\"a;b;c;d\",x"), ',');
  BOOST_CHECK_EQUAL(detect_separator("image"), ',');
  BOOST_CHECK_EQUAL(detect_separator(""), ',');
}

BOOST_AUTO_TEST_CASE(most_lines_decide_on_the_separator) {
  BOOST_CHECK_EQUAL(detect_separator("a report, with a comma\nimage;ctr\na;1,5\nb;2,5\nc;3\n"),
                    ';');
  BOOST_CHECK_EQUAL(separators_by_likelihood("a|b\nc|d\n").front(), '|');
  BOOST_CHECK_EQUAL(detect_separator("a\t1,000\nb\t20\nc\t3,000\n"), '\t');
}

BOOST_AUTO_TEST_CASE(stray_quotes_may_be_kept) {
  CsvReader reader("12\" pizza, \"a,b\" ,c\n", ',', StrayQuotes::kept);
  std::vector<std::string_view> cells;
  BOOST_REQUIRE(reader.next_row(cells));
  BOOST_CHECK((cells == std::vector<std::string_view>{"12\" pizza", "a,b", "c"}));
}

BOOST_AUTO_TEST_CASE(other_encodings_are_refused_and_a_byte_order_mark_is_skipped) {
  std::string_view marked = "\xEF\xBB\xBFimage";
  BOOST_CHECK(!check_encoding(marked));
  BOOST_CHECK_EQUAL(marked, "image");
  std::string_view utf16("\xFF\xFEi\0m\0", 6);
  BOOST_CHECK(check_encoding(utf16)->message.find("UTF-16") != std::string::npos);
  std::string_view bare_utf16("i\0m\0", 4);
  BOOST_CHECK(check_encoding(bare_utf16));
  std::string_view latin1 = "image\ncaf\xE9,1";
  BOOST_CHECK_EQUAL(check_encoding(latin1)->row, 2u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace imagelift::metrics
