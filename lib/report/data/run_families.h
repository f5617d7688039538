#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/family_pair.h"
#include "report/data/report_data.h"
#include "store/store.h"

namespace imagelift::report {

/// What is known of families beside what stands in the store.
struct FamilyKnowledge {
  std::span<const FamilyPair> pairs;           ///< that a search has found just now
  std::optional<store::FamilySearch> search;   ///< which found them; empty: the store's
  const store::FamilyKeys* choices = nullptr;  ///< by path, instead of the store's; null: those
};

/// Whether a factor is the unit of error and nothing else: one that `same` names (--same), or a
/// column `picture` of the metrics.
bool is_unit_of_error(const ReportFactor& factor, std::span<const std::string> same);

/// Fills `family` of the images and ReportData::families (rule S20), from the run's pairs, equal
/// bytes, the factors with `same`, what people say, and the names of images that are only known by
/// imported features.
void add_families(ReportData& data, const store::Store& store, store::RunId run,
                  const FamilyKnowledge& known);

}  // namespace imagelift::report
