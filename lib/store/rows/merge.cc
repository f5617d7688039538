// Store::merge_from. Every fact has a natural key; both stores' facts are united by it, and where
// they differ the smaller (or for progress the further) one stays, whichever store it came from.
// A minimum is commutative, associative and idempotent, and so is the merge.
#include <array>
#include <filesystem>

#include "core/error.h"
#include "store/results/result_codec.h"
#include "store/rows/run_settings.h"
#include "store/rows/store_parts.h"
#include "store/schema/schema.h"
#include "store/store.h"
#include "text/percent.h"

namespace imagelift::store {
namespace {

/// `ATTACH` takes a URI so that the other file can be opened for reading only.
std::string read_only_uri(const std::filesystem::path& file) {
  std::string uri = "file://";
  for (const char byte : std::filesystem::absolute(file).string()) {
    if (std::string_view("%?#").find(byte) == std::string_view::npos) {
      uri += byte;
    } else {
      text::append_percent_escape(uri, byte);
    }
  }
  return uri + "?mode=ro";
}

/// The other store as schema `other`, for the time of a merge.
class Attached {
 public:
  Attached(Connection& connection, const std::filesystem::path& file) : connection_(connection) {
    connection_.run("ATTACH ? AS other", read_only_uri(file));
  }
  Attached(const Attached&) = delete;
  Attached& operator=(const Attached&) = delete;
  ~Attached() {
    try {
      connection_.execute("DETACH other");
    } catch (const Error&) {
      // Still in use by a failed statement; it goes with the connection.
    }
  }

