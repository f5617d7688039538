#include "text/temporary_folder.h"

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <string>

#include "text/file_handle.h"

namespace imagelift::text {

BOOST_AUTO_TEST_SUITE(temporary_folder_tests)

BOOST_AUTO_TEST_CASE(a_folder_goes_with_its_object_and_all_in_it) {
  std::filesystem::path path;
  {
    const TemporaryFolder folder, other;
    path = folder.path();
    BOOST_TEST(folder.path() != other.path());
    std::ofstream(folder / "file") << "x";
    std::filesystem::create_directories(folder / "a/b");
    BOOST_TEST(std::filesystem::exists(path / "file"));
  }
  BOOST_TEST(!std::filesystem::exists(path));
}

BOOST_AUTO_TEST_CASE(a_folder_stands_where_it_is_asked_for) {
  const TemporaryFolder outer;
  const TemporaryFolder inner(outer.path());
  BOOST_TEST(inner.path().parent_path() == outer.path());
}

BOOST_AUTO_TEST_CASE(a_place_that_is_not_there_is_named) {
  BOOST_CHECK_EXCEPTION(TemporaryFolder("/nowhere/at/all"), SystemError, [](const auto& error) {
    return std::string(error.what()) ==
           "No temporary folder can be made in /nowhere/at/all: No such file or directory.";
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::text
