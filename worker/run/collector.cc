#include "worker/run/collector.h"

#include <algorithm>

#include "worker/log.h"
#include "worker/printable_name.h"

namespace imagelift::worker {
namespace {

/// Images a transaction: what a kill may cost, against the price of a commit.
constexpr std::size_t kBatch = 4;

/// Images whose colour profile is ignored, of which each has a line; the rest is a number.
constexpr std::size_t kProfilesNamed = 5;

}  // namespace

Collector::Collector(store::Store& store, store::RunId run, const source::Listing& listing,
                     const Shard& shard, const store::KnownAnalyses& known, std::vector<Task> tasks,
                     Progress& progress)
    : store_(store),
      run_(run),
      listing_(listing),
      shard_(shard),
      known_(known),
      tasks_(std::move(tasks)),
      progress_(progress) {
  const auto is_mine = [&](const auto& name) { return shard.holds(name); };
  counts_.listed = static_cast<std::size_t>(
      std::ranges::count_if(listing.images, is_mine, &ImageRef::name) +
      std::ranges::count_if(listing.failures, is_mine, &source::Unlisted::path));
}

void Collector::collect_unlisted() {
  std::size_t next = listing_.images.size();
  for (const source::Unlisted& entry : listing_.failures) {
    const std::size_t position = next++;  // the same in every shard
    if (!shard_.holds(entry.path)) continue;
    log::warn("{}: {}", printable_name(entry.path), entry.failure.message);
    store_.images().put_failure(run_, position, {entry.path, entry.path}, entry.failure,
                                std::nullopt);
    ++counts_.failed;
  }
}

void Collector::collect(engine::ImageOutcome outcome) {
  if (!transaction_) transaction_.emplace(store_.transaction());
  std::visit([&](const auto& result) { put(outcome, result); }, outcome.result);
  commit_if_due();
  progress_.advance("analyse", counts_.done(), counts_.listed);
}

void Collector::put(const engine::ImageOutcome& outcome, const engine::Analysed& analysed) {
  const ImageRef& ref = listing_.images[outcome.index];
  store_.analyses().put(analysed.analysis, analysed.features);
  store_.images().put(run_, outcome.index, ref, outcome.content);
  for (const TaskFailure& missing : analysed.analysis.inference.failures) {
    log::warn("{}: {}", printable_name(ref.path), missing.failure.message);
    store_.images().put_failure(run_, outcome.index, ref, missing.failure, missing.task);
  }
  note_profile(ref, analysed.analysis.colour_profile);
  stored_.insert(outcome.content.sha256);
  if (known_.open_tasks(outcome.content.sha256, tasks_) == std::vector{Task::embedding}) {
    ++counts_.reused;
    ++counts_.embedded_again;
  } else {
    ++counts_.analysed;
  }
}

void Collector::put(const engine::ImageOutcome& outcome, const engine::Reused& reused) {
  const std::string& sha256 = outcome.content.sha256;
  if (const auto failed = failed_content_.find(sha256); failed != failed_content_.end()) {
    put(outcome, failed->second);
    return;
  }
  // After a stop the image whose bytes these are may never have been analysed.
  if (!stored_.contains(sha256) && !known_.open_tasks(sha256, tasks_).empty()) return;
  store_.images().put(run_, outcome.index, listing_.images[outcome.index], outcome.content);
  ++counts_.reused;
  if (reused.unchanged) ++counts_.unchanged;
}

void Collector::put(const engine::ImageOutcome& outcome, const Failure& failure) {
  const ImageRef& ref = listing_.images[outcome.index];
  log::warn("{}: {}", printable_name(ref.path), failure.message);
  store_.images().put_failure(run_, outcome.index, ref, failure, std::nullopt);
  if (!outcome.content.sha256.empty()) failed_content_.emplace(outcome.content.sha256, failure);
  ++counts_.failed;
}

void Collector::note_profile(const ImageRef& ref, const std::string& profile) {
  if (!profile.starts_with("ignored")) return;
  if (++counts_.profiles_ignored > kProfilesNamed) return;
  log::warn("{}: its colour profile is {}", printable_name(ref.path), profile);
}

void Collector::commit_if_due() {
  if (++uncommitted_ < kBatch) return;
  finish();
}

void Collector::finish() {
  if (transaction_) transaction_->commit();
  transaction_.reset();
  uncommitted_ = 0;
}

}  // namespace imagelift::worker
