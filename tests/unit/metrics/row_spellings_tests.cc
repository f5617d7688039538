#include "metrics/row_spellings.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>

using namespace imagelift::metrics;

namespace {

std::vector<std::string> paths_of(const std::string& written, const AddressPath& rule = {}) {
  std::vector<std::string> paths;
  for (const Spelling& spelling : row_spellings(written, rule)) paths.push_back(spelling.path);
  return paths;
}

bool reads_as(const std::string& written, const std::string& path) {
  const auto paths = paths_of(written);
  return std::ranges::count(paths, path) == 1;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(row_spellings_tests)

BOOST_AUTO_TEST_CASE(what_is_written_comes_first_and_each_spelling_once) {
  BOOST_TEST(paths_of("a.jpg") == std::vector<std::string>{"a.jpg"});
  BOOST_TEST(paths_of(" a%20b.jpg ").front() == " a%20b.jpg ");
  BOOST_TEST(paths_of("").empty());
}

BOOST_AUTO_TEST_CASE(spellings_of_other_systems_are_understood) {
  BOOST_TEST(reads_as("C:\\Users\\Eve\\a.JPG", "Users/Eve/a.JPG"));
  BOOST_TEST(reads_as("\\\\server\\share\\a.jpg", "server/share/a.jpg"));
  BOOST_TEST(reads_as("./a.jpg", "a.jpg"));
  BOOST_TEST(reads_as("/x/../y/./a.jpg", "y/a.jpg"));
  BOOST_TEST(reads_as("../../a.jpg", "a.jpg"));
  BOOST_TEST(reads_as("file:///C:/ads/a.jpg", "C:/ads/a.jpg"));
  BOOST_TEST(reads_as("s3://bucket/ads/a.jpg", "bucket/ads/a.jpg"));
  BOOST_TEST(reads_as("\u00a0a.jpg \t", "a.jpg"));
}

BOOST_AUTO_TEST_CASE(escapes_and_escapes_of_escapes_are_undone) {
  BOOST_TEST(reads_as("caf%C3%A9%20x.jpg", "caf\u00e9 x.jpg"));
  BOOST_TEST(reads_as("a+b.jpg", "a b.jpg"));
  BOOST_TEST(reads_as("a+b%2Bc.jpg", "a b+c.jpg"));
  BOOST_TEST(reads_as("a%2520b.jpg", "a b.jpg"));
  BOOST_TEST(reads_as("ads%2Fa.jpg", "ads/a.jpg"));
  BOOST_TEST(paths_of("100%.jpg") == std::vector<std::string>{"100%.jpg"});
}

BOOST_AUTO_TEST_CASE(a_query_is_left_out_last) {
  const auto spellings = row_spellings("cdn/a.jpg?w=1#x", {});
  BOOST_TEST(spellings.back().path == "cdn/a.jpg");
  BOOST_TEST(spellings.back().had_query);
  BOOST_TEST(paths_of("Why?") == std::vector<std::string>{"Why?"});
}

BOOST_AUTO_TEST_CASE(an_address_reads_as_its_rule_says) {
  const AddressPath rule = [](std::string_view text) -> std::optional<std::string> {
    if (!text.starts_with("http")) return std::nullopt;
    return "h/a?123abc.jpg";
  };
  const auto spellings = row_spellings(" http://h/a.jpg?id=1", rule);
  BOOST_TEST(spellings.back().path == "h/a.jpg");
  BOOST_TEST(spellings.back().had_query);
  BOOST_TEST(spellings[spellings.size() - 2].path == "h/a?123abc.jpg");
  BOOST_TEST(!spellings[spellings.size() - 2].had_query);
}

BOOST_AUTO_TEST_CASE(escaped_bytes_of_an_addresss_path_are_no_backslashes) {
  const AddressPath rule = [](std::string_view) { return "h/caf\\xe9.jpg"; };
  BOOST_TEST(paths_of("http://h/caf%E9.jpg", rule)[1] == "h/caf\\xe9.jpg");
}

BOOST_AUTO_TEST_CASE(images_are_looked_for_in_the_files_name_of_a_path_and_in_the_whole_of_a_text) {
  for (const char* path : {"C:\\ads\\x dog.jpg", "/ads/x dog.jpg", "ads/x dog.jpg?a=b/c",
                           "s3://b/ads/x dog.jpg#y", "https://h/ads/x dog.jpg?u=a/b"}) {
    BOOST_TEST(searched_part(path, {}).text == "x dog.jpg", path);
    BOOST_TEST(searched_part(path, {}).is_file == (path[0] != 'a'), path);
  }
  for (const char* text :
       {"ACME / dog / v2", "ACME|dog", "why? dog", "ACME / dog.jpg", "A/B / dog.jpg"}) {
    BOOST_TEST(searched_part(text, {}).text == text);
    BOOST_TEST(!searched_part(text, {}).is_file, text);
  }
  const AddressPath rule = [](std::string_view) { return "h/a b?123abc.jpg"; };
  BOOST_TEST(searched_part(" http://h/a%20b.jpg?id=1", rule).text == "a b.jpg");
  BOOST_TEST(searched_part("ACME dog.jpg?v=1", {}).text == "ACME dog.jpg");
}

BOOST_AUTO_TEST_CASE(the_mark_of_a_duplicated_ad_is_known) {
  for (const char* mark : {" - Copy", " - Copy 2", " - Kopie", " \u2013 Copy 12", " - Copia",
                           " - kopie", " - コピー", " - Copy - Copy", " - CÓPIA 3 - Copy 2"}) {
    BOOST_TEST(copy_mark(std::string("dog") + mark) == mark);
    BOOST_TEST(copy_mark(std::string("dog") + mark + ".jpg") == mark);
    BOOST_TEST(reads_as(std::string("dog") + mark + ".jpg", "dog.jpg"), mark);
  }
  for (const char* name : {"dog", "dog-Copy", "Copy", " - Copy", "dog - Copyright", "dog 2"}) {
    BOOST_TEST(copy_mark(name).empty(), name);
  }
}

BOOST_AUTO_TEST_SUITE_END()
