#include "worker/signals.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "core/error.h"
#include "core/start_thread.h"

namespace imagelift::worker {
namespace {

/// The handler may only do what is safe at any moment, so it writes the signal's number to a pipe
/// that a thread reads. -1: no pipe is open.
std::atomic<int> pipe_in = -1;
int pipe_out = -1;

constexpr std::array kSignals = {SIGINT, SIGTERM};

void pass_on(int number) {
  const int saved = errno;
  const auto byte = static_cast<unsigned char>(number);
  [[maybe_unused]] const auto written = write(pipe_in, &byte, 1);
  errno = saved;
}

}  // namespace

SignalStop::SignalStop() {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) throw run_error("The system has no pipe left for signals");
  pipe_out = ends[0];
  pipe_in = ends[1];
  thread_ = start_thread([this] { wait_for_signal(); });
  struct sigaction action {};
  action.sa_handler = pass_on;
  action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);  // a second signal ends at once
  for (const int number : kSignals) sigaction(number, &action, nullptr);
  signal(SIGPIPE, SIG_IGN);  // a peer that hangs up is a failure of one fetch, not of the process
  signal(SIGXFSZ, SIG_IGN);  // a file above the limit (ulimit -f) is an error of its write
}

SignalStop::~SignalStop() {
  for (const int number : kSignals) signal(number, SIG_DFL);
  close(pipe_in.exchange(-1));  // ends the read below
  thread_.join();
  close(pipe_out);
}

void SignalStop::wait_for_signal() {
  unsigned char number = 0;
  ssize_t bytes = 0;
  do {
    bytes = read(pipe_out, &number, 1);
  } while (bytes < 0 && errno == EINTR);
  if (bytes != 1) return;
  received_ = number;
  source_.request_stop();
}

std::optional<ExitCode> SignalStop::exit_code() const {
  switch (received_.load()) {
    case SIGINT:
      return ExitCode::interrupted;
    case SIGTERM:
      return ExitCode::terminated;
    default:
      return std::nullopt;
  }
}

}  // namespace imagelift::worker
