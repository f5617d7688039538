#pragma once

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <cctype>
#include <string>

namespace imagelift::worker {

/// The environment variable of an option: `--max-failed` is IMAGELIFT_MAX_FAILED.
inline std::string environment_name(const std::string& long_name) {
  std::string name = "IMAGELIFT_" + long_name.substr(2);
  std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) {
    return c == '-' ? '_' : static_cast<char>(std::toupper(c));
  });
  return name;
}

/// Adds `--long-name VALUE` to a command, readable from the environment too.
template <typename Value>
CLI::Option* add_option(CLI::App& command, const std::string& long_name, Value& value,
                        const std::string& description) {
  return command.add_option(long_name, value, description)->envname(environment_name(long_name));
}

/// Adds the switch `--long-name`, readable from the environment too (1, true, yes, on).
inline CLI::Option* add_switch(CLI::App& command, const std::string& long_name, bool& value,
                               const std::string& description) {
  return command.add_flag(long_name, value, description)->envname(environment_name(long_name));
}

}  // namespace imagelift::worker
