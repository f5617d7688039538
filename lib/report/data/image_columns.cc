#include "report/data/image_columns.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace imagelift::report {
namespace {

Column cluster_of(const std::vector<ReportImage>& images) {
  std::map<std::string, std::uint32_t> first;
  std::vector<double> cluster;
  for (const ReportImage& image : images) {
    const auto next = static_cast<std::uint32_t>(first.size());
    cluster.push_back(first.emplace(image.sha256, next).first->second);
  }
  return whole_numbers(cluster);
}

/// Whole numbers of 32 bits where they fit, which halves the column.
Column counts_of(const std::vector<ReportImage>& images, double Rate::*member) {
  const auto get = [&](const ReportImage& image) { return image.counts.value_or(Rate{}).*member; };
  const bool fit = std::all_of(images.begin(), images.end(), [&](const ReportImage& image) {
    return get(image) <= 4294967295.0 && get(image) == std::floor(get(image));
  });
  return fit ? column_of<std::uint32_t>(images, get) : column_of<double>(images, get);
}

}  // namespace

ImageColumns image_columns(const std::vector<ReportImage>& images) {
  const auto has_counts = [](const ReportImage& image) { return image.counts.has_value(); };
  const auto says_all = [](const ReportImage& image) {
    return image.counts.has_value() == image.ctr.has_value();
  };
  ImageColumns columns;
  if (!std::all_of(images.begin(), images.end(), says_all)) {
    columns.ctr = column_of<double>(
        images, [](const ReportImage& image) { return image.ctr.value_or(std::nan("")); });
  }
  if (std::any_of(images.begin(), images.end(), has_counts)) {
    columns.clicks = counts_of(images, &Rate::events);
    columns.impressions = counts_of(images, &Rate::trials);
  }
  columns.cluster = cluster_of(images);
  std::vector<double> family;
  for (const ReportImage& image : images) family.push_back(image.family);
  columns.family = whole_numbers(family);
  return columns;
}

}  // namespace imagelift::report
