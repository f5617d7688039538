#include "metrics/row_faults.h"

#include "core/error.h"
#include "core/shown_text.h"

namespace imagelift::metrics {
namespace {
constexpr std::size_t kShown = 20;
}

void RowFaults::add(std::size_t row, const std::string& clause) {
  if (++count_ <= kShown) first_.push_back("row " + std::to_string(row) + ": " + clause);
}

void RowFaults::throw_if_any(const std::string& file) const {
  if (count_ == 0) return;
  std::string sentence = file + " cannot be used: ";
  for (const std::string& fault : first_) {
    if (&fault != first_.data()) sentence += "; ";
    sentence += shown_text(fault);
  }
  if (count_ > kShown) sentence += "; and " + std::to_string(count_ - kShown) + " more";
  throw usage_error(sentence + ".");
}

}  // namespace imagelift::metrics
