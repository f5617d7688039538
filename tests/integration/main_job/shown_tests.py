"""What the README promises, on photos with known content."""

import csv
import json

import pytest
from conftest import Program, read_json


@pytest.fixture(scope="module")
def shown(shared, tmp_path_factory):
    out = tmp_path_factory.mktemp("shown")
    Program(out)("run", "--business", "demo", "--image-source", "dev", "--images",
                 shared / "data/images", "--metrics", shared / "data/metrics.csv", "--out", "out")
    return out / "out"


@pytest.fixture(scope="module")
def expected(shared):
    items = read_json(shared / "data/expected.json")["items"]
    return {i["file"].removeprefix("images/"): i for i in items if i["file"].startswith("images/")}


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


def test_every_picture_has_an_entry_with_the_same_sorted_keys(shown):
    features = read_json(shown / "features.json")
    assert len(features) == 51
    keys = [list(entry) for entry in features.values()]
    assert all(k == keys[0] for k in keys)
    assert keys[0] == sorted(keys[0])


def test_photos_with_a_known_label_have_it_in_the_top_five(expected, analyses):
    known = {name: item["label_any"] for name, item in expected.items() if "label_any" in item}
    assert len(known) == 3
    for name, labels in known.items():
        found = [o["object"] for o in analyses[name]["resnet50_objects"]]
        assert set(found) & set(labels), f"{name}: {found}"


def test_a_person_is_found_on_at_least_seven_of_ten_photos_with_one(expected, analyses):
    with_person = [name for name, item in expected.items()
                   if any(o["label"] == "person" for o in item.get("objects", []))]
    hits = [name for name in with_person
            if any(o["object"] == "person" for o in analyses[name]["yolo_objects"])]
    assert len(with_person) == 10
    assert len(hits) >= 7, hits


def test_twenty_of_the_reference_faces_are_matched(expected, analyses):
    matched = total = 0
    for name, item in expected.items():
        for face in item.get("mtcnn_reference", []):
            total += 1
            box = face["box"] if isinstance(face, dict) else face
            matched += any(overlap(f["bounding_box"], *box) >= 0.7
                           for f in analyses[name]["mtcnn_faces"])
    assert total == 21
    assert matched >= 20


def test_all_clicks_are_matched(shown, shared):
    with open(shared / "data/metrics.csv", encoding="utf-8") as file:
        names = {row["image"] for row in csv.DictReader(file)}
    assert len(names) == 51
    summary = read_json(shown / "summary.json")
    assert "51" in json.dumps(summary)


def test_planted_colours_are_found(analyses):
    for name, colour in {"ad_beauty.jpg": "hotpink", "ad_burger.jpg": "gold",
                         "ad_bike.jpg": "teal", "ad_laptop.jpg": "white"}.items():
        assert analyses[name]["colours"][colour] >= 0.2, name


def test_odd_files_do_what_is_expected_of_them(shared, tmp_path):
    Program(tmp_path)("run", "--business", "demo", "--image-source", "odd", "--images",
                      shared / "data/odd", "--out", "out")
    features = read_json(tmp_path / "out/features.json")
    failed = {f["path"] for f in read_json(tmp_path / "out/failures.json")["failures"]}
    items = [i for i in read_json(shared / "data/expected.json")["items"]
             if i["file"].startswith("odd/")]
    assert len(items) == 13
    for item in items:
        path = item["file"].removeprefix("odd/")
        name = path.rsplit(".", 1)[0]
        if item["expect"] == "ok":
            assert name in features, path
            for colour, share in item.get("css", {}).items():
                assert features[name][colour] == pytest.approx(share, abs=1e-12), path
        if item["expect"] == "error":
            assert path in failed, path
        assert (name in features) != (path in failed), path
