#pragma once

#include <string_view>

#include "source/not_taken.h"
#include "source/source_options.h"

namespace imagelift::source {

/// True for a path with a part that starts with '.'.
bool is_hidden(std::string_view path);

/// Whether a file at this raw path below the root is taken as a picture (see Selection).
bool is_selected(std::string_view path, const Selection& selection);

/// The same; what is not taken is counted.
bool take(std::string_view path, const Selection& selection, NotTaken& not_taken);

/// The same for sources that name pictures one by one: without `include`, all are taken.
bool is_selected_from_list(std::string_view path, const Selection& selection);

}  // namespace imagelift::source
