#include "text/read_file.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <thread>

#include "text/temporary_folder.h"

namespace imagelift::text {
namespace {

namespace fs = std::filesystem;

struct Folder : TemporaryFolder {
  fs::path file = path() / "file";

  fs::path write(const std::string& content) const {
    std::ofstream(file, std::ios::binary) << content;
    return file;
  }
};

std::string content_of(const std::variant<std::string, ReadFault>& result) {
  const auto* fault = std::get_if<ReadFault>(&result);
  return fault != nullptr ? to_string(*fault) : std::get<std::string>(result);
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(read_file_tests, Folder)

BOOST_AUTO_TEST_CASE(a_file_is_read_whole) {
  for (const std::size_t size : {0u, 1u, 4095u, 4096u, 4097u, 100'000u}) {
    const std::string content(size, 'x');
    BOOST_TEST(content_of(read_text(write(content), size)) == content);
    BOOST_TEST(as_text(std::get<Bytes>(read_bytes(file, size))) == content);
  }
}

BOOST_AUTO_TEST_CASE(a_file_with_more_bytes_is_not_read) {
  const auto result = read_text(write("12345"), 4);
  BOOST_TEST((std::get<ReadFault>(result).kind == ReadFault::Kind::too_large));
  BOOST_TEST(content_of(result) == "it is larger than 4 bytes");
  // It does not tell its size.
  BOOST_TEST(content_of(read_text("/proc/self/status", 10)) == "it is larger than 10 bytes");
}

BOOST_AUTO_TEST_CASE(what_the_system_refuses_is_told_in_its_words) {
  const auto result = read_text(file, 10);
  BOOST_TEST((std::get<ReadFault>(result).code == std::errc::no_such_file_or_directory));
  BOOST_TEST(content_of(result) == "No such file or directory");
  BOOST_TEST(content_of(read_text(path(), 1 << 20)) == "Is a directory");
}

BOOST_AUTO_TEST_CASE(a_pipe_is_read_only_where_it_is_allowed) {
  BOOST_REQUIRE(::mkfifo(file.c_str(), 0600) == 0);
  BOOST_TEST(content_of(read_text(file, 10, Allowed::regular)) == "it is no regular file");
  BOOST_TEST(read_beginning(file, 10, Allowed::regular) == "");
  const std::jthread writer([this] { std::ofstream(file) << "from a pipe"; });
  BOOST_TEST(content_of(read_text(file, 100)) == "from a pipe");
}

BOOST_AUTO_TEST_CASE(links_are_followed_where_they_are_allowed) {
  write("x");
  fs::create_symlink(file, path() / "link");
  BOOST_TEST(content_of(read_text(path() / "link", 10, Allowed::regular)) == "x");
  const auto refused = read_text(path() / "link", 10, Allowed::regular_not_link);
  BOOST_TEST((std::get<ReadFault>(refused).kind == ReadFault::Kind::refused));
}

BOOST_AUTO_TEST_CASE(a_beginning_and_an_end_are_read_of_any_size) {
  BOOST_TEST(read_beginning(write("0123456789"), 4) == "0123");
  BOOST_TEST(read_beginning(file, 100) == "0123456789");
  BOOST_TEST(read_beginning(path() / "absent", 4) == "");
  const FileHandle handle(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  BOOST_TEST(read_beginning(handle, 4) == "0123");
  BOOST_TEST(read_end(handle, 4) == "6789");
  BOOST_TEST(read_end(handle, 100) == "0123456789");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::text
