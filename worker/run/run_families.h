#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "core/family_pair.h"
#include "store/store.h"

namespace imagelift::worker {

/// Compares the run's pictures (rule S20), as far as earlier runs of the history have not, and
/// keeps what is found in the history. Nothing is done where all is compared, or where there are no
/// pictures. Uses all processors that this process may keep busy.
void compare_pictures(store::Store& history, store::RunId run);

/// What one comparison of a run's pictures brought.
struct PictureComparison {
  store::FamilySearch search;
  std::vector<FamilyPair> pairs;
};

/// What compare_pictures would add to a history that is only read; empty: nothing.
std::optional<PictureComparison> new_comparison(const store::Store& history, store::RunId run);

/// What a reader chose (--families), by path of the run's images; images of the file that the run
/// does not have are logged.
store::FamilyKeys family_choices(const std::filesystem::path& file, const store::Store& history,
                                 store::RunId run);

/// Keeps them in the history, for every later report of the run. No file: nothing is done.
void put_family_choices(store::Store& history, store::RunId run, const std::filesystem::path& file);

}  // namespace imagelift::worker
