#include "worker/process_environment.h"

#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <boost/test/unit_test.hpp>
#include <string>

using imagelift::worker::ProcessEnvironment;

namespace {

constexpr char kSecret[] = "AWS_SECRET_ACCESS_KEY";

/// Gives the process another environment for a while.
class Entries {
 public:
  explicit Entries(std::array<std::string, 3>& entries)
      : pointers_{entries[0].data(), entries[1].data(), entries[2].data(), nullptr} {
    environ = pointers_.data();
  }
  Entries(const Entries&) = delete;
  Entries& operator=(const Entries&) = delete;
  ~Entries() { environ = before_; }

 private:
  std::array<char*, 4> pointers_;
  char** before_ = environ;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(process_environment_tests)

BOOST_AUTO_TEST_CASE(a_secret_is_known_and_no_more_in_the_environment) {
  ::setenv(kSecret, "hidden", 1);
  const ProcessEnvironment environment;
  BOOST_TEST(environment(kSecret).value() == "hidden");
  BOOST_TEST(::getenv(kSecret) == nullptr);
}

BOOST_AUTO_TEST_CASE(every_copy_of_it_is_overwritten_where_it_lay) {
  std::array<std::string, 3> entries = {"JENKINS_API_TOKEN=first", "HOME=/h",
                                        "JENKINS_API_TOKEN=second"};
  const Entries process(entries);
  const ProcessEnvironment environment;
  BOOST_TEST(environment("JENKINS_API_TOKEN").value() == "first");
  BOOST_TEST(entries[0] == std::string("JENKINS_API_TOKEN=") + std::string(5, '\0'));
  BOOST_TEST(entries[2] == std::string("JENKINS_API_TOKEN=") + std::string(6, '\0'));
  BOOST_TEST(environment("HOME").value() == "/h");
}

BOOST_AUTO_TEST_CASE(other_variables_stay_and_unset_ones_are_nothing) {
  ::setenv("IMAGELIFT_OF_A_TEST", "plain", 1);
  ::setenv("AWS_SECRET_ACCESS_KEYS", "another name", 1);
  const ProcessEnvironment environment;
  BOOST_TEST(environment("IMAGELIFT_OF_A_TEST").value() == "plain");
  BOOST_TEST(std::string(::getenv("AWS_SECRET_ACCESS_KEYS")) == "another name");
  BOOST_TEST(!environment("IMAGELIFT_NOT_SET").has_value());
}

BOOST_AUTO_TEST_CASE(a_crash_leaves_no_core) {
  const ProcessEnvironment environment;
  rlimit limit{1, 1};
  ::getrlimit(RLIMIT_CORE, &limit);
  BOOST_TEST(limit.rlim_cur == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
