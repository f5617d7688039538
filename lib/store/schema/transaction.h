#pragma once

namespace imagelift::store {

struct StoreParts;

/// Groups writes; a nested one is undone alone, and kept only if the outermost is. Without
/// commit() the destructor rolls back. Must not outlive its store.
class Transaction {
 public:
  explicit Transaction(StoreParts& parts);
  Transaction(Transaction&& other) noexcept;
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();

  void commit();

 private:
  StoreParts* parts_;  ///< null once committed or moved from
};

}  // namespace imagelift::store
