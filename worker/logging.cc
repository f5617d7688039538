#include "worker/logging.h"

#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "core/error.h"
#include "core/shown_text.h"
#include "worker/log.h"

namespace imagelift::worker {
namespace {

/// One JSON object a line. The message is quoted by the JSON library, since names of images are
/// hostile.
class JsonFormatter : public spdlog::formatter {
 public:
  void format(const spdlog::details::log_msg& message, spdlog::memory_buf_t& line) override {
    spdlog::memory_buf_t time;
    time_.format(message, time);
    const auto level = spdlog::level::to_string_view(message.level);
    const nlohmann::ordered_json event = {
        {"time", std::string(time.data(), time.size())},
        {"level", std::string(level.data(), level.size())},
        {"message", std::string(message.payload.data(), message.payload.size())}};
    const std::string text =
        event.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
    line.append(text.data(), text.data() + text.size());
  }

  std::unique_ptr<spdlog::formatter> clone() const override {
    return std::make_unique<JsonFormatter>();
  }

 private:
  spdlog::pattern_formatter time_{"%Y-%m-%dT%H:%M:%S.%eZ", spdlog::pattern_time_type::utc, ""};
};

/// No line shows more of an address than core/shown_text.h says, wherever the address came from.
class ShownFormatter : public spdlog::formatter {
 public:
  explicit ShownFormatter(std::unique_ptr<spdlog::formatter> inner) : inner_(std::move(inner)) {}

  void format(const spdlog::details::log_msg& message, spdlog::memory_buf_t& line) override {
    const std::string text = shown_text({message.payload.data(), message.payload.size()});
    spdlog::details::log_msg shown = message;
    shown.payload = text;
    inner_->format(shown, line);
  }

  std::unique_ptr<spdlog::formatter> clone() const override {
    return std::make_unique<ShownFormatter>(inner_->clone());
  }

 private:
  std::unique_ptr<spdlog::formatter> inner_;
};

std::unique_ptr<spdlog::formatter> formatter(LogFormat format) {
  std::unique_ptr<spdlog::formatter> lines;
  if (format == LogFormat::json) {
    lines = std::make_unique<JsonFormatter>();
  } else {
    lines = std::make_unique<spdlog::pattern_formatter>("%Y-%m-%dT%H:%M:%SZ %l %v",
                                                        spdlog::pattern_time_type::utc);
  }
  return std::make_unique<ShownFormatter>(std::move(lines));
}

spdlog::level::level_enum level_of(log::Level level) {
  switch (level) {
    case log::Level::info:
      return spdlog::level::info;
    case log::Level::warning:
      return spdlog::level::warn;
    case log::Level::error:
      break;
  }
  return spdlog::level::err;
}

}  // namespace

void log::write(Level level, fmt::string_view format, fmt::format_args arguments) noexcept {
  try {
    spdlog::memory_buf_t line;
    fmt::vformat_to(fmt::appender(line), format, arguments);
    spdlog::default_logger_raw()->log(level_of(level),
                                      spdlog::string_view_t(line.data(), line.size()));
  } catch (...) {  // what a line tells of counts more than the line
  }
}

void set_up_logging(LogFormat format, const std::string& level) {
  const auto threshold = spdlog::level::from_str(level);
  if (threshold == spdlog::level::off && level != "off") {
    throw usage_error("--log-level '" + level +
                      "' is none of trace, debug, info, warning, error, off");
  }
  auto sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
  auto logger = std::make_shared<spdlog::logger>("imagelift", std::move(sink));
  logger->set_formatter(formatter(format));
  logger->set_level(threshold);
  spdlog::set_default_logger(std::move(logger));
}

LogFormat log_format_from_string(const std::string& name) {
  if (name == "text") return LogFormat::text;
  if (name == "json") return LogFormat::json;
  throw usage_error("--log-format '" + name + "' is neither text nor json");
}

}  // namespace imagelift::worker
