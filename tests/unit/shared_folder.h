#pragma once

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "tests/unit/tests_folder.h"

/// Photos and odd files of known content that lie beside the checkout, not in it.
namespace test_files {

/// `file` in the folder that IMAGELIFT_SHARED names, by default ../shared; empty where it is not
/// there, and then it says so on stderr.
inline std::filesystem::path shared_file(const std::filesystem::path& file) {
  const char* named = std::getenv("IMAGELIFT_SHARED");
  const std::filesystem::path folder = named != nullptr ? named : tests_folder() / "../../shared";
  if (std::filesystem::exists(folder / file)) return folder / file;
  std::cerr << "SKIPPED: no " << file << " in " << folder << " (set IMAGELIFT_SHARED)\n";
  return {};
}

/// data/ of that folder; empty where there are no expected facts in it.
inline const std::filesystem::path& shared_data() {
  static const auto folder = shared_file("data/expected.json").parent_path();
  return folder;
}

/// For boost::unit_test::precondition.
inline boost::test_tools::assertion_result has_shared_data(boost::unit_test::test_unit_id) {
  return !shared_data().empty();
}

}  // namespace test_files
