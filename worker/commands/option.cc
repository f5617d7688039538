#include "worker/commands/option.h"

#include <iterator>

#include "text/ascii.h"

namespace imagelift::worker {

std::string environment_name(const std::string& long_name) {
  if (!long_name.starts_with("--")) return "";
  std::string name = "IMAGELIFT_";
  for (const char c : long_name.substr(2)) {
    name += c == '-' ? '_' : text::to_upper(c);
  }
  return name;
}

std::vector<Option> joined(std::vector<std::vector<Option>> lists) {
  std::vector<Option> all;
  for (std::vector<Option>& list : lists) {
    all.insert(all.end(), std::make_move_iterator(list.begin()),
               std::make_move_iterator(list.end()));
  }
  return all;
}

}  // namespace imagelift::worker
