#include "jenkins/credentials.h"

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <map>

#include "core/error.h"
#include "text/temporary_folder.h"

namespace imagelift::jenkins {
namespace {

Environment with(std::map<std::string, std::string> values) {
  return [values](const std::string& name) {
    const auto found = values.find(name);
    return found == values.end() ? std::nullopt : std::optional(found->second);
  };
}

struct File {
  std::filesystem::path write(const std::string& text) const {
    std::ofstream(folder / "credentials") << text;
    return folder / "credentials";
  }
  text::TemporaryFolder folder;
};

BOOST_FIXTURE_TEST_SUITE(credentials_tests, File)

BOOST_AUTO_TEST_CASE(nothing_is_anonymous) {
  BOOST_TEST(read_credentials("", with({})).authorization() == "");
}

BOOST_AUTO_TEST_CASE(a_token_of_the_environment_goes_before_a_password) {
  const auto found = read_credentials("", with({{"JENKINS_USER_ID", "me"},
                                                {"JENKINS_API_TOKEN", "token"},
                                                {"JENKINS_PASSWORD", "password"}}));
  BOOST_TEST(found.authorization() == "Basic bWU6dG9rZW4=");  // base64 of me:token
}

BOOST_AUTO_TEST_CASE(half_a_pair_is_wrong_usage) {
  BOOST_CHECK_THROW(read_credentials("", with({{"JENKINS_USER_ID", "me"}})), Error);
  BOOST_CHECK_THROW(read_credentials("", with({{"JENKINS_API_TOKEN", "t"}})), Error);
}

BOOST_AUTO_TEST_CASE(a_file_holds_a_pair_whose_secret_may_have_colons) {
  const auto found = read_credentials(write("me:a:b\nignored\n"), with({{"JENKINS_USER_ID", "x"}}));
  BOOST_TEST(found.user == "me");
  BOOST_TEST(found.secret == "a:b");
}

BOOST_AUTO_TEST_CASE(a_bad_file_is_told_without_what_is_in_it) {
  for (const char* text : {"hidden", ":hidden", "hidden:", "\nme:hidden"}) {
    try {
      read_credentials(write(text), with({}));
      BOOST_ERROR("no error");
    } catch (const Error& error) {
      BOOST_TEST(std::string(error.what()).find("hidden") == std::string::npos);
      BOOST_TEST((error.exit_code() == ExitCode::wrong_usage));
    }
  }
  BOOST_CHECK_THROW(read_credentials(folder / "none", with({})), Error);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace imagelift::jenkins
