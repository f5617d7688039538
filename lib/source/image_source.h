#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/failure.h"
#include "core/image_ref.h"
#include "core/not_taken.h"
#include "core/progress.h"
#include "source/fetch_memory.h"
#include "source/source_options.h"
#include "text/bytes.h"

namespace imagelift::source {

using Bytes = text::Bytes;

/// One image's bytes, or why there are none.
struct Fetched {
  std::size_t index;  ///< into Listing::images
  std::variant<Bytes, Failure> content;
  /// Set: no bytes came, since the server has the same picture as SourceOptions::find_known named.
  std::optional<Content> unchanged = {};
  std::optional<Validators> validators = {};  ///< of bytes that came from a server that names any
};

/// Takes what was fetched. Called on the thread that called fetch, in the order of `wanted`; it
/// may block, which holds back the downloads. False: stop.
using Deliver = std::function<bool(Fetched)>;

/// Something that was seen while listing and can never be fetched.
struct Unlisted {
  std::string path;  ///< below the root, escaped as ImageRef::path
  Failure failure;   ///< its stage is `list`

  friend bool operator==(const Unlisted&, const Unlisted&) = default;
};

struct Listing {
  std::vector<ImageRef> images;    ///< sorted by path (bytes)
  std::vector<Unlisted> failures;  ///< sorted likewise
  NotTaken not_taken = {};         ///< what else was there
};

/// A place that images come from. One thread at a time; list once, then fetch as often as
/// wanted. What concerns one image is a Failure; list throws imagelift::Error where the whole
/// place cannot be read (no such folder, a bucket that refuses, an archive that is none), or
/// where stop was requested before the listing was complete.
class ImageSource {
 public:
  ImageSource() = default;
  ImageSource(const ImageSource&) = delete;
  ImageSource& operator=(const ImageSource&) = delete;
  virtual ~ImageSource() = default;

  /// Every image that is there, before any is fetched. Reports the step `list`; total 0.
  virtual Listing list(Progress& progress, std::stop_token stop) = 0;

  /// Delivers each image of `wanted` (indices into Listing::images, in any order, none twice)
  /// exactly once. Returns early, without delivering the rest, when stop is requested or Deliver
  /// says so. Precondition: list has returned.
  virtual void fetch(std::span<const std::size_t> wanted, const Deliver& deliver,
                     std::stop_token stop) = 0;
};

/// A listing, and for each of its images the position of its raw path in what was found.
struct OrderedListing {
  Listing listing;
  std::vector<std::size_t> positions;
};

/// Sorts what was found and names it. Of two equal paths only the first found stays; the other
/// becomes a failure. Throws Error for more than `max_images`.
OrderedListing order_listing(const std::vector<std::string>& raw_paths,
                             std::vector<Unlisted> failures, const FetchLimits& limits);

/// A failure to list; the path is escaped.
Unlisted unlisted(std::string_view raw_path, FailureCode code, std::string message);

/// Throws the Error of a listing that was stopped before it was complete.
void throw_if_stopped(const std::stop_token& stop);

}  // namespace imagelift::source
