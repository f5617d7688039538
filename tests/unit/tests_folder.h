#pragma once

#include <filesystem>

namespace test_files {

/// tests/ of the checkout that the test program was built from. One source knows the path, so
/// that the compiler cache serves every other object to other checkouts, too.
std::filesystem::path tests_folder();

}  // namespace test_files
