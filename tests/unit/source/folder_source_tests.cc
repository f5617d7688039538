#include "source/folder_source.h"

#include <sys/stat.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "core/error.h"
#include "scratch_folder.h"
#include "source_drive.h"

using namespace imagelift;
using namespace imagelift::source;

namespace {

struct Fixture {
  ScratchFolder folder;
  SourceOptions options;

  Drive open() const { return Drive(open_folder(folder.path(), options)); }
};

using Paths = std::vector<std::string>;

}  // namespace

BOOST_FIXTURE_TEST_SUITE(folder_source_tests, Fixture)

BOOST_AUTO_TEST_CASE(files_with_image_extensions_are_listed_recursively_and_sorted) {
  for (const auto* path : {"b.png", "a/z.JPG", "a/deep/er/x.webp", "notes.txt", "a.gif", "ä.jpg"}) {
    folder.write(path, path);
  }
  auto drive = open();
  BOOST_TEST(drive.paths() == (Paths{"a.gif", "a/deep/er/x.webp", "a/z.JPG", "b.png", "ä.jpg"}));
  BOOST_TEST(drive.listing.images[2].name == "a/z");
  BOOST_TEST(drive.listing.failures.empty());
  BOOST_TEST(drive.text_of(2) == "a/z.JPG");
}

BOOST_AUTO_TEST_CASE(hidden_files_and_folders_are_left_out) {
  for (const auto* path : {".a.jpg", ".git/b.jpg", "c/.d/e.jpg", "f.jpg"}) folder.write(path, "");
  BOOST_TEST(open().paths() == (Paths{"f.jpg"}));
}

BOOST_AUTO_TEST_CASE(globs_choose_and_exclude_wins) {
  for (const auto* path : {"a.jpg", "d/b.jpg", "d/c.raw", "d/no.raw"}) folder.write(path, "");
  options.selection = {{"d/*"}, {"**/no*"}};
  BOOST_TEST(open().paths() == (Paths{"d/b.jpg", "d/c.raw"}));
  options.selection = {{}, {"d/**"}};
  BOOST_TEST(open().paths() == (Paths{"a.jpg"}));
}

BOOST_AUTO_TEST_CASE(what_is_not_taken_is_counted) {
  for (const auto* path : {"a.jpg", "b.txt", "d/c.TXT", "d/e.mp4", ".git/x.jpg", "x/no.png"}) {
    folder.write(path, "");
  }
  options.selection.exclude = {"x/*"};
  const auto drive = open();
  const auto& seen = drive.listing.not_taken;
  BOOST_TEST(seen.endings.size() == 2U);
  BOOST_TEST(seen.endings.at("txt") == 2U);
  BOOST_TEST(seen.endings.at("mp4") == 1U);
  BOOST_TEST(seen.hidden == 1U);
  BOOST_TEST(seen.excluded == 1U);
}

BOOST_AUTO_TEST_CASE(hostile_names_survive) {
  const Paths names = {"=cmd.jpg",  "a\nb.jpg",    "a\"b'.jpg",
                       "</script>", "caf\xE9.jpg", "\\x41.jpg"};
  for (const auto& name : names) {
    if (name != "</script>") folder.write(name, name);
  }
  folder.write("<script>.jpg", "x");
  auto drive = open();
  BOOST_TEST(drive.paths() == (Paths{"<script>.jpg", "=cmd.jpg", "\\x5cx41.jpg", "a\nb.jpg",
                                     "a\"b'.jpg", "caf\\xe9.jpg"}));
  BOOST_TEST(drive.text_of(5) == "caf\xE9.jpg");
}

