#include "tests/unit/metrics/made_up_table.h"

#include <algorithm>
#include <array>
#include <vector>

#include "tests/unit/metrics/made_up_workbook.h"

namespace imagelift::metrics {
namespace {

using Lines = std::vector<std::vector<std::string>>;

/// How a file is written.
struct Look {
  char separator = ',';
  char decimal = '.';
  std::string grouping;
  int date_style = 0;  ///< 0: no dates
  bool has_spend = false, has_ctr = false, has_all_clicks = false, has_campaign = false;
  bool quotes_all = false;
};

class Maker {
 public:
  explicit Maker(std::mt19937& dice) : dice_(dice) {}

  MadeUpTable make() {
    draw_look();
    draw_numbers();
    draw_headings();
    const Lines lines = table_lines();
    table_.bytes = one_in(6) ? workbook_of(lines) : encoded(text_of(lines));
    return std::move(table_);
  }

 private:
  bool one_in(unsigned n) { return dice_() % n == 0; }

  template <class Choices>
  auto any(const Choices& choices) {
    return choices[dice_() % choices.size()];
  }

  void draw_look() {
    look_.separator = any(std::array{',', ';', '\t', '|'});
    look_.decimal = any(std::array{'.', ','});
    const std::string other(1, look_.decimal == '.' ? ',' : '.');
    look_.grouping = any(std::vector<std::string>{"", "", other, " ", "\u00A0", "\u202F", "'"});
    look_.date_style = static_cast<int>(dice_() % 8);
    look_.has_spend = one_in(2);
    look_.has_ctr = one_in(2);
    look_.has_all_clicks = one_in(3);
    look_.has_campaign = one_in(3);
    look_.quotes_all = one_in(4);
    table_.how = std::string("separator ") + look_.separator + " decimal " + look_.decimal +
                 " grouping '" + look_.grouping + "' dates " + std::to_string(look_.date_style);
  }

  struct Row {
    std::string image;
    int day = 1;
    std::uint64_t impressions = 0, clicks = 0, cents = 0;
  };

  void draw_numbers() {
    const std::size_t images = 2 + dice_() % 12;
    const int days = look_.date_style == 0 ? 1 : 1 + static_cast<int>(dice_() % 20);
    const std::uint64_t scale = any(std::array<std::uint64_t, 3>{900, 9000, 3'000'000});
    for (std::size_t i = 0; i < images; ++i) {
      for (int day = 1; day <= days; ++day) {
        Row row;
        row.image =
            "creative_" + std::string(1, static_cast<char>('a' + i)) + (one_in(9) ? "é" : "x");
        row.day = day;
        row.impressions = dice_() % scale;
        row.clicks = row.impressions == 0 ? 0 : dice_() % (row.impressions / 10 + 1);
        row.cents = dice_() % 5'000'000;
        rows_.push_back(row);
      }
    }
    has_dates_ = days > 1;
    for (const Row& row : rows_) {
      const std::pair key(row.image, has_dates_ ? iso(row.day) : "");
      auto& counts = table_.truth[key];
      counts.first += row.impressions;
      counts.second += row.clicks;
      if (look_.has_spend) table_.spend[key] += static_cast<double>(row.cents) / 100;
    }
  }

  static std::string two(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }
  static std::string iso(int day) { return "2026-10-" + two(day); }

  std::string date(int day) const {
    switch (look_.date_style) {
      case 1:
        return iso(day);
      case 2:
        return two(day) + ".10.2026";
      case 3:
        return "10/" + two(day) + "/2026";
      case 4:
        return std::to_string(day) + "/10/2026";
      case 5:
        return "Oct " + std::to_string(day) + ", 2026";
      case 6:
        return "202610" + two(day);
      default:
        return std::to_string(day) + ". Oktober 2026";
    }
  }

  std::string grouped(std::uint64_t number) const {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3;) {
      at -= 3;
      digits.insert(at, look_.grouping);
    }
    return digits;
  }

  std::string decimals(std::uint64_t hundredths) const {
    return grouped(hundredths / 100) + look_.decimal + two(static_cast<int>(hundredths % 100));
  }

  void draw_headings() {
    image_ = any(std::array{"image", "Ad name", "Anzeigenname", "Nom de la publicité",
                            "Creative Name", "広告の名前", "NOME DO ANUNCIO", "image_name"});
    impressions_ = any(std::array{"impressions", "Impr.", "Impressionen", "Impresiones",
                                  "インプレッション", "Weergaven"});
    clicks_ = any(std::array{"Link clicks", "Link-Klicks", "Clics sur un lien", "リンクのクリック",
                             "link_clicks", "Clic sul link"});
  }

  /// One line of cells per row, in an order of columns that is drawn.
  Lines table_lines() {
    std::vector<std::string> kinds = {"image", "impressions", "clicks"};
    if (look_.date_style != 0) kinds.push_back("date");
    if (look_.has_spend) kinds.push_back("spend");
    if (look_.has_ctr) kinds.push_back("ctr");
    if (look_.has_all_clicks) kinds.push_back("all");
    if (look_.has_campaign) kinds.push_back("campaign");
    if (one_in(4)) kinds.push_back("nothing");
    std::ranges::shuffle(kinds, dice_);
    const auto line_of = [&](auto cell) {
      std::vector<std::string> line;
      for (const std::string& kind : kinds) line.push_back(cell(kind));
      return line;
    };
    Lines lines;
    head(lines);
    lines.push_back(line_of([&](const std::string& kind) { return heading(kind); }));
    Row sums;
    for (const Row& row : rows_) {
      sums.impressions += row.impressions;
      sums.clicks += row.clicks;
    }
    const auto totals = line_of([&](const std::string& kind) { return total(kind, sums); });
    const unsigned place = dice_() % 4;
    if (place == 0) lines.push_back(totals);
    for (const Row& row : rows_) {
      lines.push_back(line_of([&](const std::string& kind) { return cell(kind, row); }));
      if (one_in(30)) lines.emplace_back(kinds.size());
    }
    if (place == 1) lines.push_back(totals);
    if (one_in(4)) lines.insert(lines.end(), {{}, {"Numbers of the last days may change."}});
    return lines;
  }

