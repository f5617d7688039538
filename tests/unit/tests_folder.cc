#include "tests/unit/tests_folder.h"

namespace test_files {

std::filesystem::path tests_folder() {
  return IMAGELIFT_TESTS_DIR;
}

}  // namespace test_files
