#pragma once

#include <tiffio.h>

#include <memory>

#include "image/stored_image.h"

namespace imagelift::image {

/// A TIFF in memory, and the first complaint about it. It stays where it is while it is open.
struct TiffFile {
  Bytes bytes;
  std::size_t at = 0;
  char error[200] = "";
};

using Tiff = std::unique_ptr<TIFF, decltype(&TIFFClose)>;

/// Opens it at its first directory; null where libtiff finds none.
Tiff open_tiff(TiffFile& file, const DecodeLimits& limits);

}  // namespace imagelift::image
