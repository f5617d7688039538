#include "report/static/html.h"

#include <boost/test/unit_test.hpp>

namespace imagelift::report {

BOOST_AUTO_TEST_SUITE(html_tests)

BOOST_AUTO_TEST_CASE(text_from_outside_never_becomes_markup) {
  const Node page = element("p", {{"title", "\"><script>'&"}}, "</script><img src=x onerror=1>");
  BOOST_TEST(to_html(page) ==
             "<p title=\"&quot;&gt;&lt;script&gt;&#39;&amp;\">"
             "&lt;/script&gt;&lt;img src=x onerror=1&gt;</p>");
}

BOOST_AUTO_TEST_CASE(control_characters_that_html_forbids_are_replaced) {
  const std::string hostile("a\0b\x1b\x7f\r", 6);
  const std::string mark = "\xEF\xBF\xBD";
  BOOST_TEST(escape(hostile) == "a" + mark + "b" + mark + mark + mark);
  BOOST_TEST(escape("tab\tand\nline") == "tab\tand\nline");
}

BOOST_AUTO_TEST_CASE(void_elements_have_no_end_tag) {
  BOOST_TEST(to_html(element("br", {})) == "<br>");
  BOOST_TEST(to_html(element("script", {{"src", "a.js"}})) == "<script src=\"a.js\"></script>");
}

BOOST_AUTO_TEST_CASE(children_may_be_nodes_lists_and_strings) {
  const std::vector<Node> list = {element("i", {}, "1"), element("i", {}, "2")};
  BOOST_TEST(to_html(element("p", {}, "a", list, fragment("b", element("b", {}, "c")))) ==
             "<p>a<i>1</i><i>2</i>b<b>c</b></p>");
}

BOOST_AUTO_TEST_CASE(an_empty_node_writes_nothing) {
  BOOST_TEST(to_html(Node{}).empty());
}

BOOST_AUTO_TEST_CASE(names_keep_their_own_writing_direction) {
  BOOST_TEST(to_html(name_text("x")) == "<bdi>x</bdi>");
}

BOOST_AUTO_TEST_CASE(a_name_may_break_before_its_words_and_not_within_a_number) {
  BOOST_TEST(to_html(name_text("tabby_cat.v2 0.5")) == "<bdi>tabby_<wbr>cat.<wbr>v2 0.5</bdi>");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::report
