#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace imagelift::store {

/// A prepared SQL statement. Parameters are data, never part of the text. Must not outlive its
/// connection; one thread at a time.
class Statement {
 public:
  Statement(sqlite3* connection, std::string_view sql);

  /// Binds parameters 1..n, from the state after reset().
  template <class... Values>
  Statement& bind(const Values&... values) {
    reset();
    int index = 0;
    (bind_one(++index, values), ...);
    return *this;
  }
  void bind_one(int index, std::int64_t value);
  void bind_one(int index, int value) { bind_one(index, std::int64_t{value}); }
  void bind_one(int index, std::uint64_t value) {
    bind_one(index, static_cast<std::int64_t>(value));
  }
  void bind_one(int index, double value);
  void bind_one(int index, std::string_view value);
  void bind_one(int index, const std::string& value) { bind_one(index, std::string_view(value)); }
  void bind_one(int index, const char* value) { bind_one(index, std::string_view(value)); }
  void bind_one(int index, std::span<const std::uint8_t> value);
  void bind_one(int index, std::nullptr_t);
  template <class Value>
  void bind_one(int index, const std::optional<Value>& value) {
    value ? bind_one(index, *value) : bind_one(index, nullptr);
  }

  /// Moves to the next row; false at the end. Throws Error.
  bool step();
  /// Runs to the end and resets.
  void run();
  void reset();

  /// The first column of the next row, empty at the end; then runs to the end and resets.
  std::optional<std::int64_t> first_integer();

  /// Columns of the current row, from 0. Views live until the next step or reset.
  std::int64_t integer(int column) const;
  double real(int column) const;
  float real32(int column) const { return static_cast<float>(real(column)); }
  std::string_view text(int column) const;
  std::span<const std::uint8_t> blob(int column) const;
  bool is_null(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

enum class OpenMode { create, write, read };

/// One SQLite connection with our settings: foreign keys on, no trust in the file's own SQL.
class Connection {
 public:
  Connection(const std::filesystem::path& file, OpenMode mode);

  /// Runs SQL text of ours, which may hold several statements.
  void execute(const std::string& sql);

  /// Runs one statement; prepared once per connection, so `sql` should be a literal.
  template <class... Values>
  void run(std::string_view sql, const Values&... values) {
    cached(sql).bind(values...).run();
  }

  /// The integer that a statement's first row says; the row must exist.
  template <class... Values>
  std::int64_t integer(std::string_view sql, const Values&... values) {
    return cached(sql).bind(values...).first_integer().value();
  }
  /// Likewise, empty where there is no row.
  template <class... Values>
  std::optional<std::int64_t> find_integer(std::string_view sql, const Values&... values) {
    return cached(sql).bind(values...).first_integer();
  }

  Statement prepare(std::string_view sql) { return {connection_.get(), sql}; }
  Statement& cached(std::string_view sql);

  /// No transaction is open (SQLite itself ends one after some errors).
  bool is_autocommit() const;

  sqlite3* handle() { return connection_.get(); }

 private:
  struct Close {
    void operator()(sqlite3* connection) const;
  };
  std::unique_ptr<sqlite3, Close> connection_;
  /// Looked up by the SQL text without a copy of it.
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view sql) const {
      return std::hash<std::string_view>{}(sql);
    }
  };
  /// Destroyed before the connection.
  std::unordered_map<std::string, Statement, Hash, std::equal_to<>> statements_;
};

/// Throws the Error for what the connection's last call returned; the sentence names the file.
[[noreturn]] void throw_sqlite_error(sqlite3* connection, int code);

}  // namespace imagelift::store
