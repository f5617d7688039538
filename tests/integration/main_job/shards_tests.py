"""A run in shards: each image in one of them, and merged the same as the whole."""

import itertools
import json
import shutil

import pytest
from conftest import key, read_json

PHOTOS = 24
SHARDS = 3
QUICK = ["--tasks", "labels,faces"]


@pytest.fixture
def source(tmp_path, photos):
    """Real photos, one of them under two names, and a file that is none."""
    root = tmp_path / "pictures"
    (root / "a b").mkdir(parents=True)
    assert len(photos) >= PHOTOS
    for i, photo in enumerate(photos[:PHOTOS]):
        shutil.copy(photo, root / ("a b" if i % 2 else ".") / f"photo_{i}{photo.suffix}")
    shutil.copy(photos[0], root / "again.jpg")
    (root / "broken.jpg").write_bytes(b"not an image")
    rows = [f"{p.relative_to(root)},{1000 + i},{i}"
            for i, p in enumerate(sorted(root.rglob("photo_*")))]
    (tmp_path / "metrics.csv").write_text("image,impressions,clicks\n" + "\n".join(rows) + "\n")
    return root


def run(imagelift, out, source, *more, expect=0):
    return imagelift(*key(out, source), "--metrics", "metrics.csv", "--run-id", "job-7", *QUICK,
                     *more, expect=expect)


@pytest.fixture
def shards(imagelift, source):
    for number in range(1, SHARDS + 1):
        run(imagelift, f"shard{number}", source, "--shard", f"{number}/{SHARDS}")
    return [f"shard{number}/imagelift.sqlite" for number in range(1, SHARDS + 1)]


def names(folder, shard):
    return set(read_json(folder / shard / "features.json"))


def test_shards_merged_in_any_order_once_or_twice_equal_the_whole(imagelift, source, shards):
    run(imagelift, "whole", source)
    folder = imagelift.folder
    whole = (folder / "whole/features.json").read_bytes()
    held = [names(folder, f"shard{n}") for n in range(1, SHARDS + 1)]
    assert all(held)
    assert set.union(*held) == set(json.loads(whole))
    assert all(not a & b for a, b in itertools.combinations(held, 2))

    orders = {"forward": shards, "backward": shards[::-1], "twice": shards + shards[1:] + shards}
    for name, order in orders.items():
        done = imagelift("merge", "--folder", name, *order)
        assert "Two stores" not in done.stderr
        assert (folder / name / "features.json").read_bytes() == whole
        assert (folder / name / "analysis.ndjson").read_bytes() == (
            folder / "whole/analysis.ndjson").read_bytes()
        assert read_json(folder / name / "failures.json") == read_json(folder / "whole/failures.json")
        united, single = (read_json(folder / n / "summary.json") for n in (name, "whole"))
        assert united["verdicts"] == single["verdicts"]
        assert united["run"]["shards"] == ""


def test_the_report_of_a_shard_says_that_it_is_one(imagelift, source):
    run(imagelift, "part", source, "--shard", "2/3")
    folder = imagelift.folder / "part"
    assert read_json(folder / "run.json")["parameters"]["shard"] == "2/3"
    assert read_json(folder / "summary.json")["run"]["shards"] == "2/3"
    assert read_json(folder / "report/data.json")["run"]["shards"] == "2/3"
    assert "only those of shard 2/3 are here" in (folder / "report/index.html").read_text()


def test_a_run_with_a_shard_missing_is_unstable_and_says_which_are_there(imagelift, shards):
    done = imagelift("merge", "--folder", "two", shards[2], shards[0], expect=3)
    assert "only the shards 1/3, 3/3" in done.stderr
    assert read_json(imagelift.folder / "two/summary.json")["gate"]["broken"]


def test_the_gate_is_asked_about_the_whole_run(imagelift, source):
    (source / "broken2.jpg").write_bytes(b"neither")
    for number in (1, 2):
        run(imagelift, f"s{number}", source, "--shard", f"{number}/2", "--max-failed", "1")
    stores = ["s1/imagelift.sqlite", "s2/imagelift.sqlite"]
    done = imagelift("merge", "--folder", "out", *stores, expect=3)
    assert "2 of 27 images failed; the gate allows 1" in done.stderr
    imagelift("merge", "--folder", "out", "--max-failed", "2", *stores)


def test_shards_of_different_models_are_told_apart(imagelift, source):
    run(imagelift, "s1", source, "--shard", "1/2")
    run(imagelift, "s2", source, "--shard", "2/2", "--model", "mobilenet_v2")
    done = imagelift("merge", "--folder", "out", "s1/imagelift.sqlite", "s2/imagelift.sqlite")
    assert "Two stores ran with different models" in done.stderr


@pytest.mark.parametrize("shard", ["0/3", "4/3", "1/17", "3", "a/b", "1/3/5", ""])
def test_a_shard_that_is_none_is_wrong_usage(imagelift, source, shard):
    assert "--shard" in run(imagelift, "x", source, "--shard", shard, expect=2).stderr


def test_a_shard_without_a_run_id_is_refused(imagelift, source):
    done = imagelift(*key("x", source), "--shard", "1/2", expect=2)
    assert "--run-id" in done.stderr
