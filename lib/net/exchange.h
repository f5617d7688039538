#pragma once

#include <memory>

#include "net/connection.h"
#include "net/transport.h"

// Inside the wall of Beast and Asio: only .cc files of lib/net include this header.

namespace imagelift::net {

/// Sends one request, on a connection kept alive or a fresh one, and reads its response.
asio::awaitable<HttpResult> run_exchange(Engine& engine, std::shared_ptr<Waiting> waiting,
                                         HttpRequest request, Clock::time_point deadline);

}  // namespace imagelift::net
