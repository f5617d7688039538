-- Version 3: which picture of its file was analysed, and what became of the file's colour profile.
-- They are facts of the file and not of a model, so they stand with the content, and a run that
-- takes its answers from the store tells them too.
ALTER TABLE image ADD COLUMN animated INTEGER NOT NULL DEFAULT 0 CHECK (animated IN (0, 1));
-- Frames of the animation, or pages of the file.
ALTER TABLE image ADD COLUMN frames INTEGER NOT NULL DEFAULT 1 CHECK (frames >= 1);
-- From 1.
ALTER TABLE image ADD COLUMN frame_taken INTEGER NOT NULL DEFAULT 1 CHECK (frame_taken >= 1);
-- Empty: there is none, or it is sRGB; otherwise 'converted' or 'ignored: ' with the reason.
ALTER TABLE image ADD COLUMN colour_profile TEXT NOT NULL DEFAULT '';
