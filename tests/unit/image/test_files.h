#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

/// Files that the suites of lib/image and lib/features read.
namespace test_files {

/// tests/data/image
std::filesystem::path image_data();

std::vector<std::uint8_t> bytes_of(const std::filesystem::path& file);

/// The fields of a CSV file without quoted fields, row by row, without its header.
std::vector<std::vector<std::string>> rows_of(const std::filesystem::path& csv);

}  // namespace test_files
