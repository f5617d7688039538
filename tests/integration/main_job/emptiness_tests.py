"""A run of which nothing comes has failed: it says why, and the previous result stays."""

import shutil
import xml.etree.ElementTree

import pytest
from conftest import key, read_json
from publishing_tests import visible

FAST = ["--tasks", "aesthetic"]
NAMES = ["failures.json", "junit.xml", "run.json"]


def failed(out) -> dict:
    """The failed run's run.json."""
    assert sorted(p.name for p in (out / "failed").iterdir()) == NAMES
    return read_json(out / "failed/run.json")


def make_empty(pictures) -> list:
    shutil.rmtree(pictures)
    pictures.mkdir()
    (pictures / "notes.txt").write_text("no image")
    return []


def make_unmatched(pictures) -> list:
    return ["--include", "no-such-folder/**"]


def break_all(pictures) -> list:
    for file in pictures.rglob("*.*"):
        file.write_bytes(b"\x89PNG\r\n\x1a\n")
    return []


@pytest.mark.parametrize(("spoil", "says"), [
    (make_empty, "lists no image"), (make_unmatched, "lists no image"),
    (break_all, "All of the 6 listed images failed: 6 damaged"),
])
def test_nothing_usable_ends_1_and_the_previous_result_stays(imagelift, small_source, spoil, says):
    out = imagelift.folder / "out"
    imagelift(*key("out", small_source), *FAST)
    first = read_json(out / "run.json")["uid"]
    before = visible(out)
    kept = imagelift.folder / "kept"
    shutil.copytree(small_source, kept)
    more = spoil(small_source)
    done = imagelift(*key("out", small_source), *FAST, *more, "--max-failed", "5%", expect=1)
    assert says in done.stderr and "0 of 0" not in done.stderr
    assert visible(out) == before
    run = failed(out)
    assert run["state"] == "failed" and says in run["reason"] and run["uid"] != first
    assert set(read_json(out / "run.json")) | {"reason"} == set(run)
    suite = xml.etree.ElementTree.parse(out / "failed/junit.xml").getroot()
    assert says in suite.find("testcase[@name='run']/error").get("message")

    imagelift(*key("out", kept), *FAST)
    assert not (out / "failed").exists()
    assert read_json(out / "summary.json")["reference"]["uid"] == first


def test_what_failed_before_the_images_is_told_there_too(imagelift, small_source):
    out = imagelift.folder / "out"
    imagelift(*key("out", small_source), *FAST)
    before = visible(out)
    (imagelift.folder / "m.csv").write_text("image,impressions,clicks\na/photo_1,10,11\n")
    for more, code in ((["--metrics", "m.csv"], 2), (["--models", "nowhere"], 1),
                       (["--db", "nowhere.sqlite"], 2), (["--max-failed", "many"], 2)):
        done = imagelift(*key("out", small_source), *FAST, *more, expect=code)
        assert failed(out)["reason"] in done.stderr
        assert visible(out) == before
    imagelift(*key("out", imagelift.folder / "nowhere"), *FAST, expect=2)
    assert "nowhere" in failed(out)["reason"]


def test_an_empty_run_that_is_meant_replaces_the_result(imagelift, tmp_path):
    (tmp_path / "none").mkdir()
    imagelift(*key("out", tmp_path / "none"), *FAST, "--allow-empty", "--max-failed", "5%")
    assert read_json(tmp_path / "out/features.json") == {}
    assert (tmp_path / "out/report/index.html").is_file()


def test_an_empty_shard_is_judged_on_the_whole_listing(imagelift, small_source):
    one = imagelift.folder / "one"
    one.mkdir()
    shutil.copy(next(small_source.rglob("photo_0*")), one)
    for number in (1, 2):
        imagelift(*key(f"s{number}", one), *FAST, "--shard", f"{number}/2", "--run-id", "r")
    imagelift("merge", "--folder", "out", "s1/imagelift.sqlite", "s2/imagelift.sqlite")
    nothing = imagelift.folder / "nothing"
    nothing.mkdir()
    imagelift(*key("s3", nothing), *FAST, "--shard", "1/2", "--run-id", "n", expect=1)


def test_a_merged_run_in_which_everything_failed_ends_1(imagelift, small_source):
    out = imagelift.folder / "out"
    imagelift(*key("out", small_source), *FAST)
    before = visible(out)
    break_all(small_source)
    for number in (1, 2):
        imagelift(*key(f"s{number}", small_source), *FAST, "--shard", f"{number}/2",
                  "--run-id", "r")
    merge = ["merge", "--folder", "out", "s1/imagelift.sqlite", "s2/imagelift.sqlite"]
    assert "All of the 6" in imagelift(*merge, expect=1).stderr
    assert visible(out) == before
    assert failed(out)["counts"]["failed"] == 6
    imagelift(*merge, "--allow-empty")


def test_a_retry_with_nothing_to_do_is_done(imagelift, small_source):
    imagelift(*key("out", small_source), *FAST)
    imagelift(*key("out", small_source), *FAST, "--retry-failed")


@pytest.mark.parametrize("foreign", [
    "report/chapter1.md", "features.json", "analysis.ndjson", "failures.json", "junit.xml",
    "run.json", "summary.json", "imagelift.sqlite", "failed/notes.txt"])
def test_what_is_not_ours_is_named_and_stays(imagelift, small_source, foreign):
    file = imagelift.folder / "out" / foreign
    file.parent.mkdir(parents=True)
    file.write_text("{}")
    done = imagelift(*key("out", small_source), expect=2)
    assert foreign.split("/")[0] in done.stderr
    assert [p for p in (imagelift.folder / "out").rglob("*") if p.is_file()] == [file]
    assert file.read_text() == "{}"


def test_a_foreign_file_in_our_report_is_named_and_others_stay_beside(imagelift, small_source):
    out = imagelift.folder / "out"
    imagelift(*key("out", small_source), *FAST)
    (out / "mine.txt").write_text("mine")
    imagelift(*key("out", small_source), *FAST)
    assert (out / "mine.txt").read_text() == "mine"
    (out / "report/notes.md").write_text("mine")
    before = visible(out)
    assert "notes.md" in imagelift(*key("out", small_source), expect=2).stderr
    assert visible(out) == before


def test_a_single_file_is_only_put_in_the_place_of_another(imagelift, small_source):
    imagelift(*key("out", small_source), *FAST)
    report = ["report", "--db", "out/imagelift.sqlite", "--single-file"]
    for _ in range(2):
        imagelift(*report, "one.html")
    (imagelift.folder / "mine.html").write_text("<!doctype html>mine")
    assert "mine.html" in imagelift(*report, "mine.html", expect=2).stderr
