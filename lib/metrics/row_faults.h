#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "metrics/refusal.h"

namespace imagelift::metrics {

/// What is wrong with the rows of a file, collected so that a person can mend all of it at once.
class RowFaults {
 public:
  void add(std::size_t row, const std::string& clause);
  bool empty() const { return count_ == 0; }

  /// Throws Error (wrong usage) with the first 20 where there are any.
  void throw_if_any(const std::string& file, Advice advice = Advice::none) const;

 private:
  std::size_t count_ = 0;
  std::vector<std::string> first_;
};

}  // namespace imagelift::metrics
