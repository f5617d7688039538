-- Store version 6, the first that a release can read; lower numbers were development states of it.
-- It may be edited until 0.1.0 is tagged. After that a change is a new file, v7.sql, that migrates.
-- Times are ISO 8601 in UTC. docs/store.md explains the rules.

CREATE TABLE business (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);

CREATE TABLE image_source (
  id       INTEGER PRIMARY KEY,
  business INTEGER NOT NULL REFERENCES business,
  name     TEXT NOT NULL,
  UNIQUE (business, name)
);

CREATE TABLE run (
  id             INTEGER PRIMARY KEY,
  uid            TEXT NOT NULL UNIQUE,
  image_source   INTEGER NOT NULL REFERENCES image_source,
  started_at     TEXT NOT NULL,
  finished_at    TEXT NOT NULL DEFAULT '',
  version        TEXT NOT NULL,
  settings_json  TEXT NOT NULL,             -- run_settings.cc
  not_taken_json TEXT NOT NULL DEFAULT '',  -- not_taken_json.cc; empty: an import, or not listed yet
  state          TEXT NOT NULL CHECK (state IN ('running', 'interrupted', 'complete')),
  metrics_digest INTEGER NOT NULL DEFAULT 0,  -- of all its rows, to compare stores; 0: no metrics
  reading_json   TEXT NOT NULL DEFAULT ''     -- how its metrics were read: a list of sentences
);
CREATE INDEX run_of_source ON run (image_source, started_at);

-- Which shards of a run are finished. A whole run is shard 1 of 1; where all shards of one count are
-- there, that one row stands for them (store_parts.cc), so that a run in parts equals the whole. A
-- run that is not finished has no row, or those of the shards that are.
CREATE TABLE run_shard (
  run    INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
  shards INTEGER NOT NULL CHECK (shards >= 1),
  number INTEGER NOT NULL CHECK (number BETWEEN 1 AND shards),
  PRIMARY KEY (run, shards, number)
) WITHOUT ROWID;

-- Which model, with which settings, answered a task. Task 'other' takes the features of an import
-- that belong to no task of ours.
CREATE TABLE model (
  id       INTEGER PRIMARY KEY,
  task     TEXT NOT NULL,
  name     TEXT NOT NULL,
  sha256   TEXT NOT NULL,  -- of the weights; empty for arithmetic
  settings TEXT NOT NULL,
  UNIQUE (task, name, sha256, settings)
);

CREATE TABLE run_model (
  run   INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
  task  TEXT NOT NULL,
  model INTEGER NOT NULL REFERENCES model,
  PRIMARY KEY (run, task)
) WITHOUT ROWID;

-- An image's bytes, whatever its names. Of an import there are no bytes: its key is made of
-- business, image source and name. Which picture of its file was analysed, and what became of the
-- file's colour profile, are facts of the file and not of a model, so they stand here, and a run
-- that takes its results from the store tells them too.
CREATE TABLE image (
  id             INTEGER PRIMARY KEY,
  content        TEXT NOT NULL UNIQUE CHECK (length(content) = 64 OR content GLOB 'import:*'),
  md5            TEXT NOT NULL DEFAULT '',
  bytes          INTEGER NOT NULL DEFAULT 0 CHECK (bytes >= 0),
  width          INTEGER NOT NULL DEFAULT 0 CHECK (width >= 0),   -- upright; 0: not analysed
  height         INTEGER NOT NULL DEFAULT 0 CHECK (height >= 0),
  format         TEXT NOT NULL DEFAULT '',
  animated       INTEGER NOT NULL DEFAULT 0 CHECK (animated IN (0, 1)),
  frames         INTEGER NOT NULL DEFAULT 1 CHECK (frames >= 1),  -- or pages of the file
  frame_taken    INTEGER NOT NULL DEFAULT 1 CHECK (frame_taken >= 1),  -- from 1
  colour_profile TEXT NOT NULL DEFAULT ''  -- none or sRGB; 'converted'; 'ignored: ' and the reason
);

