#include "report/data/roll_ups.h"

#include <boost/test/unit_test.hpp>
#include <map>
#include <set>
#include <stdexcept>

#include "core/feature_catalog.h"
#include "report/data/analyse.h"
#include "report/documents/packed_points.h"

namespace imagelift::report {
namespace {

stats::FeatureColumn column(FeatureKind kind, const std::string& name,
                            std::vector<std::uint32_t> rows, std::vector<double> values,
                            std::size_t missing = 0) {
  const FeatureId id{kind, name};
  return {id, name, facts(id.kind).measure, std::move(rows), std::move(values), missing};
}

ReportData with_columns(std::vector<stats::FeatureColumn> columns, double labels_from = 0.01) {
  ReportData data;
  data.options.thresholds.set(FeatureKind::label, labels_from);
  data.images.resize(4);
  data.table.rows = 4;
  data.table.missing = {{}, {3}};
  data.table.columns = std::move(columns);
  add_roll_ups(data);
  return data;
}

const stats::FeatureColumn* group_named(const ReportData& data, const std::string& name) {
  for (const stats::FeatureColumn& column : data.table.columns) {
    if (column.id == FeatureId{FeatureKind::group, name}) return &column;
  }
  return nullptr;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(roll_ups_tests)

BOOST_AUTO_TEST_CASE(every_member_is_a_feature_of_the_catalog) {
  std::size_t members = 0;
  for (const FeatureGroup& group : feature_groups()) {
    BOOST_TEST(group.members.size() > 1u, group.name);
    for (const FeatureId& id : group.members) {
      const auto& catalog = FeatureCatalog::built_in();
      const auto found = catalog.feature(catalog.key(id));
      BOOST_TEST((found && *found == id), id.name);
      ++members;
    }
  }
  BOOST_TEST(members > 1000u);
}

BOOST_AUTO_TEST_CASE(each_colour_is_in_exactly_one_family) {
  std::map<std::string, int> families;
  for (const FeatureGroup& group : feature_groups()) {
    for (const FeatureId& id : group.members) {
      if (id.kind == FeatureKind::colour) ++families[id.name];
    }
  }
  BOOST_TEST(families.size() == 139u);
  for (const auto& [colour, count] : families) BOOST_TEST(count == 1, colour);
}

BOOST_AUTO_TEST_CASE(known_animals_and_things_are_where_one_looks_for_them) {
  std::map<std::string, std::set<std::string>> members;
  for (const FeatureGroup& group : feature_groups()) {
    for (const FeatureId& id : group.members) members[group.name].insert(id.name);
  }
  BOOST_TEST(members["any dog breed"].size() == 118u);
  BOOST_TEST(members["any dog breed"].contains("pug"));
  BOOST_TEST(members["any cat breed"].contains("tabby"));
  BOOST_TEST(members["any bird"].contains("flamingo"));
  BOOST_TEST(!members["any bird"].contains("koala"));
  BOOST_TEST(members["any fish"].contains("goldfish"));
  BOOST_TEST(members["any vehicle"].contains("sports_car"));
  BOOST_TEST(members["any food"].contains("pizza"));
  BOOST_TEST(!members["any food"].contains("plate"));
  BOOST_TEST(members["any detected vehicle"].contains("bus"));
  BOOST_TEST(!members["any detected vehicle"].contains("traffic light"));
}

BOOST_AUTO_TEST_CASE(shares_add_up) {
  const ReportData data =
      with_columns({column(FeatureKind::colour, "crimson", {0, 1}, {0.006, 0.2}),
                    column(FeatureKind::colour, "red", {0, 2}, {0.006, 0.004})});
  const stats::FeatureColumn* reds = group_named(data, "reds");
  BOOST_REQUIRE(reds);
  BOOST_TEST(reds->rows == (std::vector<std::uint32_t>{0, 1, 2}));
  BOOST_TEST(reds->values == (std::vector<double>{0.012, 0.2, 0.004}));
  BOOST_TEST((reds->measure == Measure::both));
  BOOST_TEST(data.options.thresholds.of(reds->id) == 0.01);
  BOOST_TEST(stats::present_rows(*reds, 0.01).size() == 2u);
  BOOST_TEST(data.roll_ups[0].members == (std::vector<std::size_t>{0, 1}));
}

BOOST_AUTO_TEST_CASE(only_colours_have_words_of_their_own_and_others_are_what_the_document_says) {
  const ReportData data =
      with_columns({column(FeatureKind::colour, "crimson", {0, 1}, {0.006, 0.2}),
                    column(FeatureKind::colour, "red", {0, 2}, {0.006, 0.004}),
                    column(FeatureKind::label, "pug", {0, 1}, {0.1239, 0.5}),
                    column(FeatureKind::label, "boxer", {0}, {0.0459})});
  const stats::FeatureColumn* dogs = group_named(data, "any dog breed");
  BOOST_REQUIRE(dogs);
  BOOST_TEST(dogs->values == (std::vector<double>{0.123, 0.5}));
  const PackedPoints points = pack_points(data.table.columns);
  for (std::size_t i = 4; i < data.table.columns.size(); ++i) {
    BOOST_TEST((points.words_per_feature[i] > 0) == (data.table.columns[i].key == "reds"));
  }
}

BOOST_AUTO_TEST_CASE(people_are_persons_or_sure_faces) {
  const ReportData data =
      with_columns({column(FeatureKind::object, "person", {0}, {0.4}),
                    column(FeatureKind::face, "face", {0, 1, 2, 3}, {0.8, 0.95, 0.8, 0.99}, 1)});
  const stats::FeatureColumn* people = group_named(data, "people");
  BOOST_REQUIRE(people);
  BOOST_TEST(people->rows == (std::vector<std::uint32_t>{0, 1}));
  BOOST_TEST(people->values == (std::vector<double>{0.4, 0.95}));
  BOOST_TEST(people->missing == 1u);
  BOOST_TEST(data.options.thresholds.of(people->id) == 0.25);
}

BOOST_AUTO_TEST_CASE(labels_that_are_too_unsure_to_count_make_no_group) {
  ReportData data =
      with_columns({column(FeatureKind::label, "pug", {0, 1}, {0.125, 0.25}),
                    column(FeatureKind::label, "boxer", {0, 1, 2}, {0.125, 0.125, 0.125}),
                    column(FeatureKind::label, "beagle", {0, 2}, {0.125, 0.14})},
                   0.15);
  const stats::FeatureColumn* dogs = group_named(data, "any dog breed");
  BOOST_REQUIRE(dogs);
  const double threshold = data.options.thresholds.of(dogs->id);
  BOOST_TEST(threshold == 0.15);
  BOOST_TEST(stats::present_rows(*dogs, threshold) == (std::vector<std::uint32_t>{1}));
}

BOOST_AUTO_TEST_CASE(a_group_with_one_member_says_nothing_new) {
  BOOST_TEST(with_columns({column(FeatureKind::label, "pug", {0}, {0.9})}).roll_ups.empty());
}

BOOST_AUTO_TEST_CASE(a_group_that_equals_a_member_is_the_same_hypothesis) {
  ReportData data = with_columns({column(FeatureKind::label, "pug", {0, 1}, {0.9, 0.5}),
                                  column(FeatureKind::label, "boxer", {0}, {0.05})});
  data.options.least_families = 2;
  for (std::size_t i = 0; i < 4; ++i) {
    data.images[i].ctr = 0.01 * static_cast<double>(i + 1);
    data.images[i].sha256 = std::to_string(i);
  }
  analyse(data);
  const auto& features = data.analysis.features;
  BOOST_REQUIRE(features.size() == 4u);  // with any animal and any dog breed
  BOOST_TEST(features[2].hypothesis == features[0].hypothesis);
  BOOST_TEST(data.analysis.hypotheses == 1u);
}

BOOST_AUTO_TEST_CASE(a_malformed_table_is_refused) {
  const std::string head = "group,combine,kind,member\n";
  BOOST_TEST(parse_feature_groups(head).empty());
  for (const char* line : {"reds,mean,colour,red\n", "reds,sum,hue,red\n", "reds,sum,colour\n"}) {
    BOOST_CHECK_THROW(parse_feature_groups(head + line), std::invalid_argument);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::report
