#include "worker/run/name_factors.h"

#include <unicode/regex.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <set>

#include "core/error.h"
#include "core/query_mark.h"

namespace imagelift::worker {
namespace {

/// ICU counts in "steps of the match engine", some thousands a second at the least; a sensible
/// pattern on a sensible name needs a handful.
constexpr std::int32_t kLongestMatch = 20;

/// `(?<name>` but neither `(?<=` nor `(?<!`: ICU tells numbers of groups by name, not the names.
std::vector<std::string> group_names(const std::string& pattern) {
  std::vector<std::string> names;
  for (std::size_t at = pattern.find("(?<"); at != std::string::npos;
       at = pattern.find("(?<", at + 3)) {
    const bool escaped = at > 0 && pattern[at - 1] == '\\';
    const std::size_t end = pattern.find('>', at);
    if (escaped || end == std::string::npos) continue;
    const std::string name = pattern.substr(at + 3, end - at - 3);
    if (!name.empty() && name[0] != '=' && name[0] != '!') names.push_back(name);
  }
  return names;
}

std::string utf8(const icu::UnicodeString& text) {
  std::string bytes;
  text.toUTF8String(bytes);
  return bytes;
}

}  // namespace

struct NameFactors::Pattern {
  std::unique_ptr<icu::RegexPattern> expression;
  std::vector<std::string> names;
  std::vector<std::int32_t> groups;  ///< number of each name's group
};

NameFactors::NameFactors(std::span<const std::string> patterns) {
  std::set<std::string> seen;
  for (const std::string& text : patterns) {
    auto pattern = std::make_unique<Pattern>();
    UErrorCode status = U_ZERO_ERROR;
    UParseError where{};
    pattern->expression.reset(
        icu::RegexPattern::compile(icu::UnicodeString::fromUTF8(text), 0, where, status));
    pattern->names = group_names(text);
    for (const std::string& name : pattern->names) {
      if (U_FAILURE(status)) break;
      pattern->groups.push_back(pattern->expression->groupNumberFromName(name.c_str(), -1, status));
      if (!seen.insert(name).second) {
        throw usage_error("--factors: two groups are named '" + name + "'");
      }
    }
    if (U_FAILURE(status) || pattern->names.empty()) {
      throw usage_error("--factors '" + text +
                        "' is no regular expression with named groups, "
                        "such as _imgtemp\\.(?<template>.+)");
    }
    patterns_.push_back(std::move(pattern));
  }
}

NameFactors::~NameFactors() = default;

std::vector<std::string> NameFactors::factors() const {
  std::vector<std::string> names;
  for (const auto& pattern : patterns_) {
    names.insert(names.end(), pattern->names.begin(), pattern->names.end());
  }
  return names;
}

std::vector<std::string> NameFactors::values(const std::string& name) const {
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(name);
  std::vector<std::string> values;
  for (const auto& pattern : patterns_) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::RegexMatcher> matcher(pattern->expression->matcher(text, status));
    matcher->setTimeLimit(kLongestMatch, status);
    const bool found = matcher->find(status) && U_SUCCESS(status);
    for (const std::int32_t group : pattern->groups) {
      values.push_back(found ? utf8(matcher->group(group, status)) : std::string());
    }
  }
  return values;
}

metrics::MetricTable with_name_factors(metrics::MetricTable metrics,
                                       const metrics::MetricMatch& match,
                                       std::span<const ImageRef> images, const NameFactors& names) {
  const std::vector<std::string> added = names.factors();
  auto& factors = metrics.factors;
  for (const std::string& name : added) {
    if (std::ranges::find(factors, name, &metrics::MetricFactor::name) != factors.end()) continue;
    factors.push_back({name, FactorOrigin::name});
  }
  std::ranges::sort(factors, {}, &metrics::MetricFactor::name);
  metrics.fill_columns();
  for (std::size_t image = 0; image < images.size(); ++image) {
    const std::vector<std::string> values = names.values(without_query_mark(images[image].name));
    for (std::size_t i = 0; i < added.size(); ++i) {
      const auto factor =
          std::ranges::lower_bound(factors, added[i], {}, &metrics::MetricFactor::name);
      const text::SharedText value = values[i];
      for (const std::size_t row : match.rows_of_image[image]) {
        if (factor->levels[row].empty()) factor->levels[row] = value;
      }
    }
  }
  return metrics;
}

}  // namespace imagelift::worker
