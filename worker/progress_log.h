#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>

#include "core/progress.h"

namespace imagelift::worker {

/// Writes progress where a person or a build log wants it: on a terminal a bar that redraws its
/// line, elsewhere one log line whenever another percent is done, at most 20 in a second, with
/// counts, rate and the time that is left ("analyse 42 % (21/50), 8.1 images/s, 4 s left"). Lines
/// never hold a carriage return. All members may be called from several threads.
class ProgressLog : public Progress {
 public:
  using Clock = std::function<std::chrono::steady_clock::time_point()>;
  enum class Style { lines, bar };

  explicit ProgressLog(Style style, Clock clock = std::chrono::steady_clock::now);

  void advance(std::string_view step, std::size_t done, std::size_t total) override;
  void warn(std::string_view sentence) override;

  /// A bar where standard error is a terminal.
  static Style style_of_standard_error();

 private:
  void begin(std::string_view step, std::size_t done);
  double rate(std::size_t done) const;
  void show(const std::string& line, bool last);

  const Style style_;
  const Clock clock_;
  std::mutex mutex_;  // guards all below
  std::string step_;
  std::chrono::steady_clock::time_point started_;
  std::chrono::steady_clock::time_point shown_;  ///< the latest line
  std::size_t done_at_start_ = 0;
  std::size_t percent_shown_ = 0;
};

/// The text of one progress line; `rate` in images per second, 0: not known yet.
std::string progress_line(std::string_view step, std::size_t done, std::size_t total, double rate);

/// A progress line behind a bar, on one line of a terminal of so many columns: a narrow one has a
/// shorter bar, or none, and at last only the beginning of the text.
std::string bar_line(const std::string& line, std::size_t percent, std::size_t columns);

}  // namespace imagelift::worker
