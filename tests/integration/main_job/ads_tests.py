"""Metrics of ads: which image an ad shows, by its name, a map or an address, and what becomes of several ads of one
image. The images are imported by their names: nothing is analysed."""

import csv
import json
import sqlite3

import jsonschema
import pytest
from conftest import SOURCE_DIR, key, read_json

NAMES = ["dog_beach", "cat_sofa", "bike_red", "shoe_white", "café_table", "burger_close", "car_night", "sale_50",
         "new_arrivals", "bed_white", "run_trail", "ski_snow"]
COUNTS = {name: (1000 + i, 10 + i) for i, name in enumerate(NAMES)}
HEADER = ("image", "impressions", "clicks")


@pytest.fixture
def join(imagelift):
    """Imports images of these names with the metrics of a file, or of rows."""
    def with_metrics(metrics, *more, names=NAMES, expect=0):
        (imagelift.folder / "features.json").write_text(
            json.dumps({name: {"dog": i % 2} for i, name in enumerate(names)}), encoding="utf-8")
        file = write(imagelift.folder / "clicks.csv", metrics) if isinstance(metrics, list) else metrics
        return imagelift("import", "--business", "acme", "--image-source", "ads", "--features-json", "features.json",
                         "--out", "out", "--metrics", file, *more, expect=expect)
    with_metrics.out = imagelift.folder / "out"
    return with_metrics


def write(file, rows):
    with open(file, "w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows(rows)
    return file


def sums(out):
    """{image: (impressions, clicks)} as the store has them."""
    with sqlite3.connect(out / "imagelift.sqlite") as store:
        return {image: counts for image, *counts in store.execute(
            "SELECT image, SUM(impressions), SUM(clicks) FROM metric GROUP BY image")}


def found(out):
    return {image: tuple(counts) for image, counts in sums(out).items()}


@pytest.mark.parametrize("name", ["34_url.csv", "35_path.csv", "38_spaces.csv", "43_copy.csv", "45_dash.csv"])
def test_exports_find_their_images(join, shared, name):
    expected = read_json(shared / "data/exports/expected.json")
    counts = expected["files"][name]["counts"]
    truth = expected["truth"] if counts == "truth" else counts
    done = join(shared / "data/exports" / name, names=expected["truth"])
    assert sums(join.out) == truth
    assert f"{len(truth)} of 24 images have metrics" in done.stderr


@pytest.mark.parametrize("ad", [
    "ACME | Prospecting | {} | v2", "2026-10 {} 1080x1080 EN", "acme_{}_v2", "{} / Retargeting", "{}.jpg - Story - Copy",
    "https://cdn.acme.com/w_1200,h_628,c_fill/v17/{}-1200x628.jpg?sig=hunter2&text=sale_50#x",
    "https://cdn.acme.com/new_arrivals/{}_1080.jpg", "//cdn.acme.com/ads%2F2026%2F{}%401080.jpg?w=1"])
def test_an_ads_name_or_address_holds_its_images(join, ad):
    done = join([HEADER, *((ad.format(name), *counts) for name, counts in COUNTS.items())])
    assert found(join.out) == COUNTS
    assert f"{len(NAMES)} rows by the name of an image within theirs, such as" in done.stderr
    assert "dog_beach" in done.stderr and "hunter2" not in done.stderr


def test_what_fits_several_images_is_left_out_and_listed_with_them(join):
    rows = [(f"ACME {name}", *counts) for name, counts in COUNTS.items()]
    done = join([HEADER, *rows, ("dog_beach + cat_sofa", 1000, 10)])
    assert found(join.out) == {**COUNTS, "dog_beach + cat_sofa": (1000, 10)}
    document = read_json(join.out / "unmatched.json")
    schema = json.loads((SOURCE_DIR / "docs/schemas/unmatched.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(document, schema)
    both = {one["image"]: one.get("fits") for one in document["names_without_image"]["listed"]}
    assert sorted(both["dog_beach + cat_sofa"]) == ["cat_sofa", "dog_beach"]
    assert "1 row fits several images equally well and is left out" in done.stderr
    assert "--metrics-map" in done.stderr


def test_a_map_decides_before_names_do(join):
    names = NAMES
    shifted = {f"ad {number}": name for number, name in enumerate(names)}
    shifted[names[0]] = names[1]
    rows = [HEADER, *((ad, 100, number) for number, ad in enumerate(shifted))]
    write(join.out.parent / "map.csv", [("ad", "image"), *shifted.items(), ("an old ad", names[0] + ".jpg")])
    done = join(rows, "--metrics-map", "map.csv")
    counts = found(join.out)
    assert counts[names[1]] == (200, 1 + len(names))
    assert counts[names[0]] == (100, 0)
    assert "13 rows by the map, such as" in done.stderr
    assert "1 of the 14 ads of the map are in no row" in done.stderr


def test_rows_of_a_map_at_fault_are_told(imagelift, join):
    rows = [HEADER, ("dog_beach", 100, 1)]
    write(imagelift.folder / "map.csv", [("ad", "image"), ("a", "zebra"), ("b", "dog_beach"), ("b", "cat_sofa")])
    done = join(rows, "--metrics-map", "map.csv", expect=2)
    assert "row 2: no image is called `zebra`; row 4: the ad `b` has another image in row 3" in done.stderr
    assert not join.out.joinpath("features.json").exists()
    done = imagelift(*key("run", "."), "--metrics-map", "map.csv", expect=2)
    assert "--metrics-map says which image a row of --metrics means" in done.stderr


def test_ads_of_one_image_are_summed_or_stay_apart(join):
    rows = [("image", "date", "impressions", "clicks"),
            ("dog_beach", "2026-10-01", 100, 1), ("ACME | dog_beach | v2", "2026-10-01", 200, 2),
            ("dog_beach - Copy", "2026-10-02", 300, 3), ("cat_sofa", "2026-10-01", 400, 4)]

    def stored(sql):
        with sqlite3.connect(join.out / "imagelift.sqlite") as store:
            return store.execute(sql).fetchall()

    done = join(rows, "--min-matched", "2")
    assert "3 ads show 1 image: their clicks are summed by image and date" in done.stderr
    assert stored("SELECT image, date, impressions, clicks FROM metric ORDER BY row") == [
        ("dog_beach", "2026-10-01", 300, 3), ("dog_beach", "2026-10-02", 300, 3), ("cat_sofa", "2026-10-01", 400, 4)]
    join.out.rename(join.out.with_name("summed"))
    done = join(rows, "--min-matched", "2", "--by-ad")
    assert "they stay apart by the factor ad" in done.stderr
    assert stored("SELECT value, clicks FROM metric JOIN factor_value USING (run, row) WHERE factor = 'ad' ORDER BY row"
                  ) == [(row[0], row[3]) for row in rows[1:]]
    assert sums(join.out) == {"dog_beach": [600, 6], "cat_sofa": [400, 4]}
