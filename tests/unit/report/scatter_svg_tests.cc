#include "report/static/scatter_svg.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <functional>
#include <set>

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
  BOOST_TEST(dots == telling_columns(data, scatter_columns(data)).points.size());
  BOOST_TEST(groups == data.analysis.rows);
}

BOOST_AUTO_TEST_CASE(nothing_in_it_is_styled_inline) {
  each(scatter_svg(tests::made_up_data({51, 90, 0.2})), [](const Node& node) {
    BOOST_TEST(attribute(node, "style").empty());
    BOOST_TEST(node.tag != "style");
  });
}

BOOST_AUTO_TEST_CASE(very_many_points_become_a_density) {
  const ReportData data = tests::made_up_data({3000, 60, 0.95});
  BOOST_REQUIRE(telling_columns(data, scatter_columns(data)).points.size() > kMostPoints);
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

BOOST_AUTO_TEST_CASE(the_columns_that_say_most_are_named_then_marked_then_common) {
  const ReportData data = tests::made_up_data({200, 300, 0.1});
  const ScatterColumns all = scatter_columns(data);
  BOOST_REQUIRE(all.features.size() > kMostColumns);
  const ScatterColumns telling = telling_columns(data, all);
  BOOST_TEST(telling.features.size() == kMostColumns);
  const std::set<std::size_t> shown(telling.features.begin(), telling.features.end());
  std::size_t rarest = data.images.size(), commonest_hidden = 0;
  for (const std::size_t f : all.features) {
    const auto& feature = data.analysis.features[f];
    if (feature.marked) BOOST_TEST(shown.contains(f), feature.key);
    const bool is_named = feature.naming.status == stats::NamingStatus::named;
    if (feature.marked || is_named) continue;
    const std::size_t with = feature.sides.with.n;
    if (shown.contains(f)) rarest = std::min(rarest, with);
    if (!shown.contains(f)) commonest_hidden = std::max(commonest_hidden, with);
  }
  BOOST_TEST(commonest_hidden <= rarest);
  BOOST_TEST(std::includes(all.features.begin(), all.features.end(), telling.features.begin(),
                           telling.features.end(), [&](std::size_t a, std::size_t b) {
                             const auto place = [&](std::size_t f) {
                               return std::find(all.features.begin(), all.features.end(), f);
                             };
                             return place(a) < place(b);
                           }));
}

BOOST_AUTO_TEST_CASE(an_image_far_above_the_others_stands_at_the_end_of_the_axis) {
  ReportData data = tests::made_up_data({51, 90, 0.2});
  std::size_t highest = 0;
  for (std::size_t i = 0; i < data.images.size(); ++i) {
    if (data.images[i].ctr.value_or(0) > data.images[highest].ctr.value_or(0)) highest = i;
  }
  const double before = scatter_columns(data).axis_end;
  BOOST_TEST(to_html(scatter_svg(data)).find("above, at") == std::string::npos);
  data.images[highest].ctr = 0.9;
  BOOST_TEST(scatter_columns(data).axis_end <= before);
  const std::string picture = to_html(scatter_svg(data));
  BOOST_TEST(picture.find("above, at") != std::string::npos);
  BOOST_TEST(picture.find("class=\"beyond\"") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::report
