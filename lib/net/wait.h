#pragma once

#include <chrono>
#include <stop_token>

namespace imagelift::net {

/// Sleeps so long, or until stop is requested.
void wait(std::chrono::milliseconds duration, const std::stop_token& stop);

}  // namespace imagelift::net
