#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace imagelift::net {

/// How many of these bytes are a whole header: up to and with its first empty line, where lines end
/// with CRLF or LF alone. Empty lines before it belong to it. 0: its end has not come yet.
std::size_t header_length(std::string_view bytes);

/// Whether a text may be the name of a field (RFC 9110, 5.6.2).
bool is_token(std::string_view text);

/// True once these bytes cannot be the beginning of an HTTP response, whatever follows.
bool is_no_response(std::string_view bytes);

/// A header as servers send it, in the strict form of RFC 9112 that a parser takes. Lines may end
/// with LF, the status line may have no reason (which is foreign text, and left out), a field may
/// have a blank before its colon, equal Content-Lengths may stand twice, and one beside chunks does
/// not count (RFC 9112, 6.3). Lines that are no field are left out. Nothing for what is no
/// response.
std::optional<std::string> strict_header(std::string_view header);

}  // namespace imagelift::net
