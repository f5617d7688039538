#include <algorithm>

#include "core/error.h"
#include "metrics/csv.h"
#include "metrics/ctr_column.h"
#include "metrics/headings.h"
#include "metrics/input_file.h"
#include "metrics/row_faults.h"
#include "store/imports/import.h"
#include "store/imports/import_builder.h"
#include "store/imports/json_events.h"
#include "store/imports/number_field.h"

namespace imagelift::store {
namespace {

struct Header {
  std::vector<std::string> names;
  std::size_t image = 0;
  std::optional<std::size_t> ctr;
  std::optional<std::size_t> picture;  ///< any text; equal ones are one family (rule S20)
};

Header header_of(std::vector<std::string> names) {
  Header header;
  const auto find = [&](std::string_view wanted) -> std::optional<std::size_t> {
    const auto found = std::find(names.begin(), names.end(), wanted);
    if (found == names.end()) return std::nullopt;
    return static_cast<std::size_t>(found - names.begin());
  };
  const auto image = find("image_name") ? find("image_name") : find("image");
  if (!image) throw JsonFault{"the header has no column image_name"};
  header.image = *image;
  header.ctr = find("ctr");
  header.picture = find("picture");
  header.names = std::move(names);
  auto sorted = header.names;
  std::sort(sorted.begin(), sorted.end());
  const auto twice = std::adjacent_find(sorted.begin(), sorted.end());
  if (twice != sorted.end()) throw JsonFault{"the column `" + *twice + "` stands twice"};
  return header;
}

class RowReader {
 public:
  RowReader(const Header& header, bool comma_is_decimal)
      : header_(header), comma_is_decimal_(comma_is_decimal) {}

  void read(std::size_t row, const std::vector<std::string>& fields, ImportBuilder& builder) {
    if (fields.size() != header_.names.size()) {
      faults.add(row, std::to_string(fields.size()) + " fields instead of " +
                          std::to_string(header_.names.size()));
      return;
    }
    builder.begin_image(fields[header_.image]);
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (i == header_.image) continue;
      if (i == header_.ctr) {
        read_ctr(row, fields);
      } else if (i == header_.picture) {
        read_picture(fields);
      } else {
        read_value(row, header_.names[i], fields[i], builder);
      }
    }
  }

  /// What the bare numbers of the ctr column are, is decided as in metrics.
  metrics::MetricTable take_metrics(const std::string& file, metrics::CtrUnit unit) {
    metrics::HeaderColumn column;
    column.heading = header_.names[*header_.ctr];
    column.known = metrics::known_heading(column.heading);
    metrics::settle_bare_ctrs(file, column, bare_ctrs_, unit, metrics_);
    return std::move(metrics_);
  }

  metrics::RowFaults faults;
  std::map<std::string, std::string> pictures;

 private:
  void read_picture(const std::vector<std::string>& fields) {
    const std::string key(trimmed(fields[*header_.picture]));
    if (!key.empty()) pictures.emplace(fields[header_.image], key);
  }

  void read_ctr(std::size_t row, const std::vector<std::string>& fields) {
    const std::string& cell = fields[*header_.ctr];
    if (trimmed(cell).empty()) return;  // an image without metrics
    const auto parsed = ctr_field(cell, comma_is_decimal_);
    if (const auto* fault = std::get_if<FieldFault>(&parsed)) {
      faults.add(row, "ctr " + fault->message);
      return;
    }
    const auto [value, is_percent] = std::get<WrittenCtr>(parsed);
    if (!is_percent) bare_ctrs_.push_back(metrics_.rows.size());
    metrics::MetricRow& metric = metrics_.rows.emplace_back();
    metric.row = static_cast<std::uint32_t>(row);
    metric.image = fields[header_.image];
    metric.ctr = is_percent ? value / 100 : value;
  }

  void read_value(std::size_t row, const std::string& key, const std::string& cell,
                  ImportBuilder& builder) {
    if (trimmed(cell).empty()) {
      builder.unknown(key);
      return;
    }
    const auto parsed = number_field(cell, comma_is_decimal_);
    if (const auto* fault = std::get_if<FieldFault>(&parsed)) {
      faults.add(row, key.substr(0, 100) + " " + fault->message);
    } else {
      builder.value(key, std::get<double>(parsed));
    }
  }

  const Header& header_;
  bool comma_is_decimal_;
  metrics::MetricTable metrics_;
  std::vector<std::size_t> bare_ctrs_;  ///< rows of it
};

ImportedImages read_table(std::string_view text, const std::string& file,
                          const ImportOptions& options) {
  if (const auto fault = metrics::check_encoding(text)) throw JsonFault{fault->message};
  const char separator = metrics::detect_separator(text);
  metrics::CsvReader reader(text, separator);
  std::vector<std::string> fields;
  if (!reader.next(fields))
    throw JsonFault{reader.fault() ? reader.fault()->message : "it is empty"};
  const Header header = header_of(fields);
  ImportBuilder builder("wide-csv", options);
  RowReader rows(header, separator != ',');
  while (reader.next(fields)) rows.read(reader.row(), fields, builder);
  if (reader.fault()) rows.faults.add(reader.fault()->row, reader.fault()->message);
  rows.faults.throw_if_any(file);
  ImportedImages imported = builder.finish();
  if (header.ctr) imported.metrics = rows.take_metrics(file, options.ctr_unit);
  imported.pictures = std::move(rows.pictures);
  return imported;
}

}  // namespace

ImportedImages import_wide_csv(const std::filesystem::path& file, const ImportOptions& options) {
  const std::string text = metrics::read_input_file(file, options.max_bytes);
  try {
    return read_table(text, file.string(), options);
  } catch (const JsonFault& fault) {
    throw usage_error(file.string() + " cannot be imported: " + fault.message + ".");
  }
}

}  // namespace imagelift::store
