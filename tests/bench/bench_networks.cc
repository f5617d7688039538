// Milliseconds of processor time per pass of each network as the worker runs it (frozen and
// optimised), one thread: bench_networks PASSES FILE:SUBMODULE:N,C,H,W ... Prints
// {FILE:SUBMODULE:SHAPE: least time}. eager_networks.py measures the same shapes in Python.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <limits>
#include <sstream>
#include <string>
#include <vector>

#include "core/error.h"
#include "infer/network.h"
#include "infer/threads.h"

namespace {

using namespace imagelift;

std::vector<std::string> split(const std::string& text, char at) {
  std::istringstream stream(text);
  std::vector<std::string> parts;
  for (std::string part; std::getline(stream, part, at);) parts.push_back(part);
  return parts;
}

/// Values in -1..1 that look like a preprocessed image's.
infer::Tensor input_of(const std::string& shape) {
  infer::Tensor input;
  std::size_t volume = 1;
  for (const std::string& side : split(shape, ',')) {
    input.shape.push_back(std::atoll(side.c_str()));
    volume *= static_cast<std::size_t>(input.shape.back());
  }
  std::uint32_t state = 1;
  while (input.values.size() < volume) {
    state = state * 1664525 + 1013904223;
    input.values.push_back(static_cast<float>(state >> 8) / (1 << 23) - 1);
  }
  return input;
}

double least_milliseconds(const std::string& which, int passes) {
  const auto parts = split(which, ':');
  const auto network = infer::Network::load(parts.at(0), parts.at(1));
  const auto input = input_of(parts.at(2));
  double least = std::numeric_limits<double>::infinity();
  for (int pass = -3; pass < passes; ++pass) {  // the first three only warm up
    const std::clock_t start = std::clock();
    network.run(input);
    const auto passed = static_cast<double>(std::clock() - start) * 1000 / CLOCKS_PER_SEC;
    if (pass >= 0) least = std::min(least, passed);
  }
  return least;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) {
    std::fputs("usage: bench_networks PASSES FILE:SUBMODULE:N,C,H,W ...\n", stderr);
    return 2;
  }
  try {
    infer::limit_threads_of_this_process();
    for (int i = 2; i < count; ++i) {
      const double time = least_milliseconds(arguments[i], std::atoi(arguments[1]));
      std::printf("%s\"%s\": %.3f", i == 2 ? "{" : ", ", arguments[i], time);
    }
    std::puts("}");
    return 0;
  } catch (const Error& error) {
    std::fprintf(stderr, "bench_networks: %s\n", error.what());
    return 1;
  }
}
