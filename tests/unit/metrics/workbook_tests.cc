#include "metrics/workbook.h"

#include <boost/test/unit_test.hpp>

#include "metrics/cell_format.h"
#include "tests/unit/metrics/made_up_workbook.h"
#include "tests/unit/metrics/refusals.h"

namespace imagelift::metrics {
namespace {

using Rows = std::vector<std::vector<std::string>>;

std::string n(std::string_view value, int style = 0) {
  return number_cell_xml(value, style);
}

std::string t(std::string_view text) {
  return text_cell_xml(text);
}

std::string text_of(const Rows& rows, bool from_1904 = false) {
  Workbook workbook(workbook_parts({{"one", sheet_xml(rows)}}, from_1904));
  return workbook.text(0, 1 << 20);
}

std::string zipped(const std::vector<std::pair<std::string, std::string>>& sheets) {
  return stored_zip(workbook_parts(sheets));
}

BOOST_AUTO_TEST_SUITE(workbook_tests)

BOOST_AUTO_TEST_CASE(cells_keep_their_places) {
  BOOST_CHECK_EQUAL(text_of({{t("a"), "", n("1")}, {}, {"", t("b\tc\"d"), n("2.5")}}),
                    "a\t\t1\n\n\t\"b\tc\"\"d\"\t2.5\n");
}

BOOST_AUTO_TEST_CASE(numbers_are_written_so_that_they_can_be_read_in_one_way) {
  BOOST_CHECK_EQUAL(plain_number(82.844), "82.8440");
  BOOST_CHECK_EQUAL(plain_number(0.1 + 0.2), "0.3");
  BOOST_CHECK_EQUAL(plain_number(120212345678901000.0), "120212345678901000");
  BOOST_CHECK_EQUAL(cell_text(0.0187, CellFormat::percent, false), "1.87%");
}

BOOST_AUTO_TEST_CASE(dates_are_known_by_their_formats) {
  BOOST_CHECK_EQUAL(text_of({{n("46296", 1), n("46296.5", 3), n("46296")}}),
                    "2026-10-01\t2026-10-01 12:00:00\t46296\n");
  BOOST_CHECK_EQUAL(text_of({{n("44834", 1)}}, true), "2026-10-01\n");
  BOOST_CHECK_EQUAL(serial_date(1, false), "1900-01-01");
  BOOST_CHECK_EQUAL(serial_date(61, false), "1900-03-01");
  BOOST_CHECK_EQUAL(serial_date(-1, false), "");
  BOOST_CHECK_EQUAL(serial_date(1e9, false), "");
  for (const char* code :
       {"dd/mm/yyyy", "[$-407]d. mmm yy;@", "yyyy\\-mm", "mmm", "d \"of\" mmmm"}) {
    BOOST_CHECK_MESSAGE(custom_format(code) == CellFormat::date, code);
  }
  for (const char* code : {"0.00", "#,##0 \"day\"", "General", "[Red]0", "0.0\\d", "@"}) {
    BOOST_CHECK_MESSAGE(custom_format(code) == CellFormat::number, code);
  }
  BOOST_CHECK(custom_format("0.0%") == CellFormat::percent);
  BOOST_CHECK(custom_format("h:mm:ss") == CellFormat::time);
  BOOST_CHECK(custom_format("[h]:mm") == CellFormat::time);
}

BOOST_AUTO_TEST_CASE(the_first_sheet_with_the_columns_is_taken) {
  const Rows notes = {{t("Read me")}, {t("nothing here")}};
  const Rows table = {{t("Creative report")},
                      {t("Ad name"), t("Day"), t("Impressions"), t("Link clicks"), t("CTR")},
                      {t("a"), n("46296", 1), n("82844"), n("1548"), n("0.0187", 2)},
                      {t("b"), n("46297", 1), n("5001"), n("131"), n("0.0262", 2)}};
  const MetricTable read = parse(zipped({{"Notes", sheet_xml(notes)}, {"Data", sheet_xml(table)}}));
  BOOST_CHECK_EQUAL(read.reading.sheet, "Data");
  BOOST_CHECK_EQUAL(read.reading.container, "XLSX workbook");
  BOOST_CHECK_EQUAL(read.reading.header_row, 2u);
  BOOST_REQUIRE_EQUAL(read.rows.size(), 2u);
  BOOST_CHECK_EQUAL(read.rows[0].date.iso(), "2026-10-01");
  BOOST_CHECK_EQUAL(*read.rows[0].impressions, 82844u);
}

BOOST_AUTO_TEST_CASE(formulas_without_values_are_told) {
  const std::string formula = "><f>40+2</f></c>";
  const std::string sheet = sheet_xml({{t("image"), t("impressions"), t("clicks")},
                                       {t("a"), formula, n("1")},
                                       {t("b"), formula, n("2")}});
  BOOST_CHECK(says(complaint(zipped({{"one", sheet}})), "its formulas have no saved values"));
}

BOOST_AUTO_TEST_CASE(rows_may_end_before_their_empty_cells) {
  const Rows table = {{t("image"), t("impressions"), t("clicks")},
                      {t("a"), n("10"), n("1")},
                      {t("b")},
                      {t("c"), n("20"), n("2")}};
  const MetricTable read = parse(zipped({{"x", sheet_xml(table)}}));
  BOOST_CHECK_EQUAL(read.rows.size(), 2u);
  BOOST_CHECK_EQUAL(read.reading.no_data_rows, 1u);
}

BOOST_AUTO_TEST_CASE(a_number_is_not_taken_for_a_grouped_one) {
  const Rows table = {{t("image"), t("impressions"), t("clicks")}, {t("a"), n("82.844"), n("1")}};
  BOOST_CHECK(says(complaint(zipped({{"x", sheet_xml(table)}})), "no whole number"));
}

BOOST_AUTO_TEST_CASE(shared_texts_and_prefixes_are_understood) {
  auto parts = workbook_parts({{"x", ""}});
  parts["xl/worksheets/sheet1.xml"] =
      "<x:worksheet xmlns:x='u'><x:sheetData><x:row><x:c t='s'><x:v>0</x:v></x:c>"
      "<x:c t='s'><x:v>1</x:v></x:c><x:c t='b'><x:v>1</x:v></x:c></x:row></x:sheetData>"
      "</x:worksheet>";
  parts["xl/_rels/workbook.xml.rels"].insert(
      15, R"(<Relationship Id="t" Type="http://x/sharedStrings" Target="sharedStrings.xml"/>)");
  parts["xl/sharedstrings.xml"] =
      "<sst><si><t>one</t></si><si><r><t>tw</t></r><r><t>o</t></r><rPh><t>x</t></rPh></si></sst>";
  Workbook workbook(parts);
  BOOST_CHECK_EQUAL(workbook.text(0, 1000), "one\ttwo\tTRUE\n");
}

BOOST_AUTO_TEST_CASE(hidden_sheets_come_last) {
  auto parts =
      workbook_parts({{"secret", sheet_xml({{t("s")}})}, {"shown", sheet_xml({{t("o")}})}});
  std::string& book = parts["xl/workbook.xml"];
  book.insert(book.find("name=\"secret\""), "state=\"hidden\" ");
  Workbook workbook(parts);
  BOOST_CHECK_EQUAL(workbook.name(0), "shown");
  BOOST_CHECK_EQUAL(workbook.name(1), "secret");
}

BOOST_AUTO_TEST_CASE(everything_is_bounded) {
  const std::string far =
      "<worksheet><sheetData><row r=\"1048576\"><c "
      "r=\"XFD1\"><v>1</v></c></row></sheetData></worksheet>";
  Workbook workbook(workbook_parts({{"x", far}}));
  BOOST_CHECK_THROW(workbook.text(0, 1000), UnpackFault);
  Workbook wide(workbook_parts(
      {{"x",
        "<worksheet><sheetData><row><c r=\"ZZZZ1\"><v>1</v></c></row></sheetData></worksheet>"}}));
  BOOST_CHECK_THROW(wide.text(0, 1000), UnpackFault);
  const std::string zip = zipped({{"x", sheet_xml({{t("image")}})}});
  BOOST_CHECK_THROW(zip_parts(zip, 10), UnpackFault);
  BOOST_CHECK(says(complaint(zip.substr(0, zip.size() / 2)), "cannot be read"));
}

BOOST_AUTO_TEST_CASE(entities_load_nothing) {
  const std::string sheet =
      "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData><row>"
      "<c t=\"inlineStr\"><is><t>&e;</t></is></c></row></sheetData></worksheet>";
  Workbook workbook(workbook_parts({{"x", sheet}}));
  BOOST_CHECK_EQUAL(workbook.text(0, 1000), "&e;\n");
}

BOOST_AUTO_TEST_CASE(other_zips_are_refused_by_what_they_are) {
  BOOST_CHECK(
      says(complaint(stored_zip({{"a.csv", "image"}})), "a ZIP archive, not a table; unpack"));
  BOOST_CHECK(says(complaint(stored_zip({{"xl/workbook.bin", ""}})), ".xlsb"));
  BOOST_CHECK(says(complaint(stored_zip({{"content.xml", "<a/>"}, {"mimetype", "x"}})), ".ods"));
  BOOST_CHECK(says(complaint(stored_zip({{"Index/Document.iwa", ""}})), "Apple Numbers"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace imagelift::metrics
