#include "report/static/contents.h"

#include <boost/test/unit_test.hpp>

namespace imagelift::report {

BOOST_AUTO_TEST_SUITE(contents_tests)

BOOST_AUTO_TEST_CASE(links_lead_to_the_sections_that_are_there_in_their_order) {
  const Node page =
      element("main", {}, element("header", {}), element("section", {{"id", "findings"}}),
              element("section", {{"class", "trust"}}), element("section", {{"id", "words"}}));
  BOOST_TEST(to_html(contents(page)) ==
             "<nav class=\"contents\" aria-label=\"On this page\"><ul>"
             "<li><a href=\"#findings\">Findings</a></li>"
             "<li><a href=\"#words\">How to read this</a></li></ul></nav>");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::report
