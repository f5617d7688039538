#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "store/store.h"
#include "text/temporary_folder.h"

namespace imagelift::store {

/// A folder of its own that goes away with the test.
class TemporaryFolder {
  text::TemporaryFolder folder_;

 public:
  TemporaryFolder();
  std::filesystem::path operator/(const std::string& name) const { return path / name; }

  const std::filesystem::path path;
};

/// One model per task; `settings` tells sets apart.
std::vector<ModelIdentity> models_for(std::span<const Task> tasks,
                                      const std::string& settings = "fp32");

/// A full analysis, all of whose values depend on `seed`, with all tasks answered.
ImageAnalysis made_up_analysis(std::uint64_t seed);

/// The features of such an analysis, as lib/features would name them.
std::vector<FeatureValue> made_up_features(const ImageAnalysis& analysis);

RunRecord made_up_run(const std::string& uid);

/// The whole of a file.
std::string contents(const std::filesystem::path& file);
/// The whole of a gzip file, as zlib's own reader of files reads it.
std::string uncompressed(const std::filesystem::path& file);
void write_contents(const std::filesystem::path& file, const std::string& bytes);

/// Everything a store file says, by natural keys and in a fixed order: equal dumps, equal stores.
std::string logical_dump(const std::filesystem::path& store);

}  // namespace imagelift::store
