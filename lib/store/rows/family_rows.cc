#include "store/rows/family_rows.h"

#include "store/rows/store_parts.h"
#include "store/schema/transaction.h"

namespace imagelift::store {
namespace {

constexpr std::string_view kContents =
    "SELECT count(DISTINCT image) FROM image_name WHERE run = ? AND image IS NOT NULL";

std::string_view to_string(FamilyKeyOrigin origin) {
  return origin == FamilyKeyOrigin::picture ? "picture" : "choice";
}

}  // namespace

void FamilyRows::put(RunId run, const FamilySearch& search, std::span<const FamilyPair> pairs) {
  Transaction transaction(*parts_);
  Connection& connection = parts_->connection;
  for (const FamilyPair& pair : pairs) {
    connection.run(
        "INSERT OR IGNORE INTO family_pair (one, other, evidence, strength)"
        " SELECT a.id, b.id, ?, ? FROM image a, image b WHERE a.content = ? AND b.content = ?",
        imagelift::to_string(pair.evidence), pair.strength, pair.one, pair.other);
  }
  connection.run(
      "INSERT OR REPLACE INTO family_search (run, rule, contents, without_embedding)"
      " VALUES (?, ?, ?, ?)",
      run, search.rule, std::uint64_t{search.contents}, std::uint64_t{search.without_embedding});
  transaction.commit();
}

std::vector<FamilyPair> FamilyRows::pairs(RunId run) const {
  Statement& rows = parts_->connection.cached(
      "WITH own AS (SELECT DISTINCT image FROM image_name WHERE run = ? AND image IS NOT NULL)"
      " SELECT a.content, b.content, p.evidence, p.strength FROM own"
      " JOIN family_pair p ON p.one = own.image JOIN image a ON a.id = p.one"
      " JOIN image b ON b.id = p.other WHERE p.other IN (SELECT image FROM own)"
      " ORDER BY a.content, b.content");
  rows.bind(run);
  std::vector<FamilyPair> pairs;
  while (rows.step()) {
    const auto evidence = family_evidence_from_string(rows.text(2));
    if (!evidence) continue;
    pairs.push_back(
        {std::string(rows.text(0)), std::string(rows.text(1)), *evidence, rows.real(3)});
  }
  rows.reset();
  return pairs;
}

std::optional<FamilySearch> FamilyRows::search(RunId run) const {
  Connection& connection = parts_->connection;
  Statement& row = connection.cached(
      "SELECT rule, contents, without_embedding FROM family_search WHERE run = ?");
  row.bind(run);
  std::optional<FamilySearch> search;
  if (row.step()) {
    search = {static_cast<int>(row.integer(0)), static_cast<std::size_t>(row.integer(1)),
              static_cast<std::size_t>(row.integer(2))};
  }
  row.reset();
  const auto now = static_cast<std::size_t>(connection.integer(kContents, run));
  if (search && search->contents != now) return std::nullopt;
  return search;
}

std::map<std::string, std::vector<RunId>> FamilyRows::searched(RunId run, int rule) const {
  Statement& rows = parts_->connection.cached(
      "WITH whole AS (SELECT s.run FROM family_search s WHERE s.rule = ?2 AND s.contents ="
      "   (SELECT count(DISTINCT image) FROM image_name WHERE run = s.run AND image IS NOT NULL))"
      " SELECT DISTINCT i.content, n.run FROM image i"
      " LEFT JOIN image_name n ON n.image = i.id AND n.run IN (SELECT run FROM whole)"
      " WHERE i.id IN (SELECT image FROM image_name WHERE run = ?1) ORDER BY i.content, n.run");
  rows.bind(run, rule);
  std::map<std::string, std::vector<RunId>> searched;
  while (rows.step()) {
    std::vector<RunId>& runs = searched[std::string(rows.text(0))];
    if (!rows.is_null(1)) runs.push_back(rows.integer(1));
  }
  rows.reset();
  return searched;
}

void FamilyRows::put_keys(RunId run, FamilyKeyOrigin origin, const FamilyKeys& keys) {
  Transaction transaction(*parts_);
  Connection& connection = parts_->connection;
  connection.run("DELETE FROM family_key WHERE run = ? AND origin = ?", run, to_string(origin));
  for (const auto& [path, key] : keys) {
    connection.run("INSERT INTO family_key (run, path, origin, key) VALUES (?, ?, ?, ?)", run, path,
                   to_string(origin), key);
  }
  transaction.commit();
}

FamilyKeys FamilyRows::keys(RunId run, FamilyKeyOrigin origin) const {
  Statement& rows =
      parts_->connection.cached("SELECT path, key FROM family_key WHERE run = ? AND origin = ?");
  rows.bind(run, to_string(origin));
  FamilyKeys keys;
  while (rows.step()) keys.emplace(rows.text(0), rows.text(1));
  rows.reset();
  return keys;
}

}  // namespace imagelift::store
