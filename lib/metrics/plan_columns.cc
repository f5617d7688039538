#include <algorithm>
#include <set>

#include "core/shown_text.h"
#include "metrics/heading_key.h"
#include "metrics/plan.h"
#include "metrics/unicode_form.h"
#include "text/ascii.h"

namespace imagelift::metrics {
namespace {

constexpr const char* kNeedlessCtr = "CTR is clicks divided by impressions";

constexpr std::size_t kFewRows = 10;  // of fewer rows all may differ by chance

/// `Cost per lead (EUR)` as `cost_per_lead`: letters and digits of any script, without case.
std::string key_of(std::string_view heading) {
  std::string key;
  bool gap = false;
  for (const char c : folded(heading_unit(heading).heading)) {
    const bool belongs = (c & 0x80) != 0 || text::is_letter_or_digit(c);
    if (belongs && gap && !key.empty()) key += '_';
    if (belongs) key += c;
    gap = !belongs;
  }
  return key;
}

/// Whether a heading calls its column an id: `Ad ID`, `campaign_id`, `PinId`.
bool names_an_id(const std::string& heading) {
  const std::string lower = text::to_lower(heading);
  if (lower == "id" || heading.ends_with("Id")) return true;
  for (const char* ending : {" id", "_id", "-id", " ids", ".id"}) {
    if (lower.ends_with(ending)) return true;
  }
  return lower.starts_with("id ");
}

class ColumnPlanner {
 public:
  ColumnPlanner(const PlanInput& input, const FileSigns& signs, Plan& plan, MetricReading& reading)
      : input_(input), signs_(signs), plan_(plan), reading_(reading) {
    images_ = input.survey.columns[*input.header.image].texts.count();
    for (std::size_t i = 0; i < input.header.columns.size(); ++i) find_currency(i);
  }

  void plan(std::size_t index) {
    const HeaderColumn& column = input_.header.columns[index];
    if (column.role == Role::image || column.role == Role::impressions ||
        column.role == Role::clicks || column.role == Role::ctr || column.role == Role::date) {
      return plan_main(index);
    }
    if (column.role == Role::ignored) return leave_out(index, why_ignored(column));
    if (survey(index).filled == 0) {
      return column.heading.empty() ? void(++reading_.empty_columns)
                                    : leave_out(index, "it is empty");
    }
    if (column.heading.empty()) return leave_out(index, "it has no heading");
    if (column.role == Role::currency) return leave_out(index, "it says a currency");
    if (column.role == Role::measure) return plan_measure(index);
    if (column.role == Role::factor) return plan_factor(index);
    plan_unknown(index);
  }

  void finish() { std::ranges::sort(plan_.factors, {}, &PlannedFactor::name); }

 private:
  const ColumnSurvey& survey(std::size_t index) const { return input_.survey.columns[index]; }

  ColumnReading account(std::size_t index, std::string role, std::string why) const {
    return {shown_address(input_.header.columns[index].heading), column_letters(index),
            std::move(role), std::move(why)};
  }

  /// Where counts are taken, the better of two columns of CTR is not taken either.
  std::string why_ignored(const HeaderColumn& column) const {
    return column.known.role == Role::ctr && input_.header.has_counts() ? kNeedlessCtr : column.why;
  }

  void leave_out(std::size_t index, const std::string& why) {
    reading_.not_taken.push_back(account(index, "", why));
  }

  void plan_main(std::size_t index) {
    const HeaderColumn& column = input_.header.columns[index];
    const bool counts = input_.header.has_counts();
    if (column.role == Role::ctr && counts) {
      return leave_out(index, kNeedlessCtr);
    }
    if (!counts && (column.role == Role::impressions || column.role == Role::clicks)) {
      return leave_out(index, "impressions and clicks are needed together");
    }
    if (column.role == Role::date && !plan_.dates) return leave_out(index, reading_.date_note);
    reading_.taken.push_back(account(index, std::string(to_string(column.role)), column.why));
  }

  /// A currency that is the same in all rows is the unit of all amounts.
  void find_currency(std::size_t index) {
    if (input_.header.columns[index].role != Role::currency) return;
    if (survey(index).texts.count() == 1) currency_column_ = index;
    has_currencies_ |= survey(index).texts.count() > 1;
  }

