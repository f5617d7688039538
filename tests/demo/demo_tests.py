#!/usr/bin/env python3
"""The demo's creatives and clicks are the same every time and hold what was planted."""
import csv
import os
import pathlib
import sys
import tempfile
import unittest

ROOT = pathlib.Path(os.environ["IMAGELIFT_SOURCE_DIR"])
PHOTOS = ROOT / "demo" / "photos"

try:
    import make_creatives
except ImportError as error:
    print(f"SKIPPED: demo_tests: {error.name} is missing (./bootstrap install)", file=sys.stderr)
    sys.exit(77)
if not PHOTOS.is_dir():
    print("SKIPPED: demo_tests: no demo/photos (./bootstrap test fetches them)", file=sys.stderr)
    sys.exit(77)


def photos():
    with (ROOT / "tests/demo/photos.csv").open(encoding="utf-8") as lines:
        return [row | {"path": PHOTOS / row["file"]} for row in csv.DictReader(lines)]


def make(folder):
    (folder / "images").mkdir(parents=True)
    return make_creatives.make(photos(), folder)


def ctr(rows):
    return sum(row[2] for row in rows) / sum(row[1] for row in rows)


class Demo(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.first, cls.second = (pathlib.Path(cls.scratch.name, name) for name in ("a", "b"))
        cls.rows, cls.again = make(cls.first), make(cls.second)

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    def test_a_second_time_gives_the_same_pictures_and_clicks(self):
        self.assertEqual(self.rows, self.again)
        for path in (self.first / "images").iterdir():
            self.assertEqual(path.read_bytes(), (self.second / "images" / path.name).read_bytes())

    def test_every_image_has_one_row_and_every_row_an_image(self):
        pictures = sorted(path.name for path in (self.first / "images").iterdir())
        self.assertEqual(sorted(row[0] for row in self.rows), pictures)
        self.assertEqual(len(pictures), 4 * len(photos()))

    def test_clicks_never_exceed_impressions(self):
        self.assertTrue(all(0 < row[2] <= row[1] for row in self.rows))

    def test_what_was_planted_is_there(self):
        people = {pathlib.Path(p["file"]).stem for p in photos() if p["shows"] == "person"}
        with_person = [r for r in self.rows if r[0].split(".")[1].split("_imgtemp")[0] in people]
        with_sale = [r for r in self.rows if "imgtemp.sale" in r[0]]
        self.assertGreater(ctr(with_person), 1.3 * ctr(self.rows))
        self.assertGreater(ctr(with_sale), 1.2 * ctr(self.rows))


if __name__ == "__main__":
    unittest.main()
