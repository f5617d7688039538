#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace imagelift::stats {

/// Rule S20: the unit of error. Rows of one creative family (the same bytes, the same photo in
/// other sizes or designs, the same level of a factor that the user names) count one by one in
/// every estimate, and together in how sure one may be of it.
struct Families {
  std::vector<std::uint32_t> of_row;  ///< 0..count-1; empty: every row is a family of its own
  std::size_t count = 0;

  std::uint32_t of(std::uint32_t row) const { return of_row.empty() ? row : of_row[row]; }
};

/// Rows with equal identity (for example the sha256 of the content) form a family, numbered in the
/// order of first appearance.
Families families_by(std::span<const std::string> identities);

/// Every row is a family of its own.
Families single_families(std::size_t rows);

/// The families of some rows, numbered anew in the order of first appearance.
Families families_of(const Families& families, std::span<const std::uint32_t> rows);

/// Kish's effective number (sum w)^2 / sum w^2 (Kish 1965, Survey Sampling, 11.7); 0 for no weight
/// at all.
double effective_number(std::span<const double> weights);

}  // namespace imagelift::stats
