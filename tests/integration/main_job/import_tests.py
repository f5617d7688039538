"""Features that other systems made: the same report with no images at all."""

import json

import pytest
from conftest import read_json

METRICS = "image,impressions,clicks\n" + "".join(
    f"ad_{i},1000,{20 + 5 * (i % 2)}\n" for i in range(12))
PARAMETERS = ["--business", "acme", "--image-source", "old"]


def vision(i: int) -> dict:
    labels = [{"description": "Dog", "score": 0.9}] if i % 2 else []
    return {"labelAnnotations": [*labels, {"description": "Sky", "score": 0.6}]}


def rekognition(i: int) -> dict:
    labels = [{"Name": "Dog", "Confidence": 93.5, "Instances": []}] if i % 2 else []
    return {"Labels": [*labels, {"Name": "Sky", "Confidence": 60.0, "Instances": []}]}


@pytest.fixture
def metrics(tmp_path):
    (tmp_path / "metrics.csv").write_text(METRICS)
    return ["--metrics", "metrics.csv"]


def check(out, images=12) -> dict:
    features = read_json(out / "features.json")
    assert len(features) == images
    assert (out / "report/index.html").is_file()
    assert read_json(out / "summary.json")
    return features


def test_a_features_json_of_our_own_comes_back_the_same(imagelift, small_source, metrics):
    imagelift("run", *PARAMETERS, "--images", small_source, "--out", "run")
    imagelift("import", *PARAMETERS, "--features-json", "run/features.json", "--out", "import")
    before = read_json(imagelift.folder / "run/features.json")
    assert check(imagelift.folder / "import", 6) == before


def test_the_metrics_of_the_images_fit_their_imported_features(imagelift, small_source):
    imagelift("run", *PARAMETERS, "--images", small_source, "--out", "run")
    names = list(read_json(imagelift.folder / "run/features.json"))
    (imagelift.folder / "clicks.csv").write_text(
        "image,impressions,clicks\n" + "".join(f"{name}.jpg,100,3\n" for name in names[:2]))
    done = imagelift("import", *PARAMETERS, "--features-json", "run/features.json",
                     "--metrics", "clicks.csv", "--out", "import")
    assert f"2 of {len(names)} images have metrics" in done.stderr


def test_a_wide_csv_brings_its_own_ctr(imagelift):
    rows = "".join(f"ad_{i},{2 + i % 2}%,{i % 2},{0.1 * i:.1f}\n" for i in range(12))
    (imagelift.folder / "wide.csv").write_text("image_name,ctr,smiling,gold\n" + rows)
    imagelift("import", *PARAMETERS, "--csv", "wide.csv", "--out", "out")
    features = check(imagelift.folder / "out")
    assert features["ad_3"]["smiling"] == 1


def test_kinds_of_foreign_features_come_from_a_file(imagelift):
    (imagelift.folder / "wide.csv").write_text("image_name,ctr,smiling\na,2%,1\nb,3%,0\n")
    (imagelift.folder / "kinds.json").write_text(json.dumps({"smiling": "face"}))
    imagelift("import", *PARAMETERS, "--csv", "wide.csv", "--kinds", "kinds.json", "--out", "out")
    (imagelift.folder / "kinds.json").write_text(json.dumps({"smiling": "mood"}))
    done = imagelift("import", *PARAMETERS, "--csv", "wide.csv", "--kinds", "kinds.json",
                     "--out", "out", expect=2)
    assert "mood" in done.stderr


def test_the_file_of_kinds_says_from_where_on_a_kind_counts(imagelift):
    (imagelift.folder / "wide.csv").write_text("image_name,ctr,smiling\na,2%,0.5\nb,3%,0\n")
    kinds = imagelift.folder / "kinds.json"

    def thresholds():
        imagelift("import", *PARAMETERS, "--csv", "wide.csv", "--kinds", "kinds.json",
                  "--out", "out")
        described = read_json(imagelift.folder / "out/report/data.json")["kinds"]
        return {kind["name"]: kind.get("threshold") for kind in described}

    kinds.write_text(json.dumps({"smiling": "face"}))
    usual = thresholds()
    assert (usual["label"], usual["face"]) == (0.01, 0.9)
    kinds.write_text(json.dumps({"smiling": "face", "label": 0.2, "face": 0.4}))
    assert thresholds() == usual | {"label": 0.2, "face": 0.4}


@pytest.mark.parametrize("option,response", [("--vision", vision), ("--rekognition", rekognition)])
def test_label_services_answers_become_features(imagelift, metrics, option, response):
    folder = imagelift.folder / "answers"
    folder.mkdir()
    for i in range(12):
        (folder / f"ad_{i}.json").write_text(json.dumps(response(i)))
    imagelift("import", *PARAMETERS, option, "answers", *metrics, "--out", "out")
    features = check(imagelift.folder / "out")
    dog = next(k for k in features["ad_1"] if k.lower().startswith("dog"))
    assert 0.9 <= features["ad_1"][dog] <= 0.94
    assert features["ad_0"][dog] == 0


def test_a_report_is_made_from_the_store_alone(imagelift, small_source):
    imagelift("run", *PARAMETERS, "--images", small_source, "--out", "run")
    for photo in small_source.rglob("*.*"):
        photo.unlink()
    imagelift("report", "--db", "run/imagelift.sqlite", "--out", "again")
    for name in ("index.html", "data.js", "data.json"):
        assert (imagelift.folder / "again/report" / name).is_file()


def test_exactly_one_format_is_asked_for(imagelift):
    imagelift("import", *PARAMETERS, "--out", "out", expect=2)
    imagelift("import", *PARAMETERS, "--csv", "a", "--vision", "b", "--out", "out", expect=2)
