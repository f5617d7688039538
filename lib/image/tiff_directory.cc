#include "image/tiff_directory.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace imagelift::image {
namespace {

constexpr std::size_t kMostDirectories = 64;  // that are looked at, and as many below the first
constexpr std::uint16_t kLinearRaw = 34892;   // of DNG

struct Directory {
  std::uint64_t offset = 0;  ///< in the file
  bool below = false;        ///< it is one of the first directory's children
  std::uint32_t type = 0;    ///< NewSubfileType
  std::uint64_t pixels = 0;
  std::uint16_t photometric = 0;
  bool is_dng = false;
};

Directory current(TIFF* tiff, bool below) {
  Directory directory;
  directory.offset = TIFFCurrentDirOffset(tiff);
  directory.below = below;
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &width);
  TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &height);
  directory.pixels = std::uint64_t{width} * height;
  TIFFGetField(tiff, TIFFTAG_SUBFILETYPE, &directory.type);
  TIFFGetField(tiff, TIFFTAG_PHOTOMETRIC, &directory.photometric);
  std::uint8_t* version = nullptr;
  directory.is_dng = TIFFGetField(tiff, TIFFTAG_DNGVERSION, &version) == 1;
  return directory;
}

std::vector<std::uint64_t> children_of_current(TIFF* tiff) {
  std::uint16_t count = 0;
  std::uint64_t* offsets = nullptr;
  if (TIFFGetField(tiff, TIFFTAG_SUBIFD, &count, &offsets) != 1 || offsets == nullptr) return {};
  return {offsets, offsets + std::min<std::size_t>(count, kMostDirectories)};
}

// From its first directory on: the chain, and what hangs below the first.
std::vector<Directory> directories_of(TIFF* tiff) {
  const std::vector<std::uint64_t> children = children_of_current(tiff);
  std::vector<Directory> directories;
  do {
    directories.push_back(current(tiff, false));
  } while (directories.size() < kMostDirectories && TIFFReadDirectory(tiff) == 1);
  for (const std::uint64_t offset : children) {
    if (TIFFSetSubDirectory(tiff, offset) == 1) directories.push_back(current(tiff, true));
  }
  return directories;
}

bool is_raw(const Directory& directory) {
  return directory.is_dng || directory.photometric == PHOTOMETRIC_CFA ||
         directory.photometric == kLinearRaw;
}

bool is_whole(const Directory& directory) {
  return (directory.type & (FILETYPE_REDUCEDIMAGE | FILETYPE_MASK)) == 0;
}

Failure raw_failure(bool is_dng) {
  return {Stage::decode, FailureCode::unsupported_format,
          std::string("this is a raw photo (") + (is_dng ? "DNG" : "NEF, ARW, PEF or the like") +
              "), which has to be developed before it can be read"};
}

// The first, unless it is the preview of another: marked as such, or smaller than a child.
std::size_t image_among(const std::vector<Directory>& directories) {
  const Directory& first = directories.front();
  std::size_t best = 0;
  for (std::size_t i = 1; i < directories.size(); ++i) {
    const Directory& other = directories[i];
    const bool replaces = !is_whole(first) || (other.below && other.pixels > first.pixels);
    const bool better = best == 0 || other.pixels > directories[best].pixels;
    if (is_whole(other) && replaces && better) best = i;
  }
  return best;
}

}  // namespace

std::variant<FrameChoice, Failure> go_to_image(TIFF* tiff) {
  const std::vector<Directory> directories = directories_of(tiff);
  const auto raw = std::ranges::find_if(directories, is_raw);
  if (raw != directories.end()) {
    return raw_failure(std::ranges::any_of(directories, &Directory::is_dng));
  }
  const std::size_t taken = image_among(directories);
  const Directory& picture = directories[taken];
  const bool there = picture.below ? TIFFSetSubDirectory(tiff, picture.offset) == 1
                                   : TIFFSetDirectory(tiff, static_cast<std::uint32_t>(taken)) == 1;
  if (!there) return damaged("TIFF", "its directories cannot be read twice");
  FrameChoice choice;
  choice.count = std::max(static_cast<int>(TIFFNumberOfDirectories(tiff)), 1);
  choice.taken = static_cast<int>(taken) + 1;
  choice.count = std::max(choice.count, choice.taken);
  return choice;
}

}  // namespace imagelift::image
