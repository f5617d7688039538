#!/usr/bin/env python3
"""The demo's creatives and clicks are the same every time and hold what was planted."""
import collections
import os
import pathlib
import sys
import tempfile
import unittest

ROOT = pathlib.Path(os.environ["IMAGELIFT_SOURCE_DIR"])
PHOTOS = ROOT / "demo" / "photos"

try:
    import make_creatives
    import seeds
except ImportError as error:
    print(f"SKIPPED: demo_tests: {error.name} is missing (./bootstrap install)", file=sys.stderr)
    sys.exit(77)
if not PHOTOS.is_dir():
    print("SKIPPED: demo_tests: no demo/photos (./bootstrap test fetches them)", file=sys.stderr)
    sys.exit(77)


def photos():
    return make_creatives.listed_photos(PHOTOS)


def make(folder):
    (folder / "images").mkdir(parents=True)
    planned = make_creatives.creatives(photos())
    make_creatives.draw_creatives(planned, folder)
    return make_creatives.simulate(planned)


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
        self.assertEqual(len(pictures), make_creatives.TEMPLATES_PER_PHOTO * len(photos()))

    def test_clicks_never_exceed_impressions(self):
        self.assertTrue(all(0 < row[2] <= row[1] for row in self.rows))

    def test_what_was_planted_is_there(self):
        people = {pathlib.Path(p["file"]).stem for p in photos() if p["shows"] == "person"}
        with_person = [r for r in self.rows if r[0].split(".")[1].split("_imgtemp")[0] in people]
        with_sale = [r for r in self.rows if "imgtemp.sale" in r[0]]
        self.assertGreater(ctr(with_person), 1.1 * ctr(self.rows))
        self.assertGreater(ctr(with_sale), 1.1 * ctr(self.rows))

    def test_another_seed_gives_other_clicks_of_the_same_creatives(self):
        other = make_creatives.simulate(make_creatives.creatives(photos()), seed=1)
        self.assertEqual([row[0] for row in other], [row[0] for row in self.rows])
        self.assertNotEqual(other, self.rows)

    def test_there_are_enough_photos_and_people(self):
        shows = collections.Counter(photo["shows"] for photo in photos())
        self.assertGreaterEqual(shows.total(), 60)
        self.assertGreaterEqual(shows["person"], 20)
        self.assertEqual(len({photo["sha256"] for photo in photos()}), shows.total())

    def test_templates_without_the_banner_have_equally_many_people(self):
        people = collections.Counter(template for photo, template in
                                     make_creatives.creatives(photos())
                                     if photo["shows"] == "person")
        others = [n for template, n in people.items() if template != "sale"]
        self.assertLessEqual(max(others) - min(others), 1)


class Judgement(unittest.TestCase):
    """What seeds.py calls a right answer."""

    def judged(self, **found):
        return seeds.judge({name.replace("__", ": "): value for name, value in found.items()})

    def test_people_and_the_banner_in_whatever_words(self):
        self.assertEqual(self.judged(people=1, template__sale=1), (True, True, []))
        self.assertEqual(self.judged(face=1, person_count=1, crimson=1), (True, True, []))
        self.assertEqual(self.judged(people=1), (True, False, []))
        self.assertEqual(self.judged(template__sale=1, template__frame=-1), (False, True, []))

    def test_what_was_not_planted_or_has_the_wrong_sign_is_wrong(self):
        self.assertEqual(self.judged(people=-1)[2], ["people"])
        self.assertEqual(self.judged(template__frame=1)[2], ["template: frame"])
        self.assertEqual(self.judged(placement__feed=-1, dog=1)[2], ["placement: feed", "dog"])


if __name__ == "__main__":
    unittest.main()
