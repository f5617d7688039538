#include "metrics/refusal.h"

#include "core/shown_text.h"

namespace imagelift::metrics {

std::string_view place_of(Advice advice) {
  switch (advice) {
    case Advice::none:
      return "";
    case Advice::not_a_table:
      return "docs/metrics.md#a-web-page-a-pdf-or-a-picture";
    case Advice::old_workbooks:
      return "docs/metrics.md#an-old-or-locked-workbook";
    case Advice::packed_files:
      return "docs/metrics.md#an-archive-or-something-unreadable";
    case Advice::headings:
      return "docs/metrics.md#a-column-that-is-not-found";
    case Advice::numbers:
      return "docs/metrics.md#numbers-that-can-be-read-in-two-ways";
    case Advice::ctr:
      return "docs/metrics.md#a-ctr-without-its-unit";
    case Advice::dates:
      return "docs/metrics.md#dates-that-can-be-read-in-two-ways";
    case Advice::ids:
      return "docs/metrics.md#ids-that-a-spreadsheet-destroyed";
    case Advice::rows:
      return "docs/metrics.md#rows-that-cannot-be-read";
  }
  return "";
}

Error refusal(const std::string& file, const std::string& clause, Advice advice) {
  std::string sentence = file + " cannot be used: " + shown_text(clause);
  if (advice != Advice::none) sentence += " (" + std::string(place_of(advice)) + ")";
  return usage_error(sentence + ".");
}

}  // namespace imagelift::metrics
