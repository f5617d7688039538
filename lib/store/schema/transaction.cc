#include "store/schema/transaction.h"

#include <string>
#include <utility>

#include "core/error.h"
#include "store/rows/store_parts.h"

namespace imagelift::store {

Transaction::Transaction(StoreParts& parts) : parts_(&parts) {
  if (!parts.lock)
    throw run_error("The store " + parts.file.string() + " is open for reading only.");
  parts.connection.execute(parts.open_transactions == 0 ? "BEGIN IMMEDIATE" : "SAVEPOINT nested");
  ++parts.open_transactions;
}

Transaction::Transaction(Transaction&& other) noexcept
    : parts_(std::exchange(other.parts_, nullptr)) {}

void Transaction::commit() {
  parts_->connection.execute(parts_->open_transactions == 1 ? "COMMIT" : "RELEASE nested");
  --parts_->open_transactions;
  parts_ = nullptr;
}

Transaction::~Transaction() {
  if (!parts_) return;
  const bool outermost = parts_->open_transactions-- == 1;
  parts_->feature_ids.clear();
  parts_->model_ids.clear();
  if (parts_->connection.is_autocommit()) return;  // SQLite rolled back itself, e.g. on a full disk
  try {
    parts_->connection.execute(outermost ? "ROLLBACK" : "ROLLBACK TO nested; RELEASE nested");
  } catch (const Error&) {
    // The first error is on its way up already; SQLite rolls back when the file is next opened.
  }
}

}  // namespace imagelift::store
