#include "store/rows/validators.h"

#include "store/rows/store_parts.h"
#include "store/schema/transaction.h"

namespace imagelift::store {

void Validators::put(std::span<const Validator> validators, const std::string& seen_at) {
  Transaction transaction(*parts_);
  for (const Validator& one : validators) {
    parts_->connection.run(
        "INSERT INTO validator (address, image, etag, last_modified, seen_at)"
        " SELECT ?, id, ?, ?, ? FROM image WHERE content = ? ON CONFLICT (address) DO UPDATE SET "
        "image = excluded.image,"
        " etag = excluded.etag, last_modified = excluded.last_modified, seen_at = excluded.seen_at",
        one.address, one.etag, one.last_modified, seen_at, one.content.sha256);
  }
  transaction.commit();
}

std::vector<Validator> Validators::all() const {
  Statement select = parts_->connection.prepare(
      "SELECT address, etag, last_modified, content, md5, bytes FROM validator"
      " JOIN image ON image.id = validator.image ORDER BY address");
  std::vector<Validator> validators;
  while (select.step()) {
    const Content content{std::string(select.text(3)), std::string(select.text(4)),
                          static_cast<std::uint64_t>(select.integer(5))};
    validators.push_back({std::string(select.text(0)), std::string(select.text(1)),
                          std::string(select.text(2)), content});
  }
  return validators;
}

}  // namespace imagelift::store
