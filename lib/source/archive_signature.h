#pragma once

#include <cstddef>
#include <string_view>

namespace imagelift::source {

/// As much of a file as is_archive looks at: of its beginning, and of its end.
inline constexpr std::size_t kArchiveBeginning = 512;
inline constexpr std::size_t kArchiveEnd = 22 + 65535;  // a zip's last record with its comment

/// True for the beginning of a zip, a 7z, a rar, a tar (also of Unix version 7), or a file packed
/// by gzip, bzip2, xz or zstd; and for the end of a zip, before which a program may stand that
/// unpacks it. Both may be the whole of a smaller file.
bool is_archive(std::string_view beginning, std::string_view end = {});

}  // namespace imagelift::source