 private:
  Connection& connection_;
};

constexpr std::array kMapTables = {"map_source", "map_run",     "map_model",
                                   "map_image",  "map_feature", "taken"};

void drop_maps(Connection& connection) {
  for (const char* table : kMapTables) {
    connection.execute(std::string("DROP TABLE IF EXISTS temp.") + table);
  }
}

/// Rows with names of their own: united first, then mapped from their ids to ours.
constexpr const char* kUniteNames = R"sql(
INSERT OR IGNORE INTO main.business (name) SELECT name FROM other.business;
INSERT OR IGNORE INTO main.image_source (business, name)
  SELECT b.id, s.name FROM other.image_source s JOIN other.business ob ON ob.id = s.business
  JOIN main.business b ON b.name = ob.name;
INSERT OR IGNORE INTO main.model (task, name, sha256, settings)
  SELECT task, name, sha256, settings FROM other.model;
INSERT OR IGNORE INTO main.feature (kind, name) SELECT kind, name FROM other.feature;
INSERT INTO main.image (content, md5, bytes, width, height, format, animated, frames, frame_taken,
    colour_profile)
  SELECT content, md5, bytes, width, height, format, animated, frames, frame_taken, colour_profile
  FROM other.image WHERE true
  ON CONFLICT (content) DO UPDATE SET md5 = max(md5, excluded.md5),
    bytes = max(bytes, excluded.bytes), width = max(width, excluded.width),
    height = max(height, excluded.height), format = max(format, excluded.format),
    animated = max(animated, excluded.animated), frames = max(frames, excluded.frames),
    frame_taken = max(frame_taken, excluded.frame_taken),
    colour_profile = max(colour_profile, excluded.colour_profile);

CREATE TEMP TABLE map_source (theirs INTEGER PRIMARY KEY, ours INTEGER NOT NULL);
INSERT INTO map_source SELECT os.id, s.id FROM other.image_source os
  JOIN other.business ob ON ob.id = os.business JOIN main.business b ON b.name = ob.name
  JOIN main.image_source s ON s.business = b.id AND s.name = os.name;
CREATE TEMP TABLE map_model (theirs INTEGER PRIMARY KEY, ours INTEGER NOT NULL);
INSERT INTO map_model SELECT o.id, m.id FROM other.model o JOIN main.model m
  USING (task, name, sha256, settings);
CREATE TEMP TABLE map_feature (theirs INTEGER PRIMARY KEY, ours INTEGER NOT NULL);
INSERT INTO map_feature SELECT o.id, m.id FROM other.feature o JOIN main.feature m
  USING (kind, name);
CREATE TEMP TABLE map_image (theirs INTEGER PRIMARY KEY, ours INTEGER NOT NULL);
INSERT INTO map_image SELECT o.id, m.id FROM other.image o JOIN main.image m USING (content);

INSERT INTO main.thumbnail (image, width, height, jpeg)
  SELECT mi.ours, t.width, t.height, t.jpeg FROM other.thumbnail t
  JOIN map_image mi ON mi.theirs = t.image WHERE true
  ON CONFLICT (image) DO UPDATE SET width = excluded.width, height = excluded.height,
    jpeg = excluded.jpeg WHERE excluded.jpeg < jpeg;
)sql";

/// The states' names sort as complete < interrupted < running.
constexpr const char* kUniteRuns = R"sql(
INSERT INTO main.run (uid, image_source, started_at, finished_at, version, settings_json,
    not_taken_json, state)
  SELECT uid, ms.ours, started_at, finished_at, version, settings_json, not_taken_json, state
  FROM other.run r JOIN map_source ms ON ms.theirs = r.image_source WHERE true
  ON CONFLICT (uid) DO UPDATE SET started_at = min(started_at, excluded.started_at),
    finished_at = max(finished_at, excluded.finished_at), version = min(version, excluded.version),
    settings_json = min(settings_json, excluded.settings_json),
    not_taken_json = max(not_taken_json, excluded.not_taken_json),  -- empty: not known yet
    state = min(state, excluded.state);
CREATE TEMP TABLE map_run (theirs INTEGER PRIMARY KEY, ours INTEGER NOT NULL);
INSERT INTO map_run SELECT o.id, m.id FROM other.run o JOIN main.run m USING (uid);

UPDATE main.run_model SET model = t.model FROM (
    SELECT mr.ours AS run, o.task AS task, mm.ours AS model, om.name, om.sha256, om.settings
    FROM other.run_model o JOIN map_run mr ON mr.theirs = o.run
    JOIN map_model mm ON mm.theirs = o.model JOIN other.model om ON om.id = o.model) AS t
  WHERE run_model.run = t.run AND run_model.task = t.task AND (t.name, t.sha256, t.settings) <
    (SELECT m.name, m.sha256, m.settings FROM main.model m WHERE m.id = run_model.model);
INSERT OR IGNORE INTO main.run_model (run, task, model)
  SELECT mr.ours, o.task, mm.ours FROM other.run_model o JOIN map_run mr ON mr.theirs = o.run
  JOIN map_model mm ON mm.theirs = o.model;

INSERT INTO main.image_name (run, path, position, name, image)
  SELECT mr.ours, n.path, n.position, n.name, mi.ours FROM other.image_name n
  JOIN map_run mr ON mr.theirs = n.run LEFT JOIN map_image mi ON mi.theirs = n.image WHERE true
  ON CONFLICT (run, path) DO UPDATE SET position = min(position, excluded.position),
    name = min(name, excluded.name), image = CASE
      WHEN image IS NULL THEN excluded.image
      WHEN excluded.image IS NULL THEN image
      WHEN (SELECT content FROM main.image WHERE id = excluded.image) <
        (SELECT content FROM main.image WHERE id = image_name.image) THEN excluded.image
      ELSE image END;
INSERT INTO main.failure (run, path, task, stage, code, message)
  SELECT mr.ours, f.path, f.task, f.stage, f.code, f.message FROM other.failure f
  JOIN map_run mr ON mr.theirs = f.run WHERE true
  ON CONFLICT (run, path, task) DO UPDATE SET stage = excluded.stage, code = excluded.code,
    message = excluded.message
    WHERE (excluded.stage, excluded.code, excluded.message) < (stage, code, message);
)sql";

constexpr const char* kUniteShards = R"sql(
INSERT OR IGNORE INTO main.run_shard (run, shards, number)
  SELECT mr.ours, o.shards, o.number FROM other.run_shard o JOIN map_run mr ON mr.theirs = o.run;
)sql";

