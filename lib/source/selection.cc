#include "source/selection.h"

#include <algorithm>

#include "core/file_format.h"
#include "source/glob.h"
#include "source/image_name.h"

namespace imagelift::source {
namespace {

bool matches_any(const std::vector<std::string>& globs, std::string_view path) {
  return std::ranges::any_of(
      globs, [&](const std::string& pattern) { return glob_matches(pattern, path); });
}

/// By its ending or its content; `include` replaces that rule.
bool may_be_image(std::string_view path, const Selection& selection, Look look) {
  return !selection.include.empty() || has_image_extension(path) ||
         (look == Look::image && is_known_by_content(path, selection));
}

}  // namespace

bool is_hidden(std::string_view path) {
  return path.starts_with('.') || path.find("/.") != std::string_view::npos;
}

Look look_at(std::string_view beginning) {
  const FileFormat* format = file_format_of(beginning);
  return format != nullptr && format->kind != FileKind::other ? Look::image : Look::other;
}

bool is_known_by_content(std::string_view path, const Selection& selection) {
  return selection.include.empty() && !is_hidden(path) && !has_image_extension(path) &&
         ending_of(path).empty();
}

bool is_selected(std::string_view path, const Selection& selection, Look look) {
  if (is_hidden(path) || !may_be_image(path, selection, look)) return false;
  return is_selected_from_list(path, selection);
}

bool take(std::string_view path, const Selection& selection, NotTaken& not_taken, Look look) {
  if (is_selected(path, selection, look)) return true;
  if (is_hidden(path)) {
    ++not_taken.hidden;
  } else if (!may_be_image(path, selection, look)) {
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
