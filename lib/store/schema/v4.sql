-- Version 4: what servers said of the pictures at their addresses, so that unchanged ones need not
-- be fetched again. The address is a SHA-256 (source/fetch_memory.h), so nothing of it can be read.
CREATE TABLE validator (
  address       TEXT PRIMARY KEY CHECK (length(address) = 64),
  image         INTEGER NOT NULL REFERENCES image ON DELETE CASCADE,
  etag          TEXT NOT NULL,
  last_modified TEXT NOT NULL,
  seen_at       TEXT NOT NULL,  -- when the run began that fetched it; of two the later counts
  CHECK (etag <> '' OR last_modified <> '')
) WITHOUT ROWID;
CREATE INDEX validator_of_image ON validator (image);  -- for the deletion of a content
