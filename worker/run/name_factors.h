#pragma once

#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/image_ref.h"
#include "metrics/metrics.h"
#include "metrics/metrics_match.h"

namespace imagelift::worker {

/// Regular expressions that read factors from the names of images, such as the template in
/// `imgcontent\.(?<content>.+?)_imgtemp\.(?<template>.+)`: each named group is a factor. The syntax
/// is ICU's; the parts that JavaScript shares are what reports should use. Immutable.
class NameFactors {
 public:
  /// Throws a usage error that names the pattern where it is no regular expression or has no
  /// named group, or where two groups of all patterns share a name.
  explicit NameFactors(std::span<const std::string> patterns);
  ~NameFactors();
  NameFactors(const NameFactors&) = delete;
  NameFactors& operator=(const NameFactors&) = delete;

  /// Names of the factors, in the order of the groups.
  std::vector<std::string> factors() const;

  /// One value for each of factors(); empty where the name does not match. A match that takes too
  /// long (the name is hostile) counts as none.
  std::vector<std::string> values(const std::string& name) const;

 private:
  struct Pattern;
  std::vector<std::unique_ptr<Pattern>> patterns_;
};

/// The table with one more column per factor, filled for the rows that belong to an image. A
/// column that the file already has wins over a group of the same name.
metrics::MetricTable with_name_factors(metrics::MetricTable metrics,
                                       const metrics::MetricMatch& match,
                                       std::span<const ImageRef> images, const NameFactors& names);

}  // namespace imagelift::worker