  void plan_unknown(std::size_t index) {
    const std::string& heading = input_.header.columns[index].heading;
    const ColumnSurvey& cells = survey(index);
    const std::size_t words = cells.filled - cells.numbers;
    if (names_an_id(heading)) return leave_out(index, "it is an id");
    if (words == 0) {
      const bool looks_like_ids = cells.signs.longest_whole() >= 12 || cells.signs.exponents() > 0;
      return looks_like_ids ? leave_out(index, "its numbers look like ids") : plan_measure(index);
    }
    if (cells.numbers > words) return leave_out(index, "it mixes numbers and words");
    if (cells.times * 2 > cells.filled) return leave_out(index, "it holds times");
    if (cells.addresses * 2 > cells.filled) return leave_out(index, "it holds addresses");
    if (cells.sampled > 0 && cells.dates * 2 > cells.sampled) {
      return leave_out(index, "it holds dates");
    }
    plan_factor(index);
  }

  void plan_factor(std::size_t index) {
    const std::size_t levels = survey(index).texts.count();
    const std::string& heading = input_.header.columns[index].heading;
    const bool is_full = survey(index).filled == input_.survey.rows;
    if (levels == 1 && is_full && input_.survey.rows > 1) {
      return leave_out(index, "it has one value in all rows");
    }
    if (levels >= kFewRows && levels >= images_) {
      return leave_out(index, "its values are as many as the images");
    }
    const std::string name = shown_address(heading);
    if (!names_.insert(name).second) return leave_out(index, "another column has its heading");
    plan_.factors.push_back({index, name});
    reading_.factors.push_back(account(index, "factor", ""));
  }

  void plan_measure(std::size_t index) {
    const HeaderColumn& column = input_.header.columns[index];
    const ColumnSurvey& cells = survey(index);
    if (cells.numbers * 2 <= cells.filled) return leave_out(index, "most of it is no number");
    const auto signs = signs_of(cells.signs, NumberColumn::measure, signs_);
    if (!signs) {
      const std::string& cell = cells.signs.either_cell();
      return leave_out(index, cell.empty() ? "it uses point and comma in more than one way"
                                           : "`" + cell + "` can be read in two ways");
    }
    if (reading_.decimal.empty() && signs->decimal != '\0') reading_.decimal = signs->decimal;
    if (reading_.grouping.empty()) reading_.grouping = to_string(signs->grouping);
    MetricMeasure measure;
    measure.name =
        unused_key(column.known.measure.empty() ? key_of(column.heading) : column.known.measure);
    measure.heading = shown_address(column.heading);
    measure.kind = measure_kind(column.known.measure).value_or(MeasureKind::level);
    measure.unit = unit_of_measure(column, cells, measure.kind);
    if (measure.name.empty()) return leave_out(index, "its heading has no letters");
    const bool mixes = has_currencies_ && measure.unit.empty() && is_money(column, measure.kind);
    if (mixes || cells.signs.has_currencies()) {
      return leave_out(index, "its rows are in several currencies");
    }
    reading_.measures.push_back(account(index, measure.name, words_among(cells)));
    plan_.measures.push_back({index, *signs, std::move(measure)});
  }

  static std::string words_among(const ColumnSurvey& cells) {
    const std::size_t words = cells.filled - cells.numbers;
    if (words == 0) return "";
    return std::to_string(words) + (words == 1 ? " cell is" : " cells are") + " no number";
  }

  std::string unused_key(const std::string& key) {
    std::string unused = key;
    for (int copy = 2; !key.empty() && !keys_.insert(unused).second; ++copy) {
      unused = key + "_" + std::to_string(copy);
    }
    return unused;
  }

  static bool is_money(const HeaderColumn& column, MeasureKind kind) {
    return kind == MeasureKind::amount || column.known.measure == "cpc" ||
           column.known.measure == "cpm" || column.known.measure == "cost_per_result";
  }

  std::string unit_of_measure(const HeaderColumn& column, const ColumnSurvey& cells,
                              MeasureKind kind) const {
    if (!column.known.unit.empty()) return column.known.unit;
    if (!cells.signs.currency().empty()) return cells.signs.currency();
    if (cells.signs.percents() > 0) return "%";
    if (!currency_column_ || !is_money(column, kind)) return "";
    return unit_of(input_.survey.columns[*currency_column_].first_text);
  }

  const PlanInput& input_;
  const FileSigns& signs_;
  Plan& plan_;
  MetricReading& reading_;
  std::size_t images_ = 0;
  std::optional<std::size_t> currency_column_;
  bool has_currencies_ = false;  ///< a column names several
  std::set<std::string> names_, keys_;
};

}  // namespace

void plan_columns(const PlanInput& input, const FileSigns& signs, Plan& plan,
                  MetricReading& reading) {
  ColumnPlanner planner(input, signs, plan, reading);
  for (std::size_t i = 0; i < input.header.columns.size(); ++i) planner.plan(i);
  planner.finish();
}

}  // namespace imagelift::metrics
