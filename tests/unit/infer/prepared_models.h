#pragma once

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "image/decode.h"
#include "infer/session.h"
#include "infer/threads.h"
#include "tests/unit/tests_folder.h"

namespace imagelift::infer::testing {

/// Ends the test program as skipped; the suites that use it are programs' only content.
[[noreturn]] inline void skip(const std::string& reason) {
  std::fprintf(stderr, "SKIPPED: %s\n", reason.c_str());
  std::_Exit(77);
}

inline std::filesystem::path from_environment(const char* name, const char* below_source) {
  if (const char* value = std::getenv(name)) return value;
  return test_files::tests_folder().parent_path() / below_source;
}

/// The models that models/prepare.py left, with this classifier; skips where there are none.
inline const ModelSet& prepared_models(const std::string& classifier) {
  static std::map<std::string, ModelSet> sets;
  const auto found = sets.find(classifier);
  if (found != sets.end()) return found->second;
  limit_threads_of_this_process();
  const auto folder = from_environment("IMAGELIFT_MODELS", "models/store");
  if (!std::filesystem::exists(folder / (classifier + ".json"))) {
    skip("no models in " + folder.string() + " (models/prepare.py)");
  }
  return sets.emplace(classifier, ModelSet::load(folder, {{classifier}, {}})).first->second;
}

inline image::Pixels image_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  const std::vector<char> bytes{std::istreambuf_iterator<char>(stream), {}};
  const auto* begin = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const auto decoded = image::decode({begin, bytes.size()}, {});
  return std::get<image::Decoded>(decoded).pixels;
}

inline constexpr std::array kNetworkTasks = {Task::labels, Task::objects, Task::faces,
                                             Task::aesthetic, Task::embedding};

}  // namespace imagelift::infer::testing
