"""The files of a run: shapes, hostile names, the same bytes for any number of threads."""

import gzip
import json
import math
import os
import resource
import sqlite3
import xml.etree.ElementTree

import pytest
from conftest import key, read_json

ONLY_LABELS = ["--tasks", "labels"]
HOSTILE = ["quo'te \"double\"", "</script><script>alert(1)</script>", "new\nline", "=cmd|' '!A0",
           "\u202egnp.exe", "a & b; c", "semi;colon, comma", "100% {}", "\\x41 back\\slash"]


@pytest.fixture
def hostile_source(tmp_path, photos):
    root = tmp_path / "hostile"
    root.mkdir()
    for i, name in enumerate(HOSTILE):
        file = root / (name.replace("/", "\u2215") + photos[i % 6].suffix)
        file.write_bytes(photos[i % 6].read_bytes())
    with open(os.fsencode(root) + b"/bytes \xff\xfe.jpg", "wb") as file:
        file.write(photos[0].read_bytes())
    return root


def test_features_are_the_seeds_shape(imagelift, small_source):
    imagelift(*key("out", small_source))
    features = read_json(imagelift.folder / "out/features.json")
    names = list(features)
    assert names[0] == "a/photo_1"
    for entry in features.values():
        assert list(entry) == sorted(entry)
        assert all(isinstance(v, (int, float)) and math.isfinite(v) for v in entry.values())
    keys = list(features[names[0]])
    colours = {"aliceblue", "azure_x", "black_x", "brown", "burlywood", "yellowgreen"}
    assert colours <= set(keys)
    assert all(any(e[k] > 0 for e in features.values()) for k in keys
               if k in ("face_count", "aesthetic") or k.endswith("_count"))
    assert {"aesthetic", "brightness", "contrast", "sharpness"} <= set(keys)


def test_what_is_not_taken_is_counted_and_told(imagelift, small_source):
    for name in ("a.txt", "b.TXT", "movie.mp4", "README", ".hidden.jpg"):
        (small_source / name).write_bytes(b"no image")
    done = imagelift(*key("out", small_source), *ONLY_LABELS)
    sentences = ["3 files with other endings: .txt 2, .mp4 1",
                 "1 file without an ending that is no image", "1 hidden file or folder"]
    assert read_json(imagelift.folder / "out/run.json")["not_taken"]["sentences"] == sentences
    assert all("not taken: " + sentence in done.stderr for sentence in sentences)
    seen = read_json(imagelift.folder / "out/report/data.json")["run"]["not_taken"]
    assert seen == {"count": 5, "sentences": sentences}
    page = (imagelift.folder / "out/report/index.html").read_text()
    assert "<dt>Not taken</dt><dd>5<small>" + "; ".join(sentences) in page
    imagelift("merge", "--folder", "united", "out/imagelift.sqlite")
    assert read_json(imagelift.folder / "united/run.json")["not_taken"]["sentences"] == sentences


def test_features_are_compressed_in_the_place_of_the_plain_file(imagelift, small_source):
    out = imagelift.folder / "out"
    imagelift(*key("out", small_source), *ONLY_LABELS)
    plain = (out / "features.json").read_bytes()
    imagelift(*key("out", small_source), *ONLY_LABELS, "--compress-features")
    assert gzip.decompress((out / "features.json.gz").read_bytes()) == plain
    assert not (out / "features.json").exists()
    imagelift(*key("out", small_source), *ONLY_LABELS)
    assert (out / "features.json").read_bytes() == plain
    assert not (out / "features.json.gz").exists()


def test_a_history_above_its_limit_forgets_its_earliest_runs(imagelift, small_source):
    for _ in range(3):
        imagelift(*key("out", small_source), *ONLY_LABELS)
    done = imagelift(*key("out", small_source), *ONLY_LABELS, "--max-history", "1KB")
    assert "the history forgot its 3 earliest runs" in done.stderr
    assert "above --max-history" in done.stderr
    with sqlite3.connect(imagelift.folder / "out/imagelift.sqlite") as store:
        assert store.execute("SELECT count(*) FROM run").fetchone() == (1,)
    for size in ("-1", "banana", "1e99"):
        imagelift(*key("out", small_source), "--max-history", size, expect=2)


def test_hostile_names_survive_everywhere(imagelift, hostile_source):
    out = imagelift.folder / "out"
    imagelift(*key("out", hostile_source), *ONLY_LABELS)
    names = set(read_json(out / "features.json"))
    assert len(names) == len(HOSTILE) + 1
    assert "bytes \\xff\\xfe" in names
    assert "new\nline" in names
    lines = (out / "analysis.ndjson").read_text(encoding="utf-8").split("\n")
    assert {json.loads(line)["name"] for line in lines if line} == names
    cases = xml.etree.ElementTree.parse(out / "junit.xml").getroot().iter("testcase")
    assert len(list(cases)) == len(names)
    page = (out / "report/index.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert "</script><script>alert" not in (out / "report/data.js").read_text(encoding="utf-8")


def test_the_output_is_the_same_for_any_number_of_threads(imagelift, small_source):
    for threads in (1, 3):
        imagelift(*key(f"t{threads}", small_source), "--threads", threads, "--run-id", "same")
    one, three = imagelift.folder / "t1", imagelift.folder / "t3"
    for name in ("features.json", "analysis.ndjson", "failures.json"):
        assert (one / name).read_bytes() == (three / name).read_bytes(), name


def test_a_broken_gate_is_exit_code_3_with_all_files(imagelift, small_source):
    (small_source / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    imagelift(*key("out", small_source), *ONLY_LABELS, "--max-failed", "5%", expect=3)
    out = imagelift.folder / "out"
    [failure] = read_json(out / "failures.json")["failures"]
    assert failure["path"] == "broken.png"
    assert failure["stage"] == "decode"
    assert (out / "report/index.html").is_file()
    imagelift(*key("out", small_source), *ONLY_LABELS, "--max-failed", "20%")


def test_a_full_disk_is_one_sentence_and_the_previous_files_stay(imagelift, small_source):
    imagelift(*key("out", small_source), *ONLY_LABELS)
    before = {p: p.read_bytes() for p in (imagelift.folder / "out").rglob("*.json")}

    def no_file_above_64_kb():
        import signal
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))

    done = imagelift(*key("out", small_source), expect=1, preexec=no_file_above_64_kb)
    assert len([line for line in done.stderr.splitlines() if " error " in line]) == 1
    assert {p: p.read_bytes() for p in before} == before
    imagelift(*key("out", small_source), *ONLY_LABELS)


def test_nothing_is_left_beside_the_files(imagelift, small_source):
    imagelift(*key("out", small_source), *ONLY_LABELS)
    visible = sorted(p.name for p in (imagelift.folder / "out").iterdir()
                     if not p.name.startswith("."))
    assert visible == ["analysis.ndjson", "failures.json", "features.json", "imagelift.sqlite",
                       "junit.xml", "report", "run.json", "summary.json", "unmatched.json"]
