#include "jenkins/responses.h"

#include <boost/test/unit_test.hpp>

#include "core/error.h"

namespace imagelift::jenkins {
namespace {

BOOST_AUTO_TEST_SUITE(responses_tests)

BOOST_AUTO_TEST_CASE(results_are_exit_codes) {
  const auto code = [](const char* name) { return exit_code_of(*result_from_string(name)); };
  BOOST_TEST((code("SUCCESS") == ExitCode::done));
  BOOST_TEST((code("UNSTABLE") == ExitCode::gate_broken));
  BOOST_TEST((code("FAILURE") == ExitCode::run_failed));
  BOOST_TEST((code("NOT_BUILT") == ExitCode::run_failed));
  BOOST_TEST((code("ABORTED") == ExitCode::interrupted));
  BOOST_TEST(!result_from_string("success"));
  BOOST_TEST(to_string(Result::not_built) == "NOT_BUILT");
}

BOOST_AUTO_TEST_CASE(a_queue_item_waits_becomes_a_build_or_is_cancelled) {
  const QueueItem waits = parse_queue_item(
      R"({"_class":"hudson.model.Queue$WaitingItem","why":"In the quiet period","cancelled":false})");
  BOOST_TEST(!waits.build);
  BOOST_TEST(waits.why == "In the quiet period");
  BOOST_TEST(!waits.cancelled);
  BOOST_TEST(parse_queue_item(R"({"executable":{"number":12},"why":null})").build.value() == 12u);
  BOOST_TEST(!parse_queue_item(R"({"executable":null})").build);
  BOOST_TEST(parse_queue_item(R"({"cancelled":true})").cancelled);
}

BOOST_AUTO_TEST_CASE(a_running_build_has_no_result) {
  const Build build = parse_build(R"({"number":3,"queueId":9,"building":true,"result":null})");
  BOOST_TEST(build.number == 3u);
  BOOST_TEST(build.queue_item == 9u);
  BOOST_TEST(build.building);
  BOOST_TEST(!build.result);
}

BOOST_AUTO_TEST_CASE(builds_are_listed_with_their_artifacts) {
  const auto builds = parse_builds(
      R"({"allBuilds":[{"number":2,"result":"UNSTABLE","artifacts":[{"relativePath":"a/b"},7]},
                       {"number":1,"result":"WHAT"}]})");
  BOOST_REQUIRE(builds.size() == 2u);
  BOOST_TEST((builds[0].result == Result::unstable));
  BOOST_TEST(builds[0].artifacts[0] == "a/b");
  BOOST_TEST(!builds[1].result);
  BOOST_TEST(parse_builds("{}").empty());
}

BOOST_AUTO_TEST_CASE(a_build_tells_the_texts_among_its_parameters) {
  const Build build = parse_build(
      R"({"number":3,"actions":[{},null,{"parameters":[{"name":"BUSINESS","value":"acme"},
          {"name":"DRY","value":true},7]}]})");
  BOOST_REQUIRE(build.parameters.size() == 1u);
  BOOST_TEST(build.parameters[0].first == "BUSINESS");
  BOOST_TEST(build.parameters[0].second == "acme");
}

BOOST_AUTO_TEST_CASE(a_job_tells_the_number_of_its_next_build) {
  BOOST_TEST(parse_next_build(R"({"nextBuildNumber": 12})") == 12u);
  BOOST_CHECK_THROW(parse_next_build("{}"), Error);
}

BOOST_AUTO_TEST_CASE(values_of_unexpected_types_are_passed_over) {
  const QueueItem item = parse_queue_item(R"({"why":[1],"cancelled":"yes","executable":"x"})");
  BOOST_TEST(item.why.empty());
  BOOST_TEST(!item.cancelled);
  BOOST_TEST(parse_fingerprints(R"({"fingerprint":{"a":1}})").empty());
}

BOOST_AUTO_TEST_CASE(what_is_no_object_is_an_error) {
  for (const char* text : {"", "[]", "null", "7", "<html>", "{\"a\":", "\xff"}) {
    BOOST_CHECK_THROW(parse_queue_item(text), Error);
  }
  BOOST_CHECK_THROW(parse_build("{}"), Error);
  BOOST_CHECK_THROW(parse_build(R"({"number":-1})"), Error);
}

BOOST_AUTO_TEST_CASE(an_response_is_bounded_in_bytes_and_depth) {
  BOOST_CHECK_THROW(parse_queue_item("{" + std::string(17 << 20, ' ') + "}"), Error);
  std::string deep = R"({"why":"w","x":)";
  for (int i = 0; i < 100'000; ++i) deep += '[';
  for (int i = 0; i < 100'000; ++i) deep += ']';
  BOOST_TEST(parse_queue_item(deep + "}").why == "w");
}

BOOST_AUTO_TEST_CASE(a_crumb_cannot_add_headers) {
  const Crumb crumb = parse_crumb(R"({"crumb":"0a1b","crumbRequestField":"Jenkins-Crumb"})");
  BOOST_TEST(crumb.field == "Jenkins-Crumb");
  BOOST_TEST(crumb.value == "0a1b");
  for (const char* text : {R"({"crumb":"","crumbRequestField":"a"})", R"({"crumb":"x"})",
                           R"({"crumb":"x\r\nHost: y","crumbRequestField":"a"})",
                           R"({"crumb":"x","crumbRequestField":"a: b"})"}) {
    BOOST_CHECK_THROW(parse_crumb(text), Error);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace imagelift::jenkins
