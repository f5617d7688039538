#include "source/archive_source.h"

#include <fcntl.h>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <numeric>
#include <random>

#include "core/error.h"
#include "made_archive.h"
#include "scratch_folder.h"
#include "source/archive_signature.h"
#include "source_drive.h"

using namespace imagelift;
using namespace imagelift::source;

namespace {

using Paths = std::vector<std::string>;
using Kind = MadeEntry::Kind;

struct Fixture {
  ScratchFolder folder;
  SourceOptions options;

  Drive open(const std::string& bytes) const {
    const auto path = folder.write("archive", bytes);
    return Drive(
        open_archive(text::FileHandle(::open(path.c_str(), O_RDONLY)), "pictures.zip", options));
  }

  /// All images, or the code of what failed, in order of the listing.
  static Paths contents(Drive& drive) {
    std::vector<std::size_t> wanted(drive.listing.images.size());
    std::iota(wanted.begin(), wanted.end(), std::size_t{0});
    Paths all;
    drive.source->fetch(
        wanted,
        [&](Fetched one) {
          BOOST_TEST(one.index == all.size());
          const auto* bytes = std::get_if<Bytes>(&one.content);
          all.push_back(bytes != nullptr
                            ? std::string(bytes->begin(), bytes->end())
                            : std::string(to_string(std::get<Failure>(one.content).code)));
          return true;
        },
        {});
    return all;
  }
};

const std::vector<MadeEntry> kThree = {{"c.jpg", "third"},
                                       {"sub/", "", Kind::folder},
                                       {"a.jpg", "first"},
                                       {"sub/b.png", "second"},
                                       {"notes.txt", "no"}};

std::vector<std::pair<std::string, std::string>> all_formats() {
  return {{"zip", "none"},   {"7zip", "none"},  {"ustar", "none"}, {"v7tar", "none"},
          {"ustar", "gzip"}, {"paxr", "bzip2"}, {"paxr", "xz"}};
}

std::string noise(std::size_t bytes) {
  std::mt19937 random(11);
  std::string text(bytes, '\0');
  for (auto& c : text) c = static_cast<char>(random());
  return text;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(archive_source_tests, Fixture)

BOOST_AUTO_TEST_CASE(each_format_is_known_by_its_signature_and_read) {
  for (const auto& [format, filter] : all_formats()) {
    BOOST_TEST_CONTEXT(format << " " << filter) {
      const auto bytes = made_archive(kThree, {.format = format, .filter = filter});
      BOOST_TEST(is_archive(std::string_view(bytes).substr(0, 512)));
      auto drive = open(bytes);
      BOOST_TEST(drive.paths() == (Paths{"a.jpg", "c.jpg", "sub/b.png"}));
      BOOST_TEST(contents(drive) == (Paths{"first", "third", "second"}));
      BOOST_TEST(drive.listing.failures.empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_not_taken_is_counted) {
  const auto drive = open(made_archive(kThree));
  BOOST_TEST(drive.listing.not_taken.endings.size() == 1U);
  BOOST_TEST(drive.listing.not_taken.endings.at("txt") == 1U);
}

BOOST_AUTO_TEST_CASE(other_files_are_no_archives) {
  for (const std::string text : {"", "PK", "http://h/a.jpg\n", "\xFF\xD8\xFF"}) {
    BOOST_TEST(!is_archive(text));
  }
}

BOOST_AUTO_TEST_CASE(any_order_can_be_wanted_again_and_again) {
  auto drive = open(made_archive(kThree, {.format = "ustar", .filter = "gzip"}));
  BOOST_TEST(drive.order_of({2, 0, 1}) == (std::vector<std::size_t>{2, 0, 1}));
  BOOST_TEST(drive.order_of({2, 0, 1}, 1) == (std::vector<std::size_t>{2}));
  BOOST_TEST(drive.text_of(1) == "third");
}

BOOST_AUTO_TEST_CASE(names_that_lead_out_of_the_archive_are_failures) {
  auto drive = open(made_archive({{"../up.jpg", "x"},
                                  {"a/../../up.jpg", "x"},
                                  {"/etc/root.jpg", "x"},
                                  {"./fine//x.jpg", "fine"},
                                  {"../notes.txt", "x"}},
                                 {.format = "ustar"}));
  BOOST_TEST(drive.paths() == (Paths{"fine/x.jpg"}));
  BOOST_TEST(drive.listing.failures.size() == 3U);
  BOOST_TEST(drive.text_of(0) == "fine");
}

BOOST_AUTO_TEST_CASE(names_that_are_not_plain_survive) {
  for (const std::string format : {"ustar", "zip"}) {
    auto drive =
        open(made_archive({{"\x81\xFF.jpg", "1"}, {"a\n\"<b>.jpg", "2"}}, {.format = format}));
    BOOST_TEST(drive.paths() == (Paths{"\\x81\\xff.jpg", "a\n\"<b>.jpg"}));
    BOOST_TEST(drive.text_of(0) == "1");
    BOOST_TEST_REQUIRE(drive.progress.warnings.size() == 1U);
    BOOST_TEST(drive.progress.warnings[0].find("--archive-names") != std::string::npos);
  }
  auto drive = open(made_archive({{"café ☕.jpg", "x"}}, {.format = "zip"}));
  BOOST_TEST(drive.paths() == (Paths{"café ☕.jpg"}));
  BOOST_TEST(drive.progress.warnings.empty());
}

BOOST_AUTO_TEST_CASE(names_in_other_encodings_are_guessed_or_read_as_told) {
  for (const std::string format : {"ustar", "zip"}) {
    const auto bytes = made_archive({{"caf\x82.jpg", "1"},
                                     {"stra\xE1"
                                      "e/a.jpg",
                                      "2"}},
                                    {.format = format});
    auto guessed = open(bytes);
    BOOST_TEST(guessed.paths() == (Paths{"café.jpg", "straße/a.jpg"}));
    BOOST_TEST(guessed.text_of(1) == "2");
    BOOST_TEST(guessed.progress.warnings.size() == 1U);
  }
  options.archive.names = "Shift-JIS";
  auto told = open(made_archive({{"\x93\xFA\x96\x7B.jpg", "1"}}));
  BOOST_TEST(told.paths() == (Paths{"日本.jpg"}));
  BOOST_TEST(told.progress.warnings.empty());
}

BOOST_AUTO_TEST_CASE(a_decoded_name_that_leads_out_is_refused) {
  options.archive.names = "UTF-7";
  auto drive = open(made_archive({{"+AC8-etc+AC8-a\xFF.jpg", "x"}, {"+AC4ALgAv-a.jpg", "x"}}));
  for (const auto& path : drive.paths()) BOOST_TEST(!path.starts_with('/'));
}

BOOST_AUTO_TEST_CASE(of_two_entries_with_one_name_the_last_counts) {
  auto drive = open(made_archive({{"a.jpg", "first"}, {"./a.jpg", "second"}, {"b.jpg", "b"}},
                                 {.format = "ustar"}));
  BOOST_TEST(contents(drive) == (Paths{"second", "b"}));
  BOOST_TEST(drive.paths() == (Paths{"a.jpg", "b.jpg"}));
  BOOST_TEST(drive.listing.failures.empty());
  BOOST_TEST(drive.listing.not_taken.replaced == 1U);
}

BOOST_AUTO_TEST_CASE(hard_links_are_images_of_their_own) {
  auto drive = open(made_archive({{"pool/1", "one"},
                                  {"a.jpg", "", Kind::hard_link, "pool/1"},
                                  {"b.jpg", "", Kind::hard_link, "./a.jpg"},
                                  {"pool/1", "other"},
                                  {"c.jpg", "", Kind::hard_link, "pool/1"},
                                  {"late.jpg", "", Kind::hard_link, "after.jpg"},
                                  {"out.jpg", "", Kind::hard_link, "../x.jpg"},
                                  {"after.jpg", "x"}},
                                 {.format = "ustar"}));
  BOOST_TEST(drive.paths() == (Paths{"a.jpg", "after.jpg", "b.jpg", "c.jpg"}));
  BOOST_TEST(contents(drive) == (Paths{"one", "x", "one", "other"}));
  BOOST_TEST(drive.order_of({2, 3, 0}) == (std::vector<std::size_t>{2, 3, 0}));
  BOOST_TEST_REQUIRE(drive.listing.failures.size() == 2U);
  BOOST_TEST(drive.listing.failures[0].path == "late.jpg");
  BOOST_TEST(drive.listing.failures[0].failure.message.find("after.jpg") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(symbolic_links_and_devices_are_failures_that_say_so) {
  auto drive = open(made_archive({{"link.jpg", "", Kind::symlink}, {"pipe.jpg", "", Kind::pipe}},
                                 {.format = "ustar"}));
  BOOST_TEST(drive.paths().empty());
  BOOST_TEST_REQUIRE(drive.listing.failures.size() == 2U);
  const auto& link = drive.listing.failures[0].failure;
  BOOST_CHECK(link.code == FailureCode::unreadable);
  BOOST_TEST(link.message ==
             "The member is a symbolic link, to /etc/passwd; links in archives are not followed.");
}

BOOST_AUTO_TEST_CASE(members_without_an_ending_are_known_by_their_content) {
  const std::string png = "\x89PNG\r\n\x1a\n" + std::string(2000, 'x');
  for (const auto& [format, filter] : all_formats()) {
    auto drive =
        open(made_archive({{"0a1b", png}, {"README", "text"}, {"a.1", png}, {"x.txt", png}},
                          {.format = format, .filter = filter}));
    BOOST_TEST(drive.paths() == (Paths{"0a1b", "a.1"}));
    BOOST_TEST(drive.text_of(0) == png);
    BOOST_TEST(drive.listing.not_taken.endings.at("") == 1U);
    BOOST_TEST(drive.listing.not_taken.endings.at("txt") == 1U);
  }
}

BOOST_AUTO_TEST_CASE(a_zip_after_a_program_that_unpacks_it_is_read) {
  const auto bytes = "MZ" + std::string(3000, 'p') + made_archive(kThree);
  BOOST_TEST(!is_archive(std::string_view(bytes).substr(0, 512)));
  BOOST_TEST(is_archive(std::string_view(bytes).substr(0, 512), bytes));
  BOOST_TEST(!is_archive("MZ", bytes + "x"));
  auto drive = open(bytes);
  BOOST_TEST(contents(drive) == (Paths{"first", "third", "second"}));
}

BOOST_AUTO_TEST_CASE(encrypted_entries_are_failures) {
  auto drive = open(made_archive({{"secret.jpg", "x"}},
                                 {.options = "zip:encryption=zipcrypt", .passphrase = "p"}));
  BOOST_TEST(drive.paths().empty());
  BOOST_TEST_REQUIRE(drive.listing.failures.size() == 1U);
  BOOST_CHECK(drive.listing.failures[0].failure.code == FailureCode::access_denied);
}

BOOST_AUTO_TEST_CASE(an_entry_above_the_limit_is_a_failure_of_its_own) {
  options.limits.max_bytes = 100;
  for (const auto& [format, filter] : all_formats()) {
    auto drive = open(made_archive({{"a.jpg", std::string(101, 'x')}, {"b.jpg", "fits"}},
                                   {.format = format, .filter = filter}));
    BOOST_TEST(contents(drive) == (Paths{"too_large", "fits"}));
  }
}

BOOST_AUTO_TEST_CASE(too_many_entries_leave_the_rest_out) {
  options.archive.max_entries = 2;
  auto drive = open(made_archive(kThree));
  BOOST_TEST(drive.paths() == (Paths{"c.jpg"}));
  BOOST_TEST_REQUIRE(drive.listing.failures.size() == 1U);
  BOOST_TEST(drive.listing.failures[0].path == "pictures.zip");
  BOOST_CHECK(drive.listing.failures[0].failure.code == FailureCode::archive_limit);
}

BOOST_AUTO_TEST_CASE(a_bomb_is_given_up_before_it_unpacks) {
  options.archive.free_bytes = 1 << 20;
  options.archive.ratio = 10;
  const std::string zeros(8 << 20, '\0');
  for (const auto& [format, filter] : all_formats()) {
    if (format.ends_with("tar") && filter == "none") continue;
    BOOST_TEST_CONTEXT(format << " " << filter) {
      auto drive = open(made_archive({{"a.jpg", "fine"}, {"b.jpg", zeros}, {"c.jpg", "late"}},
                                     {.format = format, .filter = filter}));
      BOOST_TEST(drive.paths() == (Paths{"a.jpg"}));
      BOOST_TEST_REQUIRE(drive.listing.failures.size() == 1U);
      BOOST_CHECK(drive.listing.failures[0].failure.code == FailureCode::archive_limit);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_broken_entry_of_a_zip_does_not_harm_the_others) {
  auto bytes = made_archive({{"a.jpg", "first"}, {"b.jpg", noise(5000)}, {"c.jpg", "third"}},
                            {.options = "zip:compression=store"});
  const auto inside_b = bytes.find(noise(5000).substr(0, 50)) + 2000;
  bytes[inside_b] = static_cast<char>(~bytes[inside_b]);
  auto drive = open(bytes);
  BOOST_TEST(contents(drive) == (Paths{"first", "archive_damaged", "third"}));
}

BOOST_AUTO_TEST_CASE(a_packed_tar_cut_short_fails_where_it_ends_and_keeps_what_came_before) {
  const auto whole = made_archive({{"a.jpg", "first"}, {"b.jpg", noise(400'000)}, {"c.jpg", "x"}},
                                  {.format = "ustar", .filter = "gzip"});
  auto drive = open(whole.substr(0, whole.size() / 2));
  const auto all = contents(drive);
  BOOST_TEST_REQUIRE(!all.empty());
  BOOST_TEST(all[0] == "first");
  for (std::size_t i = 1; i < all.size(); ++i) BOOST_TEST(all[i] == "archive_damaged");
  BOOST_TEST(!drive.listing.failures.empty());
}

BOOST_AUTO_TEST_CASE(
    an_archive_cut_or_changed_anywhere_never_crashes_and_delivers_everything_listed) {
  std::mt19937 random(5);
  for (const auto& [format, filter] : all_formats()) {
    const auto whole = made_archive(kThree, {.format = format, .filter = filter});
    for (int round = 0; round < 150; ++round) {
      auto bytes = whole;
      if (round % 2 == 0) bytes.resize(random() % bytes.size());
      for (int i = 0; i < round % 5 && !bytes.empty(); ++i) {
        bytes[random() % bytes.size()] = static_cast<char>(random());
      }
      try {
        auto drive = open(bytes);
        BOOST_TEST_REQUIRE(contents(drive).size() == drive.listing.images.size());
      } catch (const Error& error) {
        BOOST_TEST(std::string(error.what()).starts_with("The archive pictures.zip "));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_packed_file_that_is_no_tar_ends_the_run) {
  BOOST_CHECK_THROW(open("\x1f\x8b no gzip at all"), Error);
}

BOOST_AUTO_TEST_CASE(a_stop_ends_listing_and_fetching) {
  auto drive = open(made_archive(kThree));
  std::stop_source stop;
  stop.request_stop();
  drive.source->fetch(
      std::vector<std::size_t>{0}, [](Fetched) -> bool { std::abort(); }, stop.get_token());
  BOOST_CHECK_THROW(drive.source->list(drive.progress, stop.get_token()), Error);
}

BOOST_AUTO_TEST_SUITE_END()
