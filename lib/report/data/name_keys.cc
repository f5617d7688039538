#include "report/data/name_keys.h"

#include <algorithm>
#include <map>
#include <set>

#include "text/ascii.h"

namespace imagelift::report {
namespace {

constexpr std::size_t kLongestKey = 40;
constexpr std::size_t kMostKeys = 8;

/// The length of the key that begins here; 0: none does.
std::size_t key_length(std::string_view text) {
  std::size_t length = 0;
  while (length < text.size() && (text::is_letter_or_digit(text[length]) || text[length] == '-')) {
    ++length;
  }
  const bool is_key = length > 0 && length <= kLongestKey && length < text.size() &&
                      text[length] == '.' && text::is_letter(text[0]);
  return is_key ? length : 0;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> name_keys(std::string_view name) {
  std::vector<std::pair<std::string, std::string>> keys;
  std::size_t length = key_length(name);
  while (length > 0) {
    std::string key(name.substr(0, length));
    name.remove_prefix(length + 1);
    std::size_t end = name.find('_');
    while (end != std::string_view::npos && key_length(name.substr(end + 1)) == 0) {
      end = name.find('_', end + 1);
    }
    keys.emplace_back(std::move(key), name.substr(0, end));
    if (end == std::string_view::npos) break;
    name.remove_prefix(end + 1);
    length = key_length(name);
  }
  return keys;
}

std::vector<FactorColumn> automatic_factors(std::span<const std::string> names) {
  std::vector<std::map<std::string, std::string>> keys_of;
  std::map<std::string, std::size_t> count;
  for (const std::string& name : names) {
    auto& keys = keys_of.emplace_back();
    for (auto& [key, value] : name_keys(name)) {
      if (!value.empty() && keys.emplace(key, std::move(value)).second) ++count[key];
    }
  }
  std::vector<FactorColumn> factors;
  for (const auto& [key, names_with_it] : count) {
    if (2 * names_with_it < names.size() || factors.size() == kMostKeys) continue;
    FactorColumn column{key, FactorOrigin::automatic, {}};
    std::set<std::string> values;
    for (const auto& keys : keys_of) {
      const auto found = keys.find(key);
      column.values.push_back(found == keys.end() ? "" : found->second);
      if (found != keys.end()) values.insert(found->second);
    }
    if (values.size() > 1) factors.push_back(std::move(column));
  }
  return factors;
}

}  // namespace imagelift::report
