#include "families/groups.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>

namespace imagelift::families {

BOOST_AUTO_TEST_SUITE(groups_tests)

BOOST_AUTO_TEST_CASE(links_make_connected_groups_numbered_by_their_first_image) {
  const Groups found = groups(
      6, {{4, 1, FamilyEvidence::embedding, 0.9}, {5, 4, FamilyEvidence::local_features, 30}});
  BOOST_TEST((found.of_image == std::vector<std::uint32_t>{0, 1, 2, 3, 1, 1}));
  BOOST_TEST(found.count == 4u);
  BOOST_TEST(found.joined.size() == 2u);
}

BOOST_AUTO_TEST_CASE(without_links_every_image_is_its_own_family) {
  BOOST_TEST((groups(3, {}).of_image == std::vector<std::uint32_t>{0, 1, 2}));
  BOOST_TEST(groups(0, {}).count == 0u);
}

BOOST_AUTO_TEST_CASE(the_surest_evidence_joins_and_the_order_of_links_does_not_matter) {
  std::vector<Link> links = {{0, 1, FamilyEvidence::name, 0},
                             {0, 1, FamilyEvidence::same_bytes, 0},
                             {1, 2, FamilyEvidence::embedding, 0.8},
                             {0, 2, FamilyEvidence::embedding, 0.95}};
  const Groups found = groups(3, links);
  BOOST_REQUIRE(found.joined.size() == 2u);
  BOOST_TEST((found.joined[0].evidence == FamilyEvidence::same_bytes));
  BOOST_TEST(found.joined[1].strength == 0.95);
  std::reverse(links.begin(), links.end());
  BOOST_TEST((groups(3, links).joined == found.joined));
}

BOOST_AUTO_TEST_CASE(what_a_person_joined_is_one_family_and_what_a_person_split_is_never_one) {
  // 0 and 1 are apart, 2 resembles both and goes with the one it resembles more; 3 joins 1.
  const std::vector<std::string> chosen = {"a", "b", "", "b"};
  const Groups found = groups(4,
                              {{0, 1, FamilyEvidence::same_bytes, 0},
                               {0, 2, FamilyEvidence::embedding, 0.85},
                               {1, 2, FamilyEvidence::embedding, 0.9}},
                              chosen);
  BOOST_TEST((found.of_image == std::vector<std::uint32_t>{0, 1, 1, 1}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::families
