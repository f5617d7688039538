#include "worker/commands/mistyped.h"

#include <unistd.h>
#include <algorithm>
#include <string_view>
#include <vector>

#include "text/ascii.h"
#include "worker/printable_name.h"

namespace imagelift::worker {

namespace {

constexpr std::string_view kPrefix = "IMAGELIFT_";

/// Of the scripts around the program, such as the Jenkins library.
constexpr std::string_view kOfScripts[] = {"PROGRAM"};

}  // namespace

std::string unknown_arguments(std::span<const std::string> arguments,
                              std::span<const std::string> names) {
  std::string sentence;
  for (const std::string& argument : arguments) {
    const std::string name = argument.substr(0, argument.find('='));
    sentence += (sentence.empty() ? "" : "; ") + printable_name(argument) + " is not known" +
                did_you_mean(name, names);
  }
  return sentence;
}

std::vector<std::string> mistyped_variables(std::span<const std::string> known) {
  std::vector<std::string> names(std::begin(kOfScripts), std::end(kOfScripts));
  for (const std::string& variable : known) {
    if (variable.starts_with(kPrefix)) names.push_back(variable.substr(kPrefix.size()));
  }
  std::vector<std::string> sentences;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    const std::string_view variable =
        std::string_view(*entry).substr(0, std::string_view(*entry).find('='));
    if (!variable.starts_with(kPrefix)) continue;
    const std::string_view name = variable.substr(kPrefix.size());
    if (std::ranges::find(names, name) != names.end()) continue;
    const auto nearest = nearest_name(name, names);
    if (!nearest) continue;
    sentences.push_back("the environment's " + printable_name(variable) +
                        " is read by no option; did you mean " + std::string(kPrefix) + *nearest +
                        "?");
  }
  return sentences;
}

namespace {

constexpr std::size_t kLongest = 200;  // bytes; what is longer is no typing error

/// Three rows of the table of distances between the beginnings of both.
std::size_t distance(std::string_view one, std::string_view other) {
  std::vector<std::size_t> before(other.size() + 1), last(other.size() + 1), row(other.size() + 1);
  for (std::size_t j = 0; j <= other.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= one.size(); ++i) {
    std::swap(before, last);
    std::swap(last, row);
    row[0] = i;
    for (std::size_t j = 1; j <= other.size(); ++j) {
      const bool same = text::to_lower(one[i - 1]) == text::to_lower(other[j - 1]);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0U : 1U)});
      const bool swapped = i > 1 && j > 1 &&
                           text::to_lower(one[i - 1]) == text::to_lower(other[j - 2]) &&
                           text::to_lower(one[i - 2]) == text::to_lower(other[j - 1]);
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return row[other.size()];
}

}  // namespace

std::optional<std::string> nearest_name(std::string_view typed,
                                        std::span<const std::string> names) {
  std::optional<std::string> nearest;
  std::size_t least = kLongest;
  for (const std::string& name : names) {
    if (typed.size() > kLongest || name.size() > kLongest) continue;
    const std::size_t wrong = distance(typed, name);
    if (wrong >= least || 3 * wrong > std::max(typed.size(), name.size())) continue;
    least = wrong;
    nearest = name;
  }
  return nearest;
}

std::string did_you_mean(std::string_view typed, std::span<const std::string> names) {
  const auto nearest = nearest_name(typed, names);
  return nearest ? "; did you mean " + printable_name(*nearest) + "?" : "";
}

}  // namespace imagelift::worker
