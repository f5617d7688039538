#include "engine/pipeline.h"

#include <algorithm>
#include <atomic>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <latch>
#include <new>
#include <set>
#include <stdexcept>
#include <string>

#include "core/error.h"
#include "image/digest.h"

using namespace imagelift;
using namespace imagelift::engine;

namespace {

const std::vector<Task> kLabels = {Task::labels};

/// Images whose bytes are given; brings them in order.
class MemoryFeed {
 public:
  explicit MemoryFeed(std::vector<std::string> contents) : contents_(std::move(contents)) {}

  void operator()(const Deliver& deliver, std::stop_token stop) const {
    for (std::size_t index = 0; index < contents_.size(); ++index) {
      if (stop.stop_requested()) return;
      if (index == fails_at) throw std::runtime_error("the feed broke");
      if (index == throws_a_number_at) throw 7;
      const std::string& text = contents_[index];
      if (!deliver({index, Bytes(text.begin(), text.end())})) return;
    }
  }

  std::size_t fails_at = SIZE_MAX;
  std::size_t throws_a_number_at = SIZE_MAX;

 private:
  std::vector<std::string> contents_;
};

std::vector<std::string> distinct(std::size_t count) {
  std::vector<std::string> contents;
  for (std::size_t i = 0; i < count; ++i) contents.push_back("image " + std::to_string(i));
  return contents;
}

std::variant<Analysed, Failure> answer(const ImageJob& job) {
  if (job.bytes.back() == '7') return Failure{Stage::decode, FailureCode::damaged, "ends in 7"};
  Analysed analysed;
  analysed.analysis.content = job.content;
  return analysed;
}

/// A pipeline over images in memory.
struct Bench {
  explicit Bench(std::vector<std::string> contents) : feed(std::move(contents)) {}

  void run(int analysers, const Collect& collect, std::stop_token stop = {}) {
    analyse_all({std::cref(feed),
                 [this](const Content& content) {
                   return known.contains(content.sha256) ? std::vector<Task>() : kLabels;
                 },
                 make_analyser, analysers, timings, start_thread},
                collect, std::move(stop));
  }

