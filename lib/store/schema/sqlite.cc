#include "store/schema/sqlite.h"

#include <sqlite3.h>

#include <cerrno>
#include <cstring>

#include "core/error.h"

namespace imagelift::store {
namespace {

std::string reason(sqlite3* connection, int code) {
  switch (code & 0xff) {
    case SQLITE_FULL:
      return "there is no space left on its disk";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "another program is using it";
    case SQLITE_CORRUPT:
      return "the file is damaged";
    case SQLITE_NOTADB:
      return "it is not a SQLite file";
    case SQLITE_READONLY:
      return "it may not be written";
    case SQLITE_NOMEM:
      return "there is not enough memory";
    case SQLITE_CANTOPEN:
      return "it cannot be opened";
    default:
      break;
  }
  if ((code & 0xff) == SQLITE_IOERR) {
    const int system = connection ? sqlite3_system_errno(connection) : 0;
    if (system == ENOSPC || system == EDQUOT) return "there is no space left on its disk";
    return std::string("the disk reports an error") +
           (system ? std::string(" (") + std::strerror(system) + ")" : "");
  }
  return connection ? sqlite3_errmsg(connection) : sqlite3_errstr(code);
}

std::string sentence_of(sqlite3* connection, int code) {
  const char* name = connection ? sqlite3_db_filename(connection, "main") : nullptr;
  const std::string file = name && *name ? name : "the temporary store";
  return "The store " + file + " cannot be used: " + reason(connection, code) + ".";
}

void require_ok(sqlite3* connection, int code) {
  if (code != SQLITE_OK) throw_sqlite_error(connection, code);
}

int flags_of(OpenMode mode) {
  switch (mode) {
    case OpenMode::create:
      return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case OpenMode::write:
      return SQLITE_OPEN_READWRITE;
    case OpenMode::read:
      return SQLITE_OPEN_READONLY;
  }
  return 0;
}

}  // namespace

void throw_sqlite_error(sqlite3* connection, int code) {
  throw run_error(sentence_of(connection, code));
}

Statement::Statement(sqlite3* connection, std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  const int code =
      sqlite3_prepare_v2(connection, sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
  statement_.reset(statement);
  require_ok(connection, code);
}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

void Statement::bind_one(int index, std::int64_t value) {
  require_ok(sqlite3_db_handle(statement_.get()),
             sqlite3_bind_int64(statement_.get(), index, value));
}

void Statement::bind_one(int index, double value) {
  require_ok(sqlite3_db_handle(statement_.get()),
             sqlite3_bind_double(statement_.get(), index, value));
}

void Statement::bind_one(int index, std::string_view value) {
  // A null data pointer would bind NULL, not the empty text.
  const char* text = value.data() ? value.data() : "";
  require_ok(sqlite3_db_handle(statement_.get()),
             sqlite3_bind_text64(statement_.get(), index, text, value.size(), SQLITE_TRANSIENT,
                                 SQLITE_UTF8));
}

void Statement::bind_one(int index, std::span<const std::uint8_t> value) {
  const void* bytes = value.empty() ? static_cast<const void*>("") : value.data();
  require_ok(sqlite3_db_handle(statement_.get()),
             sqlite3_bind_blob64(statement_.get(), index, bytes, value.size(), SQLITE_TRANSIENT));
}

void Statement::bind_one(int index, std::nullptr_t) {
  require_ok(sqlite3_db_handle(statement_.get()), sqlite3_bind_null(statement_.get(), index));
}

bool Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  sqlite3* connection = sqlite3_db_handle(statement_.get());
  // A statement left in the middle would keep its transaction from ending. The sentence is made
  // before the reset can overwrite what it says.
  const std::string sentence = sentence_of(connection, sqlite3_extended_errcode(connection));
  sqlite3_reset(statement_.get());
  throw run_error(sentence);
}

void Statement::run() {
  while (step()) {
  }
  reset();
}

std::optional<std::int64_t> Statement::first_integer() {
  std::optional<std::int64_t> value;
  if (step()) value = integer(0);
  run();
  return value;
}

void Statement::reset() {
  sqlite3_reset(statement_.get());
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

double Statement::real(int column) const {
  return sqlite3_column_double(statement_.get(), column);
}

std::string_view Statement::text(int column) const {
  const auto* text = sqlite3_column_text(statement_.get(), column);
  if (!text) return {};
  return {reinterpret_cast<const char*>(text),
          static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

std::span<const std::uint8_t> Statement::blob(int column) const {
  const auto* bytes =
      static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_.get(), column));
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

Connection::Connection(const std::filesystem::path& file, OpenMode mode) {
  sqlite3* connection = nullptr;
  const int code = sqlite3_open_v2(
      std::filesystem::absolute(file).c_str(), &connection,
      flags_of(mode) | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI | SQLITE_OPEN_EXRESCODE, nullptr);
  connection_.reset(connection);
  if (code != SQLITE_OK) {
    throw run_error("The store " + file.string() + " cannot be used: " + reason(connection, code) +
                    ".");
  }
  sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  execute("PRAGMA foreign_keys = ON");
}

void Connection::Close::operator()(sqlite3* connection) const {
  sqlite3_close_v2(connection);
}

void Connection::execute(const std::string& sql) {
  const int code = sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  require_ok(connection_.get(), code);
}

Statement& Connection::cached(std::string_view sql) {
  if (const auto found = statements_.find(sql); found != statements_.end()) return found->second;
  return statements_.emplace(sql, prepare(sql)).first->second;
}

bool Connection::is_autocommit() const {
  return sqlite3_get_autocommit(connection_.get()) != 0;
}

}  // namespace imagelift::store
