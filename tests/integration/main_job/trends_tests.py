"""What the report says of earlier runs: history, deltas, other runs, and the single file."""

import csv
import json
import shutil

import galleries
import pytest
from conftest import Program, read_json


def write_metrics(source, target, factor):
    """The same rows with other clicks for every second image."""
    with open(source, encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    with open(target, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        for i, row in enumerate(rows):
            row["clicks"] = round(int(row["clicks"]) * (factor if i % 2 else 1))
            writer.writerow(row)


@pytest.fixture(scope="module", params=galleries.NAMES)
def gallery(request, tmp_path_factory):
    return galleries.gallery(request.param, tmp_path_factory.mktemp("gallery"))


@pytest.fixture(scope="module")
def count(gallery):
    return gallery.count()


@pytest.fixture(scope="module")
def gone(gallery):
    """The image that the last run has not."""
    return sorted(gallery.persons)[1]


@pytest.fixture(scope="module")
def third(gallery, gone, tmp_path_factory):
    """The program and the last of three runs: other clicks, then an image less and another model."""
    folder = tmp_path_factory.mktemp("trends")
    program = Program(folder)
    shutil.copytree(gallery.images, folder / "pictures")
    write_metrics(gallery.metrics, folder / "later.csv", 0.5)

    def run(out, metrics, *more):
        program("run", "--business", "demo", "--image-source", "dev", "--images", "pictures",
                "--metrics", metrics, "--out", out, "--tasks", "labels,embedding",
                "--run-id", out, *more)

    run("one", gallery.metrics)
    run("two", "later.csv", "--db", "one/imagelift.sqlite")
    (folder / "pictures" / gone).unlink()
    run("three", "later.csv", "--db", "two/imagelift.sqlite", "--model", "mobilenet_v2")
    return program


@pytest.fixture(scope="module")
def history(third):
    return read_json(third.folder / "three/report/history.json")


def test_the_history_has_every_run_with_its_numbers(history, count):
    assert [run["uid"] for run in history["runs"]] == ["one", "two", "three"]
    assert [run["images"] for run in history["runs"]] == [count, count, count - 1]
    assert history["runs"][1]["clicks"] < history["runs"][0]["clicks"]
    assert history["total"] == 3


def test_another_model_is_a_break_between_two_runs(history):
    assert {(b["run"], b["task"]) for b in history["breaks"]} == {(2, "labels"), (2, "embedding")}
    change = history["breaks"][0]
    assert history["models"][change["from"]]["name"] == "efficientnet_lite2"
    assert history["models"][change["to"]]["name"] == "mobilenet_v2"


def test_the_summary_tells_what_changed_since_the_previous_run(third, gone):
    summary = read_json(third.folder / "three/summary.json")
    assert summary["reference"]["uid"] == "two"
    assert summary["deltas"]["counts"]["images"] == -1
    assert summary["deltas"]["images"]["gone"] == {"total": 1, "first": [gone.rsplit(".", 1)[0]]}
    assert summary["deltas"]["images"]["arrived"]["total"] == 0
    assert {m["task"] for m in summary["deltas"]["models"]} == {"labels", "embedding"}
    assert summary["deltas"]["effects"]["list"]["first"]


def test_new_clicks_alone_change_no_image_but_the_effects(third, count):
    summary = read_json(third.folder / "two/summary.json")
    deltas = summary["deltas"]
    assert deltas["images"]["both"] == count
    assert deltas["features"] == {"arrived": {"total": 0, "first": []}, "gone": {"total": 0, "first": []}}
    assert deltas["mean_ctr"] < 0
    for effect in deltas["effects"]["list"]["first"]:
        assert effect["low"] <= effect["after"] - effect["before"] <= effect["high"]


def test_a_first_run_has_nothing_to_compare_with(third):
    summary = read_json(third.folder / "one/summary.json")
    assert summary["reference"] is None and summary["deltas"] is None


def test_earlier_runs_stand_in_the_folder_and_the_number_can_be_chosen(third, count):
    report = third.folder / "three/report"
    data = read_json(report / "data.json")
    assert [(run["uid"], run["folder"]) for run in data["runs"]] == [
        ("three", ""), ("two", "runs/1/"), ("one", "runs/2/")]
    other = (report / "runs/1/data.js").read_text(encoding="utf-8")
    document = json.loads(other.removeprefix("var imageliftReport = ").removesuffix(";\n"))
    assert document["run"]["uid"] == "two"
    assert len(document["images"]["names"]) == count
    assert document["thumbnails"]["count"] == data["thumbnails"]["count"] == count
    third("report", "--db", "three/imagelift.sqlite", "--out", "fewer", "--runs", "1")
    fewer = read_json(third.folder / "fewer/report/data.json")
    assert [run["uid"] for run in fewer["runs"]] == ["three", "two"]
    assert fewer["runs_left_out"] == 1


def test_every_image_has_look_alikes_among_the_others(third):
    details = read_json(third.folder / "three/report/details.json")
    assert details["run"] == "three"
    assert details["look_alikes_left_out"] == ""
    assert details["look_alikes"]["per_image"]["type"] == "u8"


def test_one_file_for_e_mail_needs_no_folder(third):
    done = third("report", "--db", "three/imagelift.sqlite", "--single-file", "report.html")
    html = (third.folder / "report.html").read_text(encoding="utf-8")
    assert len(html) < 20_000_000
    for name in ("Report", "Details", "History", "Thumbnails"):
        assert html.count(f"<script>var imagelift{name} = ") == 1
    assert "2 other runs can be chosen in the report folder only" in done.stderr.replace("\u00a0", " ")


def test_a_report_needs_a_place(third):
    done = third("report", "--db", "three/imagelift.sqlite", expect=2)
    assert "--out is missing" in done.stderr
