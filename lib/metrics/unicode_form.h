#pragma once

#include <string>
#include <string_view>

namespace imagelift::metrics {

/// Unicode's composed form (NFC): `e` with a combining accent is `é`. Text that is not UTF-8 gets
/// replacement characters.
std::string composed(std::string_view utf8);

/// NFKC_Casefold: as above, and without case, compatibility forms (full-width letters, ligatures)
/// and characters that show nothing.
std::string folded(std::string_view utf8);

/// Without white space at its ends, Unicode's too (no-break and ideographic spaces).
std::string_view trimmed_white_space(std::string_view utf8);

}  // namespace imagelift::metrics
