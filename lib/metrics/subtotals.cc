#include "metrics/subtotals.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "metrics/refusal.h"
#include "metrics/totals_words.h"

namespace imagelift::metrics {
namespace {

/// The date, or a factor: what a row may be the whole of.
constexpr std::size_t kDate = static_cast<std::size_t>(-1);

enum class Level { one, blank, word };

/// What the levels of a dimension are; asked once of each.
class Levels {
 public:
  Levels(const MetricTable& table, std::size_t dimension) : table_(table), dimension_(dimension) {}

  Level of_row(std::size_t row) {
    if (dimension_ == kDate) return table_.rows[row].date.empty() ? Level::blank : Level::one;
    const std::string_view level = table_.factors[dimension_].levels[row];
    if (level.empty()) return Level::blank;
    const auto [known, is_new] = kinds_.try_emplace(level, Level::one);
    if (is_new && is_word_for_all(level)) known->second = Level::word;
    return known->second;
  }

 private:
  const MetricTable& table_;
  std::size_t dimension_;
  std::unordered_map<std::string_view, Level> kinds_;
};

/// Rows of one image that are alike but for their level.
struct Group {
  std::uint64_t impressions = 0, clicks = 0;              ///< of the rows of one level
  std::uint64_t whole_impressions = 0, whole_clicks = 0;  ///< of the others
  std::size_t levels = 0;
  std::vector<std::size_t> wholes;  ///< rows, as indices

  bool is_equal() const { return whole_impressions == impressions && whole_clicks == clicks; }
};

/// How wholes stand to the sums of their parts.
struct Comparison {
  std::vector<std::size_t> equal;  ///< rows
  std::uint64_t impressions = 0, clicks = 0;
  std::size_t unequal = 0;
  std::size_t first_unequal = 0;  ///< row
  bool is_ever_less = false;

  /// Tiny counts are equal by chance.
  bool proves() const { return clicks > 0 || impressions >= 100; }
};

class Subtotals {
 public:
  explicit Subtotals(MetricTable& table) : table_(table) {}

  /// `is_fine`: apart by all other dimensions, too; else those of an image are one group.
  Comparison compare(std::size_t dimension, Level kind, bool is_fine) const {
    Levels levels(table_, dimension);
    std::unordered_map<std::uint64_t, Group> groups;  // only of those that have a whole
    for (std::size_t i = 0; i < table_.rows.size(); ++i) {
      if (levels.of_row(i) != kind) continue;
      add_whole(table_.rows[i], i, groups[key_of(i, dimension, is_fine)]);
    }
    for (std::size_t i = 0; i < table_.rows.size(); ++i) {
      if (levels.of_row(i) != Level::one) continue;
      const auto group = groups.find(key_of(i, dimension, is_fine));
      if (group != groups.end()) add_part(table_.rows[i], group->second);
    }
    Comparison comparison;
    for (const auto& [key, group] : groups) judge(group, comparison);
    return comparison;
  }

  bool has(std::size_t dimension, Level kind) const {
    Levels levels(table_, dimension);
    for (std::size_t i = 0; i < table_.rows.size(); ++i) {
      if (levels.of_row(i) == kind) return true;
    }
    return false;
  }

  bool drop(const Comparison& found) {
    if (found.equal.empty() || found.unequal > 0 || !found.proves()) return false;
    std::vector<bool> are_dropped(table_.rows.size());
    for (const std::size_t row : found.equal) are_dropped[row] = true;
    table_.drop_rows(are_dropped);
    table_.reading.subtotals += found.equal.size();
    return true;
  }

 private:
  static void add_whole(const MetricRow& row, std::size_t index, Group& group) {
    group.wholes.push_back(index);
    group.whole_impressions += *row.impressions;
    group.whole_clicks += *row.clicks;
  }

  static void add_part(const MetricRow& row, Group& group) {
    ++group.levels;
    group.impressions += *row.impressions;
    group.clicks += *row.clicks;
  }

  std::uint64_t key_of(std::size_t row, std::size_t dimension, bool is_fine) const {
    const text::SharedText::Hash hash;
    std::uint64_t key = hash(table_.rows[row].image);
    const auto mix = [&](std::uint64_t next) {
      key = (key ^ (key >> 29)) * 0x9E3779B97F4A7C15u + next;
    };
    if (!is_fine) return key;
    if (dimension != kDate) mix(table_.rows[row].date.number());
    for (std::size_t i = 0; i < table_.factors.size(); ++i) {
      if (i != dimension) mix(hash(table_.factors[i].levels[row]));
    }
    return key;
  }

  void judge(const Group& group, Comparison& comparison) const {
    if (group.wholes.empty() || group.levels == 0) return;
    if (group.is_equal()) {
      comparison.equal.insert(comparison.equal.end(), group.wholes.begin(), group.wholes.end());
      comparison.impressions += group.impressions;
      comparison.clicks += group.clicks;
      return;
    }
    const std::size_t row = table_.rows[group.wholes.front()].row;
    if (comparison.unequal++ == 0 || row < comparison.first_unequal) comparison.first_unequal = row;
    comparison.is_ever_less |=
        group.whole_impressions < group.impressions || group.whole_clicks < group.clicks;
  }

  MetricTable& table_;
};

/// Levels that say all, but are not the sums of the others: of some images they are, or they are
/// more than the others of each, as where platforms hide small levels.
void refuse_doubtful(const Subtotals& subtotals, const MetricTable& table, std::size_t factor,
                     const std::string& file) {
  for (const bool is_fine : {false, true}) {
    const Comparison found = subtotals.compare(factor, Level::word, is_fine);
    const bool some_are = !found.equal.empty() && found.proves();
    const bool may_be = is_fine && !found.is_ever_less;
    if (found.unequal == 0 || !(some_are || may_be)) continue;
    throw refusal(file,
                  "row " + std::to_string(found.first_unequal) + " has all of `" +
                      table.factors[factor].name +
                      "`, but is not the sum of the other rows of its image: rows would count "
                      "twice; remove the rows of totals, or export without them",
                  Advice::rows);
  }
}

}  // namespace

void drop_subtotals(MetricTable& table, const std::string& file) {
  if (!table.has_counts) return;
  Subtotals subtotals(table);
  std::vector<std::size_t> blanks, words;
  const bool has_dates =
      std::ranges::any_of(table.rows, [](const MetricRow& row) { return !row.date.empty(); });
  if (has_dates && subtotals.has(kDate, Level::blank)) blanks.push_back(kDate);
  for (std::size_t factor = 0; factor < table.factors.size(); ++factor) {
    if (subtotals.has(factor, Level::blank)) blanks.push_back(factor);
    if (subtotals.has(factor, Level::word)) words.push_back(factor);
  }
  for (bool again = !blanks.empty() || !words.empty(); again;) {
    again = false;
    for (const bool is_fine : {false, true}) {
      for (const std::size_t dimension : blanks) {
        again |= subtotals.drop(subtotals.compare(dimension, Level::blank, is_fine));
      }
      for (const std::size_t factor : words) {
        again |= subtotals.drop(subtotals.compare(factor, Level::word, is_fine));
      }
    }
  }
  for (const std::size_t factor : words) refuse_doubtful(subtotals, table, factor, file);
}

}  // namespace imagelift::metrics
