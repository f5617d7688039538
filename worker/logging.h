#pragma once

#include <string>

namespace imagelift::worker {

enum class LogFormat { text, json };

/// Sends all log lines to standard error, one event a line: `time level message` as text, or an
/// object a line as JSON (keys time, level, message). `level` is one of spdlog's names (trace,
/// debug, info, warning, error, off); throws a usage error on another.
void set_up_logging(LogFormat format, const std::string& level);

/// `text` or `json`; throws a usage error on anything else.
LogFormat log_format_from_string(const std::string& name);

}  // namespace imagelift::worker
