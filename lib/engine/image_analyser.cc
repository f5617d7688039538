#include "engine/image_analyser.h"

#include <algorithm>
#include <new>

#include "features/built_in.h"
#include "features/colours.h"
#include "features/features.h"
#include "features/quality.h"
#include "image/digest.h"
#include "image/thumbnail.h"

namespace imagelift::engine {
namespace {

constexpr int kThumbnailSide = 160;  // pixels of the longest side

bool contains(std::span<const Task> tasks, Task task) {
  return std::find(tasks.begin(), tasks.end(), task) != tasks.end();
}

}  // namespace

ImageAnalyser::ImageAnalyser(const infer::ModelSet& models, std::vector<ModelIdentity> identities,
                             const image::DecodeLimits& limits, StageTimings& timings, OnBug on_bug)
    : session_(models, [&timings](auto model, auto tasks,
                                  auto time) { timings.add_pass(model, tasks, time); }),
      identities_(std::move(identities)),
      limits_(limits),
      timings_(timings),
      on_bug_(std::move(on_bug)) {}

std::variant<Analysed, Failure> ImageAnalyser::analyse(const ImageJob& job) {
  try {
    return analyse_or_throw(job);
  } catch (const std::bad_alloc&) {
    return Failure{Stage::decode, FailureCode::out_of_memory,
                   "there was not enough memory for this image"};
  } catch (...) {  // one image must never end a run; what slipped past a library's wall is a bug
    if (on_bug_) on_bug_(job, std::current_exception());
    return Failure{Stage::features, FailureCode::internal, "a bug in imagelift; please report it"};
  }
}

std::variant<Analysed, Failure> ImageAnalyser::analyse(Bytes bytes) {
  ImageJob job;
  job.content = image::content_of(bytes);
  job.bytes = std::move(bytes);
  for (const ModelIdentity& identity : identities_) job.wanted.push_back(identity.task);
  return analyse(job);
}

std::variant<Analysed, Failure> ImageAnalyser::analyse_or_throw(const ImageJob& job) {
  auto decoded = decode(job.bytes);
  if (auto* failure = std::get_if<Failure>(&decoded)) return std::move(*failure);
  auto& picture = std::get<image::Decoded>(decoded);
  Analysed result;
  ImageAnalysis& analysis = result.analysis;
  analysis.content = job.content;
  analysis.size = {picture.pixels.width, picture.pixels.height};
  analysis.format = picture.format;
  analysis.frames = picture.frames;
  analysis.colour_profile = picture.colour_profile;
  add_arithmetic(analysis, picture.pixels, job.wanted);
  analysis.inference = session_.run(std::move(picture.pixels), job.wanted);
  for (const ModelIdentity& identity : identities_) {
    if (has_result(analysis, identity.task)) analysis.models.push_back(identity);
  }
  result.features = features::feature_values(analysis);
  return result;
}

std::variant<image::Decoded, Failure> ImageAnalyser::decode(std::span<const std::uint8_t> bytes) {
  const StageTimer timer(timings_, TimedStage::decode);
  return image::decode(bytes, limits_);
}

void ImageAnalyser::add_arithmetic(ImageAnalysis& analysis, const image::Pixels& upright,
                                   std::span<const Task> wanted) {
  const StageTimer timer(timings_, TimedStage::features);
  if (contains(wanted, Task::colours)) analysis.colours = features::colour_shares(upright);
  if (contains(wanted, Task::quality)) analysis.quality = features::quality(upright);
  analysis.thumbnail = image::thumbnail(upright, kThumbnailSide);
}

}  // namespace imagelift::engine
