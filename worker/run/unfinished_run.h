#pragma once

#include "store/store.h"

namespace imagelift::worker {

/// A run at work in a store. If it is not over when this object goes, its work stays for the next
/// run to go on with, but it must not count as complete: it is marked as interrupted.
class UnfinishedRun {
 public:
  /// `history` outlives the object.
  UnfinishedRun(store::Store& history, store::RunId run) : history_(history), run_(run) {}
  UnfinishedRun(const UnfinishedRun&) = delete;
  UnfinishedRun& operator=(const UnfinishedRun&) = delete;
  ~UnfinishedRun();

  void is_over() { is_over_ = true; }

 private:
  store::Store& history_;
  const store::RunId run_;
  bool is_over_ = false;
};

}  // namespace imagelift::worker
