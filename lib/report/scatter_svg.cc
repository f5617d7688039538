#include "report/scatter_svg.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>

#include "report/number_text.h"
#include "report/scatter_columns.h"
#include "report/trust.h"

namespace imagelift::report {
namespace {

constexpr double kWidth = 1200, kHeight = 560;
constexpr double kLeft = 56, kRight = 1192, kTop = 14, kBottom = 450;
constexpr double kLabelSpacing = 15;
constexpr std::size_t kLongestLabel = 16;

/// Where things stand, in units of the view box.
class Frame {
 public:
  Frame(std::size_t columns, double greatest_ctr)
      : column_((kRight - kLeft) / static_cast<double>(std::max<std::size_t>(1, columns))) {
    const double rough = (greatest_ctr > 0 ? greatest_ctr : 0.01) / 5;
    const double power = std::pow(10, std::floor(std::log10(rough)));
    for (const double step : {1.0, 2.0, 5.0, 10.0}) {
      tick_ = step * power;
      if (tick_ >= rough) break;
    }
    top_ = tick_ * std::ceil(greatest_ctr / tick_ - 1e-9);
    if (top_ <= 0) top_ = tick_;
  }

  double x(std::size_t place) const { return kLeft + (static_cast<double>(place) + 0.5) * column_; }
  double y(double ctr) const { return kBottom - (kBottom - kTop) * ctr / top_; }
  double column() const { return column_; }
  double tick() const { return tick_; }
  int ticks() const { return static_cast<int>(std::lround(top_ / tick_)); }

