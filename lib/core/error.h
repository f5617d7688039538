#pragma once

#include <stdexcept>
#include <string>

namespace imagelift {

/// What the process tells its caller; Jenkins maps 3 to UNSTABLE.
enum class ExitCode : int {
  done = 0,
  run_failed = 1,
  wrong_usage = 2,
  gate_broken = 3,    ///< the run is complete, but a quality gate is broken
  interrupted = 130,  ///< SIGINT; the store is consistent and the next run resumes
  terminated = 143,   ///< SIGTERM; likewise
};

/// A run that cannot proceed: one clear sentence and the exit code it ends with. The sentence
/// begins with a capital letter, unless with an option or a file, and ends with a full stop, which
/// is put where the system's own reason ends without. Thrown at the place that knows the reason,
/// caught once, in main. The failure of one image is no Error but a Failure (core/failure.h).
class Error : public std::runtime_error {
 public:
  Error(ExitCode exit_code, const std::string& sentence)
      : std::runtime_error(ended(sentence)), exit_code_(exit_code) {}

  ExitCode exit_code() const { return exit_code_; }

 private:
  static std::string ended(std::string sentence) {
    if (!sentence.ends_with('.') && !sentence.ends_with('?')) sentence += '.';
    return sentence;
  }

  ExitCode exit_code_;
};

/// The inputs were accepted, but the work failed (exit code 1).
inline Error run_error(const std::string& sentence) {
  return {ExitCode::run_failed, sentence};
}

/// An option, a configuration or an input file is not usable as given (exit code 2).
inline Error usage_error(const std::string& sentence) {
  return {ExitCode::wrong_usage, sentence};
}

}  // namespace imagelift
