#include "features/features.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <limits>
#include <map>
#include <set>

#include "features/built_in.h"
#include "tests/unit/core/full_analysis.h"

using namespace imagelift;
using features::feature_values;

namespace {

using Values = std::map<std::pair<std::string, std::string>, double>;

Values values_of(const ImageAnalysis& analysis) {
  Values values;
  for (const FeatureValue& feature : feature_values(analysis)) {
    values[{std::string(to_string(feature.id.kind)), feature.id.name}] = feature.value;
  }
  return values;
}

Face face(float confidence) {
  return {confidence, {}, {}};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(features_tests)

BOOST_AUTO_TEST_CASE(analysis_without_results_has_no_features) {
  BOOST_TEST(feature_values({}).empty());
  ImageAnalysis nothing_found;
  nothing_found.inference.labels.emplace();
  nothing_found.inference.objects.emplace();
  nothing_found.inference.faces.emplace();
  nothing_found.colours.emplace();
  BOOST_TEST(feature_values(nothing_found).empty());
}

BOOST_AUTO_TEST_CASE(five_best_labels_of_at_least_one_percent_count) {
  ImageAnalysis analysis;
  analysis.inference.labels = {{"a", 0.5f},  {"b", 0.2f},  {"c", 0.1f},
                               {"d", 0.05f}, {"e", 0.01f}, {"f", 0.01f}};
  const Values six = values_of(analysis);
  BOOST_TEST(six.size() == 5u);
  BOOST_TEST(six.contains({"label", "e"}));
  analysis.inference.labels = {{"a", 0.98f}, {"b", 0.0099f}};
  const Values two = values_of(analysis);
  BOOST_TEST(two.size() == 1u);
  BOOST_TEST(two.at({"label", "a"}) == double{0.98f});
}

BOOST_AUTO_TEST_CASE(order_of_labels_does_not_matter) {
  ImageAnalysis analysis;
  analysis.inference.labels = {{"f", 0.02f}, {"a", 0.3f},  {"b", 0.2f},
                               {"c", 0.1f},  {"d", 0.09f}, {"e", 0.08f}};
  const Values values = values_of(analysis);
  BOOST_TEST(values.contains({"label", "a"}));
  BOOST_TEST(!values.contains({"label", "f"}));
}

BOOST_AUTO_TEST_CASE(object_takes_its_best_confidence_and_counts_from_a_quarter) {
  ImageAnalysis analysis;
  analysis.inference.objects = {
      {"dog", 0.9f, {}}, {"dog", 0.25f, {}}, {"dog", 0.2f, {}}, {"potted plant", 0.12f, {}}};
  const Values values = values_of(analysis);
  BOOST_TEST(values.at({"object", "dog"}) == double{0.9f});
  BOOST_TEST(values.at({"count", "dog"}) == 2.0);
  BOOST_TEST(values.at({"object", "potted plant"}) == double{0.12f});
  BOOST_TEST(!values.contains({"count", "potted plant"}));
}

BOOST_AUTO_TEST_CASE(face_takes_its_best_confidence_and_counts_from_nine_tenths) {
  ImageAnalysis analysis;
  analysis.inference.faces = {face(0.99f), face(0.9f), face(0.89f)};
  const Values three = values_of(analysis);
  BOOST_TEST(three.at({"face", "face"}) == double{0.99f});
  BOOST_TEST(three.at({"count", "face"}) == 2.0);
  analysis.inference.faces = {face(0.7f)};
  BOOST_TEST(!values_of(analysis).contains({"count", "face"}));
}

BOOST_AUTO_TEST_CASE(objects_that_a_detector_calls_faces_do_not_count_as_faces) {
  ImageAnalysis analysis;
  analysis.inference.objects = {{"face", 0.9f, {}}};
  BOOST_TEST(!values_of(analysis).contains({"count", "face"}));
  analysis.inference.faces = {face(0.99f)};
  BOOST_TEST(values_of(analysis).at({"count", "face"}) == 1.0);
}

BOOST_AUTO_TEST_CASE(colours_aesthetic_and_quality_are_taken_as_they_are) {
  ImageAnalysis analysis;
  analysis.colours = {{"gold", 0.25}, {"teal", 0.75}};
  analysis.inference.aesthetic = {5.5f, 1.5f};
  analysis.quality = {0.4, 0, 120};
  const Values wanted = {{{"colour", "gold"}, 0.25},
                         {{"colour", "teal"}, 0.75},
                         {{"aesthetic", "aesthetic"}, 5.5},
                         {{"quality", "brightness"}, 0.4},
                         {{"quality", "sharpness"}, 120}};
  BOOST_TEST((values_of(analysis) == wanted));
}

BOOST_AUTO_TEST_CASE(every_kind_of_a_task_comes_out_of_a_full_analysis) {
  std::set<std::string> kinds;
  for (const auto& [id, value] : values_of(full_analysis())) kinds.insert(id.first);
  for (const KindFacts& row : kKindTable) {
    BOOST_TEST(kinds.contains(std::string(row.name)) == row.task.has_value(), row.name);
  }
}

BOOST_AUTO_TEST_CASE(features_are_sorted_by_id) {
  ImageAnalysis analysis;
  analysis.colours = {{"teal", 1}};
  analysis.inference.labels = {{"zebra", 0.5f}, {"ant", 0.4f}};
  analysis.inference.objects = {{"zebra", 0.9f, {}}};
  const auto values = feature_values(analysis);
  BOOST_TEST(values.size() == 5u);
  BOOST_TEST(std::is_sorted(values.begin(), values.end(),
                            [](const auto& a, const auto& b) { return a.id < b.id; }));
}

BOOST_AUTO_TEST_CASE(numbers_that_are_not_finite_never_leave) {
  ImageAnalysis analysis;
  analysis.quality = {std::numeric_limits<double>::quiet_NaN(),
                      std::numeric_limits<double>::infinity(), 3};
  BOOST_TEST(values_of(analysis).size() == 1u);
}

BOOST_AUTO_TEST_CASE(own_arithmetic_has_identities_with_settings) {
  const auto identities = features::identities();
  BOOST_TEST(identities.size() == 2u);
  BOOST_TEST((identities[0].task == Task::colours));
  BOOST_TEST((identities[1].task == Task::quality));
  BOOST_TEST(identities[0].settings.find(", palette ") != std::string::npos);
  for (const auto& identity : identities) {
    BOOST_TEST(identity.settings.find(", pixels ") != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(networks_are_stored_with_the_rule_that_makes_features_of_them) {
  const auto identities = features::with_value_rules({{Task::labels, "l", "", "fp32"},
                                                      {Task::objects, "o", "", "fp32"},
                                                      {Task::embedding, "e", "", "fp32"}});
  BOOST_TEST(identities[0].settings == "fp32 values 2 best 5 from 10/1000");
  BOOST_TEST(identities[1].settings == "fp32 values 2 counted from 250/1000");
  BOOST_TEST(identities[2].settings == "fp32");
}

BOOST_AUTO_TEST_SUITE_END()