BOOST_AUTO_TEST_CASE(links_inside_are_followed_and_links_out_are_failures) {
  ScratchFolder elsewhere;
  elsewhere.write("secret.jpg", "secret");
  folder.write("real.jpg", "real");
  folder.write("sub/inner.jpg", "inner");
  std::filesystem::create_symlink("real.jpg", folder.path() / "alias.jpg");
  std::filesystem::create_symlink(elsewhere.path() / "secret.jpg", folder.path() / "out.jpg");
  std::filesystem::create_symlink("gone.jpg", folder.path() / "broken.jpg");
  std::filesystem::create_directory_symlink(elsewhere.path(), folder.path() / "outside");
  std::filesystem::create_directory_symlink("..", folder.path() / "sub" / "loop");
  auto drive = open();
  BOOST_TEST(drive.paths() == (Paths{"alias.jpg", "real.jpg", "sub/inner.jpg"}));
  BOOST_TEST(drive.text_of(0) == "real");
  BOOST_TEST_REQUIRE(drive.listing.failures.size() == 2U);
  BOOST_TEST(drive.listing.failures[0].path == "broken.jpg");
  BOOST_CHECK(drive.listing.failures[0].failure.code == FailureCode::not_found);
  BOOST_CHECK(drive.listing.failures[1].failure.code == FailureCode::access_denied);
  BOOST_TEST(drive.listing.failures[1].failure.message.find("--follow-links") != std::string::npos);
  BOOST_TEST(drive.listing.not_taken.folder_links == 2U);
}

BOOST_AUTO_TEST_CASE(links_into_the_roots_that_are_named_are_followed_and_no_others) {
  ScratchFolder cache;
  ScratchFolder elsewhere;
  cache.write("files/md5/aa/bb.jpg", "cached");
  cache.write("set/c.jpg", "c");
  elsewhere.write("secret.jpg", "secret");
  namespace fs = std::filesystem;
  fs::create_symlink(cache.path() / "files/md5/aa/bb.jpg", folder.path() / "a.jpg");
  fs::create_directory_symlink(cache.path() / "set", folder.path() / "set");
  fs::create_symlink(elsewhere.path() / "secret.jpg", folder.path() / "out.jpg");
  fs::create_symlink(elsewhere.path() / "secret.jpg", cache.path() / "set/out.jpg");
  fs::create_directory_symlink(cache.path() / "set", cache.path() / "set/again");
  fs::create_directory_symlink(cache.path(), cache.path() / "set/up");
  options.follow_links = {cache.path().string()};
  auto drive = open();
  BOOST_TEST(drive.paths() == (Paths{"a.jpg", "set/c.jpg"}));
  BOOST_TEST(drive.text_of(0) == "cached");
  BOOST_TEST(drive.text_of(1) == "c");
  BOOST_TEST(drive.listing.failures.size() == 2U);
  options.follow_links = {(cache.path() / "none").string()};
  BOOST_CHECK_THROW(open(), Error);
}

BOOST_AUTO_TEST_CASE(the_output_of_a_run_is_never_a_source) {
  for (const auto* path :
       {"a.jpg", "out/report/thumbnails/0.jpg", "old/b.jpg", "old/report/t.jpg"}) {
    folder.write(path, "x");
  }
  std::filesystem::create_directory_symlink("out", folder.path() / "link");
  options.out = (folder.path() / "link").string();
  options.is_output = [](const std::string& path) { return path.ends_with("/old"); };
  const auto drive = open();
  BOOST_TEST(drive.paths() == (Paths{"a.jpg"}));
  BOOST_TEST(drive.listing.not_taken.own_output == 2U);
}

BOOST_AUTO_TEST_CASE(of_a_folder_that_is_the_output_itself_only_the_images_are_taken) {
  for (const auto* path : {"a.jpg", "report/thumbnails/0.jpg", "failed/x.jpg", "sub/b.jpg"}) {
    folder.write(path, "x");
  }
  options.out = folder.path().string();
  BOOST_TEST(open().paths() == (Paths{"a.jpg", "sub/b.jpg"}));
  BOOST_CHECK_THROW(open_folder(folder.path() / "report" / "thumbnails", options), Error);
}

