#include <algorithm>
#include <array>
#include <cassert>

#include "store/results/result_codec.h"

namespace imagelift::store {
namespace {

constexpr std::array kCodecs = {&kLabelCodec,     &kObjectCodec,  &kFaceCodec,     &kColourCodec,
                                &kAestheticCodec, &kQualityCodec, &kEmbeddingCodec};
static_assert(kCodecs.size() == kTasks.size(), "every task has a codec");

}  // namespace

std::span<const ResultCodec* const> result_codecs() {
  return kCodecs;
}

const ResultCodec& codec_of(Task task) {
  const auto* const found =
      std::find_if(kCodecs.begin(), kCodecs.end(),
                   [&](const ResultCodec* codec) { return codec->task == task; });
  assert(found != kCodecs.end());
  return **found;
}

}  // namespace imagelift::store
