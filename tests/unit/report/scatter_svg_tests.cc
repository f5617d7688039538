#include "report/static/scatter_svg.h"

#include <boost/test/unit_test.hpp>
#include <functional>

#include "report/static/scatter_columns.h"
#include "tests/browser/made_up_data.h"

namespace imagelift::report {
namespace {

std::string attribute(const Node& node, const std::string& name) {
  for (const Attribute& attribute : node.attributes) {
    if (attribute.name == name) return attribute.value;
  }
  return "";
}

void each(const Node& node, const std::function<void(const Node&)>& callback) {
  callback(node);
  for (const Node& child : node.children) each(child, callback);
}

std::size_t times(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(scatter_svg_tests)

BOOST_AUTO_TEST_CASE(it_has_a_stroke_for_every_point_and_a_group_for_every_image) {
  const ReportData data = tests::made_up_data({51, 90, 0.2});
  std::size_t dots = 0, groups = 0;
  each(scatter_svg(data), [&](const Node& node) {
    if (attribute(node, "class").starts_with("dots")) dots += times(attribute(node, "d"), "h0");
    if (attribute(node, "class") == "image") ++groups;
  });
  BOOST_TEST(dots == scatter_columns(data).points.size());
  BOOST_TEST(groups == data.analysis.rows);
}

BOOST_AUTO_TEST_CASE(nothing_in_it_is_styled_inline) {
  each(scatter_svg(tests::made_up_data({51, 90, 0.2})), [](const Node& node) {
    BOOST_TEST(attribute(node, "style").empty());
    BOOST_TEST(node.tag != "style");
  });
}

BOOST_AUTO_TEST_CASE(very_many_points_become_a_density) {
  const ReportData data = tests::made_up_data({3000, 600, 0.05});
  BOOST_REQUIRE(scatter_columns(data).points.size() > kMostPoints);
  const Node picture = scatter_svg(data);
  bool dense = false;
  each(picture, [&](const Node& node) { dense |= attribute(node, "class") == "density"; });
  BOOST_TEST(dense);
  BOOST_TEST(to_html(picture).size() < 1'000'000u);
}

BOOST_AUTO_TEST_CASE(without_a_point_it_says_so) {
  BOOST_TEST(to_html(scatter_svg({})).find("There is no point to show.") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(values_below_their_threshold_count_for_no_more_than_lower_choices) {
  const ReportData data = tests::made_up_data({51, 90, 0.2});
  const ScatterColumns columns = scatter_columns(data);
  for (const ScatterPoint& point : columns.points) {
    const auto& feature = data.analysis.features[columns.features[point.place]];
    if (feature.measure == Measure::rank) continue;
    BOOST_TEST(point.counts == (point.value >= feature.threshold));
    BOOST_TEST((point.counts || point.value >= 0.1));
    BOOST_TEST(data.images[point.image].ctr.has_value());
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::report
