#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "core/shown_text.h"
#include "metrics/ads.h"
#include "metrics/metrics_match.h"

namespace imagelift::metrics {
namespace {

/// What is shown of texts that many rows share, made once of each.
class ShownTexts {
 public:
  void show(text::SharedText& text) {
    auto known = shown_.find(text);
    if (known == shown_.end()) known = shown_.emplace(text, shown_address(text)).first;
    if (known->second != text) text = known->second;
  }

  /// How many texts lost something, and how many are left of these.
  std::pair<std::size_t, std::size_t> changes() const {
    std::set<std::string_view> after;
    std::size_t before = 0;
    for (const auto& [written, shown] : shown_) {
      if (written == shown) continue;
      ++before;
      after.insert(shown);
    }
    return {before, after.size()};
  }

 private:
  std::unordered_map<text::SharedText, text::SharedText, text::SharedText::Hash> shown_;
};

/// Two addresses that differ in their query only become one level, which nobody may miss.
void show_levels(MetricFactor& factor, std::vector<std::string>& notes) {
  ShownTexts texts;
  for (text::SharedText& level : factor.levels) texts.show(level);
  const auto [before, after] = texts.changes();
  if (before == 0) return;
  notes.push_back("The column " + shown_text(factor.name) +
                  " holds addresses, of which no user, query or fragment is kept: " +
                  std::to_string(before) + " values became " + std::to_string(after) + ".");
}

}  // namespace

MetricTable resolved(MetricTable table, const MetricMatch& match,
                     std::span<const ImageRef> images) {
  ShownTexts names;
  for (MetricRow& row : table.rows) names.show(row.image);
  for (MetricFactor& factor : table.factors) show_levels(factor, table.notes);
  for (std::size_t i = 0; i < images.size(); ++i) {
    const text::SharedText path = images[i].path;
    for (const std::size_t row : match.rows_of_image[i]) table.rows[row].image = path;
  }
  sum_ads(table, match);
  return table;
}

}  // namespace imagelift::metrics
