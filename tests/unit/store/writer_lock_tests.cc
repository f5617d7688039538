#include "store/schema/writer_lock.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>

#include "core/error.h"
#include "store_fixture.h"

namespace imagelift::store {
namespace {

struct Folder : TemporaryFolder {
  std::filesystem::path file = path / "store.lock";

  std::string refusal() const {
    try {
      const WriterLock second(file, "the second");
    } catch (const Error& error) {
      return error.what();
    }
    BOOST_FAIL("locked twice");
    return {};
  }
};

/// A process that holds the lock until it is killed.
class Holder {
 public:
  explicit Holder(const std::filesystem::path& file) {
    int ready[2];
    BOOST_REQUIRE_EQUAL(pipe(ready), 0);
    child_ = fork();
    if (child_ == 0) {
      const WriterLock lock(file, "run 7 of demo/dev");
      if (write(ready[1], "x", 1) != 1) _exit(1);
      while (true) pause();
    }
    char byte = 0;
    BOOST_REQUIRE_EQUAL(read(ready[0], &byte, 1), 1);
    close(ready[0]);
    close(ready[1]);
  }
  pid_t pid() const { return child_; }
  void kill_it() const {
    kill(child_, SIGKILL);
    waitpid(child_, nullptr, 0);
  }

 private:
  pid_t child_;
};

BOOST_FIXTURE_TEST_SUITE(writer_lock_tests, Folder)

BOOST_AUTO_TEST_CASE(the_second_is_told_who_holds_it) {
  const Holder holder(file);
  const std::string sentence = refusal();
  BOOST_CHECK(sentence.find("process " + std::to_string(holder.pid())) != std::string::npos);
  BOOST_CHECK(sentence.find("run 7 of demo/dev") != std::string::npos);
  holder.kill_it();
}

BOOST_AUTO_TEST_CASE(the_lock_of_a_killed_process_holds_nobody_up) {
  const Holder holder(file);
  holder.kill_it();
  BOOST_CHECK(std::filesystem::exists(file));
  const WriterLock lock(file, "the next");
  BOOST_CHECK(contents(file).find("the next") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(it_ends_with_the_object_and_leaves_no_file) {
  {
    const WriterLock lock(file, "first");
    BOOST_CHECK(refusal().find("first") != std::string::npos);
  }
  BOOST_CHECK(!std::filesystem::exists(file));
  const WriterLock again(file, "again");
}

BOOST_AUTO_TEST_CASE(it_moves) {
  WriterLock first(file, "first");
  WriterLock second = std::move(first);
  BOOST_CHECK(!refusal().empty());
  second = WriterLock(path / "another.lock", "other");
  const WriterLock again(file, "free");
}

BOOST_AUTO_TEST_CASE(a_folder_has_one_writer) {
  const WriterLock lock = WriterLock::of_folder(path, "first");
  BOOST_CHECK_THROW(WriterLock::of_folder(path, "second"), Error);
}

BOOST_AUTO_TEST_CASE(a_place_that_cannot_be_written_is_an_error) {
  BOOST_CHECK_THROW(WriterLock(path / "none" / "lock", ""), Error);
  std::filesystem::create_symlink(path / "elsewhere", path / "link");
  BOOST_CHECK_THROW(WriterLock(path / "link", ""), Error);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace imagelift::store
