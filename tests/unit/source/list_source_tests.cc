#include "source/list_source.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "core/error.h"
#include "scratch_folder.h"
#include "source/open_source.h"
#include "source_drive.h"

using namespace imagelift;
using namespace imagelift::source;

namespace {

using Paths = std::vector<std::string>;

struct Fixture {
  ScratchFolder folder;
  SourceOptions options;

  Drive open(const std::string& list) const {
    return Drive(open_source(folder.write("list.txt", list).string(), options));
  }

  static Paths failed(const Drive& drive) {
    Paths all;
    for (const auto& failure : drive.listing.failures) {
      all.push_back(failure.path + " " + std::string(to_string(failure.failure.code)));
    }
    return all;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(list_source_tests, Fixture)

BOOST_AUTO_TEST_CASE(paths_are_files_below_the_lists_folder) {
  folder.write("b.jpg", "b");
  folder.write("sub/a b.png", "a");
  folder.write("plain", "p");
  auto drive = open("sub/a b.png\r\n./b.jpg\nplain\nb.jpg\nnone.jpg\n");
  BOOST_TEST(drive.paths() == (Paths{"b.jpg", "plain", "sub/a b.png"}));
  BOOST_TEST(drive.text_of(2) == "a");
  BOOST_TEST(drive.order_of({2, 0, 1}) == (std::vector<std::size_t>{2, 0, 1}));
  BOOST_TEST(failed(drive) == (Paths{"line 5 not_found"}));
  BOOST_TEST(drive.listing.not_taken.repeated == 1U);
}

BOOST_AUTO_TEST_CASE(no_path_leads_out_of_the_folder_but_into_the_roots_that_are_named) {
  ScratchFolder elsewhere;
  const auto outside = elsewhere.write("d/x.jpg", "x");
  folder.write("a.jpg", "a");
  std::filesystem::create_symlink(outside, folder.path() / "link.jpg");
  const std::string list = "a.jpg\n" + outside.string() + "\nlink.jpg\n../" +
                           elsewhere.path().filename().string() + "/d/x.jpg\nfile://" +
                           outside.string() + "\n";
  BOOST_TEST(failed(open(list)) == (Paths{"line 2 access_denied", "line 3 access_denied",
                                          "line 4 access_denied", "line 5 access_denied"}));
  options.follow_links = {elsewhere.path().string()};
  auto drive = open(list);
  BOOST_TEST(drive.paths() == (Paths{"a.jpg", "d/x.jpg", "link.jpg"}));
  BOOST_TEST(drive.text_of(1) == "x");
  BOOST_TEST(drive.listing.failures.empty());
}

BOOST_AUTO_TEST_CASE(urls_and_paths_stand_in_one_list) {
  folder.write("a.jpg", "a");
  auto drive = open("url,caption\nhttp://h.test/z.jpg,one\na.jpg,two\nftp://h.test/q.jpg,three\n");
  BOOST_TEST(drive.listing.images.size() == 2U);
  BOOST_TEST(drive.paths()[0] == "a.jpg");
  BOOST_TEST(drive.text_of(0) == "a");
  BOOST_TEST(failed(drive) == (Paths{"line 4 bad_url"}));
  BOOST_TEST_REQUIRE(!drive.progress.warnings.empty());
  BOOST_TEST(drive.progress.warnings[0].find("caption") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_list_from_elsewhere_names_no_files_of_this_machine) {
  const auto url = std::get<net::Url>(net::parse_url("http://h.test/lists/l.txt"));
  const auto secret = folder.write("a.jpg", "a").string();
  const ListFile list{{{1, "file://" + secret}, {2, "b.jpg"}, {3, secret}}, ""};
  Drive drive(open_list(list, url, options));
  BOOST_TEST(drive.listing.images.size() == 2U);
  for (const auto& path : drive.paths()) BOOST_TEST(path.find("a\n") == std::string::npos);
  BOOST_TEST(failed(drive) == (Paths{"line 1 bad_url"}));
}

BOOST_AUTO_TEST_CASE(a_bad_url_is_a_failure_with_its_line_and_without_its_text) {
  const auto drive =
      open("http://h.test/a.jpg\n\nhttp://user:secret@h.test/b.jpg\nhttp://h.test/a.jpg\n");
  BOOST_TEST(drive.listing.images.size() == 1U);
  BOOST_TEST(drive.listing.not_taken.repeated == 1U);
  BOOST_TEST(failed(drive) == (Paths{"line 3 bad_url"}));
  BOOST_TEST(drive.listing.failures[0].failure.message.find("secret") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(one_image_is_a_source) {
  const auto named = folder.write("some/one.jpg", "whatever it holds").string();
  Drive drive(open_source(named, options));
  BOOST_TEST(drive.paths() == (Paths{"one.jpg"}));
  BOOST_TEST(drive.listing.images[0].name == "one");
  const auto bare = folder.write("bare", "\x89PNG\r\n\x1a\n").string();
  BOOST_TEST(Drive(open_source(bare, options)).paths() == (Paths{"bare"}));
  BOOST_TEST(Drive(open_source("file://" + named, options)).paths() == (Paths{"one.jpg"}));
}

BOOST_AUTO_TEST_CASE(what_is_no_source_is_told_what_a_list_is_by_name) {
  const auto text = folder.write("odd.csv", "image,clicks\na,1\nb,2\n").string();
  try {
    open_source(text, options);
    BOOST_FAIL("opened");
  } catch (const Error& error) {
    const std::string told = error.what();
    BOOST_TEST(told.find("odd.csv") != std::string::npos);
    BOOST_TEST(told.find("an address a line") != std::string::npos);
  }
}

BOOST_AUTO_TEST_SUITE_END()
