#include "metrics/row_faults.h"

#include <algorithm>

#include "text/ascii.h"

namespace imagelift::metrics {
namespace {

constexpr std::size_t kShown = 20;
constexpr std::size_t kShownRows = 3;

/// A clause without numbers and what it quotes.
std::string kind_of(const std::string& clause) {
  std::string kind;
  bool is_quoted = false;
  for (const char c : clause) {
    if (c == '`') is_quoted = !is_quoted;
    if (!is_quoted && !text::is_digit(c)) kind += c;
  }
  return kind;
}

}  // namespace

void RowFaults::add(std::size_t row, const std::string& clause) {
  const std::string kind = alike_ == Alike::once ? kind_of(clause) : std::string();
  const auto same =
      alike_ == Alike::once ? std::ranges::find(first_, kind, &Fault::kind) : first_.end();
  if (same != first_.end()) {
    ++same->count;
    if (same->others.size() < kShownRows) same->others.push_back(row);
  } else if (first_.size() < kShown) {
    first_.push_back({kind, clause, row, {}, 0});
  } else {
    ++untold_;
  }
}

std::string RowFaults::sentence_of(const Fault& fault) {
  std::string sentence = "row " + std::to_string(fault.row) + ": " + fault.clause;
  if (fault.count == 0) return sentence;
  sentence += fault.count == 1 ? " (and likewise row" : " (and likewise rows";
  for (std::size_t i = 0; i < fault.others.size(); ++i) {
    const bool is_last = i + 1 == fault.others.size() && fault.count == fault.others.size();
    sentence += (i == 0 ? " " : is_last ? " and " : ", ") + std::to_string(fault.others[i]);
  }
  const std::size_t more = fault.count - fault.others.size();
  return sentence + (more > 0 ? " and " + std::to_string(more) + " more)" : ")");
}

void RowFaults::throw_if_any(const std::string& file, Advice advice) const {
  if (first_.empty()) return;
  std::string clauses;
  for (const Fault& fault : first_) clauses += (clauses.empty() ? "" : "; ") + sentence_of(fault);
  if (untold_ > 0) clauses += "; and " + std::to_string(untold_) + " more";
  throw refusal(file, clauses, advice);
}

}  // namespace imagelift::metrics
