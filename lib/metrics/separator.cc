#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "metrics/csv.h"

namespace imagelift::metrics {
namespace {

constexpr std::string_view kSeparators = ",;\t|";
constexpr std::size_t kLines = 200;             // that are looked at
constexpr std::size_t kCharacters = 256 << 10;  // likewise

using Counts = std::array<std::size_t, kSeparators.size()>;

/// How often each separator stands in each of the first lines, outside of quotes.
std::vector<Counts> counts_by_line(std::string_view text) {
  std::vector<Counts> lines(1);
  bool quoted = false;
  bool blank = true;
  for (const char character : text.substr(0, kCharacters)) {
    if (character == '"') quoted = !quoted;
    if (quoted) continue;
    if (character == '\n' || character == '\r') {
      if (blank) continue;
      if (lines.size() == kLines) break;
      lines.emplace_back();
      blank = true;
      continue;
    }
    blank = false;
    const std::size_t which = kSeparators.find(character);
    if (which != std::string_view::npos) ++lines.back()[which];
  }
  return lines;
}

/// How many lines have the number of this separator that most lines have, 0 not counted.
std::size_t lines_that_agree(const std::vector<Counts>& lines, std::size_t which) {
  std::map<std::size_t, std::size_t> lines_with;
  std::size_t most = 0;
  for (const Counts& line : lines) {
    if (line[which] > 0) most = std::max(most, ++lines_with[line[which]]);
  }
  return most;
}

}  // namespace

std::string separators_by_likelihood(std::string_view text) {
  const std::vector<Counts> lines = counts_by_line(text);
  std::array<std::size_t, kSeparators.size()> order{}, agree{};
  for (std::size_t i = 0; i < order.size(); ++i) {
    order[i] = i;
    agree[i] = lines_that_agree(lines, i);
  }
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    if (agree[a] != agree[b]) return agree[a] > agree[b];
    return lines.front()[a] > lines.front()[b];
  });
  std::string sorted;
  for (const std::size_t which : order) sorted += kSeparators[which];
  return sorted;
}

char detect_separator(std::string_view text) {
  const std::string sorted = separators_by_likelihood(text);
  return sorted[sorted.front() == '|' ? 1 : 0];
}

}  // namespace imagelift::metrics
