#include "source/url_list_source.h"

#include <boost/test/unit_test.hpp>

#include "source/url_paths.h"

using namespace imagelift;
using namespace imagelift::source;

namespace {

using Paths = std::vector<std::string>;

Paths paths_of(const Paths& texts) {
  std::vector<net::Url> urls;
  for (const auto& text : texts) urls.push_back(std::get<net::Url>(net::parse_url(text)));
  return paths_of_urls(urls);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(url_list_source_tests)

BOOST_AUTO_TEST_CASE(comments_empty_lines_and_doubles_do_not_count) {
  const auto list =
      parse_url_list("\xEF\xBB\xBF# c\r\n\n  http://h/a.jpg \r\nhttp://h/b.jpg\nhttp://h/a.jpg");
  BOOST_TEST(list.urls.size() == 2U);
  BOOST_TEST(list.repeated == 1U);
  BOOST_TEST(list.failures.empty());
}

BOOST_AUTO_TEST_CASE(a_bad_line_is_a_failure_with_its_number_and_without_its_text) {
  const auto list = parse_url_list("http://h/a.jpg\n\nhttp://user:secret@h/b.jpg\n");
  BOOST_TEST(list.urls.size() == 1U);
  BOOST_TEST_REQUIRE(list.failures.size() == 1U);
  BOOST_TEST(list.failures[0].path == "line 3");
  BOOST_CHECK(list.failures[0].failure.code == FailureCode::bad_url);
  BOOST_TEST(list.failures[0].failure.message.find("secret") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_list_is_known_by_its_first_line) {
  BOOST_TEST(is_url_list("# x\n\nhttps://h/a\nrubbish"));
  BOOST_TEST(!is_url_list(""));
  BOOST_TEST(!is_url_list("# only a comment"));
  BOOST_TEST(!is_url_list("image,clicks\na,1"));
}

BOOST_AUTO_TEST_CASE(one_url_is_known_by_its_file_name) {
  BOOST_TEST(paths_of({"http://h/d/caf%C3%A9.jpg?w=1"}) == (Paths{"caf\u00e9.jpg"}));
  BOOST_TEST(paths_of({"http://h/"}) == (Paths{"h"}));
}

BOOST_AUTO_TEST_CASE(the_shared_folder_is_the_root) {
  BOOST_TEST(paths_of({"http://h/d/a.jpg", "http://h/d/e/b.jpg"}) == (Paths{"a.jpg", "e/b.jpg"}));
  BOOST_TEST(paths_of({"http://h/da/a.jpg", "http://h/db/a.jpg"}) ==
             (Paths{"da/a.jpg", "db/a.jpg"}));
  BOOST_TEST(paths_of({"http://h/a.jpg", "http://i:8080/a.jpg"}) ==
             (Paths{"h/a.jpg", "i:8080/a.jpg"}));
}

BOOST_AUTO_TEST_CASE(the_query_stays_only_where_it_tells_urls_apart_and_never_its_secrets) {
  BOOST_TEST(paths_of({"http://h/p?id=1", "http://h/q?id=1"}) == (Paths{"p", "q"}));
  BOOST_TEST(paths_of({"http://h/p?id=1&X-Amz-Signature=abc", "http://h/p?id=%32&token=s"}) ==
             (Paths{"p?id=1", "p?id=2"}));
}

BOOST_AUTO_TEST_SUITE_END()
