#include "worker/commands/configuration.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>

#include "core/error.h"
#include "text/temporary_folder.h"

using imagelift::worker::Configuration;
using imagelift::worker::missing_entry;
using imagelift::worker::read_configuration;

namespace {

struct File {
  explicit File(const std::string& text) { std::ofstream(path) << text; }

  imagelift::text::TemporaryFolder folder;
  std::filesystem::path path = folder / "imagelift.json";
};

Configuration read(const std::string& text) {
  const File file(text);
  return read_configuration(file.path, {"acme", "spring"});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(configuration_tests)

BOOST_AUTO_TEST_CASE(the_entry_of_the_two_parameters_is_read) {
  const auto entry = read(R"({"acme": {"spring": {"images": "s3://bucket/x", "threads": 2}}})");
  BOOST_TEST(entry.at("images").front() == "s3://bucket/x");
  BOOST_TEST(entry.at("threads").front() == "2");
}

BOOST_AUTO_TEST_CASE(another_business_stays_out) {
  BOOST_TEST(read(R"({"other": {"spring": {"images": "x"}}})").empty());
}

BOOST_AUTO_TEST_CASE(the_more_particular_entry_wins) {
  const auto entry = read(R"({
    "*": {"*": {"max-failed": "1%", "threads": 1, "images": "s3://all/"}},
    "acme": {"*": {"max-failed": "2%", "threads": 2}, "spring": {"max-failed": "3%"}}})");
  BOOST_TEST(entry.at("max-failed").front() == "3%");
  BOOST_TEST(entry.at("threads").front() == "2");
  BOOST_TEST(entry.at("images").front() == "s3://all/");
}

BOOST_AUTO_TEST_CASE(local_paths_are_relative_to_the_file) {
  const File file(R"({"acme": {"spring": {"images": "pics", "metrics": "/m.csv"}}})");
  const auto entry = read_configuration(file.path, {"acme", "spring"});
  BOOST_TEST(entry.at("images").front() == (file.folder / "pics").string());
  BOOST_TEST(entry.at("metrics").front() == "/m.csv");
}

BOOST_AUTO_TEST_CASE(a_list_gives_all_its_values) {
  const auto entry = read(R"({"acme": {"spring": {"exclude": ["*.gif", "old/**"]}}})");
  BOOST_TEST(entry.at("exclude").size() == 2U);
}

BOOST_DATA_TEST_CASE(what_is_not_such_a_document_is_wrong_usage,
                     boost::unit_test::data::make({"", "[1]", "{\"acme\": 5}",
                                                   "{\"acme\": {\"spring\": 5}}",
                                                   "{\"acme\": {\"spring\": {\"images\": null}}}",
                                                   "{\"acme\": {\"spring\": {\"images\": {}}}}"})) {
  BOOST_CHECK_THROW(read(sample), imagelift::Error);
}

BOOST_AUTO_TEST_CASE(a_file_that_is_not_there_is_named) {
  BOOST_CHECK_EXCEPTION(read_configuration("/nowhere/imagelift.json", {"a", "b"}), imagelift::Error,
                        [](const auto& error) {
                          return std::string(error.what()).find("/nowhere/") != std::string::npos;
                        });
}

BOOST_AUTO_TEST_CASE(a_name_that_is_not_there_is_told_with_the_nearest_and_all_others) {
  const auto missing = [](const std::string& text) {
    return missing_entry(File(text).path, {"acme", "spring"});
  };
  BOOST_TEST(missing(R"({"acme": {"spring": {}}})").sentence.empty());
  const auto business = missing(R"({"acne": {}, "globex": {}, "*": {}})");
  BOOST_TEST(business.looks_mistyped);
  BOOST_TEST(business.sentence.find("no business 'acme' (there are: 'acne', 'globex'); did you "
                                    "mean 'acne'?") != std::string::npos);
  const auto source = missing(R"({"acme": {"autumn": {}}})");
  BOOST_TEST(!source.looks_mistyped);
  BOOST_TEST(source.sentence.find("no image source 'spring' (there are: 'autumn')") !=
             std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
