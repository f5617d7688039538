#pragma once

#include <filesystem>

#include "source/source_options.h"

namespace imagelift::source {

/// Knows the folders that are the output of a run: by their mark, or because this run writes there.
class RunOutput {
 public:
  explicit RunOutput(const SourceOptions& options) : options_(options) {}

  bool is_output(const std::filesystem::path& folder) const;

  /// Whether `folder` is a part of the output around it that is made of images or reports: of a
  /// folder that holds both the images and the output, only these parts are left out.
  bool is_part_of_output(const std::filesystem::path& folder) const;

  /// Throws imagelift::Error (usage) where `root` lies in such a part.
  void require_outside(const std::filesystem::path& root) const;

 private:
  const SourceOptions& options_;
};

}  // namespace imagelift::source
