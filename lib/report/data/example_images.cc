#include "report/data/example_images.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <set>
#include <string>
#include <string_view>

#include "text/bytes.h"
#include "text/replace_file.h"

namespace imagelift::report {
namespace {

bool is_named(const stats::FeatureResult& feature) {
  return feature.naming.status == stats::NamingStatus::named;
}

}  // namespace

std::vector<std::size_t> example_images(const ReportData& data, std::size_t feature) {
  const stats::FeatureColumn& column = data.table.columns[feature];
  std::vector<std::size_t> order(column.rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return column.values[a] > column.values[b];
  });
  std::set<std::uint32_t> seen;  // families
  std::vector<std::size_t> images;
  for (const std::size_t i : order) {
    if (images.size() == kExamples) break;
    if (seen.insert(data.images[column.rows[i]].family).second) images.push_back(column.rows[i]);
  }
  return images;
}

std::optional<std::size_t> first_verdict(const ReportData& data) {
  std::optional<std::size_t> clearest;
  for (const std::size_t f : stats::ranking(data.analysis)) {
    const stats::FeatureResult& feature = data.analysis.features[f];
    if (is_named(feature)) return f;
    if (feature.marked && !clearest) clearest = f;
  }
  return clearest;
}

std::vector<std::size_t> first_examples(const ReportData& data) {
  const std::optional<std::size_t> feature = first_verdict(data);
  std::vector<std::size_t> images;
  if (!feature) return images;
  for (const std::size_t image : example_images(data, *feature)) {
    if (data.images[image].thumbnail) images.push_back(image);
  }
  return images;
}

void write_examples(const ReportData& data, const std::filesystem::path& folder) {
  const std::vector<std::size_t> images = first_examples(data);
  if (images.empty()) return;
  std::filesystem::create_directories(folder / "examples");
  for (std::size_t i = 0; i < images.size(); ++i) {
    text::replace_file(folder / "examples" / (std::to_string(i) + ".jpg"),
                       text::as_text(data.images[images[i]].thumbnail->jpeg));
  }
}

}  // namespace imagelift::report
