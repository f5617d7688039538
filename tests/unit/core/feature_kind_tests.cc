#include "core/feature_kind.h"

#include <boost/test/unit_test.hpp>
#include <set>

using namespace imagelift;

BOOST_AUTO_TEST_SUITE(feature_kind_tests)

BOOST_AUTO_TEST_CASE(every_kind_has_a_name_of_its_own_that_leads_back) {
  std::set<std::string_view> names;
  for (const KindFacts& row : kKindTable) {
    BOOST_TEST(!row.name.empty());
    BOOST_TEST(names.insert(row.name).second, row.name);
    BOOST_TEST((feature_kind_from_string(row.name) == row.kind), row.name);
  }
  BOOST_TEST(!feature_kind_from_string("color").has_value());
}

BOOST_AUTO_TEST_CASE(every_kind_but_imports_and_groups_comes_from_a_task) {
  for (const KindFacts& row : kKindTable) {
    const bool is_of_no_task = row.kind == FeatureKind::other || row.kind == FeatureKind::group;
    BOOST_TEST(row.task.has_value() != is_of_no_task, row.name);
  }
}

BOOST_AUTO_TEST_CASE(keys_hold_the_name_and_suffixes_tell_kinds_apart) {
  std::set<std::string_view> suffixes;
  for (const KindFacts& row : kKindTable) {
    BOOST_TEST(row.key.find("{}") != std::string_view::npos, row.name);
    BOOST_TEST(row.suffix.starts_with('_'), row.name);
    BOOST_TEST(suffixes.insert(row.suffix).second, row.name);
  }
}

BOOST_AUTO_TEST_CASE(phrases_name_the_feature) {
  for (const KindFacts& row : kKindTable) {
    const bool is_named = row.phrase.find("{name}") != std::string_view::npos ||
                          row.phrase.find("{a name}") != std::string_view::npos;
    BOOST_TEST(is_named, row.name);
    BOOST_TEST(!row.plural.empty(), row.name);
  }
}

BOOST_AUTO_TEST_CASE(kinds_without_absence_have_no_threshold) {
  for (const KindFacts& row : kKindTable) {
    if (row.measure != Measure::rank) continue;
    BOOST_TEST(!row.threshold.has_value(), row.name);
    BOOST_TEST(!row.has_confidence, row.name);
  }
}

BOOST_AUTO_TEST_SUITE_END()
