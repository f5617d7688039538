#pragma once

#include <vector>

#include "core/image_analysis.h"

namespace imagelift::features {

/// The identities under which the results of colours.h and quality.h are stored. Their `settings`
/// change with any change of the arithmetic, so that no store mixes old numbers with new ones.
std::vector<ModelIdentity> identities();

}  // namespace imagelift::features
