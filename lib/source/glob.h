#pragma once

#include <string>
#include <string_view>

namespace imagelift::source {

/// Matches paths, whole and byte by byte (a path's '/' is the only separator, case counts):
///   *      any characters within one part of the path, also none
///   **     any characters, across parts; as `**/` also no part at all
///   ?      one character (a whole UTF-8 one) other than '/'
///   [abc]  one of these; [a-z] a range of bytes; [!abc] or [^abc] none of these; never '/'
///   \c     the character itself
/// `*.jpg` matches `a.jpg` but not `d/a.jpg`; `**/*.jpg` matches both. A `[` without `]` stands
/// for itself. Time is at most the product of both lengths, whatever the pattern.
bool glob_matches(std::string_view pattern, std::string_view path);

}  // namespace imagelift::source
