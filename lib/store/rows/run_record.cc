#include "store/rows/run_record.h"

#include <array>
#include <chrono>
#include <ctime>

namespace imagelift::store {

std::string_view to_string(RunState state) {
  switch (state) {
    case RunState::running:
      return "running";
    case RunState::interrupted:
      return "interrupted";
    case RunState::complete:
      return "complete";
  }
  return "";
}

std::optional<RunState> run_state_from_string(std::string_view name) {
  for (const RunState state : {RunState::running, RunState::interrupted, RunState::complete}) {
    if (to_string(state) == name) return state;
  }
  return std::nullopt;
}

bool is_dated_ahead(std::string_view started_at) {
  constexpr auto kTolerance = std::chrono::minutes(5);
  const std::time_t latest =
      std::chrono::system_clock::to_time_t(std::chrono::system_clock::now() + kTolerance);
  std::tm utc{};
  gmtime_r(&latest, &utc);
  std::array<char, 32> text{};
  const std::size_t length = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
  return started_at > std::string_view(text.data(), length);
}

}  // namespace imagelift::store
