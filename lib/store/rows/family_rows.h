#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/family_pair.h"
#include "store/rows/run_record.h"

namespace imagelift::store {

struct StoreParts;

/// That the contents of a run were compared with each other.
struct FamilySearch {
  int rule = 0;                       ///< families::kRule of the program that did it
  std::size_t contents = 0;           ///< distinct ones with an image
  std::size_t without_embedding = 0;  ///< of them, those whose candidates a hash chose

  friend bool operator==(const FamilySearch&, const FamilySearch&) = default;
};

/// Who says that images are of one family.
enum class FamilyKeyOrigin {
  picture,  ///< a column of imported features
  choice,   ///< a reader of the report (--families)
};

/// A text per path; equal texts are one family.
using FamilyKeys = std::map<std::string, std::string>;

/// Which contents of a store show the same photo, and which of them were compared.
class FamilyRows {
 public:
  explicit FamilyRows(StoreParts& parts) : parts_(&parts) {}

  /// What a search over a run found. Pairs that are there already stay as they are.
  void put(RunId run, const FamilySearch& search, std::span<const FamilyPair> pairs);

  /// Pairs of which both contents are in the run, ascending.
  std::vector<FamilyPair> pairs(RunId run) const;

  /// Empty where the run's contents were not compared, or not all that it has now.
  std::optional<FamilySearch> search(RunId run) const;

  /// Contents of the run, distinct and ascending, each with the runs that have it and were searched
  /// by this rule, ascending: two contents with a run in common were compared.
  std::map<std::string, std::vector<RunId>> searched(RunId run, int rule) const;

  /// Replaces the keys of this origin.
  void put_keys(RunId run, FamilyKeyOrigin origin, const FamilyKeys& keys);

  FamilyKeys keys(RunId run, FamilyKeyOrigin origin) const;

 private:
  StoreParts* parts_;
};

}  // namespace imagelift::store