-- The images of a run. Without image: it could not be used, and failure says why. The path and
-- not the position is the key, so that shards which number alike lose nothing when united.
CREATE TABLE image_name (
  run      INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
  path     TEXT NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 0),
  name     TEXT NOT NULL,
  image    INTEGER REFERENCES image,
  PRIMARY KEY (run, path)
) WITHOUT ROWID;
CREATE INDEX image_name_of_image ON image_name (image);  -- names of a content, and its deletion

-- A row says that this model has answered for this content, also when it found nothing.
CREATE TABLE analysis (
  id     INTEGER PRIMARY KEY,
  image  INTEGER NOT NULL REFERENCES image ON DELETE CASCADE,
  model  INTEGER NOT NULL REFERENCES model,
  digest INTEGER NOT NULL,  -- of all values of this result, to compare stores
  UNIQUE (image, model)
);
CREATE INDEX analysis_of_model ON analysis (model);  -- what a model has answered already

CREATE TABLE feature (
  id   INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  UNIQUE (kind, name)
);

-- Long form, only values other than 0. There is no index by feature: it would double the file,
-- and all readers take whole runs.
CREATE TABLE feature_value (
  analysis INTEGER NOT NULL REFERENCES analysis ON DELETE CASCADE,
  feature  INTEGER NOT NULL REFERENCES feature,
  value    REAL NOT NULL CHECK (value <> 0 AND abs(value) <= 1.7976931348623157e308),
  PRIMARY KEY (analysis, feature)
) WITHOUT ROWID;

-- What a classifier (no box) or a detector names, in its order. Boxes are pixels of the upright
-- image.
CREATE TABLE detection (
  analysis   INTEGER NOT NULL REFERENCES analysis ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  feature    INTEGER NOT NULL REFERENCES feature,  -- of kind label or object
  confidence REAL NOT NULL,
  x_min REAL, y_min REAL, x_max REAL, y_max REAL,
  PRIMARY KEY (analysis, position),
  CHECK ((x_min IS NULL) = (y_min IS NULL) AND (x_min IS NULL) = (x_max IS NULL)
     AND (x_min IS NULL) = (y_max IS NULL))
) WITHOUT ROWID;

CREATE TABLE face (
  analysis   INTEGER NOT NULL REFERENCES analysis ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  confidence REAL NOT NULL,
  x_min REAL NOT NULL, y_min REAL NOT NULL, x_max REAL NOT NULL, y_max REAL NOT NULL,
  left_eye_x REAL NOT NULL, left_eye_y REAL NOT NULL,
  right_eye_x REAL NOT NULL, right_eye_y REAL NOT NULL,
  nose_x REAL NOT NULL, nose_y REAL NOT NULL,
  mouth_left_x REAL NOT NULL, mouth_left_y REAL NOT NULL,
  mouth_right_x REAL NOT NULL, mouth_right_y REAL NOT NULL,
  PRIMARY KEY (analysis, position)
) WITHOUT ROWID;

-- Mean and spread of the ratings that people would give, 1 to 10.
CREATE TABLE aesthetic (
  analysis           INTEGER PRIMARY KEY REFERENCES analysis ON DELETE CASCADE,
  mean               REAL NOT NULL,
  standard_deviation REAL NOT NULL
);

CREATE TABLE embedding (
  analysis INTEGER PRIMARY KEY REFERENCES analysis ON DELETE CASCADE,
  vector   BLOB NOT NULL CHECK (length(vector) % 4 = 0)  -- float32, little-endian, L2-normalised
);

CREATE TABLE thumbnail (
  image  INTEGER PRIMARY KEY REFERENCES image ON DELETE CASCADE,
  width  INTEGER NOT NULL,
  height INTEGER NOT NULL,
  jpeg   BLOB NOT NULL
);

-- The metrics file of a run; a row that means an image calls it by its path.
CREATE TABLE metric (
  run         INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
  row         INTEGER NOT NULL,  -- in the file, the header is 1
  image       TEXT NOT NULL,
  date        TEXT NOT NULL DEFAULT '',
  impressions INTEGER CHECK (impressions >= 0),
  clicks      INTEGER CHECK (clicks BETWEEN 0 AND impressions),
  ctr         REAL CHECK (ctr BETWEEN 0 AND 1),
  PRIMARY KEY (run, row),
  CHECK ((impressions IS NULL) = (clicks IS NULL) AND (impressions IS NULL) <> (ctr IS NULL))
) WITHOUT ROWID;

