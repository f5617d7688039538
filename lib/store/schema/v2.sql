-- Version 2: which shards of a run are finished. A whole run is shard 1 of 1; where all shards of
-- one count are there, that one row stands for them (store_parts.cc), so that a run in parts equals
-- the whole. A run that is not finished has no row, or those of the shards that are.
CREATE TABLE run_shard (
  run    INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
  shards INTEGER NOT NULL CHECK (shards >= 1),
  number INTEGER NOT NULL CHECK (number BETWEEN 1 AND shards),
  PRIMARY KEY (run, shards, number)
) WITHOUT ROWID;

INSERT INTO run_shard SELECT id, 1, 1 FROM run WHERE state = 'complete';
