#pragma once

#include <lcms2.h>

#include <memory>
#include <string>

#include "image/colour_profile.h"

namespace imagelift::image {

using ProfileHandle = std::unique_ptr<void, cmsBool (*)(void*)>;

/// The colours of a file as a profile of LittleCMS.
struct SourceSpace {
  cmsContext context = nullptr;
  ProfileHandle profile{nullptr, cmsCloseProfile};  ///< null where it cannot be used
  std::string reason = {};                          ///< why not
};

/// What the profile says for such samples. `context`: of LittleCMS, outlives the result.
SourceSpace source_space(const ColourProfile& profile, Samples samples, cmsContext context);

/// CIE Lab of illuminant D50.
SourceSpace lab_space(cmsContext context);

}  // namespace imagelift::image
