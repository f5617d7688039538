#include "worker/ending.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <iostream>
#include <new>
#include <system_error>

#include "core/error.h"
#include "text/ascii.h"
#include "text/file_handle.h"
#include "worker/log.h"

namespace imagelift::worker {
namespace {

constexpr std::size_t kLongestText = 500;  // bytes: libtorch adds whole stack traces

/// Foreign text on one line.
std::string on_one_line(std::string text) {
  text.resize(std::min(text.size(), kLongestText));
  std::ranges::replace_if(text, text::is_control, ' ');
  return text;
}

[[noreturn]] void print_and_exit() {
  const std::exception_ptr thrown = std::current_exception();
  log::error("{}", thrown ? ending_of(thrown).sentence
                          : "a bug in imagelift, please report it: the process was terminated");
  _exit(static_cast<int>(ExitCode::run_failed));
}

}  // namespace

std::string thrown_text(const std::exception_ptr& thrown) {
  try {
    std::rethrow_exception(thrown);
  } catch (const std::exception& exception) {
    return on_one_line(exception.what());
  } catch (...) {
    return "something that is no exception";
  }
}

Ending ending_of(const std::exception_ptr& thrown) {
  try {
    std::rethrow_exception(thrown);
  } catch (const Error& error) {
    return {error.what(), error.exit_code()};
  } catch (const text::SystemError& error) {
    return {error.what()};
  } catch (const std::bad_alloc&) {
    return {"there is not enough memory: give this process more, or run with fewer --threads"};
  } catch (const std::system_error&) {  // a standard output that is full, mostly
    return {"the system refused something: " + thrown_text(thrown)};
  } catch (...) {
    return {"a bug in imagelift, please report it: " + thrown_text(thrown)};
  }
}

ExitCode with_output_written(ExitCode code) {
  errno = 0;
  std::cout.flush();
  const bool is_written = std::fflush(stdout) == 0 && std::ferror(stdout) == 0 && std::cout.good();
  if (is_written) return code;
  log::error("standard output cannot be written{}{}", errno != 0 ? ": " : "",
             errno != 0 ? std::strerror(errno) : "");
  return code == ExitCode::done || code == ExitCode::gate_broken ? ExitCode::run_failed : code;
}

void log_what_terminates() {
  std::set_terminate(print_and_exit);
}

}  // namespace imagelift::worker
