#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "store/rows/family_rows.h"
#include "store/rows/run_record.h"

namespace imagelift::store {

/// What a person says of families, from `--families FILE`: image by image, the key of its family.
/// Images are named as they stand in the report, or by their path or SHA-256.
using FamilyChoices = FamilyKeys;

/// CSV lines `image,family`, or JSON `{"families": [["a", "b"], ["c"]]}`, where each list is a
/// family. Equal keys are one family, unlike ones never are, and an image that is not named is left
/// to the evidence. Throws Error (wrong usage) on anything else, or an image in two families.
FamilyChoices read_family_choices(const std::filesystem::path& file);

/// By path; `unknown` takes the images of the file that the run does not have.
FamilyKeys resolved(const FamilyChoices& choices, std::span<const RunImageName> images,
                    std::vector<std::string>& unknown);

}  // namespace imagelift::store
