#include "worker/progress_log.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "worker/format.h"
#include "worker/log.h"

namespace imagelift::worker {
namespace {

std::string duration(double seconds) {
  const auto whole = static_cast<long>(seconds + 0.5);
  if (whole < 60) return fmt::format("{} s", whole);
  if (whole < 3600) return fmt::format("{} min {:02} s", whole / 60, whole % 60);
  return fmt::format("{} h {:02} min", whole / 3600, whole / 60 % 60);
}

/// What the store knows already goes by at thousands of images per second.
constexpr std::chrono::milliseconds kBetweenLines{50};

/// Columns of the terminal on standard error: as it says itself, else COLUMNS, else 80.
std::size_t width_of_terminal() {
  winsize size{};
  if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  const char* columns = std::getenv("COLUMNS");
  const long width = columns == nullptr ? 0 : std::strtol(columns, nullptr, 10);
  return width > 0 && width < 10'000 ? static_cast<std::size_t>(width) : 80;
}

std::size_t percent(std::size_t done, std::size_t total) {
  return total == 0 ? 0 : 100 * done / total;
}

}  // namespace

std::string progress_line(std::string_view step, std::size_t done, std::size_t total, double rate) {
  if (total == 0) return fmt::format("{} {}", step, done);
  std::string line = fmt::format("{} {} % ({}/{})", step, percent(done, total), done, total);
  if (rate > 0) line += fmt::format(", {:.1f} images/s", rate);
  if (rate > 0 && done < total) {
    line += ", " + duration(static_cast<double>(total - done) / rate) + " left";
  }
  return line;
}

std::string bar_line(const std::string& line, std::size_t percent, std::size_t columns) {
  constexpr std::size_t kWidest = 24, kNarrowest = 4, kAround = 4;  // `[] ` and the cursor
  const std::size_t room = columns < kAround ? 0 : columns - kAround;
  if (room < line.size() + kNarrowest) return line.substr(0, columns > 0 ? columns - 1 : 0);
  const std::size_t width = std::min(kWidest, room - line.size());
  const std::string bar(std::min(width, percent * width / 100), '#');
  return fmt::format("[{:<{}}] {}", bar, width, line);
}

ProgressLog::ProgressLog(Style style, Clock clock)
    : style_(style), clock_(std::move(clock)), started_(clock_()) {}

ProgressLog::Style ProgressLog::style_of_standard_error() {
  return isatty(STDERR_FILENO) != 0 ? Style::bar : Style::lines;
}

void ProgressLog::begin(std::string_view step, std::size_t done) {
  step_ = step;
  started_ = clock_();
  done_at_start_ = done;
  percent_shown_ = 0;
  shown_ = started_ - kBetweenLines;
}

double ProgressLog::rate(std::size_t done) const {
  const std::chrono::duration<double> elapsed = clock_() - started_;
  if (elapsed.count() <= 0 || done <= done_at_start_) return 0;
  return static_cast<double>(done - done_at_start_) / elapsed.count();
}

void ProgressLog::advance(std::string_view step, std::size_t done, std::size_t total) {
  const std::lock_guard lock(mutex_);
  if (step != step_) begin(step, done);
  const std::size_t now = percent(done, total);
  const bool last = total != 0 && done >= total;
  if (now <= percent_shown_ && !last) return;
  if (!last && style_ == Style::lines && clock_() - shown_ < kBetweenLines) return;
  percent_shown_ = now;
  shown_ = clock_();
  show(progress_line(step, done, total, rate(done)), last);
}

void ProgressLog::show(const std::string& line, bool last) {
  if (style_ == Style::lines) {
    log::info("{}", line);
    return;
  }
  fmt::print(stderr, "\r\033[K{}{}", bar_line(line, percent_shown_, width_of_terminal()),
             last ? "\n" : "");
  std::fflush(stderr);
}

void ProgressLog::warn(std::string_view sentence) {
  log::warn("{}", sentence);
}

}  // namespace imagelift::worker
