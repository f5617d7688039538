#include "core/shard.h"

#include <boost/test/unit_test.hpp>
#include <vector>

namespace imagelift {
namespace {

constexpr unsigned kNames = 4000;

std::string name_of(unsigned i) {
  return "folder/imgcontent.photo" + std::to_string(i) + "_imgtemp.a";
}

BOOST_AUTO_TEST_SUITE(shard_tests)

BOOST_AUTO_TEST_CASE(every_name_is_in_exactly_one_shard_of_each_count) {
  for (unsigned count = 1; count <= kMostShards; ++count) {
    for (unsigned i = 0; i < 500; ++i) {
      int holders = 0;
      for (unsigned number = 1; number <= count; ++number) {
        holders += Shard{number, count}.holds(name_of(i));
      }
      BOOST_REQUIRE_EQUAL(holders, 1);
    }
  }
}

BOOST_AUTO_TEST_CASE(shards_are_of_about_equal_size) {
  for (const unsigned count : {2u, 3u, 7u, 16u}) {
    for (unsigned number = 1; number <= count; ++number) {
      unsigned held = 0;
      for (unsigned i = 0; i < kNames; ++i) held += Shard{number, count}.holds(name_of(i));
      const double expected = double{kNames} / count;
      BOOST_TEST(held > 0.75 * expected);
      BOOST_TEST(held < 1.25 * expected);
    }
  }
}

/// Machines and versions must agree for ever: a run's shards may be of several.
BOOST_AUTO_TEST_CASE(the_shard_of_a_name_never_changes) {
  std::vector<unsigned> found;
  for (const char* name : {"", "a", "photo_1", "a/b c", "caf\xc3\xa9"}) {
    for (unsigned number = 1; number <= 16; ++number) {
      if (Shard{number, 16}.holds(name)) found.push_back(number);
    }
  }
  // Found by the same two functions written in Python.
  const std::vector<unsigned> expected = {7, 12, 10, 15, 7};
  BOOST_TEST(found == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_shard_is_written_and_read_as_number_of_count) {
  BOOST_TEST(to_string(Shard{2, 3}) == "2/3");
  BOOST_TEST((shard_from_string("16/16") == Shard{16, 16}));
  BOOST_TEST((shard_from_string("1/1") == Shard{}));
  for (const char* wrong : {"", "/", "1", "0/3", "4/3", "1/17", "-1/3", "1/3 ", "1/3/5", "a/b",
                            "99999999999999999999/2"}) {
    BOOST_TEST(!shard_from_string(wrong), wrong);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace imagelift
