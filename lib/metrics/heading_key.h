#pragma once

#include <string>
#include <string_view>

namespace imagelift::metrics {

/// What is left of a heading, or of any short text, for comparing: its letters and digits without
/// case, accents and full-width forms. Blanks and punctuation go: `Link-Klicks` is `linkklicks`.
std::string heading_key(std::string_view utf8);

/// A heading without the unit in brackets behind it, and the unit: `Amount spent (EUR)` is `Amount
/// spent` and `EUR`, `CTR (%)` is `CTR` and `%`. Brackets that hold no unit stay: `Clicks (all)`.
struct HeadingUnit {
  std::string_view heading;
  std::string unit;
};
HeadingUnit heading_unit(std::string_view heading);

/// The code of a currency: of its sign or code in any case; `%` is itself; else empty.
std::string unit_of(std::string_view sign);

}  // namespace imagelift::metrics
