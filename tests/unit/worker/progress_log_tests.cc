#include "worker/progress_log.h"

#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <memory>
#include <sstream>

using imagelift::worker::bar_line;
using imagelift::worker::progress_line;
using imagelift::worker::ProgressLog;

namespace {

/// The log of one test, and a clock that stands still until it is moved.
struct Recorded {
  Recorded() : before(spdlog::default_logger()) {
    auto sink = std::make_shared<spdlog::sinks::ostream_sink_mt>(text);
    spdlog::set_default_logger(std::make_shared<spdlog::logger>("test", std::move(sink)));
    spdlog::default_logger()->set_pattern("%v");
  }
  ~Recorded() { spdlog::set_default_logger(before); }

  long lines() const {
    const std::string all = text.str();
    return std::count(all.begin(), all.end(), '\n');
  }

  std::ostringstream text;
  std::shared_ptr<spdlog::logger> before;
  std::chrono::steady_clock::time_point now{};
  ProgressLog progress{ProgressLog::Style::lines, [this] { return now; }};
};

}  // namespace

BOOST_AUTO_TEST_SUITE(progress_log_tests)

BOOST_AUTO_TEST_CASE(a_line_has_percent_counts_rate_and_time_left) {
  BOOST_TEST(progress_line("analyse", 21, 50, 2.1) ==
             "analyse 42 % (21/50), 2.1 images/s, 14 s left");
}

BOOST_AUTO_TEST_CASE(the_last_line_has_no_time_left) {
  BOOST_TEST(progress_line("analyse", 50, 50, 5) == "analyse 100 % (50/50), 5.0 images/s");
}

BOOST_AUTO_TEST_CASE(long_waits_are_told_in_minutes_and_hours) {
  BOOST_TEST(progress_line("a", 1, 101, 1).ends_with("1 min 40 s left"));
  BOOST_TEST(progress_line("a", 1, 7201, 1).ends_with("2 h 00 min left"));
}

BOOST_AUTO_TEST_CASE(an_unknown_total_is_told_as_a_count) {
  BOOST_TEST(progress_line("list", 7, 0, 1) == "list 7");
}

BOOST_AUTO_TEST_CASE(a_thousand_steps_make_a_hundred_lines) {
  Recorded log;
  for (std::size_t done = 1; done <= 1000; ++done) {
    log.now += std::chrono::seconds(1);
    log.progress.advance("analyse", done, 1000);
  }
  BOOST_TEST(log.lines() == 100);
}

BOOST_AUTO_TEST_CASE(a_thousand_steps_in_no_time_are_told_by_the_first_and_the_last) {
  Recorded log;
  for (std::size_t done = 1; done <= 1000; ++done) log.progress.advance("analyse", done, 1000);
  BOOST_TEST(log.lines() == 2);
}

BOOST_AUTO_TEST_CASE(few_images_make_a_line_each) {
  Recorded log;
  for (std::size_t done = 1; done <= 3; ++done) {
    log.now += std::chrono::seconds(1);
    log.progress.advance("analyse", done, 3);
  }
  BOOST_TEST(log.lines() == 3);
}

BOOST_AUTO_TEST_CASE(lines_of_a_log_hold_no_carriage_return) {
  Recorded log;
  log.progress.advance("analyse", 1, 1);
  BOOST_TEST(log.text.str().find('\r') == std::string::npos);
}

BOOST_AUTO_TEST_CASE(each_step_is_timed_from_its_own_beginning) {
  Recorded log;
  log.progress.advance("list", 1, 1);
  log.now += std::chrono::seconds(100);
  log.progress.advance("analyse", 0, 10);
  log.now += std::chrono::seconds(1);
  log.progress.advance("analyse", 5, 10);
  BOOST_TEST(log.text.str().find("5.0 images/s") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_bar_fits_the_terminal) {
  const std::string line = "analyse 42 % (21/50), 8.1 images/s, 4 s left";
  BOOST_TEST(bar_line(line, 50, 80) == "[############            ] " + line);
  for (const std::size_t columns : {1U, 10U, 40U, 50U, 60U, 72U, 80U}) {
    BOOST_TEST(bar_line(line, 42, columns).size() < columns);
  }
  BOOST_TEST(bar_line(line, 42, 60).ends_with(line));
  BOOST_TEST(bar_line(line, 42, 20) == line.substr(0, 19));
}

BOOST_AUTO_TEST_SUITE_END()
