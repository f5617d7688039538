#include "report/words/shown_name.h"

#include <boost/test/unit_test.hpp>
#include <map>
#include <set>

#include "core/feature_catalog.h"
#include "report/data/roll_ups.h"

namespace imagelift::report {

BOOST_AUTO_TEST_SUITE(shown_name_tests)

BOOST_AUTO_TEST_CASE(colours_are_said_in_words) {
  BOOST_TEST(shown_name({FeatureKind::colour, "olivedrab"}) == "olive green");
  BOOST_TEST(shown_name({FeatureKind::colour, "lightseagreen"}) == "light sea green");
  BOOST_TEST(shown_name({FeatureKind::colour, "slategray"}) == "slate grey");
  BOOST_TEST(shown_name({FeatureKind::colour, "azure"}) == "azure");
  BOOST_TEST(shown_name({FeatureKind::label, "peru"}) == "peru");
}

BOOST_AUTO_TEST_CASE(no_two_colours_are_said_alike) {
  std::map<std::string, std::string> said;
  for (const std::string& name : FeatureCatalog::built_in().names(FeatureKind::colour)) {
    const auto [other, is_new] = said.emplace(shown_name({FeatureKind::colour, name}), name);
    BOOST_TEST(is_new, name << " is said as " << other->second);
  }
  BOOST_TEST(said.size() > 100);
}

BOOST_AUTO_TEST_CASE(other_names_have_blanks) {
  BOOST_TEST(shown_name({FeatureKind::label, "studio_couch"}) == "studio couch");
  BOOST_TEST(shown_name({FeatureKind::object, "potted plant"}) == "potted plant");
  BOOST_TEST(shown_name({FeatureKind::other, "has_logo"}) == "has logo");
  BOOST_TEST(shown_name({FeatureKind::group, "people"}) == "people");
  BOOST_TEST(shown_name({FeatureKind::group, "any musical instrument"}) == "musical instruments");
}

BOOST_AUTO_TEST_CASE(counts_say_what_is_counted) {
  BOOST_TEST(shown_name({FeatureKind::count, "face"}) == "number of faces");
  BOOST_TEST(shown_name({FeatureKind::count, "person"}) == "number of persons");
  BOOST_TEST(noun_of({FeatureKind::count, "wine glass"}) == "wine glasses");
  BOOST_TEST(noun_of({FeatureKind::face, "face"}) == "face");
}

BOOST_AUTO_TEST_CASE(plurals_follow_rules_but_for_a_few) {
  const std::map<std::string, std::string> right = {{"dog", "dogs"},
                                                    {"knife", "knives"},
                                                    {"bus", "buses"},
                                                    {"toy", "toys"},
                                                    {"butterfly", "butterflies"},
                                                    {"bench", "benches"},
                                                    {"sheep", "sheep"},
                                                    {"toothbrush", "toothbrushes"},
                                                    {"skis", "skis"},
                                                    {"mouse", "mice"},
                                                    {"hair drier", "hair driers"},
                                                    {"sports gear", "sports gear"},
                                                    {"wolf or fox", "wolves or foxes"}};
  for (const auto& [one, many] : right) BOOST_TEST(plural(one) == many);
}

BOOST_AUTO_TEST_CASE(no_two_groups_are_said_alike) {
  std::set<std::string> said;
  for (const FeatureGroup& group : feature_groups()) {
    BOOST_TEST(said.insert(shown_name({FeatureKind::group, group.name})).second, group.name);
  }
}

BOOST_AUTO_TEST_CASE(a_name_that_stands_twice_is_told_apart_by_its_kind) {
  stats::FeatureTable table;
  for (const FeatureId& id : {FeatureId{FeatureKind::label, "cup"},
                              {FeatureKind::object, "cup"},
                              {FeatureKind::object, "dog"}}) {
    table.columns.push_back({id, FeatureCatalog::built_in().key(id), Measure::presence, {}, {}, 0});
  }
  const std::vector<std::string> right = {"cup (label)", "cup (object)", "dog"};
  BOOST_TEST(distinct_names(table) == right, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(factors_of_names_are_words) {
  BOOST_TEST(shown_factor("imgtemp") == "template");
  BOOST_TEST(shown_factor("img_temp") == "template");
  BOOST_TEST(shown_factor("imgcontent") == "content");
  BOOST_TEST(shown_factor("ad_set") == "ad set");
  BOOST_TEST(shown_factor("template") == "template");
  BOOST_TEST(shown_factor("img") == "img");
  BOOST_TEST(shown_factor("imgs") == "imgs");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::report
