#pragma once

#include <string>
#include <string_view>

namespace imagelift::metrics {

/// A cell of a metrics file as a sentence may quote it: of an address only what may be shown
/// (core/shown_text.h), and no more than 200 bytes.
std::string shown_name(std::string_view name);

}  // namespace imagelift::metrics
