#pragma once

#include <string_view>

namespace imagelift::metrics {

/// Whether a cell is the label of a row of totals in one of the languages: `Total`, `Gesamt:
/// Konto`, `Total of 24 results`, `合計`. A name that only begins like one is none: `total_beauty`.
bool is_totals_label(std::string_view cell);

/// Whether a cell stands for all levels of its column: a label of totals, `All`, `Alle Geräte`.
bool is_word_for_all(std::string_view cell);

}  // namespace imagelift::metrics
