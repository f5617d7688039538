#include "worker/run/nothing_usable.h"

#include <boost/test/unit_test.hpp>

#include "core/error.h"

using namespace imagelift;
using namespace imagelift::worker;

namespace {

store::RunFailure failure(const std::string& path, FailureCode code,
                          std::optional<Task> task = {}) {
  return {0, {path, path}, task, {Stage::fetch, code, "It is so."}};
}

std::string message_of(const auto& action) {
  try {
    action();
  } catch (const Error& error) {
    BOOST_TEST((error.exit_code() == ExitCode::run_failed));
    return error.what();
  }
  return "";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(nothing_usable_tests)

BOOST_AUTO_TEST_CASE(failures_are_told_by_reason_the_most_frequent_first) {
  const std::vector<store::RunFailure> failures = {
      failure("a.jpg", FailureCode::damaged), failure("b.jpg", FailureCode::http_status),
      failure("c.jpg", FailureCode::http_status),
      failure("d.jpg", FailureCode::model_failed, Task::labels)};
  BOOST_TEST(by_reason(failures) ==
             "2 http_status (such as 'b.jpg': It is so), 1 damaged (such as 'a.jpg': It is so)");
}

BOOST_AUTO_TEST_CASE(a_run_with_one_usable_image_is_usable) {
  require_usable({.listed = 3, .failed = 2}, {});
  const std::vector<store::RunFailure> one = {failure("a.jpg", FailureCode::damaged)};
  const auto all = message_of([&] { require_usable({.listed = 1, .failed = 1}, one); });
  BOOST_TEST(all.find("All of the 1 listed images failed: 1 damaged") != std::string::npos);
  BOOST_TEST(!message_of([] { require_usable({}, {}); }).empty());
}

BOOST_AUTO_TEST_CASE(an_empty_listing_says_what_was_seen_instead) {
  source::Listing listing;
  listing.not_taken.add_ending("notes.txt");
  RunOptions options;
  options.images = "https://user:secret@ads.example/typo?token=secret";
  options.source.selection.include = {"spring/**"};
  const auto sentence = message_of([&] { require_images(listing, options); });
  BOOST_TEST(sentence.find("https://ads.example/typo") != std::string::npos);
  BOOST_TEST(sentence.find("secret") == std::string::npos);
  BOOST_TEST(sentence.find(".txt") != std::string::npos);
  BOOST_TEST(sentence.find("spring/**") != std::string::npos);
  options.allows_empty = true;
  require_images(listing, options);
}

BOOST_AUTO_TEST_SUITE_END()
