#pragma once

#include <span>
#include <string>
#include <variant>
#include <vector>

#include "image/decode.h"
#include "infer/session.h"
#include "worker/picture.h"
#include "worker/stage_timings.h"

namespace imagelift::worker {

/// One picture's way from bytes to features. One object per thread; it holds that thread's scratch
/// memory and nothing else that changes.
class ImageAnalyser {
 public:
  /// `identities`: the models of all tasks that may be wanted. The references outlive the object.
  ImageAnalyser(const infer::ModelSet& models, std::vector<ModelIdentity> identities,
                const image::DecodeLimits& limits, StageTimings& timings);

  /// Answers the wanted tasks. A picture that cannot be used is a Failure, never an exception:
  /// running out of memory for it, or a bug of ours in it, too; what the bug threw goes to the log,
  /// with the picture's path.
  std::variant<Analysed, Failure> analyse(const std::string& path, const Content& content,
                                          std::span<const std::uint8_t> bytes,
                                          std::span<const Task> wanted);

 private:
  std::variant<Analysed, Failure> analyse_or_throw(const Content& content,
                                                   std::span<const std::uint8_t> bytes,
                                                   std::span<const Task> wanted);
  std::variant<image::Decoded, Failure> decode(std::span<const std::uint8_t> bytes);
  void add_arithmetic(ImageAnalysis& analysis, const image::Pixels& upright,
                      std::span<const Task> wanted);

  infer::Session session_;
  const std::vector<ModelIdentity> identities_;
  const image::DecodeLimits limits_;
  StageTimings& timings_;
};

}  // namespace imagelift::worker
