#pragma once

#include <atomic>
#include <optional>
#include <stop_token>
#include <thread>

#include "core/error.h"

namespace imagelift::worker {

/// Turns SIGINT and SIGTERM into a stop request, on whichever thread they arrive: libraries start
/// threads of their own before main. A second such signal ends the process at once. SIGPIPE and
/// SIGXFSZ are ignored: what they would kill the process for is an error of one write. At most one
/// object exists at a time.
class SignalStop {
 public:
  SignalStop();
  ~SignalStop();
  SignalStop(const SignalStop&) = delete;
  SignalStop& operator=(const SignalStop&) = delete;

  std::stop_token token() const { return source_.get_token(); }

  /// How the process shall end if a signal came; empty if none did.
  std::optional<ExitCode> exit_code() const;

 private:
  void wait_for_signal();

  std::stop_source source_;
  std::atomic<int> received_ = 0;
  std::jthread thread_;
};

}  // namespace imagelift::worker
