#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "core/detection.h"
#include "image/pixels.h"
#include "infer/loaded_models.h"
#include "infer/manifest.h"
#include "infer/manifest_fields.h"
#include "infer/rules_text.h"
#include "infer/tensor.h"

namespace imagelift::infer {

/// One run of one model over an opaque image, for the tasks that are asked of it.
struct DecodingRun {
  const LoadedModel& model;
  const image::Pixels& image;
  std::span<const Task> asked;
  Inference& inference;  ///< where the results go

  bool is_asked(Task task) const;
  /// The outputs of the model's only network. Throws NetFailure.
  std::vector<Tensor> outputs() const;
};

/// The module itself is the only network.
inline constexpr std::array<std::string_view, 1> kWholeModule = {""};

/// All that is known of one way to make results of a network's outputs, a file per way. Each gets
/// the alternative of Output that is its own.
struct Decoder {
  std::string_view name;             ///< `decoding` in a manifest
  std::optional<ResizeRule> resize;  ///< the only one it goes with; empty: any that is nobody's
  std::span<const std::string_view> networks = kWholeModule;  ///< submodules
  /// Reads the manifest's rules.
  Output (*read)(Fields& fields);
  /// The tasks that it gives.
  std::vector<Task> (*tasks)(const Output& output);
  /// Adds what decides the results of one task (deciding_rules.h).
  void (*add_rules)(const Output& output, Task task, Rules& rules);
  /// Runs each network once; throws Error where the outputs are not those of the manifest.
  void (*check)(const Manifest& manifest, const std::vector<Network>& networks);
  /// Makes the results. Throws NetFailure.
  void (*decode)(const Output& output, const DecodingRun& run);
};

extern const Decoder kClassDecoder, kYoloDecoder, kCascadeDecoder, kRatingDecoder;

/// In the order of the alternatives of Output.
inline constexpr std::array kDecoders = {&kClassDecoder, &kYoloDecoder, &kCascadeDecoder,
                                         &kRatingDecoder};
static_assert(kDecoders.size() == std::variant_size_v<Output>, "every output has a decoder");

inline const Decoder& decoder_of(const Output& output) {
  return *kDecoders[output.index()];
}

}  // namespace imagelift::infer
