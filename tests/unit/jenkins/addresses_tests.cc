#include "jenkins/addresses.h"

#include <boost/test/unit_test.hpp>

#include "core/error.h"

namespace imagelift::jenkins {
namespace {

net::Url url(const char* text) {
  return std::get<net::Url>(net::parse_url(text));
}

BOOST_AUTO_TEST_SUITE(addresses_tests)

BOOST_AUTO_TEST_CASE(each_folder_of_a_job_has_its_own_job_segment) {
  BOOST_TEST(job_path("imagelift") == "/job/imagelift");
  BOOST_TEST(job_path("ads/eu/imagelift") == "/job/ads/job/eu/job/imagelift");
}

BOOST_AUTO_TEST_CASE(segments_are_percent_encoded_once_and_names_of_branches_so_twice) {
  BOOST_TEST(job_path("A b?/c#d") == "/job/A%20b%3F/job/c%23d");
  BOOST_TEST(job_path("caf\xc3\xa9") == "/job/caf%C3%A9");
  BOOST_TEST(job_path("repo/feature%2Fx") == "/job/repo/job/feature%252Fx");
}

BOOST_AUTO_TEST_CASE(a_name_that_leads_elsewhere_is_wrong_usage) {
  for (const char* name : {"", "/", "/a", "a/", "a//b", "..", "a/../b", "a/.", "a\nb"}) {
    BOOST_CHECK_THROW(job_path(name), Error);
  }
}

BOOST_AUTO_TEST_CASE(paths_of_artifacts_stay_below_their_folder) {
  BOOST_TEST(encoded_below("out/features.json").value() == "out/features.json");
  BOOST_TEST(encoded_below("a b/100%.json").value() == "a%20b/100%25.json");
  for (const char* path : {"", "/etc/passwd", "../x", "a/../../x", "a//b", "a\\..\\b", "a\x1b"}) {
    BOOST_TEST(!encoded_below(path), path);
  }
}

BOOST_AUTO_TEST_CASE(the_path_of_jenkins_itself_is_kept) {
  for (const char* base : {"https://ci.example.org/jenkins", "https://ci.example.org/jenkins/"}) {
    BOOST_TEST(net::to_string(below(url(base), "/job/a/7/api/json", "tree=x")) ==
               "https://ci.example.org/jenkins/job/a/7/api/json?tree=x");
  }
  BOOST_TEST(net::to_string(below(url("http://ci:8080"), "/job/a")) == "http://ci:8080/job/a");
}

BOOST_AUTO_TEST_CASE(fields_of_a_form_cannot_become_others) {
  BOOST_TEST(form_encoded({{"BUSINESS", "a&b=c"}, {"IMAGE_SOURCE", "x y+z"}}) ==
             "BUSINESS=a%26b%3Dc&IMAGE_SOURCE=x%20y%2Bz");
}

BOOST_AUTO_TEST_CASE(the_queue_item_is_read_whatever_host_jenkins_believes_to_be) {
  BOOST_TEST(queue_item_of("http://internal:8080/queue/item/7/").value() == 7u);
  BOOST_TEST(queue_item_of("/jenkins/queue/item/81").value() == 81u);
  for (const char* location : {"", "http://ci/job/a/", "/queue/item/", "/queue/item/x/",
                               "/queue/item/7/api", "/queue/item/99999999999999999999/"}) {
    BOOST_TEST(!queue_item_of(location), location);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace imagelift::jenkins
