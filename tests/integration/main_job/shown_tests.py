"""What the README promises, on photos with known content."""

import csv
import json

import galleries
import pytest
from conftest import Program, read_json


@pytest.fixture(scope="module", params=galleries.NAMES)
def gallery(request, tmp_path_factory):
    return galleries.gallery(request.param, tmp_path_factory.mktemp("gallery"))


@pytest.fixture(scope="module")
def shown(gallery, tmp_path_factory):
    out = tmp_path_factory.mktemp("shown")
    Program(out)("run", "--business", "demo", "--image-source", "dev", "--images",
                 gallery.images, "--metrics", gallery.metrics, "--out", "out")
    return out / "out"


@pytest.fixture(scope="module")
def analyses(shown):
    lines = (shown / "analysis.ndjson").read_text(encoding="utf-8").splitlines()
    return {line["path"]: line for line in map(json.loads, lines)}


def overlap(a: dict, x: float, y: float, w: float, h: float) -> float:
    width = min(a["x_max"], x + w) - max(a["x_min"], x)
    height = min(a["y_max"], y + h) - max(a["y_min"], y)
    if width <= 0 or height <= 0:
        return 0.0
    both = (a["x_max"] - a["x_min"]) * (a["y_max"] - a["y_min"]) + w * h
    return width * height / (both - width * height)


def test_every_image_has_an_entry_with_the_same_sorted_keys(gallery, shown):
    features = read_json(shown / "features.json")
    assert len(features) == gallery.count() >= 28
    keys = [list(entry) for entry in features.values()]
    assert all(k == keys[0] for k in keys)
    assert keys[0] == sorted(keys[0])


def test_photos_with_a_known_label_have_it_in_the_top_five(gallery, analyses):
    assert len(gallery.labels) == 3
    for name, labels in gallery.labels.items():
        found = [o["object"] for o in analyses[name]["resnet50_objects"]]
        assert set(found) & set(labels), f"{name}: {found}"


def test_a_person_is_found_on_at_least_seven_of_ten_photos_with_one(gallery, analyses):
    hits = [name for name in gallery.persons
            if any(o["object"] == "person" for o in analyses[name]["yolo_objects"])]
    assert len(gallery.persons) >= 4
    assert len(hits) >= 0.7 * len(gallery.persons), hits


def test_twenty_of_the_21_reference_faces_are_matched(gallery, analyses):
    matched = total = 0
    for name, boxes in gallery.faces.items():
        for box in boxes:
            total += 1
            matched += any(overlap(f["bounding_box"], *box) >= 0.7
                           for f in analyses[name]["mtcnn_faces"])
    assert total >= 1
    assert matched >= 20 / 21 * total


def test_all_clicks_are_matched(gallery, shown):
    with open(gallery.metrics, encoding="utf-8") as file:
        names = {row["image"] for row in csv.DictReader(file)}
    assert len(names) == gallery.count()
    counts = read_json(shown / "summary.json")["counts"]
    assert counts["images_with_ctr"] == counts["images"] == len(names)


def test_planted_colours_are_found(gallery, analyses):
    for name, colour in gallery.colours.items():
        assert analyses[name]["colours"][colour] >= 0.2, name


@pytest.mark.parametrize("name", galleries.NAMES)
def test_odd_files_do_what_is_expected_of_them(name, tmp_path):
    folder, expected = galleries.odd_files(name, tmp_path / "odd")
    Program(tmp_path)("run", "--business", "demo", "--image-source", "odd", "--images", folder, "--out", "out")
    features = read_json(tmp_path / "out/features.json")
    failed = {f["path"] for f in read_json(tmp_path / "out/failures.json")["failures"]}
    assert len(expected) == {"demo": 7, "shared": 13}[name]
    for path, (expect, css) in expected.items():
        stem = path.rsplit(".", 1)[0]
        if expect == "ok":
            assert stem in features, path
            for colour, share in css.items():
                assert features[stem][colour] == pytest.approx(share, abs=1e-12), path
        if expect == "error":
            assert path in failed, path
        assert (stem in features) != (path in failed), path
