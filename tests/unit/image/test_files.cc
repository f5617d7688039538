#include "tests/unit/image/test_files.h"

#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

#include "tests/unit/tests_folder.h"

namespace test_files {

std::filesystem::path image_data() {
  return tests_folder() / "data" / "image";
}

std::vector<std::uint8_t> bytes_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw std::runtime_error("cannot read " + file.string());
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<std::vector<std::string>> rows_of(const std::filesystem::path& csv) {
  std::ifstream stream(csv);
  if (!stream) throw std::runtime_error("cannot read " + csv.string());
  std::vector<std::vector<std::string>> rows;
  std::string line;
  std::getline(stream, line);
  while (std::getline(stream, line)) {
    std::istringstream fields(line);
    rows.emplace_back();
    for (std::string field; std::getline(fields, field, ',');) rows.back().push_back(field);
  }
  return rows;
}

}  // namespace test_files
