#include "source/list_file.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "core/error.h"

using namespace imagelift;
using namespace imagelift::source;

namespace {

using Addresses = std::vector<std::string>;

Addresses addresses(const std::string& text, const IsFile& is_file = {}) {
  Addresses all;
  const auto list = parse_list_file(text, is_file);
  if (!list) return {"no list"};
  for (const auto& entry : list->entries) all.push_back(entry.address);
  return all;
}

const Addresses kTwo = {"http://h/1.jpg", "http://h/2.jpg"};

}  // namespace

BOOST_AUTO_TEST_SUITE(list_file_tests)

BOOST_AUTO_TEST_CASE(an_address_a_line_with_any_line_ends_quotes_and_comments) {
  for (const std::string text :
       {"http://h/1.jpg\nhttp://h/2.jpg\n", "http://h/1.jpg\r\nhttp://h/2.jpg",
        "http://h/1.jpg\rhttp://h/2.jpg\r", "# c\n\n  http://h/1.jpg \n\t http://h/2.jpg\n",
        "\"http://h/1.jpg\"\n\"http://h/2.jpg\"\n", "\xEF\xBB\xBFhttp://h/1.jpg\nhttp://h/2.jpg",
        "url\nhttp://h/1.jpg\nhttp://h/2.jpg\n"}) {
    BOOST_TEST(addresses(text) == kTwo);
  }
  BOOST_TEST(addresses("HTTPS://H/a.jpg") == (Addresses{"HTTPS://H/a.jpg"}));
}

BOOST_AUTO_TEST_CASE(captions_without_a_header_are_left_out) {
  for (const std::string text :
       {"http://h/1.jpg,one\nhttp://h/2.jpg,two\n", "http://h/1.jpg\tone\nhttp://h/2.jpg\ttwo\n",
        "http://h/1.jpg;one\nhttp://h/2.jpg;two\n", "one,http://h/1.jpg\ntwo,http://h/2.jpg\n",
        "http://h/1.jpg,\"a, b\"\nhttp://h/2.jpg,\"c\nd\"\n",
        "http://h/1.jpg,\"open\nhttp://h/2.jpg,\"too\n",
        "http://h/1.jpg, see a.jpg\nhttp://h/2.jpg, see b.jpg\n"}) {
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(addresses(text) == kTwo);
      BOOST_TEST(parse_list_file(text)->remark.find("column") != std::string::npos);
    }
  }
}

BOOST_AUTO_TEST_CASE(
    of_a_table_with_names_the_column_with_addresses_is_read_and_the_others_are_told) {
  for (const std::string text :
       {"url,caption\nhttp://h/1.jpg,one\nhttp://h/2.jpg,two\n",
        "id;Image URL;caption\n1;http://h/1.jpg;one\n2;http://h/2.jpg;\n",
        "caption\turl\none\thttp://h/1.jpg\ntwo\thttp://h/2.jpg\n",
        "landing,image_url\nhttp://shop/1,http://h/1.jpg\nhttp://shop/2,http://h/2.jpg\n",
        "x,y\n1,http://h/1.jpg\n2,http://h/2.jpg\n"}) {
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(addresses(text) == kTwo);
    }
  }
  const auto list = parse_list_file("url,caption\nhttp://h/1.jpg,one\n");
  BOOST_TEST(list->remark == "Of the list only the column 'url' is read; ignored: 'caption'");
  BOOST_TEST(list->entries[0].line == 2U);
}

BOOST_AUTO_TEST_CASE(two_columns_of_addresses_are_wrong_usage_unless_one_is_called_url) {
  BOOST_CHECK_THROW(parse_list_file("a,b\nhttp://h/1.jpg,http://h/2.jpg\n"), Error);
  BOOST_TEST(addresses("a,url\nhttp://h/0.jpg,http://h/1.jpg\nhttp://h/0.jpg,http://h/2.jpg\n") ==
             kTwo);
}

BOOST_AUTO_TEST_CASE(signs_of_tables_in_addresses_stay) {
  for (const std::string one :
       {"http://h/w_300,h_200/a.jpg", "http://h/img?id=1,2;3|4", "http://h/a;b.jpg?x=1,2"}) {
    BOOST_TEST(addresses(one + "\n" + one) == (Addresses{one, one}));
  }
}

BOOST_AUTO_TEST_CASE(utf16_is_read_with_and_without_a_mark) {
  std::string wide;
  for (const char c : std::string("http://h/1.jpg\r\nhttp://h/2.jpg\r\n")) {
    wide += c;
    wide += '\0';
  }
  BOOST_TEST(addresses(wide) == kTwo);
  BOOST_TEST(addresses("\xFF\xFE" + wide) == kTwo);
}

BOOST_AUTO_TEST_CASE(paths_are_addresses_where_they_end_like_images_or_are_files) {
  BOOST_TEST(addresses("a.jpg\nsub/b c, d.png\n") == (Addresses{"a.jpg", "sub/b c, d.png"}));
  BOOST_TEST(addresses("one\ntwo\n") == (Addresses{"no list"}));
  const auto is_file = [](std::string_view path) { return path == "one" || path == "two"; };
  BOOST_TEST(addresses("one\ntwo\n", is_file) == (Addresses{"one", "two"}));
  BOOST_TEST(addresses("1,one\n2,two\n", is_file) == (Addresses{"one", "two"}));
}

BOOST_AUTO_TEST_CASE(a_line_that_is_no_address_stays_to_be_told) {
  const auto list = parse_list_file("http://h/1.jpg\nrubbish\nhttp://h/2.jpg\n");
  BOOST_TEST_REQUIRE(list->entries.size() == 3U);
  BOOST_TEST(list->entries[1].address == "rubbish");
  BOOST_TEST(list->entries[1].line == 2U);
}

BOOST_AUTO_TEST_CASE(what_is_no_list_is_none) {
  for (const std::string& text :
       {std::string(""), std::string("# only a comment\n"), std::string("image,clicks\na,1\nb,2\n"),
        std::string("Dear all,\nsee http://h/a.jpg\nbye\n"), std::string("\0\1\2\3", 4),
        std::string("<html><a href=\"http://h/a.jpg\">x</a>\n<b>\n"), std::string("\"")}) {
    BOOST_TEST(addresses(text) == (Addresses{"no list"}));
  }
}

BOOST_AUTO_TEST_SUITE_END()
