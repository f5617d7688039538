#pragma once

#include "worker/format.h"

/// Lines of the log, which logging.h sets up; formats are fmt's. Any thread may call them. spdlog's
/// own functions would cost each source that calls them three seconds to compile.
namespace imagelift::worker::log {

enum class Level { info, warning, error };

/// A line that cannot be written, for want of memory, is lost.
void write(Level level, fmt::string_view format, fmt::format_args arguments) noexcept;

template <class... Arguments>
void info(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
  write(Level::info, format, fmt::make_format_args(arguments...));
}

template <class... Arguments>
void warn(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
  write(Level::warning, format, fmt::make_format_args(arguments...));
}

template <class... Arguments>
void error(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
  write(Level::error, format, fmt::make_format_args(arguments...));
}

}  // namespace imagelift::worker::log