  void head(Lines& lines) {
    if (!one_in(3)) return;
    lines.push_back({"Ad report"});
    if (one_in(2)) lines.push_back({"October 1, 2026 - October 31, 2026"});
    if (one_in(2)) lines.emplace_back();
  }

  std::string heading(const std::string& kind) {
    if (kind == "image") return image_;
    if (kind == "impressions") return impressions_;
    if (kind == "clicks") return clicks_;
    if (kind == "date") return any(std::array{"Date", "Tag", "jour", "日付"});
    if (kind == "spend") return any(std::array{"Amount spent (EUR)", "Kosten", "消化金額"});
    if (kind == "ctr") return any(std::array{"CTR", "Klickrate"});
    if (kind == "all") return any(std::array{"Clicks (all)", "Klicks (alle)"});
    return kind == "campaign" ? "Campaign" : "";
  }

  std::string cell(const std::string& kind, const Row& row) const {
    if (kind == "image") return row.image;
    if (kind == "impressions") return grouped(row.impressions);
    if (kind == "clicks") return grouped(row.clicks);
    if (kind == "date") return date(row.day);
    if (kind == "spend") return decimals(row.cents);
    if (kind == "ctr") {
      return decimals(row.impressions == 0 ? 0 : 10'000 * row.clicks / row.impressions) + "%";
    }
    if (kind == "all") return grouped(row.clicks + 3);
    return kind == "campaign" ? (row.image.back() == 'x' ? "one" : "two") : "";
  }

  std::string total(const std::string& kind, const Row& sums) {
    if (kind == "image")
      return any(std::array{"Total", "Gesamt", "", "合計", "Total of 9 results"});
    if (kind == "impressions") return grouped(sums.impressions);
    if (kind == "clicks") return grouped(sums.clicks);
    return "";
  }

  std::string quoted(const std::string& cell) const {
    const bool needs =
        cell.find_first_of(std::string("\"\n\r") + look_.separator) != std::string::npos;
    return needs || look_.quotes_all ? '"' + cell + '"' : cell;
  }

  std::string text_of(const Lines& lines) {
    const std::string line_end = any(std::array{"\n", "\r\n", "\r"});
    std::string text;
    if (one_in(8)) text = std::string("sep=") + look_.separator + line_end;
    for (const auto& line : lines) {
      for (std::size_t i = 0; i < line.size(); ++i) {
        if (i > 0) text += look_.separator;
        text += quoted(line[i]);
      }
      text += line_end;
    }
    return text;
  }

  /// As text cells or numbers; workbooks that people make have both.
  static std::string workbook_of(const Lines& lines) {
    Lines cells;
    for (const auto& line : lines) {
      auto& row = cells.emplace_back();
      for (const std::string& cell : line) {
        const bool is_whole = !cell.empty() && cell.size() < 8 &&
                              cell.find_first_not_of("0123456789") == std::string::npos;
        row.push_back(cell.empty() ? "" : is_whole ? number_cell_xml(cell) : text_cell_xml(cell));
      }
    }
    return stored_zip(workbook_parts({{"Sheet", sheet_xml(cells)}}));
  }

  std::string encoded(const std::string& text) {
    const unsigned which = dice_() % 6;
    table_.how += " encoding " + std::to_string(which);
    if (which == 1) return "\xEF\xBB\xBF" + text;
    if (which == 2) return utf16(text, false, "\xFF\xFE");
    if (which == 3) return utf16(text, true, "\xFE\xFF");
    if (which == 4) return utf16(text, false, "");
    return which == 5 ? windows_1252(text) : text;
  }

  static std::u32string points_of(const std::string& text) {
    std::u32string points;
    for (std::size_t i = 0; i < text.size();) {
      const auto lead = static_cast<unsigned char>(text[i]);
      const int more = lead < 0x80 ? 0 : lead < 0xE0 ? 1 : 2;
      char32_t point = more == 0 ? lead : lead & (more == 1 ? 0x1F : 0x0F);
      for (int k = 1; k <= more; ++k)
        point = point << 6 | (text[i + static_cast<std::size_t>(k)] & 0x3F);
      points += point;
      i += static_cast<std::size_t>(more) + 1;
    }
    return points;
  }

  static std::string utf16(const std::string& text, bool big, const std::string& mark) {
    std::string bytes = mark;
    for (const char32_t point : points_of(text)) {
      const char low = static_cast<char>(point & 0xFF);
      const char high = static_cast<char>(point >> 8);
      bytes += big ? high : low;
      bytes += big ? low : high;
    }
    return bytes;
  }

  /// Where it can be; else UTF-8.
  static std::string windows_1252(const std::string& text) {
    std::string bytes;
    for (const char32_t point : points_of(text)) {
      if (point > 0xFF) return text;
      bytes += static_cast<char>(point);
    }
    return bytes;
  }

  std::mt19937& dice_;
  Look look_;
  std::vector<Row> rows_;
  bool has_dates_ = false;
  std::string image_, impressions_, clicks_;
  MadeUpTable table_;
};

}  // namespace

MadeUpTable made_up_table(std::mt19937& dice) {
  return Maker(dice).make();
}

}  // namespace imagelift::metrics
