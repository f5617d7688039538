#include <set>
#include <string>
#include <utility>

#include "core/shown_text.h"
#include "metrics/ads.h"
#include "metrics/metrics_match.h"

namespace imagelift::metrics {
namespace {

/// Two addresses that differ in their query only become one level, which nobody may miss.
void show_factor(MetricTable& table, std::size_t factor) {
  std::set<std::string> before, after;
  for (MetricRow& row : table.rows) {
    std::string& value = row.factors[factor];
    std::string text = shown_address(value);
    if (text == value) continue;
    after.insert(text);
    before.insert(std::exchange(value, std::move(text)));
  }
  if (before.empty()) return;
  table.notes.push_back("The column " + shown_text(table.factors[factor].name) +
                        " holds addresses, of which no user, query or fragment is kept: " +
                        std::to_string(before.size()) + " values became " +
                        std::to_string(after.size()) + ".");
}

}  // namespace

MetricTable resolved(MetricTable table, const MetricMatch& match,
                     std::span<const ImageRef> images) {
  for (MetricRow& row : table.rows) row.image = shown_address(row.image);
  for (std::size_t i = 0; i < table.factors.size(); ++i) show_factor(table, i);
  for (std::size_t i = 0; i < images.size(); ++i) {
    for (const std::size_t row : match.rows_of_image[i]) table.rows[row].image = images[i].path;
  }
  sum_ads(table, match);
  return table;
}

}  // namespace imagelift::metrics
