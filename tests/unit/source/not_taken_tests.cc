#include "source/not_taken.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

using namespace imagelift::source;

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
  BOOST_TEST(told(not_taken) == (Sentences{"5 files with other endings: .mp4 3, .csv 1, .txt 1",
                                           "1 file without an ending that is no image"}));
  BOOST_TEST(told(counted({"a.txt"})) == (Sentences{"1 file with another ending: .txt 1"}));
  BOOST_TEST(told({}).empty());
}

BOOST_AUTO_TEST_CASE(many_endings_are_summed_up) {
  NotTaken not_taken;
  for (int i = 0; i < 2000; ++i) not_taken.add_ending("a.e" + std::to_string(i));
  not_taken.add_ending("b.e7");
  BOOST_TEST(not_taken.endings.size() == 1000U);
  BOOST_TEST(not_taken.further_endings == 1000U);
  const auto sentences = told(not_taken);
  BOOST_TEST_REQUIRE(sentences.size() == 1U);
  BOOST_TEST(sentences[0].starts_with("2001 files with other endings: .e7 2, .e0 1, .e1 1, "));
  BOOST_TEST(sentences[0].ends_with(", others 1992"));
}

BOOST_AUTO_TEST_CASE(each_kind_has_its_sentence) {
  NotTaken not_taken;
  not_taken.hidden = not_taken.excluded = not_taken.own_output = not_taken.repeated = 1;
  not_taken.replaced = not_taken.links_elsewhere = not_taken.links_above = 2;
  BOOST_TEST(told(not_taken) ==
             (Sentences{"1 file that --include or --exclude leaves out", "1 hidden file or folder",
                        "1 folder that holds the output of a run",
                        "1 address that stands in the list before",
                        "2 members of the archive that later ones replace",
                        "2 links to other hosts", "2 links above the folder"}));
}

BOOST_AUTO_TEST_CASE(the_json_repeats_sentences_and_counts) {
  auto not_taken = counted({"a.txt", "b"});
  not_taken.links_elsewhere = 4;
  BOOST_TEST(
      to_json(not_taken) ==
      R"({"told":["1 file with another ending: .txt 1",)"
      R"("1 file without an ending that is no image","4 links to other hosts"],)"
      R"("other_endings":{"txt":1},"further_endings":0,"without_ending":1,"excluded":0,)"
      R"("hidden":0,"own_output":0,"folder_links":0,"repeated":0,"replaced":0,"links_elsewhere":4,)"
      R"("links_above":0})");
}

BOOST_AUTO_TEST_SUITE_END()
