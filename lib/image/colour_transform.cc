// LittleCMS makes the conversions. Making one takes milliseconds and files of one camera or program
// share their profile, so each thread keeps a few.
#include "image/colour_transform.h"

#include <lcms2.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <list>
#include <vector>

#include "image/digest.h"
#include "image/source_space.h"

namespace imagelift::image {
namespace {

constexpr std::size_t kMostKept = 8;  // transforms, of up to a megabyte each

cmsUInt32Number layout_of(Samples samples) {
  switch (samples) {
    case Samples::gray:
      return TYPE_GRAY_8;
    case Samples::rgb:
      return TYPE_RGB_8;
    case Samples::cmyk:
      return TYPE_CMYK_8_REV;
  }
  std::abort();
}

// Perceptual, as in browsers and Pillow; where a profile is a matrix all intents are the same.
ColourTransform transform_from(const SourceSpace& space, cmsUInt32Number layout) {
  ColourTransform transform;
  transform.reason = space.reason;
  if (!space.profile) return transform;
  const ProfileHandle srgb(cmsCreate_sRGBProfileTHR(space.context), cmsCloseProfile);
  transform.handle = {cmsCreateTransformTHR(space.context, space.profile.get(), layout, srgb.get(),
                                            TYPE_RGB_8, INTENT_PERCEPTUAL, 0),
                      [](void* handle) { cmsDeleteTransform(handle); }};
  if (!transform.handle) {
    transform.reason = "the ICC profile is broken";
  } else {
    transform.effect = ColourTransform::Effect::converts;
  }
  return transform;
}

// Grays, which show a curve in full, and a lattice of colours.
std::vector<std::uint8_t> sample_colours() {
  constexpr int kStep = 51;
  std::vector<std::uint8_t> colours;
  for (int gray = 0; gray <= 255; ++gray) {
    colours.insert(colours.end(), 3, static_cast<std::uint8_t>(gray));
  }
  for (int i = 0; i < 6 * 6 * 6; ++i) {
    for (const int part : {i / 36, i / 6 % 6, i % 6}) {
      colours.push_back(static_cast<std::uint8_t>(part * kStep));
    }
  }
  return colours;
}

bool changes_nothing(const ColourTransform& transform, Samples samples) {
  if (samples == Samples::cmyk) return false;
  const std::vector<std::uint8_t> before = sample_colours();
  std::vector<std::uint8_t> from = before;
  if (samples == Samples::gray) {
    from.resize(256);
    for (std::size_t i = 0; i < from.size(); ++i) from[i] = static_cast<std::uint8_t>(i);
  }
  std::vector<std::uint8_t> after(before.size());
  const std::size_t count = samples == Samples::gray ? from.size() : from.size() / 3;
  transform.apply(from.data(), after.data(), count);
  return std::equal(before.begin(), before.begin() + static_cast<std::ptrdiff_t>(count * 3),
                    after.begin(), [](int a, int b) { return std::abs(a - b) <= 1; });
}

ColourTransform made(const ColourProfile& profile, Samples samples, cmsContext context) {
  const SourceSpace space = source_space(profile, samples, context);
  ColourTransform transform = transform_from(space, layout_of(samples));
  if (transform.handle && changes_nothing(transform, samples)) {
    transform.effect = ColourTransform::Effect::none;
  }
  return transform;
}

std::string key_of(const ColourProfile& profile, Samples samples) {
  std::string key = std::to_string(static_cast<int>(samples));
  if (!profile.icc.empty()) return key + " icc " + content_of(profile.icc).sha256;
  if (profile.coded) {
    return key + " coded " + std::to_string(profile.coded->primaries) + " " +
           std::to_string(profile.coded->transfer);
  }
  key += " png " + std::to_string(profile.chromaticities->gamma);
  for (const double value : profile.chromaticities->xy) key += " " + std::to_string(value);
  return key;
}

// The transforms of one thread, the last used first.
class Kept {
 public:
  const ColourTransform& get(const std::string& key,
                             const std::function<ColourTransform(cmsContext)>& make) {
    auto found = std::ranges::find(entries_, key, &Entry::key);
    if (found == entries_.end()) {
      entries_.push_front({key, make(context_.get())});
      if (entries_.size() > kMostKept) entries_.pop_back();
    } else {
      entries_.splice(entries_.begin(), entries_, found);
    }
    return entries_.front().transform;
  }

 private:
  struct Entry {
    std::string key;
    ColourTransform transform;
  };

  // Without a log: what LittleCMS finds wrong with a profile is all the same to us.
  std::unique_ptr<_cmsContext_struct, void (*)(cmsContext)> context_{
      cmsCreateContext(nullptr, nullptr), cmsDeleteContext};
  std::list<Entry> entries_;
};

thread_local Kept kept;

}  // namespace

void ColourTransform::apply(const std::uint8_t* from, std::uint8_t* to, std::size_t count) const {
  constexpr std::size_t kAtOnce = 1u << 24;  // LittleCMS counts in 32 bits
  const std::size_t channels = T_CHANNELS(cmsGetTransformInputFormat(handle.get()));
  for (std::size_t at = 0; at < count; at += kAtOnce) {
    cmsDoTransform(handle.get(), from + at * channels, to + at * 3,
                   static_cast<cmsUInt32Number>(std::min(kAtOnce, count - at)));
  }
}

const ColourTransform& transform_of(const ColourProfile& profile, Samples samples) {
  return kept.get(key_of(profile, samples),
                  [&](cmsContext context) { return made(profile, samples, context); });
}

const ColourTransform& lab_transform() {
  return kept.get(
      "lab", [](cmsContext context) { return transform_from(lab_space(context), TYPE_Lab_8); });
}

}  // namespace imagelift::image
