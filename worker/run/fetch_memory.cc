#include "worker/run/fetch_memory.h"

#include <utility>

namespace imagelift::worker {

void FetchMemory::fill(const std::vector<store::Validator>& validators,
                       const store::KnownAnalyses& known, std::vector<Task> tasks) {
  for (const auto& one : validators) {
    images_.insert_or_assign(
        one.address, source::KnownPicture{{one.address, one.etag, one.last_modified}, one.content});
  }
  known_ = &known;
  tasks_ = std::move(tasks);
}

std::optional<source::KnownPicture> FetchMemory::find(const std::string& address) const {
  const auto found = images_.find(address);
  if (found == images_.end()) return std::nullopt;
  const auto& sha256 = found->second.content.sha256;
  if (!known_->open_tasks(sha256, tasks_).empty()) return std::nullopt;
  return found->second;
}

void FetchMemory::learn(const source::Validators& validators, const Content& content) {
  learned_.push_back({validators.address, validators.etag, validators.last_modified, content});
}

}  // namespace imagelift::worker
