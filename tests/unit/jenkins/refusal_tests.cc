#include "jenkins/refusal.h"

#include <boost/test/unit_test.hpp>
#include <set>

namespace imagelift::jenkins {
namespace {

std::string sentence(int status, const std::string& user = "me") {
  return refusal(status, {"ads/imagelift", user}, "http://ci/x");
}

bool says(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

BOOST_AUTO_TEST_SUITE(refusal_tests)

BOOST_AUTO_TEST_CASE(each_status_has_a_sentence_of_its_own_with_its_number) {
  std::set<std::string> sentences;
  for (const int status : {400, 401, 403, 404, 405, 409, 500, 418}) {
    const std::string text = sentence(status);
    BOOST_TEST(says(text, std::to_string(status)), text);
    BOOST_TEST(!says(text, "\n"), text);
    sentences.insert(text);
  }
  BOOST_TEST(sentences.size() == 8u);
}

BOOST_AUTO_TEST_CASE(anonymous_callers_are_told_how_to_be_known) {
  for (const int status : {401, 403}) {
    BOOST_TEST(says(sentence(status, ""), "JENKINS_API_TOKEN"));
    BOOST_TEST(says(sentence(status), "'me'"));
  }
}

BOOST_AUTO_TEST_CASE(a_job_that_is_not_found_is_named) {
  BOOST_TEST(says(sentence(404), "'ads/imagelift'"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace imagelift::jenkins
