#pragma once

#include <exception>
#include <filesystem>
#include <functional>
#include <span>
#include <variant>
#include <vector>

#include "engine/image_job.h"
#include "engine/stage_timings.h"
#include "image/decode.h"
#include "infer/model_set.h"
#include "infer/session.h"

namespace imagelift::engine {

/// Told what an image made a bug of ours throw; called on the analyser's thread. Must not throw.
using OnBug = std::function<void(const ImageJob&, const std::exception_ptr&)>;

/// An image's way from bytes to features. One object per thread, used on the thread that made it;
/// it holds that thread's scratch memory and nothing else that changes.
class ImageAnalyser {
 public:
  /// `identities`: the models of all tasks that may be wanted. The references outlive the object.
  ImageAnalyser(const infer::ModelSet& models, std::vector<ModelIdentity> identities,
                const image::DecodeLimits& limits, StageTimings& timings, OnBug on_bug = {});

  /// Answers the wanted tasks. An image that cannot be used is a Failure, never an exception:
  /// running out of memory for it, or a bug of ours in it, too.
  std::variant<Analysed, Failure> analyse(const ImageJob& job);

  /// Answers every task of the models.
  std::variant<Analysed, Failure> analyse(Bytes bytes);

 private:
  std::variant<Analysed, Failure> analyse_or_throw(const ImageJob& job);
  std::variant<image::Decoded, Failure> decode(std::span<const std::uint8_t> bytes);
  void add_arithmetic(ImageAnalysis& analysis, const image::Pixels& upright,
                      std::span<const Task> wanted);

  infer::Session session_;
  std::vector<ModelIdentity> identities_;
  image::DecodeLimits limits_;
  StageTimings& timings_;
  OnBug on_bug_;
};

/// How images are analysed: everything that decides it but the images themselves.
struct AnalysisOptions {
  std::filesystem::path models_folder;  ///< of prepared models
  infer::ModelChoice models;
  image::DecodeLimits limits;
  int threads = 0;  ///< images at once; 0: one per processor that this process may keep busy
};

}  // namespace imagelift::engine
