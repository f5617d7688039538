#include "source/not_taken.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "text/ascii.h"

namespace imagelift::source {
namespace {

constexpr std::size_t kMostEndings = 1000;
constexpr std::size_t kMostEndingsNamed = 8;
constexpr std::size_t kLongestEnding = 10;

using Endings = std::vector<std::pair<std::string, std::size_t>>;

/// The endings that are told, most files first.
Endings named_endings(const NotTaken& not_taken) {
  Endings endings(not_taken.endings.begin(), not_taken.endings.end());
  std::erase_if(endings, [](const auto& entry) { return entry.first.empty(); });
  std::ranges::stable_sort(endings, std::greater(), &Endings::value_type::second);
  if (endings.size() > kMostEndingsNamed) endings.resize(kMostEndingsNamed);
  return endings;
}

std::size_t without_ending(const NotTaken& not_taken) {
  const auto found = not_taken.endings.find("");
  return found == not_taken.endings.end() ? 0 : found->second;
}

std::size_t with_other_endings(const NotTaken& not_taken) {
  std::size_t files = not_taken.further_endings;
  for (const auto& [ending, count] : not_taken.endings) files += ending.empty() ? 0 : count;
  return files;
}

std::string counted(std::size_t count, const std::string& one, const std::string& several) {
  return std::to_string(count) + " " + (count == 1 ? one : several);
}

std::string told_endings(const NotTaken& not_taken) {
  const std::size_t files = with_other_endings(not_taken);
  std::size_t unnamed = files;
  std::string list;
  for (const auto& [ending, count] : named_endings(not_taken)) {
    list += (list.empty() ? "." : ", .") + ending + " " + std::to_string(count);
    unnamed -= count;
  }
  if (unnamed > 0) list += (list.empty() ? "others " : ", others ") + std::to_string(unnamed);
  return counted(files, "file with another ending", "files with other endings") + ": " + list;
}

}  // namespace

void NotTaken::add_ending(std::string_view path) {
  const auto ending = ending_of(path);
  if (ending.empty() || endings.size() < kMostEndings || endings.contains(ending)) {
    ++endings[ending];
  } else {
    ++further_endings;
  }
}

void NotTaken::add(const NotTaken& other) {
  for (const auto& [ending, count] : other.endings) {
    const bool fits = endings.size() < kMostEndings || endings.contains(ending) || ending.empty();
    (fits ? endings[ending] : further_endings) += count;
  }
  further_endings += other.further_endings;
  hidden += other.hidden;
  excluded += other.excluded;
  own_output += other.own_output;
  folder_links += other.folder_links;
  repeated += other.repeated;
  replaced += other.replaced;
  links_elsewhere += other.links_elsewhere;
  links_above += other.links_above;
}

std::string ending_of(std::string_view path) {
  const auto name = path.substr(path.rfind('/') + 1);
  const auto dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return {};
  const auto ending = name.substr(dot + 1);
  const bool plain = std::ranges::all_of(ending, text::is_letter_or_digit);
  if (!plain || ending.size() > kLongestEnding || std::ranges::none_of(ending, text::is_letter)) {
    return {};
  }
  return text::to_lower(ending);
}

std::vector<std::string> told(const NotTaken& not_taken) {
  std::vector<std::string> sentences;
  const auto tell = [&](std::size_t count, const char* one, const char* several) {
    if (count > 0) sentences.push_back(counted(count, one, several));
  };
  if (with_other_endings(not_taken) > 0) sentences.push_back(told_endings(not_taken));
  tell(without_ending(not_taken), "file without an ending that is no image",
       "files without an ending that are no images");
  tell(not_taken.excluded, "file that --include or --exclude leaves out",
       "files that --include or --exclude leaves out");
  tell(not_taken.hidden, "hidden file or folder", "hidden files or folders");
  tell(not_taken.own_output, "folder that holds the output of a run",
       "folders that hold the output of a run");
  tell(not_taken.folder_links,
       "link to a folder, which is not followed (--follow-links ROOT follows those into ROOT)",
       "links to folders, which are not followed (--follow-links ROOT follows those into ROOT)");
  tell(not_taken.repeated, "address that stands in the list before",
       "addresses that stand in the list before");
  tell(not_taken.replaced, "member of the archive that a later one replaces",
       "members of the archive that later ones replace");
  tell(not_taken.links_elsewhere, "link to another host", "links to other hosts");
  tell(not_taken.links_above, "link above the folder", "links above the folder");
  return sentences;
}

std::string to_json(const NotTaken& not_taken) {
  nlohmann::ordered_json json;
  json["told"] = told(not_taken);
  auto& endings = json["other_endings"] = nlohmann::ordered_json::object();
  std::size_t unnamed = with_other_endings(not_taken);
  for (const auto& [ending, count] : named_endings(not_taken)) {
    endings[ending] = count;
    unnamed -= count;
  }
  json["further_endings"] = unnamed;
  json["without_ending"] = without_ending(not_taken);
  json["excluded"] = not_taken.excluded;
  json["hidden"] = not_taken.hidden;
  json["own_output"] = not_taken.own_output;
  json["folder_links"] = not_taken.folder_links;
  json["repeated"] = not_taken.repeated;
  json["replaced"] = not_taken.replaced;
  json["links_elsewhere"] = not_taken.links_elsewhere;
  json["links_above"] = not_taken.links_above;
  return json.dump();
}

}  // namespace imagelift::source
