#include "metrics/reading_text.h"

#include <boost/test/unit_test.hpp>

#include "tests/unit/metrics/refusals.h"

namespace imagelift::metrics {
namespace {

BOOST_AUTO_TEST_SUITE(reading_text_tests)

BOOST_AUTO_TEST_CASE(a_plain_file_needs_few_words) {
  const MetricTable table = parse("image,impressions,clicks\na,10,1\nb,20,2\n");
  BOOST_CHECK_EQUAL(
      paragraph(table),
      "Text in UTF-8, separated by `,`; headings in row 1. Taken: image from `image`, "
      "impressions from `impressions`, clicks from `clicks`. Read: 2 rows with 30 "
      "impressions and 3 clicks.");
}

BOOST_AUTO_TEST_CASE(everything_that_was_decided_is_told) {
  const std::string text = paragraph(parse(
      "Report\n\"Ad name\";Impr.;\"Link clicks\";Clicks (all);Cost (EUR);Campaign;Status;Day;\n"
      "a;1.234;5;9;1.200,50;x;on;01.10.2026;\na;1.000;1;2;3,5;x;on;01.10.2026;\n\n"
      "b;2.000;--;2;3,5;y;on;02.10.2026;\nTotal;2.234;6;;;;;;\n"));
  for (const char* part :
       {"headings in row 2 below 1 skipped line", "clicks from `Link clicks`",
        "Factors: `Campaign`.", "`Cost (EUR)` as spend in EUR",
        "`Clicks (all)` (`Link clicks` is taken", "`Status` (it is a status)",
        "thousands are grouped by `.`, decimals begin with `,`",
        "Dates in `Day` are day.month.year", "row 7 (`Total`) equals the sums",
        "1 row went into others (rows 3 and 4)", "1 row, of `b`; 1 has impressions but no clicks",
        "1 empty row, 1 empty column", "Read: 1 row with 2234 impressions and 6 clicks."}) {
    BOOST_CHECK(says(text, part));
  }
}

BOOST_AUTO_TEST_CASE(secrets_of_addresses_are_not_shown) {
  const std::string text = paragraph(
      parse("image,impressions,clicks,https://u:secret@h/?t=secret\na,10,1,x\nb,20,2,y\n"));
  BOOST_CHECK(text.find("secret") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace imagelift::metrics
