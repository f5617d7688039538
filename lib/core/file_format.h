#pragma once

#include <cstddef>
#include <string_view>

namespace imagelift {

/// What a run can do with a file.
enum class FileKind {
  decoded,  ///< an image that lib/image reads
  image,    ///< an image, drawing or page that is named and refused
  other,    ///< no image at all
};

/// A format of files that is known by how they begin.
struct FileFormat {
  std::string_view id;    ///< stable: jpeg, png, ...; as in image::Decoded::format
  std::string_view name;  ///< with its article, for a sentence: `an HTML page`
  FileKind kind;
};

/// As much of a file's beginning as file_format_of looks at.
inline constexpr std::size_t kFileFormatBytes = 1024;

/// The format that the bytes begin like, whatever the file's name says; null for none that is
/// known. Files may be shorter than kFileFormatBytes; what stands behind them is not looked at.
/// A TIFF may still turn out to hold a raw photo: only its directories say so.
const FileFormat* file_format_of(std::string_view beginning);

}  // namespace imagelift
