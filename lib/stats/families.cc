#include "stats/families.h"

#include <numeric>
#include <string_view>
#include <unordered_map>

namespace imagelift::stats {

Families families_by(std::span<const std::string> identities) {
  Families families;
  families.of_row.reserve(identities.size());
  std::unordered_map<std::string_view, std::uint32_t> seen;
  for (const auto& identity : identities) {
    const auto next = static_cast<std::uint32_t>(seen.size());
    families.of_row.push_back(seen.try_emplace(identity, next).first->second);
  }
  families.count = seen.size();
  return families;
}

Families single_families(std::size_t rows) {
  Families families;
  families.of_row.resize(rows);
  std::iota(families.of_row.begin(), families.of_row.end(), 0U);
  families.count = rows;
  return families;
}

Families families_of(const Families& families, std::span<const std::uint32_t> rows) {
  Families own;
  own.of_row.reserve(rows.size());
  std::unordered_map<std::uint32_t, std::uint32_t> seen;
  for (const auto row : rows) {
    const auto next = static_cast<std::uint32_t>(seen.size());
    own.of_row.push_back(seen.try_emplace(families.of(row), next).first->second);
  }
  own.count = seen.size();
  return own;
}

double effective_number(std::span<const double> weights) {
  double sum = 0;
  double squares = 0;
  for (const double weight : weights) {
    sum += weight;
    squares += weight * weight;
  }
  return squares > 0 ? sum * sum / squares : 0;
}

}  // namespace imagelift::stats
