#pragma once

#include <map>
#include <optional>
#include <string>

namespace imagelift::worker {

/// The variables that the process was started with. The first thing that main makes, while there
/// is one thread: it takes the secrets among them out of the process's environment, so that neither
/// /proc/PID/environ nor a program that is started later has them, and forbids core dumps, which
/// would hold them and those that come later from files and services.
class ProcessEnvironment {
 public:
  ProcessEnvironment();
  ProcessEnvironment(const ProcessEnvironment&) = delete;
  ProcessEnvironment& operator=(const ProcessEnvironment&) = delete;

  /// The variable's value, also of a secret that was taken; nothing where it was not set.
  std::optional<std::string> operator()(const std::string& name) const;

 private:
  std::map<std::string, std::string> secrets_;
};

}  // namespace imagelift::worker
