#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/feature.h"
#include "stats/clusters.h"

namespace imagelift::stats {

/// One feature's values, sparse: a row that is neither listed nor missing has the value 0.
struct FeatureColumn {
  FeatureId id;
  std::string key;                      ///< as in features.json
  Measure measure = Measure::presence;  ///< its kind's; a group's is its members'
  std::vector<std::uint32_t> rows;      ///< ascending
  std::vector<double> values;           ///< one per row; finite, not 0
  std::size_t missing = 0;              ///< which list of FeatureTable::missing
};

/// All features of a run, by row. Rows are images, in any fixed order.
struct FeatureTable {
  std::size_t rows = 0;
  std::vector<FeatureColumn> columns;
  /// Lists of ascending rows on which a model failed or was off: what it would have said is
  /// missing there, neither present nor absent (rule S2). List 0 is by default "nowhere".
  std::vector<std::vector<std::uint32_t>> missing = {{}};
};

/// Something read from an image's name or a metrics column, such as its template.
struct Factor {
  static constexpr std::uint32_t kNoLevel = 0xffffffff;

  std::string name;
  std::vector<std::string> levels;    ///< their names
  std::vector<std::uint32_t> of_row;  ///< index into levels, or kNoLevel
};

/// What is known about the clicks of each row.
struct Outcomes {
  std::vector<double> ctr;          ///< 0..1; kUndefined: no impressions, the row is left out
  std::vector<double> clicks;       ///< one per row, or empty where only CTRs are known
  std::vector<double> impressions;  ///< likewise
  Clusters clusters;                ///< empty of_row: every row is a cluster of its own
  std::vector<Factor> factors;
};

}  // namespace imagelift::stats