  MemoryFeed feed;
  std::set<std::string> known;  ///< sha256
  Analyse analyse = answer;
  std::function<Analyse()> make_analyser = [this] { return analyse; };
  StartThread start_thread = [](std::function<void()> work) {
    return std::jthread(std::move(work));
  };
  StageTimings timings;
};

std::string describe(const ImageOutcome& outcome) {
  constexpr const char* kNames[] = {"analysed", "reused", "failed"};
  return std::to_string(outcome.index) + " " + kNames[outcome.result.index()];
}

std::vector<std::string> outcomes(Bench& bench, int analysers) {
  std::vector<std::string> seen;
  bench.run(analysers, [&](const ImageOutcome& outcome) { seen.push_back(describe(outcome)); });
  return seen;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pipeline_tests)

BOOST_DATA_TEST_CASE(outcomes_come_in_the_order_of_the_listing_for_any_number_of_threads,
                     boost::unit_test::data::make({1, 2, 7}), analysers) {
  Bench bench(distinct(600));
  const auto seen = outcomes(bench, analysers);
  Bench reference(distinct(600));
  BOOST_TEST(seen.size() == 600U);
  BOOST_TEST(seen == outcomes(reference, 1), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_image_that_fails_is_an_outcome_among_the_others) {
  Bench bench(distinct(9));
  BOOST_TEST(outcomes(bench, 2)[7] == "7 failed");
}

BOOST_AUTO_TEST_CASE(the_same_bytes_are_analysed_once) {
  Bench bench({"a", "b", "a", "a"});
  std::atomic<int> asked = 0;
  bench.analyse = [&](const ImageJob& job) {
    ++asked;
    return answer(job);
  };
  const std::vector<std::string> expected = {"0 analysed", "1 analysed", "2 reused", "3 reused"};
  BOOST_TEST(outcomes(bench, 2) == expected, boost::test_tools::per_element());
  BOOST_TEST(asked == 2);
}

BOOST_AUTO_TEST_CASE(what_the_store_knows_is_not_asked_again) {
  Bench bench({"a", "b"});
  const std::vector<std::uint8_t> a = {'a'};
  bench.known.insert(image::content_of(a).sha256);
  const std::vector<std::string> expected = {"0 reused", "1 analysed"};
  BOOST_TEST(outcomes(bench, 2) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(no_image_is_an_empty_run) {
  Bench bench({});
  BOOST_TEST(outcomes(bench, 2).empty());
}

BOOST_AUTO_TEST_CASE(a_stop_ends_all_threads_and_keeps_what_is_done) {
  Bench bench(distinct(1000));
  std::stop_source stop;
  std::size_t collected = 0;
  bench.run(
      3,
      [&](const ImageOutcome&) {
        if (++collected == 10) stop.request_stop();
      },
      stop.get_token());
  BOOST_TEST(collected >= 10U);
  BOOST_TEST(collected < 1000U);
}

BOOST_AUTO_TEST_CASE(what_was_finished_behind_an_unfinished_image_is_kept_at_a_stop) {
  Bench bench(distinct(3));
  std::stop_source stop;
  std::latch second_is_done(1);
  // The first image is taken, and waits for the second; then the stop comes, and the first of
  // the three is finished last.
  bench.analyse = [&](const ImageJob& job) {
    if (job.index == 0) second_is_done.wait();
    if (job.index == 1) {
      stop.request_stop();
      second_is_done.count_down();
    }
    return answer(job);
  };
  std::vector<std::size_t> seen;
  bench.run(
      2, [&](const ImageOutcome& outcome) { seen.push_back(outcome.index); }, stop.get_token());
  const std::vector<std::size_t> expected = {0, 1};
  BOOST_TEST(std::vector(seen.begin(), seen.begin() + 2) == expected,
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_exception_of_the_source_ends_the_run) {
  Bench bench(distinct(50));
  bench.feed.fails_at = 20;
  BOOST_CHECK_THROW(outcomes(bench, 2), std::runtime_error);
}

BOOST_AUTO_TEST_CASE(an_exception_of_the_collector_ends_all_threads) {
  Bench bench(distinct(2000));
  const auto full_disk = [](const ImageOutcome& outcome) {
    if (outcome.index == 5) throw std::runtime_error("no space left");
  };
  BOOST_CHECK_THROW(bench.run(2, full_disk), std::runtime_error);
}

BOOST_AUTO_TEST_CASE(anything_else_that_the_source_throws_ends_the_run_too) {
  Bench bench(distinct(2000));
  bench.feed.throws_a_number_at = 20;
  BOOST_CHECK_THROW(outcomes(bench, 2), int);
}

BOOST_DATA_TEST_CASE(a_thread_that_cannot_start_ends_the_run, boost::unit_test::data::xrange(5),
                     refused) {
  Bench bench(distinct(2000));
  int started = 0;
  bench.start_thread = [&](std::function<void()> work) {
    if (started++ == refused) throw run_error("the system allows no further thread");
    return std::jthread(std::move(work));
  };
  BOOST_CHECK_THROW(outcomes(bench, 4), Error);
  BOOST_TEST(started == refused + 1);
}

BOOST_DATA_TEST_CASE(an_analyser_that_cannot_be_made_ends_the_run,
                     boost::unit_test::data::xrange(4), refused) {
  Bench bench(distinct(2000));
  std::atomic<int> made = 0;
  bench.make_analyser = [&]() -> Analyse {
    if (made++ == refused) throw std::bad_alloc();
    return answer;
  };
  BOOST_CHECK_THROW(outcomes(bench, 4), std::bad_alloc);
}

BOOST_AUTO_TEST_CASE(an_analyser_that_throws_ends_the_run) {
  Bench bench(distinct(2000));
  bench.analyse = [](const ImageJob& job) -> std::variant<Analysed, Failure> {
    if (job.index == 9) throw std::runtime_error("a bug");
    return answer(job);
  };
  BOOST_CHECK_THROW(outcomes(bench, 3), std::runtime_error);
}

BOOST_AUTO_TEST_SUITE_END()
