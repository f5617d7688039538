#include "metrics/refusal.h"

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>

#include "tests/unit/metrics/refusals.h"
#include "tests/unit/tests_folder.h"
#include "text/ascii.h"

namespace imagelift::metrics {
namespace {

/// The places of a page that links may lead to, as `#a-heading` is made of its headings.
std::string anchors_of(const std::filesystem::path& page) {
  std::ifstream file(page);
  std::string anchors, line;
  while (std::getline(file, line)) {
    if (!line.starts_with('#')) continue;
    anchors += "\n";
    for (const char c : text::trimmed(line, "# ")) {
      if (c == ' ') anchors += '-';
      if (text::is_letter_or_digit(c)) anchors += text::to_lower(c);
    }
  }
  return anchors + "\n";
}

BOOST_AUTO_TEST_SUITE(refusal_tests)

BOOST_AUTO_TEST_CASE(every_refusal_leads_to_a_paragraph) {
  const std::string anchors = anchors_of(test_files::tests_folder() / "../docs/metrics.md");
  for (const Advice advice :
       {Advice::not_a_table, Advice::old_workbooks, Advice::packed_files, Advice::headings,
        Advice::numbers, Advice::ctr, Advice::dates, Advice::ids, Advice::rows}) {
    const std::string place(place_of(advice));
    BOOST_REQUIRE(place.starts_with("docs/metrics.md#"));
    BOOST_CHECK_MESSAGE(says(anchors, "\n" + place.substr(16) + "\n"), place);
  }
}

BOOST_AUTO_TEST_CASE(files_that_are_no_tables_are_told_what_they_are) {
  BOOST_CHECK(says(complaint("<!DOCTYPE html><html><body>Sign in</body></html>"), "a web page"));
  BOOST_CHECK(says(complaint("<html><body><Table><tr><td>image</td></tr></table></html>"),
                   "open it in a spreadsheet and save it"));
  BOOST_CHECK(says(complaint("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj"), "a PDF document"));
  BOOST_CHECK(says(complaint("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old"), "an old workbook (.xls)"));
  BOOST_CHECK(says(complaint("\x89PNG\r\n\x1A\n...."), "a PNG image"));
  BOOST_CHECK(says(complaint("{\"image\": \"a\"}"), "a JSON document"));
  BOOST_CHECK(says(complaint("<?xml version=\"1.0\"?><Workbook/>"), "an XML document"));
  BOOST_CHECK(says(complaint("Rar!\x1A\x07 rest"), "a RAR archive; unpack it"));
  BOOST_CHECK(says(complaint("\x1F\x8B\x08 cut off"), "cannot be unpacked"));
  BOOST_CHECK(says(complaint(std::string("image,impressions,clicks\na,1,\0", 31)), "no text"));
  BOOST_CHECK(says(complaint(" \r\n\n"), "it is empty"));
}

BOOST_AUTO_TEST_CASE(secrets_of_addresses_are_not_shown) {
  const std::string sentence =
      complaint("image,impressions,clicks\na,https://u:secret@h/p?token=secret,1\n");
  BOOST_CHECK(sentence.find("secret") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace imagelift::metrics
