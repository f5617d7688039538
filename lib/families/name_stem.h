#pragma once

#include <string>
#include <string_view>

namespace imagelift::families {

/// What an image's name says of its content: without its extension and without the words that say
/// a size or a version (`1080x1920`, `9x16`, `v2`, `copy`, `final`, `(1)`, `@2x`); in lower case,
/// words parted by one space. Equal stems are one family where the pictures are not at hand. Empty
/// where nothing else is left: such a name says nothing.
std::string name_stem(std::string_view name);

}  // namespace imagelift::families