/// The metrics of a run are one fact, told apart by their digest. How they were read is no part of
/// it: equal tables may be read of unlike files, and of two accounts the greater stays.
constexpr const char* kUniteMetrics = R"sql(
CREATE TEMP TABLE taken (theirs INTEGER PRIMARY KEY, ours INTEGER NOT NULL, digest INTEGER);
INSERT INTO taken SELECT o.id, m.id, o.metrics_digest FROM other.run o
  JOIN map_run mr ON mr.theirs = o.id JOIN main.run m ON m.id = mr.ours
  WHERE o.metrics_digest <> 0
  AND (m.metrics_digest = 0 OR o.metrics_digest < m.metrics_digest);
DELETE FROM main.metric WHERE run IN (SELECT ours FROM taken);
DELETE FROM main.factor WHERE run IN (SELECT ours FROM taken);
DELETE FROM main.measure WHERE run IN (SELECT ours FROM taken);
INSERT INTO main.metric (run, row, image, date, impressions, clicks, ctr)
  SELECT t.ours, o.row, o.image, o.date, o.impressions, o.clicks, o.ctr
  FROM other.metric o JOIN taken t ON t.theirs = o.run;
INSERT INTO main.factor (run, name, origin)
  SELECT t.ours, o.name, o.origin FROM other.factor o JOIN taken t ON t.theirs = o.run;
INSERT INTO main.factor_value (run, row, factor, value)
  SELECT t.ours, o.row, o.factor, o.value FROM other.factor_value o
  JOIN taken t ON t.theirs = o.run;
INSERT INTO main.measure (run, position, name, heading, unit, kind)
  SELECT t.ours, o.position, o.name, o.heading, o.unit, o.kind FROM other.measure o
  JOIN taken t ON t.theirs = o.run;
INSERT INTO main.measure_value (run, row, measure, value)
  SELECT t.ours, o.row, o.measure, o.value FROM other.measure_value o
  JOIN taken t ON t.theirs = o.run;
UPDATE main.run SET metrics_digest = t.digest, reading_json = '' FROM taken t
  WHERE run.id = t.ours;
DROP TABLE taken;
UPDATE main.run SET reading_json = o.reading_json FROM other.run o
  JOIN map_run mr ON mr.theirs = o.id WHERE run.id = mr.ours
  AND o.metrics_digest = run.metrics_digest AND o.reading_json > run.reading_json;
)sql";

/// Results that we lack, or have otherwise with a larger digest. Their codecs copy their own rows.
constexpr const char* kUniteResults = R"sql(
CREATE TEMP TABLE taken (theirs INTEGER PRIMARY KEY, image INTEGER NOT NULL,
  model INTEGER NOT NULL, digest INTEGER NOT NULL, ours INTEGER);
INSERT INTO taken SELECT a.id, mi.ours, mm.ours, a.digest, m.id FROM other.analysis a
  JOIN map_image mi ON mi.theirs = a.image JOIN map_model mm ON mm.theirs = a.model
  LEFT JOIN main.analysis m ON m.image = mi.ours AND m.model = mm.ours
  WHERE m.id IS NULL OR a.digest < m.digest;
DELETE FROM main.analysis WHERE id IN (SELECT ours FROM taken WHERE ours IS NOT NULL);
INSERT INTO main.analysis (image, model, digest) SELECT image, model, digest FROM taken;
UPDATE taken SET ours = (SELECT id FROM main.analysis a
  WHERE a.image = taken.image AND a.model = taken.model);
INSERT INTO main.feature_value (analysis, feature, value)
  SELECT t.ours, mf.ours, v.value FROM taken t JOIN other.feature_value v ON v.analysis = t.theirs
  JOIN map_feature mf ON mf.theirs = v.feature;
)sql";

/// The one that was seen last says what a server has now; of equally late ones the smaller stays.
constexpr const char* kUniteValidators = R"sql(
INSERT INTO main.validator (address, image, etag, last_modified, seen_at)
  SELECT v.address, mi.ours, v.etag, v.last_modified, v.seen_at FROM other.validator v
  JOIN map_image mi ON mi.theirs = v.image WHERE true
  ON CONFLICT (address) DO UPDATE SET image = excluded.image, etag = excluded.etag,
    last_modified = excluded.last_modified, seen_at = excluded.seen_at
    WHERE excluded.seen_at > seen_at OR (excluded.seen_at = seen_at AND
      (excluded.etag, excluded.last_modified,
        (SELECT content FROM main.image WHERE id = excluded.image)) <
      (etag, last_modified, (SELECT content FROM main.image WHERE id = validator.image)));
)sql";

