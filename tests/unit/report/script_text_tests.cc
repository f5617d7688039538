#include "report/documents/script_text.h"

#include <boost/test/unit_test.hpp>

namespace imagelift::report {

BOOST_AUTO_TEST_SUITE(script_text_tests)

BOOST_AUTO_TEST_CASE(what_could_end_a_script_or_a_line_is_escaped) {
  BOOST_TEST(for_scripts("\"</script>\xE2\x80\xA8\xE2\x80\xA9\"") ==
             "\"\\u003c/script>\\u2028\\u2029\"");
}

BOOST_AUTO_TEST_CASE(other_text_stays_as_it_is) {
  BOOST_TEST(for_scripts("\"\xE2\x80\x93 > \xC3\xA9\"") == "\"\xE2\x80\x93 > \xC3\xA9\"");
}

BOOST_AUTO_TEST_CASE(a_script_sets_a_global) {
  BOOST_TEST(script_of("here", "{}") == "var here = {};\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::report
