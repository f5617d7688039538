#include "store/files/not_taken_json.h"

#include <boost/test/unit_test.hpp>
#include <string>

namespace imagelift::store {

BOOST_AUTO_TEST_SUITE(not_taken_json_tests)

BOOST_AUTO_TEST_CASE(the_json_repeats_sentences_and_counts) {
  NotTaken not_taken;
  not_taken.add_ending("a.txt");
  not_taken.add_ending("b");
  not_taken.links_elsewhere = 4;
  BOOST_TEST(
      not_taken_json(not_taken) ==
      R"({"sentences":["1 file with another ending: .txt 1",)"
      R"("1 file without an ending that is no image","4 links to other hosts"],)"
      R"("other_endings":{"txt":1},"further_endings":0,"without_ending":1,"excluded":0,)"
      R"("hidden":0,"own_output":0,"folder_links":0,"repeated":0,"replaced":0,"links_elsewhere":4,)"
      R"("links_above":0})");
  BOOST_CHECK(not_taken_from_json(not_taken_json(not_taken)) == not_taken);
}

BOOST_AUTO_TEST_CASE(the_sentences_follow_from_what_is_read_back) {
  NotTaken many;
  for (int i = 0; i < 2000; ++i) many.add_ending("a.e" + std::to_string(i % 1100));
  many.hidden = 2;
  const NotTaken kept = not_taken_from_json(not_taken_json(many));
  BOOST_TEST(sentences_of(kept) == sentences_of(many));
  BOOST_TEST(kept.count() == many.count());
  BOOST_TEST(not_taken_json(kept) == not_taken_json(many));
}

BOOST_AUTO_TEST_CASE(what_is_of_another_shape_counts_nothing) {
  for (const char* json : {"", "{", "[]", "{}", "3", R"({"sentences": "no list", "hidden": "2"})",
                           R"({"sentences": [1, null], "other_endings": 3, "hidden": -1})",
                           R"({"other_endings": {"txt": null}, "without_ending": []})"}) {
    BOOST_CHECK_MESSAGE(not_taken_from_json(json) == NotTaken(), json);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::store