/// A search counts with the contents that it saw: shards that are united are searched again. Of two
/// searches the one by the later rule stays, then the one that saw more.
constexpr const char* kUniteFamilies = R"sql(
INSERT INTO main.family_pair (one, other, evidence, strength)
  SELECT a.ours, b.ours, p.evidence, p.strength FROM other.family_pair p
  JOIN map_image a ON a.theirs = p.one JOIN map_image b ON b.theirs = p.other WHERE true
  ON CONFLICT (one, other) DO UPDATE SET evidence = excluded.evidence,
    strength = excluded.strength
    WHERE (excluded.evidence, -excluded.strength) < (evidence, -strength);
INSERT INTO main.family_search (run, rule, contents, without_embedding)
  SELECT mr.ours, s.rule, s.contents, s.without_embedding FROM other.family_search s
  JOIN map_run mr ON mr.theirs = s.run WHERE true
  ON CONFLICT (run) DO UPDATE SET rule = excluded.rule, contents = excluded.contents,
    without_embedding = excluded.without_embedding
    WHERE (excluded.rule, excluded.contents, -excluded.without_embedding) >
      (rule, contents, -without_embedding);
INSERT INTO main.family_key (run, path, origin, key)
  SELECT mr.ours, k.path, k.origin, k.key FROM other.family_key k
  JOIN map_run mr ON mr.theirs = k.run WHERE true
  ON CONFLICT (run, path, origin) DO UPDATE SET key = min(key, excluded.key);
)sql";

constexpr const char* kUniteOpinions = R"sql(
INSERT INTO main.rating (image, rater, rated_at, score)
  SELECT mi.ours, r.rater, r.rated_at, r.score FROM other.rating r
  JOIN map_image mi ON mi.theirs = r.image WHERE true
  ON CONFLICT (image, rater, rated_at) DO UPDATE SET score = min(score, excluded.score);
INSERT INTO main.preference (uid, rater, asked_at)
  SELECT uid, rater, asked_at FROM other.preference WHERE true
  ON CONFLICT (uid) DO UPDATE SET rater = min(rater, excluded.rater),
    asked_at = min(asked_at, excluded.asked_at);
INSERT INTO main.vote (preference, image, chosen)
  SELECT p.id, mi.ours, v.chosen FROM other.vote v JOIN other.preference o ON o.id = v.preference
  JOIN main.preference p ON p.uid = o.uid JOIN map_image mi ON mi.theirs = v.image WHERE true
  ON CONFLICT (preference, image) DO UPDATE SET chosen = min(chosen, excluded.chosen);
)sql";

struct Disagreement {
  const char* sql;       ///< its one column names the place
  const char* sentence;  ///< goes before it
};

/// Asked before anything is written, while both sides still stand as they were.
constexpr std::array kDisagreements = {
    Disagreement{"SELECT r.uid || ', task ' || o.task FROM other.run_model o"
                 " JOIN other.run r ON r.id = o.run JOIN other.model x ON x.id = o.model"
                 " JOIN main.run mr ON mr.uid = r.uid"
                 " JOIN main.run_model rm ON rm.run = mr.id AND rm.task = o.task"
                 " JOIN main.model m ON m.id = rm.model WHERE (x.name, x.sha256, x.settings) <>"
                 " (m.name, m.sha256, m.settings) ORDER BY 1",
                 "Two stores ran with different models, one of which was kept: run "},
    Disagreement{"SELECT r.uid || ', ' || o.path FROM other.image_name o"
                 " JOIN other.run r ON r.id = o.run JOIN other.image x ON x.id = o.image"
                 " JOIN main.run mr ON mr.uid = r.uid"
                 " JOIN main.image_name n ON n.run = mr.id AND n.path = o.path"
                 " JOIN main.image i ON i.id = n.image WHERE i.content <> x.content ORDER BY 1",
                 "Two stores saw different images under one name, one of which was kept: run "},
    Disagreement{"SELECT o.uid FROM other.run o JOIN main.run m USING (uid)"
                 " WHERE o.metrics_digest <> m.metrics_digest AND o.metrics_digest <> 0"
                 " AND m.metrics_digest <> 0 ORDER BY 1",
                 "Two stores have different metrics, one of which was kept: run "},
    Disagreement{"SELECT m.name || ', ' || i.content FROM other.analysis o"
                 " JOIN other.image oi ON oi.id = o.image JOIN other.model om ON om.id = o.model"
                 " JOIN main.image i ON i.content = oi.content JOIN main.model m"
                 " ON (m.task, m.name, m.sha256, m.settings) ="
                 " (om.task, om.name, om.sha256, om.settings)"
                 " JOIN main.analysis a ON a.image = i.id AND a.model = m.id"
                 " WHERE a.digest <> o.digest ORDER BY 1",
                 "Two stores have different results, one of which was kept: model and image "}};

