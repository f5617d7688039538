#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/task.h"
#include "source/fetch_memory.h"
#include "store/rows/known_analyses.h"
#include "store/rows/validators.h"

namespace imagelift::worker {

/// What servers said of images in earlier runs, and say in this one: by it, unchanged ones are
/// not fetched again. Filled before the images are fetched; then used on the source's thread
/// only, until that has ended.
class FetchMemory {
 public:
  /// `known` outlives it.
  void fill(const std::vector<store::Validator>& validators, const store::KnownAnalyses& known,
            std::vector<Task> tasks);

  /// An image whose tasks are all answered, so that its bytes are of no use.
  std::optional<source::KnownPicture> find(const std::string& address) const;

  void learn(const source::Validators& validators, const Content& content);

  /// What was learned, to be kept.
  const std::vector<store::Validator>& learned() const { return learned_; }

 private:
  std::unordered_map<std::string, source::KnownPicture> images_;
  const store::KnownAnalyses* known_ = nullptr;
  std::vector<Task> tasks_;
  std::vector<store::Validator> learned_;
};

}  // namespace imagelift::worker
