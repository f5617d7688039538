#include "source/selection.h"

#include <algorithm>

#include "source/glob.h"
#include "source/image_name.h"

namespace imagelift::source {
namespace {

bool matches_any(const std::vector<std::string>& globs, std::string_view path) {
  return std::ranges::any_of(
      globs, [&](const std::string& pattern) { return glob_matches(pattern, path); });
}

}  // namespace

bool is_hidden(std::string_view path) {
  return path.starts_with('.') || path.find("/.") != std::string_view::npos;
}

bool is_selected(std::string_view path, const Selection& selection) {
  if (is_hidden(path)) return false;
  if (selection.include.empty() && !has_image_extension(path)) return false;
  return is_selected_from_list(path, selection);
}

bool take(std::string_view path, const Selection& selection, NotTaken& not_taken) {
  if (is_selected(path, selection)) return true;
  if (is_hidden(path)) {
    ++not_taken.hidden;
  } else if (selection.include.empty() && !has_image_extension(path)) {
    not_taken.add_ending(path);
  } else {
    ++not_taken.excluded;
  }
  return false;
}

bool is_selected_from_list(std::string_view path, const Selection& selection) {
  const bool included = selection.include.empty() || matches_any(selection.include, path);
  return included && !matches_any(selection.exclude, path);
}

}  // namespace imagelift::source
