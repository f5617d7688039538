#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/feature.h"
#include "stats/families.h"

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
  std::vector<std::uint32_t> of_row;  ///< index into levels, or kNoLevel: none, or several
  /// By ClickRows, for a factor that varies within rows of the table (such as a campaign); else
  /// empty.
  std::vector<std::uint32_t> of_click_row = {};
  bool same = false;  ///< it is the unit of error only (`--same`), and never held fixed
};

/// Clicks of the table's rows as far as the metrics tell them apart.
struct ClickRows {
  std::vector<std::uint32_t> row;  ///< of the table, ascending
  std::vector<double> clicks;
  std::vector<double> impressions;
};

/// What is known about the clicks of each row.
struct Outcomes {
  std::vector<double> ctr;          ///< 0..1; kUndefined: no impressions, the row is left out
  std::vector<double> clicks;       ///< one per row, or empty where only CTRs are known
  std::vector<double> impressions;  ///< likewise
  Families families;                ///< the unit of error (S20)
  ClickRows click_rows;             ///< needed only where a factor varies within rows
  std::vector<Factor> factors;
};

}  // namespace imagelift::stats