 private:
  double column_;
  double tick_ = 0;
  double top_ = 0;
};

std::string at(double value) {
  return fixed(value, 1);
}

Node line(const std::string& name, double y) {
  return element(
      "line",
      {{"class", name}, {"x1", at(kLeft)}, {"x2", at(kRight)}, {"y1", at(y)}, {"y2", at(y)}});
}

Node label(const std::string& content, double x, double y, const std::string& name = "") {
  return element("text", {{"class", name}, {"x", at(x)}, {"y", at(y)}, {"text-anchor", "end"}},
                 content);
}

Node axis(const Frame& frame) {
  Node group = element("g", {});
  for (int i = 0; i <= frame.ticks(); ++i) {
    const double y = frame.y(i * frame.tick());
    group.children.push_back(line("grid", y));
    group.children.push_back(label(tick_text(i * frame.tick(), frame.tick()), kLeft - 8, y + 4));
  }
  return group;
}

/// As many whole UTF-8 characters as a label has room for; it reaches down and to the left of x.
std::string shortened(const std::string& key, double x) {
  const std::size_t room = std::min(kLongestLabel, static_cast<std::size_t>(x / 6));
  std::size_t characters = 0;
  for (std::size_t i = 0; i < key.size(); ++i) {
    if ((static_cast<unsigned char>(key[i]) & 0xC0) == 0x80) continue;
    if (++characters > room) return key.substr(0, i) + "…";
  }
  return key;
}

Node feature_labels(const ReportData& data, const ScatterColumns& columns, const Frame& frame) {
  Node group = element("g", {});
  const auto step = static_cast<std::size_t>(
      std::max(1.0, std::ceil(kLabelSpacing / std::max(frame.column(), 0.001))));
  for (std::size_t place = 0; place < columns.features.size(); place += step) {
    const stats::FeatureResult& feature = data.analysis.features[columns.features[place]];
    const char* mark = !feature.marked ? "" : feature.impact.value > 0 ? " ▲" : " ▼";
    Node text = label(shortened(feature.key, frame.x(place)) + mark, 0, 0,
                      feature.marked ? "marked-label" : "");
    text.attributes.push_back({"transform", "translate(" + at(frame.x(place) + 4) + " " +
                                                at(kBottom + 14) + ") rotate(-53)"});
    group.children.push_back(std::move(text));
  }
  return group;
}

Node mean_line(const Trust& trust, const Frame& frame) {
  if (!trust.mean_ctr) return {};
  const double y = frame.y(*trust.mean_ctr);
  return fragment(line("mean", y), label("mean " + ctr_text(*trust.mean_ctr) + " (" +
                                             count_of(trust.images_with_ctr, "image") + ")",
                                         kRight - 4, y - 5, "mean-label"));
}

std::string mark_class(const stats::FeatureResult& feature) {
  if (!feature.marked) return "dots";
  return feature.impact.value > 0 ? "dots higher" : "dots lower";
}

/// Three steps of strength are enough for the eye and keep the picture small.
std::string strength(const stats::FeatureResult& feature, double value) {
  const bool sure = feature.measure != stats::Measure::presence || value >= 0.8;
  return sure ? "0.95" : value >= 0.4 ? "0.7" : "0.45";
}

/// A row of round points: one move and one stroke without length for each.
void add_point(std::string& path, double& pen, double x, double y) {
  path += path.empty() ? "M" + at(x) + " " + at(y) + "h0" : "m" + at(x - pen) + " 0h0";
  pen = std::round(x * 10) / 10;
}

Node image_group(const ReportData& data, const ScatterColumns& columns, const Frame& frame,
                 const std::vector<const ScatterPoint*>& points) {
  const ReportImage& image = data.images[points.front()->image];
  const double y = frame.y(*image.ctr);
  std::map<std::pair<std::string, std::string>, std::pair<std::string, double>> paths;
  for (const ScatterPoint* point : points) {
    const stats::FeatureResult& feature = data.analysis.features[columns.features[point->place]];
    auto& [path, pen] = paths[{mark_class(feature), strength(feature, point->value)}];
    add_point(path, pen, frame.x(point->place), y);
  }
  const std::string dot = at(std::clamp(frame.column() * 0.7, 2.5, 8.0));
  Node group = element(
      "g", {{"class", "image"}}, element("title", {}, image.name + ": CTR " + ctr_text(image)),
      element("path", {{"class", "join"},
                       {"d", "M" + at(frame.x(points.front()->place)) + " " + at(y) + "H" +
                                 at(frame.x(points.back()->place))}}));
  for (const auto& [look, path] : paths) {
    group.children.push_back(element("path", {{"class", look.first},
                                              {"stroke-opacity", look.second},
                                              {"stroke-width", dot},
                                              {"d", path.first}}));
  }
  return group;
}

Node image_groups(const ReportData& data, const ScatterColumns& columns, const Frame& frame) {
  std::vector<std::vector<const ScatterPoint*>> of_image(data.images.size());
  for (const ScatterPoint& point : columns.points) of_image[point.image].push_back(&point);
  Node group = element("g", {});
  for (const auto& points : of_image) {
    if (!points.empty()) group.children.push_back(image_group(data, columns, frame, points));
  }
  return group;
}

/// Cells of the picture by how many points they hold, in five steps.
Node densities(const ReportData& data, const ScatterColumns& columns, const Frame& frame) {
  constexpr int kColumns = 284, kRows = 109;
  constexpr double kCellWidth = (kRight - kLeft) / kColumns, kCellHeight = (kBottom - kTop) / kRows;
  std::vector<std::size_t> count(kColumns * kRows);
  for (const ScatterPoint& point : columns.points) {
    const double y = frame.y(*data.images[point.image].ctr);
    const int column = static_cast<int>((frame.x(point.place) - kLeft) / kCellWidth);
    const int row = static_cast<int>((y - kTop) / kCellHeight);
    const int cell = std::clamp(row, 0, kRows - 1) * kColumns + std::clamp(column, 0, kColumns - 1);
    ++count[static_cast<std::size_t>(cell)];
  }
  const double greatest = static_cast<double>(*std::max_element(count.begin(), count.end()));
  std::array<std::string, 5> paths;
  for (std::size_t i = 0; i < count.size(); ++i) {
    if (count[i] == 0) continue;
    const double share = std::sqrt(static_cast<double>(count[i]) / greatest);
    const auto level = static_cast<std::size_t>(std::min(4.0, share * 5));
    const std::size_t column = i % kColumns, row = i / kColumns;
    paths[level] += "M" + at(kLeft + static_cast<double>(column) * kCellWidth) + " " +
                    at(kTop + static_cast<double>(row) * kCellHeight) + "h4v4h-4z";
  }
  Node group = element("g", {{"class", "density"}});
  for (std::size_t level = 0; level < paths.size(); ++level) {
    group.children.push_back(
        element("path", {{"fill-opacity", fixed(0.2 * (level + 1.0), 1)}, {"d", paths[level]}}));
  }
  return group;
}

}  // namespace

Node scatter_svg(const ReportData& data) {
  const ScatterColumns columns = scatter_columns(data);
  if (columns.points.empty())
    return element("p", {{"class", "nothing"}}, "There is no point to show.");
  const Frame frame(columns.features.size(), columns.greatest_ctr);
  const bool dense = columns.points.size() > kMostPoints;
  return element(
      "svg",
      {{"class", "still-scatter"},
       {"viewBox", "0 0 " + fixed(kWidth, 0) + " " + fixed(kHeight, 0)},
       {"role", "img"},
       {"aria-label", "CTR of images by feature: " + count_of(columns.points.size(), "point")}},
      axis(frame), dense ? densities(data, columns, frame) : image_groups(data, columns, frame),
      mean_line(trust_of(data), frame), feature_labels(data, columns, frame));
}

}  // namespace imagelift::report
