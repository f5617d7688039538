#include "source/index_root.h"

#include <boost/test/unit_test.hpp>

using namespace imagelift;
using namespace imagelift::source;

namespace {

net::Url url(const std::string& text) {
  return std::get<net::Url>(net::parse_url(text));
}

std::string path(const std::string& root, const std::string& link) {
  return IndexRoot(url(root)).path_of(url(link)).value_or("(outside)");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(index_root_tests)

BOOST_AUTO_TEST_CASE(spellings_do_not_matter) {
  BOOST_TEST(path("http://h/%7Euser/", "http://H:80/~user/a.jpg") == "a.jpg");
  BOOST_TEST(path("http://h/~user/", "http://h/%7euser/a.jpg") == "a.jpg");
  BOOST_TEST(path("http://h/caf%c3%a9/", "http://h/caf%C3%A9/%41.jpg") == "A.jpg");
  BOOST_TEST(path("http://h/a%2fb/", "http://h/a/b/c.jpg") == "(outside)");
}

BOOST_AUTO_TEST_CASE(what_lies_elsewhere_is_outside) {
  BOOST_TEST(path("http://h/x/", "http://h/y.jpg") == "(outside)");
  BOOST_TEST(path("http://h/x/", "https://h/x/y.jpg") == "(outside)");
  BOOST_TEST(path("http://h/x/", "http://h/x/%2e%2e/y.jpg") == "(outside)");
  BOOST_TEST(path("http://h/x/", "http://h/x/..%2Fy.jpg") == "(outside)");
}

BOOST_AUTO_TEST_CASE(nexus_keeps_files_beside_its_pages) {
  const std::string root = "http://h/nexus/service/rest/repository/browse/raw/pics/";
  BOOST_TEST(path(root, "http://h/nexus/repository/raw/pics/s/a.jpg") == "s/a.jpg");
  BOOST_TEST(path(root, "http://h/nexus/service/rest/repository/browse/raw/pics/s/") == "s/");
  BOOST_TEST(path(root, "http://h/nexus/repository/other/a.jpg") == "(outside)");
}

BOOST_AUTO_TEST_CASE(parents_are_told_from_other_folders) {
  const IndexRoot root(url("http://h/a/b/"));
  for (const auto* one : {"http://h/", "http://h/a/", "http://h/a/b/"})
    BOOST_TEST(root.lies_in(url(one)));
  for (const auto* one : {"http://h/a", "http://h/c/", "http://h/a/b/c/"}) {
    BOOST_TEST(!root.lies_in(url(one)));
  }
}

BOOST_AUTO_TEST_CASE(jenkins_actions_are_no_folders) {
  for (const auto* one :
       {"http://h/a.jpg/*view*/", "http://h/x/*fingerprint*/", "http://h/*zip*/x.zip"}) {
    BOOST_TEST(is_jenkins_action(url(one)));
  }
  for (const auto* one : {"http://h/a*b*/", "http://h/*.jpg", "http://h/**/", "http://h/*A*/"}) {
    BOOST_TEST(!is_jenkins_action(url(one)));
  }
}

BOOST_AUTO_TEST_SUITE_END()
