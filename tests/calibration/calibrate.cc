// calibrate [--sets N] [--scenario NAME] [--dump FILE]: prints S29's table in Markdown; or writes
// the sets with what lib/stats names in them, for another engine to be run on the same.
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/calibration/dump.h"
#include "tests/calibration/tally.h"

namespace imagelift::calibration {
namespace {

struct Asked {
  std::uint32_t sets = 40;
  std::string scenario;  ///< empty: all
  std::string dump;      ///< empty: the table
};

/// 0 where the arguments are not understood.
bool understood(int count, char** arguments, Asked& asked) {
  for (int i = 1; i + 1 < count; i += 2) {
    const std::string option = arguments[i];
    const std::string value = arguments[i + 1];
    if (option == "--sets") {
      asked.sets = static_cast<std::uint32_t>(std::strtoul(value.c_str(), nullptr, 10));
    } else if (option == "--scenario") {
      asked.scenario = value;
    } else if (option == "--dump") {
      asked.dump = value;
    } else {
      return false;
    }
  }
  return count % 2 == 1 && asked.sets > 0;
}

int run(const Asked& asked) {
  nlohmann::json sets = nlohmann::json::array();
  if (asked.dump.empty()) std::cout << table_head();
  for (const Scenario& scenario : scenarios()) {
    if (!asked.scenario.empty() && asked.scenario != scenario.name) continue;
    if (asked.dump.empty()) {
      std::cout << table_line(scenario, calibrated(scenario, 0, asked.sets)) << std::flush;
      continue;
    }
    for (std::uint32_t set = 0; set < asked.sets; ++set) sets.push_back(dumped(scenario, set));
  }
  if (asked.dump.empty()) return 0;
  std::ofstream file(asked.dump);
  file << sets;
  file.close();
  if (!file) std::cerr << "cannot write " << asked.dump << "\n";
  return file ? 0 : 1;
}

}  // namespace
}  // namespace imagelift::calibration

int main(int count, char** arguments) {
  imagelift::calibration::Asked asked;
  if (imagelift::calibration::understood(count, arguments, asked)) {
    return imagelift::calibration::run(asked);
  }
  std::cerr << "usage: calibrate [--sets N] [--scenario NAME] [--dump FILE]\n";
  return 2;
}
