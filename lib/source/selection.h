#pragma once

#include <string_view>

#include "core/not_taken.h"
#include "source/source_options.h"

namespace imagelift::source {

/// True for a path with a part that starts with '.'.
bool is_hidden(std::string_view path);

/// What a look at the beginning of a file said of it.
enum class Look {
  image,  ///< of an image that is read, or of one that is named and refused
  other,  ///< of no image; or there was no look
};

Look look_at(std::string_view beginning);

/// Whether only its content tells if the file is taken: its name has no ending (core/not_taken.h)
/// and there is no `include`.
bool is_known_by_content(std::string_view path, const Selection& selection);

/// Whether a file at this raw path below the root is taken as an image (see Selection).
bool is_selected(std::string_view path, const Selection& selection, Look look = Look::other);

/// The same; what is not taken is counted.
bool take(std::string_view path, const Selection& selection, NotTaken& not_taken,
          Look look = Look::other);

/// The same for sources that name images one by one: without `include`, all are taken.
bool is_selected_from_list(std::string_view path, const Selection& selection);

}  // namespace imagelift::source
