#pragma once

#include <memory>
#include <string>
#include <vector>

#include "source/image_source.h"

namespace imagelift::source {

/// Several sources as one, sorted by path. Of two images with one path the first source's stays,
/// the other becomes a failure; of two with one name both keep their paths. `remark` is told when
/// it is listed, unless it is empty.
std::unique_ptr<ImageSource> open_mixed(std::vector<std::unique_ptr<ImageSource>> parts,
                                        std::string remark);

}  // namespace imagelift::source
