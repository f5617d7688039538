#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/detection.h"
#include "core/geometry.h"
#include "core/task.h"

namespace imagelift {

/// The identity of a picture's bytes; the same content under two names is one image.
struct Content {
  std::string sha256;  ///< 64 lower-case hex digits
  std::string md5;     ///< 32 lower-case hex digits
  std::uint64_t bytes = 0;

  friend bool operator==(const Content&, const Content&) = default;
};

/// Share of the opaque pixels whose nearest CSS colour this is; above 0 and up to 1.
struct ColourShare {
  std::string name;
  double share = 0;

  friend bool operator==(const ColourShare&, const ColourShare&) = default;
};

/// Photographic measures of the upright image; formulas in features/quality.h.
struct Quality {
  double brightness = 0;
  double contrast = 0;
  double sharpness = 0;

  friend bool operator==(const Quality&, const Quality&) = default;
};

/// Which model, with which settings, answered a task. Two analyses are the same work if and only
/// if content and model identity are equal; the store's cache is keyed by it.
struct ModelIdentity {
  Task task;
  std::string name;      ///< of the manifest, e.g. `efficientnet_lite2`, or `css-colours`
  std::string sha256;    ///< of the weights; empty for our own arithmetic
  std::string settings;  ///< all else the numbers depend on: version, precision, instruction set

  friend auto operator<=>(const ModelIdentity&, const ModelIdentity&) = default;
};

/// A small preview for pages.
struct Thumbnail {
  Size size;
  std::vector<std::uint8_t> jpeg;

  friend bool operator==(const Thumbnail&, const Thumbnail&) = default;
};

/// Which image of its file an analysis is of.
struct FrameChoice {
  bool animated = false;
  int count = 1;  ///< frames of an animation, or pages of a file
  int taken = 1;  ///< from 1: the frame that is shown longest, or the first page

  friend bool operator==(const FrameChoice&, const FrameChoice&) = default;
};

/// Everything known about one content: what the store keeps and the features are read from.
struct ImageAnalysis {
  Content content;
  Size size;           ///< upright, in pixels
  std::string format;  ///< by signature: jpeg, png, webp, gif, bmp, tiff, avif, heic, jxl
  FrameChoice frames;
  std::string colour_profile;  ///< empty (none, or sRGB), `converted` or `ignored: <reason>`
  std::optional<std::vector<ColourShare>> colours;  ///< sorted by name
  std::optional<Quality> quality;
  Inference inference;
  std::vector<ModelIdentity> models;  ///< one for every task that has a result here
  std::optional<Thumbnail> thumbnail;
};

inline bool has_result(const ImageAnalysis& analysis, Task task) {
  if (task == Task::colours) return analysis.colours.has_value();
  if (task == Task::quality) return analysis.quality.has_value();
  return has_result(analysis.inference, task);
}

}  // namespace imagelift
