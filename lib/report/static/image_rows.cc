#include "report/static/image_rows.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "report/static/page_sections.h"
#include "report/static/scatter_columns.h"
#include "report/words/measure_words.h"
#include "report/words/number_text.h"
#include "report/words/shown_name.h"
#include "report/words/words.h"

namespace imagelift::report {
namespace {

constexpr std::size_t kMostFeatures = 8;

/// By image: its features, clearest difference first.
std::vector<std::vector<std::size_t>> features_by_image(const ReportData& data) {
  const ScatterColumns columns = scatter_columns(data);
  std::vector<std::vector<std::size_t>> features(data.images.size());
  for (const ScatterPoint& point : columns.points) {
    features[point.image].push_back(columns.features[point.place]);
  }
  return features;
}

Node ctr_bar(const ReportImage& image, double greatest, double mean) {
  const auto percent = [&](double ctr) {
    return fixed(greatest > 0 ? 100 * ctr / greatest : 0, 2) + "%";
  };
  Node track = element("svg", {{"aria-hidden", "true"}, {"class", "track"}});
  if (image.ctr.value_or(0) > 0) {
    track.children.push_back(
        element("rect", {{"width", percent(*image.ctr)}, {"height", "100%"}, {"rx", "1"}}));
  }
  if (!std::isnan(mean)) {
    track.children.push_back(element("line", {{"class", "mean"},
                                              {"x1", percent(mean)},
                                              {"x2", percent(mean)},
                                              {"y1", "-40%"},
                                              {"y2", "140%"}}));
  }
  return element("span", {{"class", "bar"}}, element("span", {{"class", "value"}}, ctr_text(image)),
                 std::move(track));
}

/// `names`: of all features.
Node seen(const ReportData& data, const std::vector<std::string>& names,
          const std::vector<std::size_t>& features) {
  Node cell = element("td", {{"class", "seen"}});
  for (std::size_t i = 0; i < std::min(features.size(), kMostFeatures); ++i) {
    if (i > 0) cell.children.push_back(text(", "));
    Node name = name_text(names[features[i]]);
    name.attributes.push_back({"title", data.table.columns[features[i]].key});
    cell.children.push_back(std::move(name));
  }
  if (features.size() > kMostFeatures) {
    const auto left = static_cast<double>(features.size() - kMostFeatures);
    cell.children.push_back(text(" " + say("counts.more", {{"n", count_text(left)}})));
  }
  return cell;
}

constexpr std::size_t kMostMeasures = 4;

/// Wider tables are left to the page with scripts, where columns are chosen.
std::size_t shown_measures(const ReportData& data) {
  return data.measures.size() <= kMostMeasures ? data.measures.size() : 0;
}

/// A measure with what follows from it; on narrow screens with the head of its column before it.
Node measure_cell(const ReportData& data, std::size_t image, std::size_t measure) {
  Node cell = element("td", {{"class", "measure"}, {"data-head", data.measures[measure].heading}},
                      measure_text(data, image, measure));
  for (std::string& derived : derived_texts(data, image, measure)) {
    cell.children.push_back(element("small", {}, std::move(derived)));
  }
  return cell;
}

Node head(const ReportData& data) {
  const auto column = [](const std::string& title, const std::string& detail) {
    return element("th", {{"scope", "col"}}, title, element("small", {}, detail));
  };
  Node row = element("tr", {}, column(say("images.heads.thumbnail"), ""),
                     column(say("images.heads.image"), ""),
                     column(say("images.heads.ctr"), say("images.heads.counts")));
  for (std::size_t i = 0; i < shown_measures(data); ++i) {
    row.children.push_back(element("th", {{"scope", "col"}}, name_text(data.measures[i].heading)));
  }
  row.children.push_back(column(say("images.heads.features"), ""));
  return element("thead", {}, std::move(row));
}

}  // namespace

Node image_rows(const ReportData& data, const ThumbnailSheets& sheets,
                std::span<const std::size_t> images) {
  double greatest = 0;
  for (const ReportImage& image : data.images) greatest = std::max(greatest, image.ctr.value_or(0));
  const auto features = features_by_image(data);
  const std::vector<std::string> names = distinct_names(data.table);
  Node body = element("tbody", {});
  for (const std::size_t i : images) {
    const ReportImage& image = data.images[i];
    Node row = element(
        "tr", {}, element("td", {}, thumbnail_image(data, sheets, i)),
        element("th", {{"scope", "row"}}, name_text(image.name)),
        element("td", {{"class", "ctr"}}, ctr_bar(image, greatest, data.analysis.mean_ctr)));
    for (std::size_t measure = 0; measure < shown_measures(data); ++measure) {
      row.children.push_back(measure_cell(data, i, measure));
    }
    row.children.push_back(seen(data, names, features[i]));
    body.children.push_back(std::move(row));
  }
  if (shown_measures(data) == 0) return element("table", {}, head(data), std::move(body));
  return element("div",
                 {{"class", "table-scroll"},
                  {"tabindex", "0"},
                  {"role", "group"},
                  {"aria-label", say("sections.images.title")}},
                 element("table", {{"class", "with-measures"}}, head(data), std::move(body)));
}

}  // namespace imagelift::report
