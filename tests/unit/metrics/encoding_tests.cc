#include "metrics/encoding.h"

#include <boost/test/unit_test.hpp>

#include "metrics/reading_text.h"
#include "tests/unit/metrics/refusals.h"

namespace imagelift::metrics {
namespace {

std::string utf16(std::u16string_view text, bool big, bool mark) {
  std::string bytes = mark ? (big ? "\xFE\xFF" : "\xFF\xFE") : "";
  for (const char16_t unit : text) {
    const char low = static_cast<char>(unit & 0xFF);
    const char high = static_cast<char>(unit >> 8);
    bytes += big ? high : low;
    bytes += big ? low : high;
  }
  return bytes;
}

BOOST_AUTO_TEST_SUITE(encoding_tests)

BOOST_AUTO_TEST_CASE(every_encoding_is_known_by_its_bytes) {
  const std::u16string_view text = u"image\tclicks\ncafé_一\t1\n😀\t2\n";
  const std::string same = "image\tclicks\ncafé_一\t1\n😀\t2\n";
  for (const bool big : {false, true}) {
    for (const bool mark : {false, true}) {
      const DecodedText decoded_text = decoded(utf16(text, big, mark));
      BOOST_CHECK_EQUAL(decoded_text.text, same);
      BOOST_CHECK(decoded_text.encoding.starts_with("UTF-16"));
    }
  }
  BOOST_CHECK_EQUAL(decoded("\xEF\xBB\xBF" + same).encoding, "UTF-8 with BOM");
  BOOST_CHECK_EQUAL(decoded("\xEF\xBB\xBF" + same).text, same);
  BOOST_CHECK_EQUAL(decoded(same).encoding, "UTF-8");
}

BOOST_AUTO_TEST_CASE(what_is_nothing_else_is_windows_1252) {
  const DecodedText decoded_text = decoded("caf\xE9 \x80 5");
  BOOST_CHECK_EQUAL(decoded_text.text, "café € 5");
  BOOST_CHECK_EQUAL(decoded_text.encoding, "windows-1252");
}

BOOST_AUTO_TEST_CASE(a_few_broken_characters_leave_utf_8_what_it_is) {
  const std::string before = "image,clicks\r\nhündin,1\nkätzchen,2\ngrün,3\nöl,4\n";
  const DecodedText mended = decoded(before + "caf\xE9,5\nstraße,6\n");
  BOOST_CHECK_EQUAL(mended.text, before + "caf\uFFFD,5\nstraße,6\n");
  BOOST_CHECK_EQUAL(mended.encoding, "UTF-8");
  BOOST_CHECK_EQUAL(mended.broken, 1u);
  BOOST_CHECK_EQUAL(mended.broken_line, 6u);
  const DecodedText cut = decoded("\xEF\xBB\xBFä,ö,ü,ß,\xE5\xA4\n");  // the half of 大
  BOOST_CHECK_EQUAL(cut.text, "ä,ö,ü,ß,\uFFFD\n");
  BOOST_CHECK_EQUAL(cut.encoding, "UTF-8 with BOM");
}

BOOST_AUTO_TEST_CASE(a_sequence_that_is_utf_8_by_chance_does_not_make_a_file_so) {
  // Ã© and ü in Windows-1252
  const DecodedText chance = decoded("\xC3\xA9,gr\xFCn,k\xE4se\n");
  BOOST_CHECK_EQUAL(chance.text, "Ã©,grün,käse\n");
  BOOST_CHECK_EQUAL(chance.encoding, "windows-1252");
  BOOST_CHECK_EQUAL(chance.broken, 0u);
}

BOOST_AUTO_TEST_CASE(broken_characters_are_told) {
  const MetricTable table = parse(
      "Anzeigenname,Zielgruppe für Käufer,Impressionen,Klicks\nhündin,ä,9,1\ngrün,ü,9,1\n"
      "caf\xE9,ö,9,1\n");
  BOOST_CHECK_EQUAL(table.rows[2].image, "caf\uFFFD");
  BOOST_CHECK(
      says(paragraph(table), "1 character is broken and shown as \uFFFD, the first in line 4."));
}

BOOST_AUTO_TEST_CASE(half_characters_are_replaced) {
  BOOST_CHECK_EQUAL(decoded(std::string("\xFF\xFE\x00\xD8\x41\x00", 6)).text, "\uFFFDA");
  BOOST_CHECK_EQUAL(decoded(std::string("\xFF\xFE\x41\x00\x42", 5)).text, "A");
}

BOOST_AUTO_TEST_CASE(japanese_is_proven_by_its_headings) {
  // 画像,表示回数,クリック数 in Shift-JIS
  const std::string text =
      "\x89\xE6\x91\x9C,\x95\x5C\x8E\xA6\x89\xF1\x90\x94,\x83\x4E\x83\x8A\x83\x62\x83\x4E\x90\x94\n"
      "\x8C\xA2,10,1\n";
  const MetricTable table = parse(text);
  BOOST_CHECK_EQUAL(table.rows.at(0).image, "犬");
  BOOST_CHECK_EQUAL(table.reading.encoding, "Shift-JIS");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace imagelift::metrics
