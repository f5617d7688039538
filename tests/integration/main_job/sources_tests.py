"""What a run takes as its pictures, on the small inputs that users met and on some of their kinds."""

import contextlib
import pathlib
import shutil
import socket
import subprocess
import sys
import time

import pytest
from conftest import key, read_json

FAST = ["--tasks", "aesthetic"]


@pytest.fixture
def situations(shared) -> pathlib.Path:
    folder = shared / "data/situations"
    if not folder.is_dir():
        pytest.skip(f"SKIPPED LOUDLY: the situations are not at {folder}")
    return folder


@contextlib.contextmanager
def server_of(situations):
    """The folder's own server on a free port; yields the port."""
    for _ in range(5):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        process = subprocess.Popen([sys.executable, situations / "server.py", str(port)],
                                   stderr=subprocess.DEVNULL)
        try:
            while process.poll() is None:
                try:
                    socket.create_connection(("127.0.0.1", port), timeout=1).close()
                    yield port
                    return
                except OSError:
                    time.sleep(0.01)
        finally:
            process.terminate()
            process.wait(timeout=20)
    pytest.fail("the server of the situations did not start")


def names_of(out) -> list[str]:
    return sorted(read_json(out / "features.json"))


def failures_of(out) -> dict:
    return {entry["path"]: entry for entry in read_json(out / "failures.json")["failures"]}


def test_the_output_of_a_run_is_never_its_source(imagelift, small_source):
    inside = type(imagelift)(small_source)
    for _ in range(2):
        done = inside(*key("out", "."), *FAST)
    assert len(names_of(small_source / "out")) == 6
    assert "1 folder that holds the output of a run" in done.stderr
    assert read_json(small_source / "out/run.json")["not_taken"]["own_output"] == 1
    done = inside(*key("again", "out/report"), *FAST, expect=2)
    assert "output of a run" in done.stderr


def test_the_output_of_another_run_is_no_source_either(imagelift, small_source):
    imagelift(*key(small_source / "first", small_source), *FAST)
    imagelift(*key(small_source / "second", small_source), *FAST)
    assert len(names_of(small_source / "second")) == 6


def test_hard_links_of_a_tar_are_pictures(imagelift, situations):
    out = imagelift.folder / "out"
    imagelift(*key(out, situations / "14-hardlinks.tar"), *FAST)
    assert names_of(out) == ["ads/one", "ads/three", "ads/two"]
    failures = failures_of(out)
    assert list(failures) == ["ads/sym.jpg"]
    assert "symbolic link" in failures["ads/sym.jpg"]["message"]


def test_names_of_dos_in_a_zip_meet_their_metrics(imagelift, situations):
    out = imagelift.folder / "out"
    done = imagelift(*key(out, situations / "15-cp437.zip"), *FAST,
                     "--metrics", situations / "15-metrics.csv")
    assert names_of(out) == ["café", "niño", "über"]
    assert "read as CP437" in done.stderr
    imagelift(*key("told", situations / "15-cp437.zip"), *FAST, "--archive-names", "cp850")
    assert "café" in names_of(imagelift.folder / "told")
    done = imagelift(*key("odd", situations / "15-cp437.zip"), "--archive-names", "nonsense", expect=2)
    assert "--archive-names" in done.stderr


@pytest.mark.parametrize("name, told", [("17-list-with-captions.csv", "column 1"),
                                        ("17-list-with-header.csv", "ignored: 'caption'")])
def test_tables_of_addresses_are_lists(imagelift, situations, name, told):
    with server_of(situations) as port:
        text = (situations / name).read_text(encoding="utf-8").replace(":8201/", f":{port}/")
        (imagelift.folder / name).write_text(text, encoding="utf-8")
        done = imagelift(*key("out", name), *FAST, "--allow-private")
    assert len(names_of(imagelift.folder / "out")) == 2
    assert read_json(imagelift.folder / "out/failures.json")["failures"] == []
    assert told in done.stderr


def test_local_paths_in_a_list_of_utf16(imagelift, small_source):
    paths = sorted(str(p.relative_to(small_source)) for p in small_source.rglob("*.*"))
    (small_source / "list.tsv").write_bytes(
        ("path\tcaption\r\n" + "".join(f"{p}\tx\r\n" for p in paths)).encode("utf-16"))
    imagelift(*key("out", small_source / "list.tsv"), *FAST)
    assert len(names_of(imagelift.folder / "out")) == 6


def test_one_picture_and_a_folder_of_links(imagelift, small_source, tmp_path):
    picture = next(small_source.rglob("*.*"))
    imagelift(*key("one", picture), *FAST)
    assert names_of(imagelift.folder / "one") == [picture.stem]
    cache, links = tmp_path / "cache", tmp_path / "links"
    cache.mkdir()
    links.mkdir()
    shutil.copy(picture, cache / "0a1b")
    (links / "a.jpg").symlink_to(cache / "0a1b")
    shutil.copy(picture, links / "own.jpg")
    done = imagelift(*key("refused", links), *FAST)
    failures = failures_of(imagelift.folder / "refused")
    assert "--follow-links" in failures["a.jpg"]["message"], done.stderr
    imagelift(*key("followed", links), *FAST, "--follow-links", cache)
    assert names_of(imagelift.folder / "followed") == ["a", "own"]
