#include "report/data/roll_ups.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <stdexcept>

#include "core/feature_catalog.h"
#include "report/documents/packed_points.h"

extern "C" const char imagelift_feature_groups_begin[];
extern "C" const char imagelift_feature_groups_end[];

namespace imagelift::report {
namespace {

std::string_view cut_at(std::string_view& text, char end) {
  const std::size_t length = std::min(text.find(end), text.size());
  const std::string_view first = text.substr(0, length);
  text.remove_prefix(std::min(length + 1, text.size()));
  return first;
}

/// Columns of the members that the table has.
std::vector<std::size_t> present_members(const FeatureGroup& group,
                                         const std::map<FeatureId, std::size_t>& columns) {
  std::vector<std::size_t> members;
  for (const FeatureId& id : group.members) {
    const auto found = columns.find(id);
    if (found != columns.end()) members.push_back(found->second);
  }
  std::sort(members.begin(), members.end());
  return members;
}

/// The list of rows on which any of the members is missing.
std::size_t missing_list(stats::FeatureTable& table, const std::vector<std::size_t>& members) {
  std::vector<std::uint32_t> rows;
  for (const std::size_t member : members) {
    const auto& more = table.missing[table.columns[member].missing];
    std::vector<std::uint32_t> both;
    std::set_union(rows.begin(), rows.end(), more.begin(), more.end(), std::back_inserter(both));
    rows = std::move(both);
  }
  const auto known = std::find(table.missing.begin(), table.missing.end(), rows);
  const auto list = static_cast<std::size_t>(known - table.missing.begin());
  if (known == table.missing.end()) table.missing.push_back(std::move(rows));
  return list;
}

/// A group in the making.
class Group {
 public:
  Group(ReportData& data, const FeatureGroup& group, std::vector<std::size_t> members)
      : data_(data), group_(group), members_(std::move(members)) {
    for (const std::size_t member : members_) {
      const FeatureId& id = data_.table.columns[member].id;
      kinds_.insert(id.kind);
      lowest_ = std::min(lowest_, data_.options.thresholds.of(id));
    }
  }

  void add() {
    stats::FeatureColumn column;
    column.id = {FeatureKind::group, group_.name};
    column.key = FeatureCatalog::built_in().key(column.id);
    column.measure = data_.table.columns[members_.front()].measure;
    column.missing = missing_list(data_.table, members_);
    const auto& missing = data_.table.missing[column.missing];
    for (const auto& [row, value] : values()) {
      if (std::binary_search(missing.begin(), missing.end(), row)) continue;
      column.rows.push_back(row);
      column.values.push_back(value);
    }
    data_.options.thresholds.set(column.id, lowest_);
    RollUp roll_up{data_.table.columns.size(), group_.combine, members_, {}};
    for (const std::size_t member : members_) {
      roll_up.least.push_back(least_of(data_.table.columns[member]));
    }
    data_.roll_ups.push_back(std::move(roll_up));
    data_.table.columns.push_back(std::move(column));
  }

 private:
  std::map<std::uint32_t, double> values() const {
    std::map<std::uint32_t, double> values;
    for (const std::size_t member : members_) {
      const stats::FeatureColumn& column = data_.table.columns[member];
      const double least = least_of(column);
      const auto parts = is_combined_by_readers() ? unpacked_values(column) : column.values;
      for (std::size_t i = 0; i < column.rows.size(); ++i) {
        if (parts[i] < least) continue;
        double& value = values[column.rows[i]];
        value =
            group_.combine == RollUp::Combine::sum ? value + parts[i] : std::max(value, parts[i]);
      }
    }
    return values;
  }

  double least_of(const stats::FeatureColumn& column) const {
    return kinds_.size() > 1 ? data_.options.thresholds.of(column.id) : 0;
  }

  /// From the numbers of the data document, so that both have the same sums.
  bool is_combined_by_readers() const {
    return std::none_of(kinds_.begin(), kinds_.end(),
                        [](FeatureKind kind) { return facts(kind).unit == Unit::share; });
  }

  ReportData& data_;
  const FeatureGroup& group_;
  const std::vector<std::size_t> members_;
  std::set<FeatureKind> kinds_;
  double lowest_ = 1;
};

}  // namespace

const std::vector<FeatureGroup>& feature_groups() {
  static const std::vector<FeatureGroup> groups = parse_feature_groups(
      std::string_view(imagelift_feature_groups_begin, imagelift_feature_groups_end));
  return groups;
}

std::vector<FeatureGroup> parse_feature_groups(std::string_view csv) {
  std::vector<FeatureGroup> groups;
  cut_at(csv, '\n');  // group,combine,kind,member
  while (!csv.empty()) {
    std::string_view line = cut_at(csv, '\n');
    const std::string_view name = cut_at(line, ',');
    const std::string_view combine = cut_at(line, ',');
    const auto kind = feature_kind_from_string(cut_at(line, ','));
    if (!kind || line.empty() || (combine != "sum" && combine != "max")) {
      throw std::invalid_argument("feature groups: malformed line of " + std::string(name));
    }
    if (groups.empty() || groups.back().name != name) {
      const bool is_sum = combine == "sum";
      groups.push_back(
          {std::string(name), is_sum ? RollUp::Combine::sum : RollUp::Combine::max, {}});
    }
    groups.back().members.push_back({*kind, std::string(line)});
  }
  return groups;
}

void add_roll_ups(ReportData& data) {
  std::map<FeatureId, std::size_t> columns;
  for (std::size_t i = 0; i < data.table.columns.size(); ++i) {
    columns[data.table.columns[i].id] = i;
  }
  for (const FeatureGroup& group : feature_groups()) {
    std::vector<std::size_t> members = present_members(group, columns);
    if (members.size() > 1) Group(data, group, std::move(members)).add();
  }
}

}  // namespace imagelift::report