-- What groups the images of a run: a column of its metrics, or a named group of a regular expression
-- over the images' names.
CREATE TABLE factor (
  run    INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
  name   TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('metrics', 'name')),
  PRIMARY KEY (run, name)
) WITHOUT ROWID;

CREATE TABLE factor_value (
  run    INTEGER NOT NULL,
  row    INTEGER NOT NULL,
  factor TEXT NOT NULL,
  value  TEXT NOT NULL,
  PRIMARY KEY (run, row, factor),
  FOREIGN KEY (run, row) REFERENCES metric ON DELETE CASCADE,
  FOREIGN KEY (run, factor) REFERENCES factor (run, name) ON DELETE CASCADE
) WITHOUT ROWID;

-- Columns of numbers beside the clicks, such as spend: no factors. Units are as the file has them.
CREATE TABLE measure (
  run      INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),  -- in the file
  name     TEXT NOT NULL,  -- a key: 'spend'
  heading  TEXT NOT NULL,
  unit     TEXT NOT NULL,  -- empty: not known
  kind     TEXT NOT NULL CHECK (kind IN ('events', 'amount', 'level')),
  PRIMARY KEY (run, position),
  UNIQUE (run, name)
) WITHOUT ROWID;

-- NULL is never written: where the row of metrics does not say, there is no row here.
CREATE TABLE measure_value (
  run     INTEGER NOT NULL,
  row     INTEGER NOT NULL,
  measure INTEGER NOT NULL,  -- its position
  value   REAL NOT NULL CHECK (abs(value) <= 1.7976931348623157e308),
  PRIMARY KEY (run, row, measure),
  FOREIGN KEY (run, row) REFERENCES metric ON DELETE CASCADE,
  FOREIGN KEY (run, measure) REFERENCES measure (run, position) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE failure (
  run     INTEGER NOT NULL,
  path    TEXT NOT NULL,
  task    TEXT NOT NULL,  -- empty: the whole image
  stage   TEXT NOT NULL,
  code    TEXT NOT NULL,
  message TEXT NOT NULL,
  PRIMARY KEY (run, path, task),
  FOREIGN KEY (run, path) REFERENCES image_name ON DELETE CASCADE
) WITHOUT ROWID;

-- What servers said of the images at their addresses, so that unchanged ones need not be fetched
-- again. The address is a SHA-256 (source/fetch_memory.h), so nothing of it can be read.
CREATE TABLE validator (
  address       TEXT PRIMARY KEY CHECK (length(address) = 64),
  image         INTEGER NOT NULL REFERENCES image ON DELETE CASCADE,
  etag          TEXT NOT NULL,
  last_modified TEXT NOT NULL,
  seen_at       TEXT NOT NULL,  -- when the run began that fetched it; of two the later counts
  CHECK (etag <> '' OR last_modified <> '')
) WITHOUT ROWID;
CREATE INDEX validator_of_image ON validator (image);  -- for the deletion of a content

-- What people say in `serve`.
CREATE TABLE rating (
  image    INTEGER NOT NULL REFERENCES image ON DELETE CASCADE,
  rater    TEXT NOT NULL,
  rated_at TEXT NOT NULL,
  score    REAL NOT NULL CHECK (score BETWEEN 1 AND 10),
  PRIMARY KEY (image, rater, rated_at)
) WITHOUT ROWID;

-- One question "which of these do you prefer?"; its votes are the images shown.
CREATE TABLE preference (
  id       INTEGER PRIMARY KEY,
  uid      TEXT NOT NULL UNIQUE,
  rater    TEXT NOT NULL,
  asked_at TEXT NOT NULL
);

CREATE TABLE vote (
  preference INTEGER NOT NULL REFERENCES preference ON DELETE CASCADE,
  image      INTEGER NOT NULL REFERENCES image ON DELETE CASCADE,
  chosen     INTEGER NOT NULL CHECK (chosen IN (0, 1)),
  PRIMARY KEY (preference, image)
) WITHOUT ROWID;
