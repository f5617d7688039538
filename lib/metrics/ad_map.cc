#include "metrics/ad_map.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/shown_text.h"
#include "metrics/csv.h"
#include "metrics/input_file.h"
#include "metrics/row_faults.h"
#include "metrics/shown_name.h"
#include "metrics/table_file.h"
#include "metrics/unicode_form.h"
#include "text/ascii.h"

namespace imagelift::metrics {
namespace {

constexpr std::uint64_t kLargestFile = 64ull << 20;

struct Columns {
  std::size_t ad = 0, image = 1;
  bool has_headings = false;
};

Columns columns_of(const std::vector<std::string>& header) {
  const auto column = [&](std::string_view heading) -> std::optional<std::size_t> {
    for (std::size_t i = 0; i < header.size(); ++i) {
      if (text::to_lower(trimmed_white_space(header[i])) == heading) return i;
    }
    return std::nullopt;
  };
  const auto ad = column("ad"), image = column("image");
  if (ad && image) return {*ad, *image, true};
  if (header.size() == 2 && image) return {1 - *image, *image, true};
  if (header.size() == 2 && ad) return {*ad, 1 - *ad, true};
  return {};
}

std::string sentence_of(const Columns& columns, const std::vector<std::string>& header,
                        const std::string& file) {
  if (!columns.has_headings) {
    return "The map " + shown_text(file) +
           " has no headings ad and image: its first two columns are read as these";
  }
  return "The map " + shown_text(file) + " says by its column " + shown_name(header[columns.ad]) +
         " which ad shows the image in its column " + shown_name(header[columns.image]);
}

void read_rows(CsvReader& reader, const Columns& columns, std::vector<std::string>& fields,
               AdMap& map, RowFaults& faults) {
  const std::size_t least = std::max(columns.ad, columns.image) + 1;
  do {
    if (fields.size() < least) {
      faults.add(reader.row(), "there are less than " + std::to_string(least) + " columns");
      continue;
    }
    map.rows.push_back({reader.row(), std::string(trimmed_white_space(fields[columns.ad])),
                        std::string(trimmed_white_space(fields[columns.image]))});
  } while (reader.next(fields));
}

struct MapText {
  std::string text;
  char separator = ',';
};

/// Of a workbook the first sheet that is shown.
MapText text_of_map(std::string bytes, const std::string& name) {
  TableFile file = open_table_file(std::move(bytes), name, kLargestFile);
  if (!file.workbook) {
    const char separator = separators_by_likelihood(file.text).front();
    return {std::move(file.text), separator};
  }
  try {
    if (file.workbook->sheets() == 0) return {};
    return {file.workbook->text(0, kLargestFile), '\t'};
  } catch (const UnpackFault& fault) {
    throw refusal(name,
                  "it is a workbook that cannot be read: " + fault.message +
                      "; open it in a spreadsheet and save it again as .xlsx or CSV",
                  Advice::packed_files);
  }
}

std::string key_of(std::string_view written) {
  return composed(trimmed_white_space(written));
}

/// The image that a row means; else what is wrong with it.
struct MeantImage {
  std::optional<std::uint32_t> image;
  std::string fault;
};

MeantImage meant_by(const AdMap::Row& row, ImageFinder& finder) {
  if (row.image.empty()) return {std::nullopt, "the image is empty"};
  const auto found = finder.find_named(row.image).images;
  if (found.empty()) return {std::nullopt, "no image is called `" + shown_name(row.image) + "`"};
  if (found.size() == 1) return {found.front(), {}};
  return {std::nullopt,
          "`" + shown_name(row.image) + "` fits several images, please write the path"};
}

}  // namespace

AdMap parse_ad_map(std::string_view bytes, std::string_view name) {
  AdMap map;
  map.file = name;
  RowFaults faults;
  const MapText table = bytes.empty() ? MapText{} : text_of_map(std::string(bytes), map.file);
  CsvReader reader(table.text, table.separator);
  std::vector<std::string> fields;
  const bool has_row = reader.next(fields);
  const Columns columns = columns_of(fields);
  map.has_headings = columns.has_headings;
  map.columns = sentence_of(columns, fields, map.file);
  if (has_row && (!columns.has_headings || reader.next(fields))) {
    read_rows(reader, columns, fields, map, faults);
  }
  if (reader.fault()) faults.add(reader.fault()->row, reader.fault()->message);
  if (faults.empty() && map.rows.empty()) {
    faults.add(1, "there are no rows; a map has an ad and an image a row");
  }
  faults.throw_if_any(map.file);
  return map;
}

AdMap read_ad_map(const std::filesystem::path& file) {
  return parse_ad_map(read_input_file(file, kLargestFile), file.string());
}

MappedAds::MappedAds(const AdMap& map, ImageFinder& finder) {
  RowFaults faults;
  for (const AdMap::Row& row : map.rows) {
    const MeantImage meant = meant_by(row, finder);
    const bool may_be_headings = &row == map.rows.data() && !map.has_headings;
    if (may_be_headings && !meant.image && map.rows.size() > 1) {
      skips_first_row_ = true;
      continue;
    }
    if (row.ad.empty()) faults.add(row.row, "the ad is empty");
    if (!meant.image) faults.add(row.row, meant.fault);
    if (row.ad.empty() || !meant.image) continue;
    const Mapped here{*meant.image, row.row};
    const Mapped& known = by_name_.try_emplace(key_of(row.ad), here).first->second;
    if (known.image != here.image) {
      faults.add(row.row, "the ad `" + shown_name(row.ad) + "` has another image in row " +
                              std::to_string(known.row));
    }
    auto& same = by_folded_.try_emplace(folded(row.ad), here).first->second;
    if (same && same->image != here.image) same.reset();
  }
  faults.throw_if_any(map.file);
}

const MappedAds::Mapped* MappedAds::mapped(std::string_view written) const {
  if (by_name_.empty()) return nullptr;
  const auto exact = by_name_.find(key_of(written));
  if (exact != by_name_.end()) return &exact->second;
  const auto found = by_folded_.find(folded(trimmed_white_space(written)));
  return found == by_folded_.end() || !found->second ? nullptr : &*found->second;
}

std::optional<std::uint32_t> MappedAds::find(std::string_view written) const {
  const Mapped* found = mapped(written);
  return found == nullptr ? std::nullopt : std::optional(found->image);
}

std::size_t MappedAds::ads_in(const MetricTable& table) const {
  std::set<std::size_t> rows;
  for (const MetricRow& row : table.rows) {
    if (const Mapped* found = mapped(row.image)) rows.insert(found->row);
  }
  return rows.size();
}

}  // namespace imagelift::metrics
