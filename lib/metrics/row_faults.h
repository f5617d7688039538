#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "metrics/refusal.h"

namespace imagelift::metrics {

/// What is wrong with the rows of a file, collected so that a person can mend all of it at once.
class RowFaults {
 public:
  enum class Alike {
    each,  ///< every row is told
    once,  ///< of clauses that differ only in numbers and in what they quote, the first is told
  };

  explicit RowFaults(Alike alike = Alike::each) : alike_(alike) {}

  void add(std::size_t row, const std::string& clause);
  bool empty() const { return first_.empty(); }

  /// Throws Error (wrong usage) with the first 20 where there are any.
  void throw_if_any(const std::string& file, Advice advice = Advice::none) const;

 private:
  struct Fault {
    std::string kind, clause;
    std::size_t row = 0;
    std::vector<std::size_t> others;  ///< the first few rows with the like
    std::size_t count = 0;            ///< of all of them
  };

  static std::string sentence_of(const Fault& fault);

  Alike alike_;
  std::size_t untold_ = 0;
  std::vector<Fault> first_;
};

}  // namespace imagelift::metrics
