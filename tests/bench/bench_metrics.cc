// How long a metrics file takes to be read, and with how much memory. Usage: bench_metrics FILE...
// Prints a line for each: rows, seconds of the clock and of the processor, peak MB so far.
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <ctime>

#include "metrics/read_metrics.h"

int main(int count, char** arguments) {
  using Clock = std::chrono::steady_clock;
  for (int i = 1; i < count; ++i) {
    const auto wall = Clock::now();
    const std::clock_t processor = std::clock();
    const std::size_t rows = imagelift::metrics::read_metrics(arguments[i]).rows.size();
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf(
        "%zu %.3f %.3f %ld\n", rows, std::chrono::duration<double>(Clock::now() - wall).count(),
        static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC, usage.ru_maxrss / 1024);
  }
}
