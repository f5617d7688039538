-- From version 6: creative families (rule S20).

-- Pairs of contents that show the same photo, as far as a comparison of pictures found them. They
-- connect families and are not all pairs of them. They outlive the embeddings that they came from.
CREATE TABLE family_pair (
  one      INTEGER NOT NULL REFERENCES image ON DELETE CASCADE,
  other    INTEGER NOT NULL REFERENCES image ON DELETE CASCADE,  -- whose content is the greater
  evidence TEXT NOT NULL CHECK (evidence IN ('embedding', 'local_features', 'perceptual_hash')),
  strength REAL NOT NULL CHECK (strength BETWEEN 0 AND 1e9),
  PRIMARY KEY (one, other)
) WITHOUT ROWID;
CREATE INDEX family_pair_of_other ON family_pair (other);  -- for the deletion of a content

-- The images of this run were compared with each other, so that the next run compares only what is
-- new. It counts while the run has as many contents as it had then.
CREATE TABLE family_search (
  run               INTEGER PRIMARY KEY REFERENCES run ON DELETE CASCADE,
  rule              INTEGER NOT NULL,  -- families/thresholds.h; another rule compares anew
  contents          INTEGER NOT NULL CHECK (contents >= 0),
  without_embedding INTEGER NOT NULL CHECK (without_embedding >= 0)
);

-- What people say of the images of a run: equal keys are one family.
CREATE TABLE family_key (
  run    INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
  path   TEXT NOT NULL,  -- of image_name
  origin TEXT NOT NULL CHECK (origin IN ('picture', 'choice')),  -- an imported column; --families
  key    TEXT NOT NULL CHECK (key <> ''),
  PRIMARY KEY (run, path, origin)
) WITHOUT ROWID;