BOOST_AUTO_TEST_CASE(files_without_an_ending_are_known_by_their_content) {
  const std::string png = "\x89PNG\r\n\x1a\n";
  folder.write("0a1b2c", png);
  folder.write("photo.1", png);
  folder.write("imgcontent.dog_imgtemp.notes-video", png);
  folder.write("README", "text");
  folder.write("x.txt", png);
  folder.write("layers.psd", "8BPS");
  auto drive = open();
  BOOST_TEST(drive.paths() ==
             (Paths{"0a1b2c", "imgcontent.dog_imgtemp.notes-video", "layers.psd", "photo.1"}));
  BOOST_TEST(drive.listing.not_taken.endings.at("") == 1U);
}

BOOST_AUTO_TEST_CASE(a_link_to_content_that_is_not_here_says_what_brings_it) {
  std::filesystem::create_symlink(".git/annex/objects/x/y.jpg", folder.path() / "a.jpg");
  const auto drive = open();
  BOOST_TEST_REQUIRE(drive.listing.failures.size() == 1U);
  BOOST_TEST(drive.listing.failures[0].failure.message.find("git annex get") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_pipe_is_never_opened) {
  BOOST_REQUIRE(::mkfifo((folder.path() / "pipe.jpg").c_str(), 0600) == 0);
  auto drive = open();
  BOOST_TEST(drive.paths().empty());
  BOOST_TEST(drive.listing.failures.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_file_above_the_limit_is_a_failure_and_one_at_the_limit_is_not) {
  folder.write("at.jpg", std::string(100, 'x'));
  folder.write("over.jpg", std::string(101, 'x'));
  options.limits.max_bytes = 100;
  auto drive = open();
  BOOST_TEST(drive.text_of(0).size() == 100U);
  BOOST_CHECK(drive.failure_of(1).code == FailureCode::too_large);
}

BOOST_AUTO_TEST_CASE(an_empty_file_is_fetched_as_no_bytes) {
  folder.write("empty.jpg", "");
  BOOST_TEST(open().text_of(0).empty());
}

BOOST_AUTO_TEST_CASE(what_happens_between_listing_and_fetch_is_a_failure) {
  folder.write("gone.jpg", "x");
  folder.write("pipe.jpg", "x");
  auto drive = open();
  std::filesystem::remove(folder.path() / "gone.jpg");
  std::filesystem::remove(folder.path() / "pipe.jpg");
  BOOST_REQUIRE(::mkfifo((folder.path() / "pipe.jpg").c_str(), 0600) == 0);
  BOOST_CHECK(drive.failure_of(0).code == FailureCode::not_found);
  BOOST_CHECK(drive.failure_of(1).code == FailureCode::unreadable);
}

BOOST_AUTO_TEST_CASE(images_are_delivered_in_the_order_wanted_until_deliver_says_stop) {
  for (const auto* path : {"a.jpg", "b.jpg", "c.jpg"}) folder.write(path, path);
  auto drive = open();
  BOOST_TEST(drive.order_of({2, 0, 1}) == (std::vector<std::size_t>{2, 0, 1}));
  BOOST_TEST(drive.order_of({2, 0, 1}, 2) == (std::vector<std::size_t>{2, 0}));
}

BOOST_AUTO_TEST_CASE(a_requested_stop_ends_listing_and_fetching) {
  folder.write("a.jpg", "a");
  std::stop_source stop;
  auto drive = open();
  stop.request_stop();
  drive.source->fetch(
      std::vector<std::size_t>{0}, [](Fetched) -> bool { std::abort(); }, stop.get_token());
  BOOST_CHECK_THROW(drive.source->list(drive.progress, stop.get_token()), Error);
}

BOOST_AUTO_TEST_CASE(more_images_than_the_limit_end_the_run) {
  folder.write("a.jpg", "a");
  folder.write("b.jpg", "b");
  options.limits.max_images = 1;
  BOOST_CHECK_THROW(open(), Error);
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_not_there_is_wrong_usage) {
  BOOST_CHECK_THROW(open_folder(folder.path() / "none", options), Error);
}

BOOST_AUTO_TEST_SUITE_END()
