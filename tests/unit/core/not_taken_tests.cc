#include "core/not_taken.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

using namespace imagelift;

namespace {

using Sentences = std::vector<std::string>;

NotTaken counted(const std::vector<std::string>& paths) {
  NotTaken not_taken;
  for (const auto& path : paths) not_taken.add_ending(path);
  return not_taken;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(not_taken_tests)

BOOST_AUTO_TEST_CASE(an_ending_is_short_plain_and_in_lower_case) {
  BOOST_TEST(ending_of("d.x/a.TXT") == "txt");
  BOOST_TEST(ending_of("a.tar.gz") == "gz");
  for (const auto* path : {"a", "d.x/a", ".profile", "a.", "a.1", "a.</script>", "a.te xt",
                           "imgcontent.dog_imgtemp.notes-video", "a.abcdefghijk", "a.caf\xE9"}) {
    BOOST_TEST(ending_of(path).empty());
  }
}

BOOST_AUTO_TEST_CASE(other_endings_are_told_most_frequent_first) {
  const auto not_taken = counted({"b.mp4", "a.txt", "B.MP4", "d/c.mp4", "x.csv", "README"});
  BOOST_TEST(sentences_of(not_taken) ==
             (Sentences{"5 files with other endings: .mp4 3, .csv 1, .txt 1",
                        "1 file without an ending that is no image"}));
  BOOST_TEST(sentences_of(counted({"a.txt"})) == (Sentences{"1 file with another ending: .txt 1"}));
  BOOST_TEST(sentences_of({}).empty());
}

BOOST_AUTO_TEST_CASE(many_endings_are_summed_up) {
  NotTaken not_taken;
  for (int i = 0; i < 2000; ++i) not_taken.add_ending("a.e" + std::to_string(i));
  not_taken.add_ending("b.e7");
  BOOST_TEST(not_taken.endings.size() == 1000U);
  BOOST_TEST(not_taken.further_endings == 1000U);
  const auto sentences = sentences_of(not_taken);
  BOOST_TEST_REQUIRE(sentences.size() == 1U);
  BOOST_TEST(sentences[0].starts_with("2001 files with other endings: .e7 2, .e0 1, .e1 1, "));
  BOOST_TEST(sentences[0].ends_with(", others 1992"));
}

BOOST_AUTO_TEST_CASE(each_kind_has_its_sentence) {
  NotTaken not_taken;
  not_taken.hidden = not_taken.excluded = not_taken.own_output = not_taken.repeated = 1;
  not_taken.replaced = not_taken.links_elsewhere = not_taken.links_above = 2;
  BOOST_TEST(sentences_of(not_taken) ==
             (Sentences{"1 file that --include or --exclude leaves out", "1 hidden file or folder",
                        "1 folder that holds the output of a run",
                        "1 address that stands in the list before",
                        "2 members of the archive that later ones replace",
                        "2 links to other hosts", "2 links above the folder"}));
}

BOOST_AUTO_TEST_CASE(all_kinds_are_counted) {
  auto not_taken = counted({"a.txt", "b", "c.mp4"});
  not_taken.further_endings = 5;
  not_taken.hidden = not_taken.excluded = not_taken.own_output = not_taken.folder_links = 1;
  not_taken.repeated = not_taken.replaced = not_taken.links_elsewhere = not_taken.links_above = 1;
  BOOST_TEST(not_taken.count() == 3U + 5U + 8U);
  BOOST_TEST(NotTaken().count() == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
