#include "net/wait.h"

#include <condition_variable>
#include <mutex>

namespace imagelift::net {

void wait(std::chrono::milliseconds duration, const std::stop_token& stop) {
  std::mutex mutex;
  std::condition_variable_any changed;
  std::unique_lock lock(mutex);
  changed.wait_for(lock, stop, duration, [] { return false; });
}

}  // namespace imagelift::net
