#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace imagelift::metrics {

/// A column of a metrics file and what became of it.
struct ColumnReading {
  std::string heading;  ///< as written, without addresses' secrets
  std::string column;   ///< as spreadsheets call it: `A`, `AB`
  std::string role;     ///< `image`, `clicks`, `factor`, the key of a measure; empty: not taken
  std::string why;      ///< a clause, or empty where the role says it all

  friend bool operator==(const ColumnReading&, const ColumnReading&) = default;
};

/// How a totals row compares with the sums of the rows.
enum class TotalsVerdict {
  equal,     ///< of impressions and clicks
  larger,    ///< of more than these rows, such as of the whole account
  smaller,   ///< something is wrong with the file
  unstated,  ///< it has no counts that can be read
};

/// A row of totals, which is dropped.
struct TotalsRow {
  std::size_t row = 0;
  std::string label;  ///< `Total: Ads`; empty: a row without a name
  std::optional<std::uint64_t> impressions, clicks;
  TotalsVerdict verdict = TotalsVerdict::unstated;
};

/// Rows of one image, date and factors, which became one.
struct MergedRows {
  std::size_t into = 0;           ///< number of the first of them
  std::vector<std::size_t> rows;  ///< numbers of the others, at most a few hundred in all
};

/// A row in which impressions, clicks or ctr are not there: it says nothing, never 0.
struct NoDataRow {
  std::size_t row = 0;
  std::string image;
  bool has_impressions = false;  ///< platforms leave a 0 blank: then no clicks may mean none
};

/// The account of how a metrics file was read: everything a person needs to see that it was read
/// as it was meant. `sentences` (reading_text.h) makes a paragraph of it.
struct MetricReading {
  std::string container;  ///< `gzip`, `XLSX workbook`, or both; empty: plain text
  std::string encoding;   ///< `UTF-8`, `UTF-16LE without BOM`, `windows-1252`; empty: a workbook
  std::size_t broken_characters = 0;  ///< of UTF-8, which became U+FFFD
  std::size_t broken_line = 0;        ///< of the file, with the first of them
  std::string separator;              ///< `,`, `;`, `|` or `tab`; empty: a workbook
  std::string sheet;                  ///< of a workbook

  std::size_t skipped_lines = 0;  ///< above the header, a `sep=` line and blank ones included
  std::size_t header_row = 0;     ///< 0: the file has no header
  std::size_t data_rows = 0;      ///< that became rows, before rows of one image were summed

  std::vector<ColumnReading> taken;      ///< image, impressions, clicks, ctr, date
  std::vector<ColumnReading> factors;    ///< in the order of the file
  std::vector<ColumnReading> measures;   ///< likewise
  std::vector<ColumnReading> not_taken;  ///< likewise; `why` is never empty

  std::string grouping;  ///< between thousands: `.`, `,`, `'`, `no-break space`; empty: none
  std::string decimal;   ///< `.` or `,`; empty: no number with decimals
  std::string ctr_unit;  ///< why ctr is percent or fractions; empty: ctr is not used

  std::string date_column;  ///< heading; empty: there is none
  std::string dates;        ///< `month/day/year`; empty: no dates are taken
  std::string date_note;    ///< how the order was decided, or why no dates are taken

  std::vector<TotalsRow> totals;
  /// Rows of one image over all its days or levels (`blank` of these columns), dropped: the other
  /// rows of the image have the same sums.
  std::size_t subtotals = 0;
  std::size_t nameless_rows = 0;  ///< that name no image and are no totals; left out
  std::uint64_t nameless_impressions = 0, nameless_clicks = 0;
  std::vector<MergedRows> merged;  ///< the first few
  std::size_t merged_rows = 0;     ///< how many rows went into others
  std::vector<NoDataRow> no_data;  ///< the first few hundred
  std::size_t no_data_rows = 0;
  std::size_t empty_rows = 0;
  std::size_t empty_columns = 0;
  std::size_t repeated_headers = 0;
  std::size_t notes_below = 0;  ///< rows of text below the table
};

}  // namespace imagelift::metrics
