#include "metrics/totals_words.h"

#include <algorithm>
#include <array>
#include <string>

#include "metrics/heading_key.h"
#include "text/ascii.h"

namespace imagelift::metrics {
namespace {

/// As heading_key has them: English, German, French, Spanish, Italian, Portuguese, Dutch, Japanese.
constexpr std::array<std::string_view, 38> kWords = {"total",
                                                     "totals",
                                                     "grandtotal",
                                                     "subtotal",
                                                     "sum",
                                                     "overall",
                                                     "totalresults",
                                                     "gesamt",
                                                     "gesamtsumme",
                                                     "gesamtergebnis",
                                                     "summe",
                                                     "insgesamt",
                                                     "gesamtwert",
                                                     "totalgeneral",
                                                     "totaux",
                                                     "totalgeneraux",
                                                     "soustotal",
                                                     "ensemble",
                                                     "totales",
                                                     "sumatotal",
                                                     "suma",
                                                     "totale",
                                                     "totali",
                                                     "totalecomplessivo",
                                                     "totalegenerale",
                                                     "totalgeral",
                                                     "totais",
                                                     "soma",
                                                     "totaal",
                                                     "eindtotaal",
                                                     "totalen",
                                                     "som",
                                                     "合計",
                                                     "総計",
                                                     "小計",
                                                     "総合計",
                                                     "全体",
                                                     "計"};

bool is_word(std::string_view text) {
  return std::ranges::find(kWords, heading_key(text)) != kWords.end();
}

constexpr std::array<std::string_view, 21> kAll = {
    "all",  "every",  "alle",  "alles", "allen", "tous",  "toutes",
    "tout", "todos",  "todas", "todo",  "tutti", "tutte", "tutto",
    "tudo", "すべて", "全て",  "全",    "全員",  "全部",  "any"};

/// What platforms call the count of their rows.
constexpr std::array<std::string_view, 8> kResults = {"results",   "result",    "ergebnisse",
                                                      "ergebnis",  "resultats", "resultados",
                                                      "risultati", "resultaten"};

/// What may stand between the word and a count of rows.
constexpr std::array<std::string_view, 12> kOf = {"of", "von", "aus", "de",   "des", "sur",
                                                  "di", "su",  "van", "over", "do",  "from"};

/// `of 24 results`, `von 24 Ergebnissen`, `(24)`: a count of something.
bool counts_rows(std::string_view text) {
  const std::size_t digit = text.find_first_of("0123456789");
  if (digit == std::string_view::npos) return false;
  const std::size_t end = std::min(text.find_first_not_of("0123456789,", digit), text.size());
  const std::string_view behind = text.substr(end);
  const bool in_brackets = text::trimmed(text.substr(0, digit)) == "(" && behind == ")";
  const std::string between = heading_key(text.substr(0, digit));
  const bool is_of = std::ranges::find(kOf, between) != kOf.end();
  return in_brackets || (is_of && (behind.empty() || behind.front() == ' '));
}

}  // namespace

bool is_totals_label(std::string_view cell) {
  constexpr std::size_t kLongest = 80;
  if (cell.empty() || cell.size() > kLongest || text::is_digit(cell.front())) return false;
  if (is_word(cell)) return true;
  const std::size_t colon = std::min(cell.find(':'), cell.find("："));
  if (colon != std::string_view::npos && is_word(cell.substr(0, colon))) return true;
  const std::size_t blank = cell.find_first_of(" (");
  if (blank == std::string_view::npos || !counts_rows(cell.substr(blank))) return false;
  const std::string first = heading_key(cell.substr(0, blank));
  return is_word(cell.substr(0, blank)) || std::ranges::find(kResults, first) != kResults.end();
}

bool is_word_for_all(std::string_view cell) {
  constexpr std::size_t kLongest = 40;
  if (cell.empty() || cell.size() > kLongest || text::is_digit(cell.front())) return false;
  const std::size_t blank = cell.find(' ');
  const bool is_short =
      cell.find(' ', std::min(blank, cell.size() - 1) + 1) == std::string_view::npos;
  const std::string first = heading_key(cell.substr(0, blank));
  if (is_short && std::ranges::find(kAll, first) != kAll.end()) return true;
  return is_totals_label(cell);
}

}  // namespace imagelift::metrics
