#include "store/rows/run_order.h"

#include <array>
#include <chrono>
#include <ctime>

namespace imagelift::store {

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
