#pragma once

#include <atomic>
#include <cstddef>
#include <future>
#include <thread>
#include <vector>

#include "core/start_thread.h"

namespace imagelift::families {

/// Calls work(0) to work(count - 1), on `threads` threads at once, in no order: each call writes
/// what is its own, so that the number of threads changes nothing. What a call throws is thrown
/// here, after all threads have ended.
template <class Work>
void for_each_index(std::size_t count, int threads, const Work& work) {
  std::atomic<std::size_t> next = 0;
  const auto share = [&] {
    for (std::size_t index = next++; index < count; index = next++) work(index);
  };
  std::vector<std::future<void>> ends;
  {
    std::vector<std::jthread> started;
    for (int i = 1; i < threads && static_cast<std::size_t>(i) < count; ++i) {
      std::packaged_task<void()> task(share);
      ends.push_back(task.get_future());
      started.push_back(start_thread(std::move(task)));
    }
    share();
  }
  for (std::future<void>& end : ends) end.get();
}

}  // namespace imagelift::families
