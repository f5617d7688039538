#include "report/static/scatter_svg.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "report/data/run_facts.h"
#include "report/data/threshold_choices.h"
#include "report/static/scatter_columns.h"
#include "report/words/difference_text.h"
#include "report/words/number_text.h"
#include "report/words/shown_name.h"
#include "report/words/words.h"
#include "text/utf8.h"

namespace imagelift::report {
namespace {

constexpr double kWidth = 1200, kHeight = 560;
constexpr double kLeft = 56, kRight = 1192, kTop = 14, kBottom = 450;
constexpr double kLabelSpacing = 15;
constexpr std::size_t kLongestLabel = 16;

/// Where things stand, in units of the view box.
class Frame {
 public:
  Frame(std::size_t columns, double axis_end)
      : column_((kRight - kLeft) / static_cast<double>(std::max<std::size_t>(1, columns))) {
    const double rough = (axis_end > 0 ? axis_end : 0.01) / 5;
    const double power = std::pow(10, std::floor(std::log10(rough)));
    for (const double step : {1.0, 2.0, 5.0, 10.0}) {
      tick_ = step * power;
      if (tick_ >= rough) break;
    }
    top_ = tick_ * std::ceil(axis_end / tick_ - 1e-9);
    if (top_ <= 0) top_ = tick_;
  }

  double x(std::size_t place) const { return kLeft + (static_cast<double>(place) + 0.5) * column_; }
  /// What lies above the axis stands at its end.
  double y(double ctr) const { return kBottom - (kBottom - kTop) * std::min(1.0, ctr / top_); }
  bool is_above(double ctr) const { return ctr > top_; }
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
std::string shortened(const std::string& name, double x) {
  const std::size_t room = std::min(kLongestLabel, static_cast<std::size_t>(x / 6));
  const auto shown = text::cut_utf8_characters(name, room);
  return shown.size() == name.size() ? name : std::string(shown) + "…";
}

Node feature_labels(const ReportData& data, const ScatterColumns& columns, const Frame& frame) {
  Node group = element("g", {});
  const auto step = static_cast<std::size_t>(
      std::max(1.0, std::ceil(kLabelSpacing / std::max(frame.column(), 0.001))));
  const std::vector<std::string> names = distinct_names(data.table);
  for (std::size_t place = 0; place < columns.features.size(); place += step) {
    const std::size_t f = columns.features[place];
    const stats::FeatureResult& feature = data.analysis.features[f];
    const std::string sign = mark_sign(stats::mark_of(feature));
    Node text = label(shortened(names[f], frame.x(place)) + sign, 0, 0,
                      feature.marked ? "marked-label" : "");
    text.attributes.push_back({"transform", "translate(" + at(frame.x(place) + 4) + " " +
                                                at(kBottom + 14) + ") rotate(-53)"});
    group.children.push_back(element("g", {}, element("title", {}, feature.key), std::move(text)));
  }
  return group;
}

Node mean_line(const Trust& trust, const Frame& frame) {
  if (!trust.mean_ctr) return {};
  const double y = frame.y(*trust.mean_ctr);
  return fragment(
      line("mean", y),
      label(say("scatter.overall", {{"ctr", ctr_text(*trust.mean_ctr)},
                                    {"images", say_count("counts.image", trust.images_with_ctr)}}),
            kRight - 4, y - 5, "mean-label"));
}

/// Arrows over points above the axis, and how many images there are.
Node beyond_axis(const ReportData& data, const ScatterColumns& columns, const Frame& frame) {
  std::map<std::uint32_t, double> images;
  std::set<std::size_t> places;
  double greatest = 0;
  for (const ScatterPoint& point : columns.points) {
    const double ctr = *data.images[point.image].ctr;
    if (!frame.is_above(ctr)) continue;
    images.emplace(point.image, ctr);
    places.insert(point.place);
    greatest = std::max(greatest, ctr);
  }
  if (images.empty()) return {};
  std::string arrows;
  for (const std::size_t place : places) {
    const double x = frame.x(place);
    arrows += "M" + at(x - 4) + " " + at(kTop - 6) + "L" + at(x) + " " + at(kTop - 12) + "L" +
              at(x + 4) + " " + at(kTop - 6);
  }
  Node text = label(say_count("scatter.beyond", images.size(), {{"ctr", ctr_text(greatest)}}),
                    kLeft + 4, kTop + 14, "mean-label");
  text.attributes.back().value = "start";
  return fragment(element("path", {{"class", "beyond"}, {"d", arrows}}), std::move(text));
}

/// Mark, kind and confidence of a point, by which the style sheet draws and hides it.
std::string look_of(const ReportData& data, const ScatterColumns& columns,
                    const ScatterPoint& point) {
  const std::size_t f = columns.features[point.place];
  const stats::FeatureResult& feature = data.analysis.features[f];
  const std::string mark(to_string(stats::mark_of(feature)));
  return "dots" + (mark.empty() ? "" : " " + mark) + " k-" +
         std::string(to_string(feature.id.kind)) +
         point_class(data.table.columns[f], feature.threshold, point.value);
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
  std::map<std::string, std::pair<std::string, double>> paths;
  for (const ScatterPoint* point : points) {
    auto& [path, pen] = paths[look_of(data, columns, *point)];
    add_point(path, pen, frame.x(point->place), y);
  }
  Node group = element(
      "g", {{"class", "image"}},
      element("title", {}, say("scatter.image", {{"image", image.name}, {"ctr", ctr_text(image)}})),
      element("path", {{"class", "join"},
                       {"d", "M" + at(frame.x(points.front()->place)) + " " + at(y) + "H" +
                                 at(frame.x(points.back()->place))}}));
  for (const auto& [look, path] : paths) {
    group.children.push_back(element("path", {{"class", look}, {"d", path.first}}));
  }
  return group;
}

Node image_groups(const ReportData& data, const ScatterColumns& columns, const Frame& frame) {
  std::vector<std::vector<const ScatterPoint*>> of_image(data.images.size());
  for (const ScatterPoint& point : columns.points) of_image[point.image].push_back(&point);
  const std::string dot = at(std::clamp(frame.column() * 0.7, 2.5, 8.0));
  Node group = element("g", {{"stroke-width", dot}});
  for (const auto& points : of_image) {
    if (!points.empty()) group.children.push_back(image_group(data, columns, frame, points));
  }
  return group;
}

/// Cells of the image by how many points they hold.
class Density {
 public:
  void add(double x, double y) {
    const int column = static_cast<int>((x - kLeft) / kCell);
    const int row = static_cast<int>((y - kTop) / kCell);
    const int cell = std::clamp(row, 0, kRows - 1) * kColumns + std::clamp(column, 0, kColumns - 1);
    ++count_[static_cast<std::size_t>(cell)];
  }

