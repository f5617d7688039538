#include "metrics/headings.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>
#include <vector>

#include "metrics/csv.h"
#include "metrics/heading_key.h"
#include "text/ascii.h"
#include "text/number.h"

extern "C" const char imagelift_headings_begin[];
extern "C" const char imagelift_headings_end[];

namespace imagelift::metrics {
namespace {

constexpr std::array<std::pair<Role, std::string_view>, 11> kRoles = {{
    {Role::image, "image"},
    {Role::impressions, "impressions"},
    {Role::clicks, "clicks"},
    {Role::ctr, "ctr"},
    {Role::date, "date"},
    {Role::end_date, "end_date"},
    {Role::factor, "factor"},
    {Role::currency, "currency"},
    {Role::measure, "measure"},
    {Role::ignored, "ignored"},
    {Role::unknown, "unknown"},
}};

constexpr std::array<std::pair<std::string_view, MeasureKind>, 19> kMeasures = {{
    {"spend", MeasureKind::amount},        {"revenue", MeasureKind::amount},
    {"conversions", MeasureKind::events},  {"results", MeasureKind::events},
    {"purchases", MeasureKind::events},    {"leads", MeasureKind::events},
    {"video_views", MeasureKind::events},  {"engagements", MeasureKind::events},
    {"sessions", MeasureKind::events},     {"saves", MeasureKind::events},
    {"users", MeasureKind::level},         {"conversion_rate", MeasureKind::level},
    {"unique_clicks", MeasureKind::level}, {"reach", MeasureKind::level},
    {"frequency", MeasureKind::level},     {"cpc", MeasureKind::level},
    {"cpm", MeasureKind::level},           {"cost_per_result", MeasureKind::level},
    {"roas", MeasureKind::level},
}};

using Table = std::unordered_map<std::string, KnownHeading>;

Role role_of(std::string_view name) {
  const auto found = std::ranges::find(kRoles, name, &std::pair<Role, std::string_view>::second);
  return found == kRoles.end() ? Role::measure : found->first;
}

Table read_table() {
  CsvReader reader({imagelift_headings_begin, imagelift_headings_end}, ',');
  Table table;
  std::vector<std::string> cells;
  reader.next(cells);  // the header
  while (reader.next(cells)) {
    KnownHeading known;
    known.role = role_of(cells[1]);
    known.rank = text::number_of<int>(cells[2]).value_or(1);
    if (known.role == Role::measure) known.measure = cells[1];
    known.is_percent = cells[5] == "percent";
    known.note = cells[5];
    table.emplace(heading_key(cells[0]), std::move(known));
  }
  return table;
}

const Table& table() {
  static const Table known = read_table();
  return known;
}

/// `Sum of Impressions`, as pivot tables have it, without the first words.
std::optional<std::string_view> without_sum(std::string_view heading) {
  constexpr std::array<std::string_view, 9> kSums = {"sum of ",  "summe von ", "somme de ",
                                                     "suma de ", "somma di ",  "soma de ",
                                                     "som van ", "合計 / ",    "合計/"};
  const std::string lower = text::to_lower(heading);
  for (const std::string_view sum : kSums) {
    if (lower.starts_with(sum)) return heading.substr(sum.size());
  }
  return std::nullopt;
}

}  // namespace

std::string_view to_string(Role role) {
  return std::ranges::find(kRoles, role, &std::pair<Role, std::string_view>::first)->second;
}

std::optional<Role> main_role_from_string(std::string_view name) {
  const auto main = std::ranges::find_if(kRoles.begin(), kRoles.begin() + 5,
                                         [&](const auto& role) { return role.second == name; });
  return main == kRoles.begin() + 5 ? std::nullopt : std::optional(main->first);
}

KnownHeading known_heading(std::string_view heading) {
  if (const auto summed = without_sum(heading)) {
    KnownHeading known = known_heading(*summed);
    const bool adds_up =
        known.role == Role::impressions || known.role == Role::clicks ||
        (known.role == Role::measure && measure_kind(known.measure) != MeasureKind::level);
    if (adds_up) return known;
  }
  const HeadingUnit cut = heading_unit(heading);
  auto found = table().find(heading_key(heading));
  if (found == table().end() && !cut.unit.empty()) found = table().find(heading_key(cut.heading));
  KnownHeading known = found == table().end() ? KnownHeading{} : found->second;
  known.unit = cut.unit;
  const bool is_count = known.role == Role::impressions || known.role == Role::clicks;
  const bool is_share =
      heading.find('%') != std::string_view::npos || heading.find("％") != std::string_view::npos;
  if (is_count && is_share) {
    known.role = Role::ignored;
    known.note = "a share";
  }
  return known;
}

std::optional<MeasureKind> measure_kind(std::string_view key) {
  for (const auto& [known, kind] : kMeasures) {
    if (known == key) return kind;
  }
  return std::nullopt;
}

}  // namespace imagelift::metrics
