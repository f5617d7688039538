#include "source/image_name.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <random>

using namespace imagelift::source;

namespace {

std::vector<std::string> names_of(const std::vector<std::string>& raw_paths) {
  std::vector<std::string> names;
  for (const auto& image : name_images(raw_paths)) names.push_back(image.name);
  return names;
}

using Names = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(image_name_tests)

BOOST_AUTO_TEST_CASE(only_a_known_image_extension_is_cut) {
  BOOST_TEST(names_of({"a/b.jpg", "c.JPeG", "d.heif", "e.jfif"}) == (Names{"a/b", "c", "d", "e"}));
  const Names whole = {"imgcontent.cat_imgtemp.notes-video", "a.jpg2", "b.txt", "jpg", "d.jpg/x"};
  BOOST_TEST(names_of(whole) == whole);
}

BOOST_AUTO_TEST_CASE(only_the_last_extension_is_cut) {
  BOOST_TEST(names_of({"a.png.jpg"}) == (Names{"a.png"}));
}

BOOST_AUTO_TEST_CASE(a_name_is_never_empty) {
  BOOST_TEST(names_of({".jpg", "folder/.png"}) == (Names{".jpg", "folder/.png"}));
  BOOST_TEST(!has_image_extension(".jpg"));
  BOOST_TEST(!has_image_extension(""));
}

BOOST_AUTO_TEST_CASE(colliding_names_both_keep_their_extensions) {
  BOOST_TEST(names_of({"a.jpg", "b.jpg", "a.png"}) == (Names{"a.jpg", "b", "a.png"}));
  BOOST_TEST(names_of({"a.jpg", "a.JPG"}) == (Names{"a.jpg", "a.JPG"}));
}

BOOST_AUTO_TEST_CASE(a_shortened_path_never_takes_another_images_path) {
  BOOST_TEST(names_of({"a", "a.jpg"}) == (Names{"a", "a.jpg"}));
  BOOST_TEST(names_of({"a.jpg", "a.jpg.png"}) == (Names{"a", "a.jpg.png"}));
}

BOOST_AUTO_TEST_CASE(well_formed_text_is_not_escaped) {
  for (const std::string text :
       {"", "plain", "ü € 😀", "\u202Ertl", "a\nb\"</script>", "back\\slash"}) {
    BOOST_TEST(escape_path(text) == text);
  }
}

BOOST_AUTO_TEST_CASE(bytes_that_are_not_utf8_are_escaped) {
  BOOST_TEST(escape_path("caf\xE9.jpg") == "caf\\xe9.jpg");
  BOOST_TEST(escape_path("\xC0\xAF") == "\\xc0\\xaf");           // overlong '/'
  BOOST_TEST(escape_path("\xED\xA0\x80") == "\\xed\\xa0\\x80");  // surrogate
  BOOST_TEST(escape_path("\xF4\x90\x80\x80") == "\\xf4\\x90\\x80\\x80");
  BOOST_TEST(escape_path("\xE2\x82") == "\\xe2\\x82");  // cut short
}

BOOST_AUTO_TEST_CASE(what_reads_as_an_escape_is_escaped_too) {
  BOOST_TEST(escape_path("\\xe9") == "\\x5cxe9");
  BOOST_TEST(unescape_path("\\x5cxe9") == "\\xe9");
  BOOST_TEST(unescape_path("\\xzz\\x4") == "\\xzz\\x4");
}

BOOST_AUTO_TEST_CASE(escaping_any_bytes_is_reversible_and_gives_utf8) {
  std::mt19937 random(20240517);
  const std::string alphabet = "\\x/.0e9a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\xFF";
  for (int round = 0; round < 20'000; ++round) {
    std::string raw(random() % 12, '\0');
    for (auto& c : raw) c = random() % 4 ? alphabet[random() % alphabet.size()] : char(random());
    const auto escaped = escape_path(raw);
    BOOST_TEST_REQUIRE(unescape_path(escaped) == raw);
    // Well-formed text has nothing left to escape but the escapes themselves.
    std::string without_backslashes = escaped;
    std::erase(without_backslashes, '\\');
    BOOST_TEST_REQUIRE(escape_path(without_backslashes) == without_backslashes);
  }
}

BOOST_AUTO_TEST_CASE(names_of_random_listings_are_unique) {
  std::mt19937 random(7);
  const Names endings = {"", ".jpg", ".png", ".JPG", ".jpg.png", ".txt", ".png.jpg"};
  for (int round = 0; round < 2'000; ++round) {
    Names paths;
    for (int i = 0; i < 12; ++i) {
      paths.push_back(std::string(1, char('a' + random() % 3)) +
                      endings[random() % endings.size()] + endings[random() % endings.size()]);
    }
    std::ranges::sort(paths);
    paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
    auto names = names_of(paths);
    std::ranges::sort(names);
    BOOST_TEST_REQUIRE((std::ranges::adjacent_find(names) == names.end()));
  }
}

BOOST_AUTO_TEST_SUITE_END()
