#pragma once

#include <system_error>
#include <thread>
#include <utility>

#include "core/error.h"

namespace imagelift {

/// Starts a thread; `work` must not throw. Throws run_error with one sentence where the system
/// allows no further one (EAGAIN: the process' or the container's limit of processes, or no memory
/// for its stack).
template <class Work>
std::jthread start_thread(Work work) {
  try {
    return std::jthread(std::move(work));
  } catch (const std::system_error& refused) {
    throw run_error(
        std::string("The system allows no further thread (") + refused.code().message() +
        "): run with fewer --threads, or raise the limit of processes (ulimit -u, the pod's pids) "
        "or of memory");
  }
}

}  // namespace imagelift
