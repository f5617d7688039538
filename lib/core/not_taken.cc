#include "core/not_taken.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "text/ascii.h"

namespace imagelift {
namespace {

constexpr std::size_t kMostEndings = 1000;
constexpr std::size_t kMostEndingsNamed = 8;
constexpr std::size_t kLongestEnding = 10;

using Endings = std::vector<std::pair<std::string, std::size_t>>;

std::string counted(std::size_t count, const std::string& one, const std::string& several) {
  return std::to_string(count) + " " + (count == 1 ? one : several);
}

std::string told_endings(const NotTaken& not_taken) {
  const std::size_t files = not_taken.with_other_endings();
  std::size_t unnamed = files;
  std::string list;
  for (const auto& [ending, count] : not_taken.named_endings()) {
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

std::size_t NotTaken::count() const {
  return with_other_endings() + without_ending() + hidden + excluded + own_output + folder_links +
         repeated + replaced + links_elsewhere + links_above;
}

Endings NotTaken::named_endings() const {
  Endings named(endings.begin(), endings.end());
  std::erase_if(named, [](const auto& entry) { return entry.first.empty(); });
  std::ranges::stable_sort(named, std::greater(), &Endings::value_type::second);
  if (named.size() > kMostEndingsNamed) named.resize(kMostEndingsNamed);
  return named;
}

std::size_t NotTaken::with_other_endings() const {
  std::size_t files = further_endings;
  for (const auto& [ending, count] : endings) files += ending.empty() ? 0 : count;
  return files;
}

std::size_t NotTaken::without_ending() const {
  const auto found = endings.find("");
  return found == endings.end() ? 0 : found->second;
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

std::vector<std::string> sentences_of(const NotTaken& not_taken) {
  std::vector<std::string> sentences;
  const auto tell = [&](std::size_t count, const char* one, const char* several) {
    if (count > 0) sentences.push_back(counted(count, one, several));
  };
  if (not_taken.with_other_endings() > 0) sentences.push_back(told_endings(not_taken));
  tell(not_taken.without_ending(), "file without an ending that is no image",
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

}  // namespace imagelift
