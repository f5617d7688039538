#pragma once

#include <cstddef>

namespace imagelift::store {

/// What happens at the n-th change that SQLite makes to a file: a write, sync, truncation or
/// deletion.
enum class Mishap {
  none,
  fail_once,     ///< the call reports an I/O error
  disk_is_full,  ///< this write and all later ones report a full disk
  kill,          ///< the process is gone, as by kill -9
};

/// While one of these lives, SQLite's files of this process go through it.
class FailingVfs {
 public:
  FailingVfs(Mishap mishap, std::size_t at);
  FailingVfs(const FailingVfs&) = delete;
  FailingVfs& operator=(const FailingVfs&) = delete;
  ~FailingVfs();

  /// Changes so far.
  std::size_t changes() const;
};

}  // namespace imagelift::store
