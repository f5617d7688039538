#include "text/replace_file.h"

#include <signal.h>
#include <sys/resource.h>

#include <boost/test/unit_test.hpp>

#include "text/file_handle.h"
#include "text/read_file.h"
#include "text/temporary_folder.h"

namespace imagelift::text {
namespace {

namespace fs = std::filesystem;

/// While it lives, files end at so many bytes, as on a full disk.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) {
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;
  ~FileSizeLimit() {
    setrlimit(RLIMIT_FSIZE, &before_);
    signal(SIGXFSZ, SIG_DFL);
  }

 private:
  rlimit before_{};
};

std::string contents(const fs::path& file) {
  return read_beginning(file, 1 << 20);
}

struct Target : TemporaryFolder {
  fs::path file = path() / "out.json";
  std::size_t files() const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(path()), fs::directory_iterator()));
  }
};

BOOST_FIXTURE_TEST_SUITE(replace_file_tests, Target)

BOOST_AUTO_TEST_CASE(the_file_appears_whole) {
  ReplaceFile out(file);
  std::string expected;
  for (int i = 0; i < 50000; ++i) {
    out.write("piece ");
    expected += "piece ";
  }
  BOOST_CHECK(!fs::exists(file));
  out.commit();
  BOOST_CHECK(contents(file) == expected);
  BOOST_CHECK_EQUAL(files(), 1u);
}

BOOST_AUTO_TEST_CASE(without_commit_the_previous_file_stays) {
  replace_file(file, "before");
  {
    ReplaceFile out(file);
    out.write(std::string(200000, 'x'));
  }
  BOOST_CHECK_EQUAL(contents(file), "before");
  BOOST_CHECK_EQUAL(files(), 1u);
}

BOOST_AUTO_TEST_CASE(wherever_the_disk_is_full_the_previous_file_stays_whole) {
  const std::string after(300000, 'y');
  for (const rlim_t room : {0ul, 1ul, 4096ul, 65536ul, 70000ul, 299999ul}) {
    replace_file(file, "before");
    {
      const FileSizeLimit limit(room);
      BOOST_CHECK_THROW(replace_file(file, after), SystemError);
    }
    BOOST_CHECK_EQUAL(contents(file), "before");
    BOOST_CHECK_EQUAL(files(), 1u);
  }
  const FileSizeLimit limit(300000);
  replace_file(file, after);
  BOOST_CHECK(contents(file) == after);
}

BOOST_AUTO_TEST_CASE(the_error_names_the_file_and_the_reason) {
  try {
    replace_file(path() / "none" / "out.json", "x");
    BOOST_FAIL("written");
  } catch (const SystemError& error) {
    const std::string sentence = error.what();
    BOOST_CHECK(sentence.find("out.json") != std::string::npos);
    BOOST_CHECK(sentence.find("No such file or directory") != std::string::npos);
  }
  fs::create_directory(file);
  BOOST_CHECK_THROW(replace_file(file, "x"), SystemError);
  BOOST_CHECK_EQUAL(files(), 1u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace imagelift::text
