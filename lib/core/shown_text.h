#pragma once

#include <string>
#include <string_view>

namespace imagelift {

/// A text in which every address (`scheme://...`, `//host/...`, `host/path?name=value`, also
/// percent-encoded ones) is reduced to what may be shown: scheme, host and path. User and password
/// go, a query becomes `?...`, a fragment goes; an address whose user cannot be told from its host
/// becomes `scheme://...`. For log lines, messages and prose: an address ends at white space or a
/// quotation mark. Any text without addresses stays as it is, and so does a text shown before.
std::string shown_text(std::string_view text);

/// The same where the text as a whole is one address or none, as in a cell of a table: white space
/// and quotation marks belong to the address.
std::string shown_address(std::string_view text);

}  // namespace imagelift
