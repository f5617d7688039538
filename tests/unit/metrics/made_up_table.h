#pragma once

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <utility>

namespace imagelift::metrics {

/// What a file says, whatever it looks like: impressions and clicks by image and day.
using Truth =
    std::map<std::pair<std::string, std::string>, std::pair<std::uint64_t, std::uint64_t>>;

/// A metrics file of made-up numbers, written in one of very many ways.
struct MadeUpTable {
  std::string bytes;
  Truth truth;
  std::map<std::pair<std::string, std::string>, double> spend;  ///< empty: it has no such column
  std::string how;                                              ///< how it is written, for messages
};

/// Draws the numbers, and separators, signs, quotes, encoding, order of columns, headings, dates,
/// totals, blank lines and notes around them.
MadeUpTable made_up_table(std::mt19937& dice);

}  // namespace imagelift::metrics
