#include "report/documents/kinds_json.h"

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string_view>

namespace imagelift::report {

BOOST_AUTO_TEST_SUITE(kinds_json_tests)

/// The committed copy of the table. It is written anew by
/// `report_tests --run_test=kinds_json_tests -- --write`, in the folder of the sources.
BOOST_AUTO_TEST_CASE(committed_table_is_that_of_the_program) {
  const auto& suite = boost::unit_test::framework::master_test_suite();
  const char* sources = std::getenv("IMAGELIFT_SOURCE_DIR");
  const std::filesystem::path file =
      std::filesystem::path(sources == nullptr ? "." : sources) / "docs/schemas/kinds.json";
  const std::string wanted = kinds_json().dump(2) + "\n";
  if (suite.argc > 1 && std::string_view(suite.argv[1]) == "--write") {
    std::ofstream(file) << wanted;
  }
  std::stringstream committed;
  committed << std::ifstream(file).rdbuf();
  BOOST_TEST(committed.str() == wanted,
             "write it anew: report_tests --run_test=kinds_json_tests -- --write");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::report
