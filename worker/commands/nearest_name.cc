#include "worker/commands/nearest_name.h"

#include <algorithm>
#include <vector>

#include "text/ascii.h"
#include "worker/printable_name.h"

namespace imagelift::worker {
namespace {

constexpr std::size_t kLongest = 200;  // bytes; what is longer is no typing error

/// Three rows of the table of distances between the beginnings of both.
std::size_t distance(std::string_view one, std::string_view other) {
  std::vector<std::size_t> before(other.size() + 1), last(other.size() + 1), row(other.size() + 1);
  for (std::size_t j = 0; j <= other.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= one.size(); ++i) {
    std::swap(before, last);
    std::swap(last, row);
    row[0] = i;
    for (std::size_t j = 1; j <= other.size(); ++j) {
      const bool same = text::to_lower(one[i - 1]) == text::to_lower(other[j - 1]);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0U : 1U)});
      const bool swapped = i > 1 && j > 1 &&
                           text::to_lower(one[i - 1]) == text::to_lower(other[j - 2]) &&
                           text::to_lower(one[i - 2]) == text::to_lower(other[j - 1]);
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return row[other.size()];
}

}  // namespace

std::optional<std::string> nearest_name(std::string_view typed,
                                        std::span<const std::string> names) {
  std::optional<std::string> nearest;
  std::size_t least = kLongest;
  for (const std::string& name : names) {
    if (typed.size() > kLongest || name.size() > kLongest) continue;
    const std::size_t wrong = distance(typed, name);
    if (wrong >= least || 3 * wrong > std::max(typed.size(), name.size())) continue;
    least = wrong;
    nearest = name;
  }
  return nearest;
}

std::string did_you_mean(std::string_view typed, std::span<const std::string> names) {
  const auto nearest = nearest_name(typed, names);
  return nearest ? "; did you mean " + printable_name(*nearest) + "?" : "";
}

}  // namespace imagelift::worker
