#include "store/schema/schema.h"

#include <boost/test/unit_test.hpp>
#include <functional>

#include "core/error.h"
#include "store/store.h"
#include "store_fixture.h"

namespace imagelift::store {
namespace {

namespace fs = std::filesystem;

constexpr Migration kFirst{1, "CREATE TABLE fruit (name TEXT); INSERT INTO fruit VALUES ('fig');"};
constexpr Migration kSecond{
    2, "ALTER TABLE fruit ADD COLUMN taste TEXT; UPDATE fruit SET taste = 'sweet';"};
constexpr Migration kBroken{3, "CREATE TABLE half (x); INSERT INTO nowhere VALUES (1);"};

std::string message_of(const auto& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.what();
  }
  BOOST_FAIL("no error");
  return {};
}

struct Versions : TemporaryFolder {
  fs::path file = path / "store.sqlite";
  std::vector<Migration> one = {kFirst};
  std::vector<Migration> two = {kFirst, kSecond};

  void make(const std::vector<Migration>& steps) {
    Connection connection(file, OpenMode::create);
    migrate(connection, file, steps);
  }
  std::int64_t version() { return Connection(file, OpenMode::read).integer("PRAGMA user_version"); }
};

BOOST_FIXTURE_TEST_SUITE(schema_tests, Versions)

BOOST_AUTO_TEST_CASE(an_empty_file_becomes_a_store_of_the_last_version) {
  make(two);
  BOOST_CHECK_EQUAL(version(), 2);
  Connection connection(file, OpenMode::read);
  BOOST_CHECK_EQUAL(connection.integer("PRAGMA application_id"), 0x696c6674);
  BOOST_CHECK_EQUAL(connection.integer("SELECT count(*) FROM fruit WHERE taste = 'sweet'"), 1);
}

BOOST_AUTO_TEST_CASE(an_older_file_is_migrated_and_keeps_its_rows) {
  make(one);
  { Connection(file, OpenMode::write).execute("INSERT INTO fruit VALUES ('plum')"); }
  make(two);
  BOOST_CHECK_EQUAL(version(), 2);
  BOOST_CHECK_EQUAL(
      Connection(file, OpenMode::read).integer("SELECT count(*) FROM fruit WHERE taste = 'sweet'"),
      2);
  make(two);
  BOOST_CHECK_EQUAL(version(), 2);
}

BOOST_AUTO_TEST_CASE(a_newer_file_is_refused_with_both_versions) {
  make(two);
  const std::string sentence = message_of([&] { make(one); });
  BOOST_CHECK(sentence.find("version 2") != std::string::npos);
  BOOST_CHECK(sentence.find("up to 1") != std::string::npos);
  BOOST_CHECK_EQUAL(version(), 2);
}

BOOST_AUTO_TEST_CASE(a_file_of_before_the_first_step_is_refused_by_name_and_left_as_it_is) {
  make(one);
  const std::string before = contents(file);
  const std::vector<Migration> later = {kSecond};
  for (const auto& use : {std::function<void()>([&] { make(later); }),
                          std::function<void()>([&] { ReadableStore(file, later); })}) {
    const std::string sentence = message_of(use);
    BOOST_TEST(sentence.find(file.string() + " has version 1") != std::string::npos);
    BOOST_TEST(sentence.find("before the first release") != std::string::npos);
  }
  BOOST_TEST(contents(file) == before);
}

BOOST_AUTO_TEST_CASE(a_store_of_an_unreleased_version_is_refused) {
  { Store::open(file); }
  for (const int unreleased : {1, 2, 3, 4, 5}) {
    Connection(file, OpenMode::write)
        .execute("PRAGMA user_version = " + std::to_string(unreleased));
    const std::string number = "version " + std::to_string(unreleased);
    Store united = Store::open(path / "united.sqlite");
    for (const auto& use : {std::function<void()>([&] { Store::open(file); }),
                            std::function<void()>([&] { Store::open_read_only(file); }),
                            std::function<void()>([&] { united.merge_from(file); })}) {
      BOOST_TEST(message_of(use).find(number) != std::string::npos);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_step_that_fails_leaves_the_version_before_it) {
  make(two);
  BOOST_CHECK_THROW(make({kFirst, kSecond, kBroken}), Error);
  BOOST_CHECK_EQUAL(version(), 2);
  BOOST_CHECK_EQUAL(Connection(file, OpenMode::read)
                        .integer("SELECT count(*) FROM sqlite_schema WHERE name = 'half'"),
                    0);
}

BOOST_AUTO_TEST_CASE(an_older_file_is_read_through_a_migrated_copy) {
  make(one);
  const std::string before = contents(file);
  fs::path copy;
  {
    const ReadableStore readable(file, two);
    copy = readable.path();
    BOOST_CHECK(copy != file);
    BOOST_CHECK_EQUAL(Connection(copy, OpenMode::read)
                          .integer("SELECT count(*) FROM fruit WHERE taste = 'sweet'"),
                      1);
  }
  BOOST_CHECK(!fs::exists(copy.parent_path()));
  BOOST_CHECK(contents(file) == before);
}

BOOST_AUTO_TEST_CASE(a_current_file_is_read_in_its_place) {
  make(two);
  BOOST_CHECK(ReadableStore(file, two).path() == file);
}

BOOST_AUTO_TEST_CASE(files_of_others_are_refused_and_left_as_they_are) {
  { Connection(file, OpenMode::create).execute("CREATE TABLE theirs (x)"); }
  const std::string before = contents(file);
  BOOST_CHECK(message_of([&] { Store::open(file); }).find("not a store") != std::string::npos);
  BOOST_CHECK(contents(file) == before);
  write_contents(file, std::string(5000, 'x'));
  BOOST_CHECK(message_of([&] { Store::open(file); }).find("SQLite") != std::string::npos);
  BOOST_CHECK_EQUAL(contents(file), std::string(5000, 'x'));
}

BOOST_AUTO_TEST_CASE(a_file_of_no_byte_is_no_history) {
  write_contents(file, "");
  const Store other = Store::open(path / "other.sqlite");
  for (const auto& use : {std::function<void()>([&] { Store::open(file); }),
                          std::function<void()>([&] { Store::open_read_only(file); })}) {
    const std::string message = message_of(use);
    BOOST_TEST(message.find("0 bytes") != std::string::npos);
    BOOST_TEST(message.find("last good copy") != std::string::npos);
  }
  BOOST_TEST(fs::is_empty(file));
  BOOST_TEST(!has_our_mark(file));
  Store::open_own(file);
  BOOST_TEST(has_our_mark(file));
}

BOOST_AUTO_TEST_CASE(a_store_that_was_cut_off_is_refused_with_what_to_do) {
  { Store::open(file).finish_file(); }
  const std::string whole = contents(file);
  write_contents(file, whole.substr(0, whole.size() / 2));
  const std::string message = message_of([&] { Store::open_read_only(file); });
  BOOST_TEST(message.find(file.string()) != std::string::npos);
  BOOST_TEST(message.find("last good copy") != std::string::npos);
  Store united = Store::open(path / "united.sqlite");
  BOOST_CHECK_THROW(united.merge_from(file), Error);
}

BOOST_AUTO_TEST_CASE(a_store_of_a_newer_program_is_refused_politely) {
  { Store::open(file); }
  { Connection(file, OpenMode::write).execute("PRAGMA user_version = 99"); }
  for (const auto& action : {+[](const fs::path& f) { Store::open(f); },
                             +[](const fs::path& f) { Store::open_read_only(f); }}) {
    const std::string sentence = message_of([&] { action(file); });
    BOOST_CHECK(sentence.find("version 99") != std::string::npos);
    BOOST_CHECK(sentence.find("newer imagelift") != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(a_damaged_store_is_an_error) {
  {
    Store store = Store::open(file);
    store.runs().begin(made_up_run("u"), {});
    store.finish_file();
  }
  std::string bytes = contents(file);
  for (std::size_t i = 4096; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i * 7);
  write_contents(file, bytes);
  BOOST_CHECK(message_of([&] {
                Store store = Store::open(file);
                store.runs().all();
                store.finish_file();
              }).find("damaged") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace imagelift::store
