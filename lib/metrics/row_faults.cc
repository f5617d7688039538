#include "metrics/row_faults.h"

namespace imagelift::metrics {
namespace {
constexpr std::size_t kShown = 20;
}

void RowFaults::add(std::size_t row, const std::string& clause) {
  if (++count_ <= kShown) first_.push_back("row " + std::to_string(row) + ": " + clause);
}

void RowFaults::throw_if_any(const std::string& file, Advice advice) const {
  if (count_ == 0) return;
  std::string clauses;
  for (const std::string& fault : first_) {
    clauses += (clauses.empty() ? "" : "; ") + fault;
  }
  if (count_ > kShown) clauses += "; and " + std::to_string(count_ - kShown) + " more";
  throw refusal(file, clauses, advice);
}

}  // namespace imagelift::metrics