/// Where files lie differs between the workspaces of two agents; what is taken is compared as such.
std::vector<std::string> other_settings(Connection& connection) {
  std::vector<std::string> warnings;
  Statement rows = connection.prepare(
      "SELECT uid, o.version = m.version, o.settings_json, m.settings_json"
      " FROM other.run o JOIN main.run m USING (uid) ORDER BY uid");
  while (rows.step()) {
    const bool same =
        rows.integer(1) != 0 && same_but_for_places(run_settings_from_json(rows.text(2)),
                                                    run_settings_from_json(rows.text(3)));
    if (same) continue;
    warnings.push_back("Two stores ran with other settings or another version of imagelift: run " +
                       std::string(rows.text(0)) + ".");
  }
  return warnings;
}

std::vector<std::string> disagreements(Connection& connection) {
  std::vector<std::string> warnings = other_settings(connection);
  for (const Disagreement& question : kDisagreements) {
    Statement rows = connection.prepare(question.sql);
    while (rows.step()) {
      warnings.push_back(question.sentence + std::string(rows.text(0)) + ".");
    }
  }
  return warnings;
}

void require_same_sources(Connection& connection) {
  Statement rows = connection.prepare(
      "SELECT r.uid FROM other.run r JOIN other.image_source os ON os.id = r.image_source"
      " JOIN other.business ob ON ob.id = os.business JOIN main.run m USING (uid)"
      " JOIN main.image_source s ON s.id = m.image_source"
      " JOIN main.business b ON b.id = s.business"
      " WHERE (ob.name, os.name) <> (b.name, s.name)");
  if (!rows.step()) return;
  throw run_error("The run " + std::string(rows.text(0)) +
                  " belongs to different image sources in the two stores; nothing was merged.");
}

MergeReport unite(StoreParts& parts) {
  Connection& connection = parts.connection;
  MergeReport report;
  require_same_sources(connection);
  report.warnings = disagreements(connection);
  const auto count = [&](const char* sql) {
    return static_cast<std::size_t>(connection.prepare(sql).first_integer().value_or(0));
  };
  report.runs_added = count(
      "SELECT count(*) FROM other.run WHERE uid NOT IN"
      " (SELECT uid FROM main.run)");
  report.contents_added = count(
      "SELECT count(*) FROM other.image WHERE content NOT IN"
      " (SELECT content FROM main.image)");
  drop_maps(connection);
  for (const char* step : {kUniteNames, kUniteRuns, kUniteShards, kUniteMetrics, kUniteResults}) {
    connection.execute(step);
  }
  for (const ResultCodec* codec : kResultCodecs) {
    connection.execute(std::string(codec->merge_sql));
  }
  for (const char* step : {kUniteValidators, kUniteFamilies, kUniteOpinions})
    connection.execute(step);
  join_shards(connection);
  drop_maps(connection);
  return report;
}

}  // namespace

MergeReport Store::merge_from(const std::filesystem::path& other) {
  std::error_code ignored;
  if (std::filesystem::equivalent(other, parts_->file, ignored)) return {};
  if (parts_->open_transactions > 0) throw run_error("A merge cannot be part of a transaction.");
  const ReadableStore readable(other, migrations());
  const Attached attached(parts_->connection, readable.path());
  Transaction transaction(*parts_);
  MergeReport report = unite(*parts_);
  transaction.commit();
  return report;
}

}  // namespace imagelift::store
