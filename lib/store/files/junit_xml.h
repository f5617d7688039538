#pragma once

#include <string>
#include <string_view>

namespace imagelift::store {

/// Appends text as it may stand in an XML 1.0 attribute in double quotes or between tags. What
/// XML cannot hold at all (most control characters, bytes that are not UTF-8) becomes `\xHH`, so
/// that different names stay different in what a person reads.
void append_xml(std::string& out, std::string_view text);

}  // namespace imagelift::store