  std::size_t greatest() const { return *std::max_element(count_.begin(), count_.end()); }

  /// In five steps of strength up to `greatest`; a square is a stroke without length.
  Node picture(const std::string& name, std::size_t greatest) const {
    std::array<std::string, 5> paths;
    std::array<std::pair<std::size_t, std::size_t>, 5> pens{};
    for (std::size_t i = 0; i < count_.size(); ++i) {
      if (count_[i] == 0) continue;
      const double share =
          std::sqrt(static_cast<double>(count_[i]) / static_cast<double>(greatest));
      const auto level = static_cast<std::size_t>(std::min(4.0, share * 5));
      const std::size_t column = i % kColumns, row = i / kColumns;
      auto& [x, y] = pens[level];
      const auto moved = [](std::size_t from, std::size_t to) {
        return std::to_string(kCell * (static_cast<int>(to) - static_cast<int>(from)));
      };
      paths[level] += "m" + moved(x, column) + " " + moved(y, row) + "h0";
      pens[level] = {column, row};
    }
    Node group = element("g", {{"class", name}});
    for (std::size_t level = 0; level < paths.size(); ++level) {
      if (paths[level].empty()) continue;
      const std::string start = "M" + at(kLeft + kCell / 2.0) + " " + at(kTop + kCell / 2.0);
      group.children.push_back(element("path", {{"stroke-opacity", fixed(0.2 * (level + 1.0), 1)},
                                                {"d", start + paths[level]}}));
    }
    return group;
  }

 private:
  static constexpr int kColumns = 284, kRows = 109, kCell = 4;

  std::vector<std::size_t> count_ = std::vector<std::size_t>(kColumns * kRows);
};

/// A density for each step of confidence, so that the style sheet can hide what is not chosen.
Node densities(const ReportData& data, const ScatterColumns& columns, const Frame& frame) {
  std::map<std::string, Density> layers;
  for (const ScatterPoint& point : columns.points) {
    const std::size_t f = columns.features[point.place];
    layers["layer" +
           point_class(data.table.columns[f], data.analysis.features[f].threshold, point.value)]
        .add(frame.x(point.place), frame.y(*data.images[point.image].ctr));
  }
  std::size_t greatest = 1;
  for (const auto& [name, layer] : layers) greatest = std::max(greatest, layer.greatest());
  Node group = element("g", {{"class", "density"}, {"stroke-width", "4"}});
  for (const auto& [name, layer] : layers) {
    group.children.push_back(layer.picture(name, greatest));
  }
  return group;
}

}  // namespace

Node scatter_svg(const ReportData& data) {
  const ScatterColumns all = scatter_columns(data);
  const ScatterColumns columns = telling_columns(data, all);
  if (columns.points.empty()) return element("p", {{"class", "nothing"}}, say("scatter.nothing"));
  const Frame frame(columns.features.size(), columns.axis_end);
  const auto shown = static_cast<std::size_t>(
      std::count_if(columns.points.begin(), columns.points.end(),
                    [](const ScatterPoint& point) { return point.counts; }));
  const bool dense = columns.points.size() > kMostPoints;
  return element(
      "svg",
      {{"class", "static-scatter"},
       {"viewBox", "0 0 " + fixed(kWidth, 0) + " " + fixed(kHeight, 0)},
       {"role", "img"},
       {"aria-label", say("scatter.label", {{"points", say_count("counts.point", shown)}})}},
      axis(frame), dense ? densities(data, columns, frame) : image_groups(data, columns, frame),
      mean_line(trust_of(data), frame), beyond_axis(data, columns, frame),
      feature_labels(data, columns, frame));
}

}  // namespace imagelift::report
