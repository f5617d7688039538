#include "metrics/survey.h"

#include <algorithm>
#include <functional>

#include "metrics/totals_words.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace imagelift::metrics {
namespace {

constexpr std::size_t kComparedRows = 20'000;
constexpr std::size_t kSample = 200;  // cells of a column that are tried as dates

bool is_time(std::string_view cell) {
  const auto colons = std::ranges::count(cell, ':');
  return (colons == 1 || colons == 2) && text::is_digit(cell.front()) &&
         cell.find_first_not_of("0123456789:.") == std::string_view::npos;
}

/// What Excel shows of ids with more digits than it keeps.
bool is_destroyed_id(std::string_view cell, bool& is_long) {
  const std::size_t exponent = cell.find("E+");
  if (exponent != std::string_view::npos) {
    return exponent > 0 && exponent + 4 == cell.size() &&
           cell.find_first_not_of("0123456789.,") == exponent && cell.substr(exponent + 2) >= "11";
  }
  is_long = cell.size() >= 16 && cell.size() <= 24 && std::ranges::all_of(cell, text::is_digit);
  return is_long && cell.find_first_not_of('0', 15) == std::string_view::npos;
}

void look_at_image(std::string_view cell, ColumnSurvey& column) {
  bool is_long = false;
  if (is_destroyed_id(cell, is_long)) {
    ++column.destroyed_ids;
    if (column.destroyed_id.empty()) column.destroyed_id = cell;
  }
  column.long_numbers += is_long ? 1 : 0;
  column.texts.add(cell);
}

void look_at_text(std::string_view cell, ColumnSurvey& column) {
  if (column.first_text.empty()) column.first_text = text::cut_utf8(cell, 40);
  column.texts.add(cell);
}

/// Numbers, and what else a column may hold that no role is known for.
void look_at_cell(std::string_view cell, std::size_t row, bool wants_texts, ColumnSurvey& column) {
  if (const auto number = number_cell(cell)) {
    ++column.numbers;
    column.signs.add(*number, row, cell);
  } else if (wants_texts) {
    column.addresses += cell.find("://") == std::string_view::npos ? 0 : 1;
    column.times += is_time(cell) ? 1 : 0;
    if (column.sampled < kSample) {
      ++column.sampled;
      column.dates += date_cell(cell) ? 1 : 0;
    }
  }
  if (wants_texts) column.texts.add(cell);
}

/// Whether impressions with one sign in them, such as 82.844, would be less than the clicks if that
/// sign began decimals, however the clicks are written.
bool are_below_clicks(const NumberCell& impressions, std::string_view clicks_cell) {
  const auto clicks = number_cell(clicks_cell);
  const char sign = impressions.either;
  if (!clicks || clicks->decimal != '\0' || clicks->has_exponent || clicks->is_percent)
    return false;
  const auto least = value_of(*clicks, clicks->either);
  const auto most = value_of(impressions, sign);
  return least && most && !impressions.is_negative && *most < *least;
}

class Surveyor {
 public:
  Surveyor(const Header& header, Survey& survey) : header_(header), survey_(survey) {
    survey_.columns.resize(header.columns.size());
    for (std::size_t i = 0; i < header.columns.size(); ++i) looks_.push_back(look_of(i));
  }

  void look(std::size_t row, const std::vector<std::string_view>& cells) {
    const bool has_name = !is_no_data(cells[*header_.image]);
    ++(has_name ? survey_.rows : survey_.nameless_rows);
    if (!has_name) return;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      ColumnSurvey& column = survey_.columns[i];
      if (is_no_data(cells[i])) continue;
      ++column.filled;
      if (looks_[i] == Look::image) look_at_image(cells[i], column);
      if (looks_[i] == Look::dates && !is_word_for_all(cells[i])) column.days.add(cells[i], row);
      if (looks_[i] == Look::texts) look_at_text(cells[i], column);
      if (looks_[i] == Look::numbers) look_at_cell(cells[i], row, false, column);
      if (looks_[i] == Look::anything) look_at_cell(cells[i], row, true, column);
    }
    if (header_.has_counts() && survey_.rows <= kComparedRows) compare_counts(cells);
  }

 private:
  /// No image has more clicks than impressions: that may say what a sign in these means.
  void compare_counts(const std::vector<std::string_view>& cells) {
    SignEvidence& signs = survey_.columns[*header_.impressions].signs;
    const std::string_view written = cells[*header_.impressions];
    if (written.find_first_of(".,") == std::string_view::npos) return;
    const auto impressions = number_cell(written);
    if (!impressions || impressions->either == '\0') return;
    if (are_below_clicks(*impressions, cells[*header_.clicks])) {
      signs.exclude_decimals(impressions->either);
    }
  }

  enum class Look { nothing, image, dates, numbers, texts, anything };

  Look look_of(std::size_t index) const {
    const auto& dates = header_.other_dates;
    if (std::ranges::find(dates, index) != dates.end()) return Look::dates;
    switch (header_.columns[index].role) {
      case Role::image:
        return Look::image;
      case Role::date:
        return Look::dates;
      case Role::impressions:
      case Role::clicks:
      case Role::ctr:
      case Role::measure:
        return Look::numbers;
      case Role::factor:
      case Role::currency:
        return Look::texts;
      case Role::unknown:
        return Look::anything;
      default:
        return Look::nothing;
    }
  }

  const Header& header_;
  Survey& survey_;
  std::vector<Look> looks_;
};

}  // namespace

void DistinctTexts::add(std::string_view text) {
  // 0 is no hash of ours, so that the first text is always new.
  const std::uint64_t hash = std::hash<std::string_view>()(text) | 1;
  if (hash == last_ || hashes_.size() >= kMost) return;
  last_ = hash;
  hashes_.insert(hash);
}

Survey survey_of(const FoundTable& table) {
  Survey survey;
  Surveyor surveyor(table.header, survey);
  DataRows rows(table);
  std::vector<std::string_view> cells;
  while (rows.next(cells)) surveyor.look(rows.row(), cells);
  survey.empty_rows = rows.empty_rows();
  survey.repeated_headers = rows.repeated_headers();
  survey.notes_below = rows.notes_below();
  survey.faults = rows.faults();
  return survey;
}

}  // namespace imagelift::metrics
