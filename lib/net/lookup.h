#pragma once

#include <functional>
#include <string>
#include <vector>

#include "net/http_client.h"

namespace imagelift::net {

/// Resolves a name on a thread of its own, which nobody waits for: the system's resolver cannot be
/// interrupted, and a run that stops must not hang on it. `done` is called on that thread.
void look_up(const Resolve& resolve, const std::string& host,
             std::function<void(std::vector<std::string>)> done);

/// Asks the system's resolver.
std::vector<std::string> system_addresses(const std::string& host);

}  // namespace imagelift::net
