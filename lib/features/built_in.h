#pragma once

#include <vector>

#include "core/image_analysis.h"

namespace imagelift::features {

/// The identities under which the results of colours.h and quality.h are stored. Their `settings`
/// tell all that decides the numbers: revisions, sizes, the palette. So no store mixes old numbers
/// with new ones.
std::vector<ModelIdentity> identities();

/// The identities of networks, each with the rule by which its results become the features that are
/// stored with them (features.h).
std::vector<ModelIdentity> with_value_rules(std::vector<ModelIdentity> networks);

}  // namespace imagelift::features
