#pragma once

#include <string_view>

namespace imagelift::source {

/// What the ending of a path promises.
enum class PathKind { image, archive, list, unknown };

PathKind kind_of_path(std::string_view path);

}  // namespace imagelift::source
