"""Models and the machine: what decides a stored result, which network took how long, how many
threads there are."""

import json
import os
import pathlib
import re
import shutil
import subprocess

import pytest
from PIL import Image
from conftest import SOURCE_DIR, key, read_json

ONLY_OBJECTS = ["--tasks", "objects"]


@pytest.fixture
def source(tmp_path) -> pathlib.Path:
    """A clock that YOLOv3-tiny's second head sees, and a photo without anything."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    for name in ("desk.jpg", "robin.jpg"):
        shutil.copy(SOURCE_DIR / "demo/photos" / name, folder)
    return folder


@pytest.fixture
def models(imagelift, tmp_path) -> pathlib.Path:
    """A copy of the prepared models whose manifests may be changed."""
    prepared, folder = pathlib.Path(imagelift.environment["IMAGELIFT_MODELS"]), tmp_path / "store"
    folder.mkdir()
    for path in prepared.glob("*.pt"):
        (folder / path.name).symlink_to(path)
    for path in prepared.glob("*.json"):
        shutil.copy(path, folder)
    shutil.copytree(prepared / "labels", folder / "labels")
    return folder


def change(models, pointer: list, value) -> None:
    file = models / "yolov3_tiny.json"
    manifest = read_json(file)
    inner = manifest
    for step in pointer[:-1]:
        inner = inner[step]
    inner[pointer[-1]] = value
    file.write_text(json.dumps(manifest))


def taken_from_store(done) -> int:
    return int(re.search(r"(\d+) taken from the store", done.stderr)[1])


def boxes(folder, name="desk") -> list:
    lines = (folder / "analysis.ndjson").read_text(encoding="utf-8").splitlines()
    analyses = {a["name"]: a for a in map(json.loads, lines)}
    return analyses[name]["yolo_objects"]


def test_no_old_box_stays_after_an_anchor_has_changed(imagelift, source, models):
    def run(out):
        return imagelift(*key(out, source), *ONLY_OBJECTS, "--models", models, "--db",
                         "one/imagelift.sqlite")

    right = read_json(models / "yolov3_tiny.json")["output"]["layers"][1]["anchors"]
    change(models, ["output", "layers", 1, "anchors"], [[10, 14], [23, 27], [37, 58]])
    imagelift(*key("one", source), *ONLY_OBJECTS, "--models", models)
    wrong = boxes(imagelift.folder / "one")
    change(models, ["licence"], "a note that decides nothing")
    change(models, ["presence", "threshold"], 0.3)
    assert taken_from_store(run("two")) == 2
    assert boxes(imagelift.folder / "two") == wrong
    change(models, ["output", "layers", 1, "anchors"], right)
    assert taken_from_store(run("three")) == 0
    mended = boxes(imagelift.folder / "three")
    assert mended != wrong
    imagelift(*key("fresh", source), *ONLY_OBJECTS, "--models", models)
    assert mended == boxes(imagelift.folder / "fresh")


def test_run_json_tells_the_time_of_each_network(imagelift, source):
    imagelift(*key("out", source))
    timings = {t["stage"]: t for t in read_json(imagelift.folder / "out/run.json")["timings"]}
    assert list(timings) == ["list", "fetch", "digest", "decode", "labels", "objects", "faces",
                             "aesthetic", "features", "store", "report"]
    assert timings["labels"]["tasks"] == ["labels", "embedding"]
    for stage, model in (("labels", "efficientnet_lite2"), ("objects", "yolov3_tiny"),
                         ("faces", "mtcnn"), ("aesthetic", "nima_mobilenet")):
        assert timings[stage]["model"] == model
        assert timings[stage]["images"] == 2
        assert timings[stage]["seconds"] > 0
    assert "model" not in timings["decode"]


def peak_bytes(imagelift, folder, side: int) -> int:
    """Of a run over one PNG with alpha."""
    folder.mkdir()
    picture = Image.linear_gradient("L").resize((side, side))
    Image.merge("RGBA", [picture] * 4).save(folder / "picture.png", compress_level=1)
    process = subprocess.Popen(
        imagelift.command(*key(folder / "out", folder), "--threads", 1), cwd=imagelift.folder,
        env=imagelift.environment, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return usage.ru_maxrss * 1024


def test_memory_grows_by_no_more_than_is_told_for_each_pixel(imagelift, tmp_path):
    told = re.search(r"and (\d+) bytes for each pixel",
                     (SOURCE_DIR / "docs/operations.md").read_text(encoding="utf-8"))
    small = peak_bytes(imagelift, tmp_path / "small", 1000)
    large = peak_bytes(imagelift, tmp_path / "large", 6000)
    assert (large - small) / (6000**2 - 1000**2) <= int(told[1])


def test_doctor_and_run_count_the_processors_that_may_be_used(imagelift, source):
    first = min(os.sched_getaffinity(0))

    def on_one(*arguments):
        return subprocess.run(["taskset", "-c", str(first), *imagelift.command(*arguments)],
                              cwd=imagelift.folder, env=imagelift.environment, check=True,
                              capture_output=True, text=True)

    assert re.search(r"processors +1 \(", on_one("doctor").stdout)
    assert "threads: 1 (" in on_one(*key("out", source), *ONLY_OBJECTS).stderr
