#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace imagelift {

/// What says that two images show the same photo (rule S20), the surest first.
enum class FamilyEvidence {
  user,             ///< a person says so, or a factor or a column that a person gave
  same_bytes,       ///< equal SHA-256
  embedding,        ///< the embeddings' cosine
  local_features,   ///< many corners that one shift, turn and scale lays on each other
  perceptual_hash,  ///< the thumbnails' brightness, where there are no embeddings
  name,             ///< names that differ only by size or version, where there are no pictures
};

inline constexpr std::array kFamilyEvidenceNames = {std::string_view("user"),
                                                    std::string_view("same_bytes"),
                                                    std::string_view("embedding"),
                                                    std::string_view("local_features"),
                                                    std::string_view("perceptual_hash"),
                                                    std::string_view("name")};

inline std::string_view to_string(FamilyEvidence evidence) {
  return kFamilyEvidenceNames[static_cast<std::size_t>(evidence)];
}

inline std::optional<FamilyEvidence> family_evidence_from_string(std::string_view name) {
  for (std::size_t i = 0; i < kFamilyEvidenceNames.size(); ++i) {
    if (kFamilyEvidenceNames[i] == name) return static_cast<FamilyEvidence>(i);
  }
  return std::nullopt;
}

/// Two pictures of one family.
struct FamilyPair {
  std::string one, other;  ///< Content::sha256; one < other
  FamilyEvidence evidence = FamilyEvidence::embedding;
  double strength = 0;  ///< cosine; number of agreeing corners; 64 less the hashes' distance

  friend bool operator==(const FamilyPair&, const FamilyPair&) = default;
};

}  // namespace imagelift
