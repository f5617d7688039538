// HEIC (HEVC in HEIF) by libheif, which turns and mirrors images itself.
#include <libheif/heif.h>

#include <algorithm>
#include <cstring>
#include <limits>
#include <memory>
#include <string>
#include <utility>

#include "image/alpha.h"
#include "image/hevc_size.h"
#include "image/stored_image.h"

namespace imagelift::image {
namespace {

using Context = std::unique_ptr<heif_context, decltype(&heif_context_free)>;
using Handle = std::unique_ptr<heif_image_handle, decltype(&heif_image_handle_release)>;
using Image = std::unique_ptr<heif_image, decltype(&heif_image_release)>;
using Options = std::unique_ptr<heif_decoding_options, decltype(&heif_decoding_options_free)>;

Failure failure_of(const heif_error& error) {
  const char* text = error.message != nullptr ? error.message : "no reason given";
  if (error.subcode == heif_suberror_Security_limit_exceeded) return too_large_for("HEIC", text);
  if (error.code == heif_error_Memory_allocation_error) throw std::bad_alloc();
  const bool kind =
      error.code == heif_error_Unsupported_feature || error.code == heif_error_Unsupported_filetype;
  return kind ? unsupported("HEIC", text) : damaged("HEIC", text);
}

// libheif's own limit is one for both sides.
int longest_side(const DecodeLimits& limits) {
  return static_cast<int>(
      std::min<std::uint64_t>(limits.max_pixels, std::numeric_limits<int>::max()));
}

StoredResult pixels_of(const heif_image* image, const DecodeLimits& limits) {
  const Size size{heif_image_get_primary_width(image), heif_image_get_primary_height(image)};
  if (size.width < 0 || size.height < 0) return damaged("HEIC", "it has no pixels");
  if (auto refused = refuse_size(size.width, size.height, limits)) return *std::move(refused);
  int stride = 0;
  const std::uint8_t* rows =
      heif_image_get_plane_readonly(image, heif_channel_interleaved, &stride);
  if (rows == nullptr) return damaged("HEIC", "it has no pixels");
  const std::size_t row_bytes = static_cast<std::size_t>(size.width) * 4;
  std::vector<std::uint8_t> rgba(row_bytes * size.height);
  for (int y = 0; y < size.height; ++y) {
    std::memcpy(&rgba[y * row_bytes], rows + static_cast<std::size_t>(y) * stride, row_bytes);
  }
  return StoredImage{pixels_of_rgba(std::move(rgba), size)};
}

using CodedProfile =
    std::unique_ptr<heif_color_profile_nclx, decltype(&heif_nclx_color_profile_free)>;

// An ICC profile, or else the codes.
ColourProfile profile_of(const heif_image_handle* handle) {
  ColourProfile profile;
  const std::size_t size = heif_image_handle_get_raw_color_profile_size(handle);
  if (size > 0) {
    profile.icc.resize(size);
    heif_image_handle_get_raw_color_profile(handle, profile.icc.data());
    return profile;
  }
  heif_color_profile_nclx* raw = nullptr;
  const heif_error error = heif_image_handle_get_nclx_color_profile(handle, &raw);
  const CodedProfile coded(raw, &heif_nclx_color_profile_free);
  if (error.code == heif_error_Ok && coded) {
    profile.coded = CodedColours{static_cast<int>(coded->color_primaries),
                                 static_cast<int>(coded->transfer_characteristics)};
  }
  return profile;
}

}  // namespace

StoredResult read_heic(Bytes bytes, const DecodeLimits& limits) {
  const Context context(heif_context_alloc(), &heif_context_free);
  if (!context) throw std::bad_alloc();
  heif_context_set_maximum_image_size_limit(context.get(), longest_side(limits));
  heif_context_set_max_decoding_threads(context.get(), 0);
  heif_error error = heif_context_read_from_memory_without_copy(context.get(), bytes.data(),
                                                                bytes.size(), nullptr);
  if (error.code != heif_error_Ok) return failure_of(error);
  heif_image_handle* raw_handle = nullptr;
  error = heif_context_get_primary_image_handle(context.get(), &raw_handle);
  if (error.code != heif_error_Ok) return failure_of(error);
  const Handle handle(raw_handle, &heif_image_handle_release);
  // The coded size may be larger than what a clean aperture leaves of it.
  for (const auto& [width, height] : {std::pair(heif_image_handle_get_ispe_width(raw_handle),
                                                heif_image_handle_get_ispe_height(raw_handle)),
                                      std::pair(heif_image_handle_get_width(raw_handle),
                                                heif_image_handle_get_height(raw_handle))}) {
    if (auto refused = refuse_size(static_cast<std::uint64_t>(std::max(width, 0)),
                                   static_cast<std::uint64_t>(std::max(height, 0)), limits)) {
      return *std::move(refused);
    }
  }
  if (largest_hevc_picture(bytes) > limits.max_pixels) {
    return too_large_for("HEIC", "the stream in it declares more pixels than the limit");
  }
  const Options options(heif_decoding_options_alloc(), &heif_decoding_options_free);
  if (!options) throw std::bad_alloc();
  options->convert_hdr_to_8bit = 1;
  heif_image* raw_image = nullptr;
  error = heif_decode_image(raw_handle, &raw_image, heif_colorspace_RGB,
                            heif_chroma_interleaved_RGBA, options.get());
  if (error.code != heif_error_Ok) return failure_of(error);
  const Image image(raw_image, &heif_image_release);
  StoredResult result = pixels_of(raw_image, limits);
  if (auto* stored = std::get_if<StoredImage>(&result)) {
    stored->frames.count = std::max(heif_context_get_number_of_top_level_images(context.get()), 1);
    stored->profile = profile_of(raw_handle);
  }
  return result;
}

}  // namespace imagelift::image
