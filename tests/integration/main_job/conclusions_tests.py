"""Small inputs of which it is known what a reader may conclude (../shared/data/conclusions)."""

import pathlib

import pytest
from conftest import read_json

PARAMETERS = ["--business", "x", "--image-source", "y"]


@pytest.fixture
def conclude(imagelift, shared):
    """summary.json of one of the folders."""
    def run(folder: str, features: str, metrics: str, *more: str) -> dict:
        data = shared / "data/conclusions" / folder
        imagelift("import", *PARAMETERS, "--features-json", data / features,
                  "--metrics", data / metrics, *more, "--out", "out")
        return read_json(imagelift.folder / "out/summary.json")
    return run


def kinds(shared: pathlib.Path, folder: str, name: str = "kinds.json") -> list:
    return ["--kinds", shared / "data/conclusions" / folder / name]


def named(summary: dict) -> set:
    """What the answer names, also as the other one of "A or B"."""
    return {name for verdict in summary["verdicts"] if verdict["named"]
            for name in [verdict["feature"], *verdict["either_or"]]}


def needs(imagelift, option: str) -> None:
    if option not in imagelift("import", "--help").stdout:
        pytest.skip(f"SKIPPED LOUDLY: this imagelift import has no {option}")


def test_a_constant_column_changes_nothing(conclude):
    base = conclude("constant-column", "features.json", "base.csv")
    assert named(base)
    currency = conclude("constant-column", "features.json", "currency.csv")
    assert currency["headline"] == base["headline"]


def test_a_column_of_two_random_values_leaves_the_names(conclude):
    """A weak name may come to stand under a stronger one; none is lost and none is new."""
    base = named(conclude("constant-column", "features.json", "base.csv"))
    summary = conclude("constant-column", "features.json", "device.csv")
    now = named(summary)
    under = {name for verdict in summary["verdicts"] for name in verdict["goes_with"]}
    assert now <= base and len(now) > len(base) / 2
    assert base <= now | under


def test_mere_companions_of_a_feature_are_not_named(conclude, shared):
    summary = conclude("feature-confounding", "f.json", "m.csv",
                       *kinds(shared, "feature-confounding", "k.json"))
    assert "A" in named(summary)
    assert not {"B", "C"} & named(summary)


def test_a_difference_that_shrinks_is_said_to_and_what_is_left_leads(conclude):
    summary = conclude("stays-but-shrinks", "features.json", "metrics.csv")
    shrinks = [verdict for verdict in summary["verdicts"]
               if verdict["held_fixed"] and verdict["held_fixed"]["adjustment"] == "shrinks"]
    assert shrinks
    for verdict in shrinks:
        held = verdict["held_fixed"]
        assert max(abs(held["low"]), abs(held["high"])) < abs(held["raw"])
        assert "held fixed" in verdict["sentence"]
        assert "shrinks" in verdict["sentence"]


def test_without_pictures_equal_ones_cannot_be_known(conclude, imagelift, shared):
    conclude("twins-on-import", "features.json", "metrics.csv", *kinds(shared, "twins-on-import"))
    page = (imagelift.folder / "out/report/index.html").read_text()
    assert "equal pictures cannot be known here" in page
    assert "no photo twice" not in page


def test_copies_told_by_a_column_name_nothing(conclude, imagelift, shared):
    needs(imagelift, "--same")
    summary = conclude("twins-on-import", "features.json", "metrics-with-picture.csv",
                       *kinds(shared, "twins-on-import"))
    assert summary["counts"]["families"] < summary["counts"]["images_with_ctr"]
    assert named(summary) == set()


def test_versions_of_a_photo_name_nothing(conclude, imagelift, shared):
    needs(imagelift, "--same")
    summary = conclude("photo-in-several-versions", "features.json", "metrics.csv",
                       *kinds(shared, "photo-in-several-versions"),
                       "--factors", r"photo (?<photo>\d+)", "--same", "photo")
    assert summary["counts"]["families"] == 100
    assert named(summary) == set()


def test_names_with_an_extension_match(conclude):
    summary = conclude("names-with-extension", "features.json", "metrics.tsv")
    assert summary["counts"]["images_with_ctr"] == 24
    assert summary["counts"]["metrics_without_images"] == 0


def test_a_bare_ctr_is_no_share(imagelift, shared):
    data = shared / "data/conclusions/bare-ctr"
    done = imagelift("import", *PARAMETERS, "--features-json", data / "features.json",
                     "--metrics", data / "metrics.csv", "--out", "out", expect=None)
    if done.returncode == 0:
        assert read_json(imagelift.folder / "out/summary.json")["mean_ctr"] < 0.01
    else:
        assert "ctr" in done.stderr
