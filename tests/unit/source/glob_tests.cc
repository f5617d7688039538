#include "source/glob.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

using imagelift::source::glob_matches;

namespace {

struct Case {
  std::string pattern, path;
  bool matches;
};

std::ostream& operator<<(std::ostream& out, const Case& one) {
  return out << one.pattern << " on " << one.path;
}

const std::vector<Case> kCases = {
    {"a.jpg", "a.jpg", true},
    {"a.jpg", "b/a.jpg", false},
    {"*.jpg", "a.jpg", true},
    {"*.jpg", ".jpg", true},
    {"*.jpg", "d/a.jpg", false},
    {"*.jpg", "a.JPG", false},
    {"**/*.jpg", "a.jpg", true},
    {"**/*.jpg", "d/e/a.jpg", true},
    {"**/*.jpg", "d/e/a.png", false},
    {"**", "any/thing", true},
    {"**", "", true},
    {"d/**", "d/e/f", true},
    {"d/**", "e/f", false},
    {"d/**/x", "d/x", true},
    {"d/**/x", "d/e/f/x", true},
    {"d/**/x", "d/ex", false},
    {"d/**/x", "dx", false},
    {"a?c", "abc", true},
    {"a?c", "a/c", false},
    {"a?c", "aüc", true},
    {"a??c", "aüc", false},
    {"[a-c]x", "bx", true},
    {"[a-c]x", "dx", false},
    {"[!a-c]x", "dx", true},
    {"[^a-c]x", "ax", false},
    {"[!a]x", "/x", false},
    {"[]]x", "]x", true},
    {"[-a]x", "-x", true},
    {"[a-]x", "-x", true},
    {"[abc", "[abc", true},
    {"\\*x", "*x", true},
    {"\\*x", "ax", false},
    {"a\\", "a\\", true},
    {"", "", true},
    {"", "a", false},
    {"*", "", true},
    {"a*b*c", "aXbYc", true},
    {"a*b*c", "aXbY", false},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(glob_tests)

BOOST_DATA_TEST_CASE(a_pattern_matches_whole_paths, kCases) {
  BOOST_TEST(glob_matches(sample.pattern, sample.path) == sample.matches);
}

BOOST_AUTO_TEST_CASE(a_hostile_pattern_takes_no_exponential_time) {
  std::string pattern;
  for (int i = 0; i < 200; ++i) pattern += "*a";
  BOOST_TEST(!glob_matches(pattern + "b", std::string(2000, 'a')));
}

BOOST_AUTO_TEST_SUITE_END()
