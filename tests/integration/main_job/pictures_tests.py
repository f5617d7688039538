"""What a run tells of how images were read: animations, colour profiles, and refusals by name."""

import json
import shutil

import pytest
from conftest import SOURCE_DIR, key, read_json

FILES = SOURCE_DIR / "tests/data/image/files"
PLAIN = ["--tasks", "labels"]
HOW = ("animated", "frames", "frame_taken", "colour_profile")


def analyses(out):
    lines = (out / "analysis.ndjson").read_text(encoding="utf-8").splitlines()
    return {line["path"]: line for line in map(json.loads, lines)}


def read_how(out):
    return {path: tuple(line[k] for k in HOW) for path, line in analyses(out).items()}


@pytest.fixture
def odd(tmp_path):
    folder = tmp_path / "odd"
    folder.mkdir()
    for name in ("rgb.png", "keep.gif", "pages.tiff", "p3.png", "composed.jxl"):
        shutil.copy(FILES / name, folder)
    for i in range(7):  # of seven different contents
        content = (FILES / "broken_profile.jpg").read_bytes()
        (folder / f"broken_{i}.jpg").write_bytes(content + bytes([i]))
    return folder


def test_how_an_image_was_read_is_told_also_where_it_comes_from_the_store(imagelift, odd):
    first = imagelift(*key("one", odd), *PLAIN)
    told = read_how(imagelift.folder / "one")
    assert told["rgb.png"] == (False, 1, 1, None)
    assert told["keep.gif"] == (True, 4, 3, None)
    assert told["composed.jxl"] == (True, 4, 4, None)
    assert told["pages.tiff"] == (False, 3, 1, None)
    assert told["p3.png"] == (False, 1, 1, "converted")
    assert told["broken_0.jpg"] == (False, 1, 1, "ignored: the ICC profile is broken")
    assert first.stderr.count("its colour profile is ignored") == 5
    assert "7 images have a colour profile that was ignored" in first.stderr
    second = imagelift(*key("two", odd), *PLAIN, "--db", "one/imagelift.sqlite")
    assert "0 images analysed, 12 taken from the store" in second.stderr
    assert read_how(imagelift.folder / "two") == told


def test_what_cannot_be_read_is_listed_and_refused_by_name(imagelift, odd):
    for name, content in (("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
                          ("b.psd", b"8BPS\0\1" + bytes(40)), ("c.pdf", b"%PDF-1.7\n"),
                          ("d.jp2", b"\0\0\0\x0cjP  \r\n\x87\n"),
                          ("e.jpg", b"<!doctype html><title>Sign in</title>"),
                          ("f.png", b"\0\0\0\x18ftypmp42\0\0\0\0isommp42")):
        (odd / name).write_bytes(content)
    imagelift(*key("out", odd), *PLAIN)
    failures = read_json(imagelift.folder / "out/failures.json")["failures"]
    reasons = {failure["path"]: (failure["code"], failure["message"]) for failure in failures}
    for path, code, named in (("a.svg", "unsupported_format", "an SVG drawing"),
                              ("b.psd", "unsupported_format", "a Photoshop document"),
                              ("c.pdf", "unsupported_format", "a PDF document"),
                              ("d.jp2", "unsupported_format", "a JPEG 2000 image"),
                              ("e.jpg", "not_an_image", "an HTML page"),
                              ("f.png", "not_an_image", "an MP4 video")):
        assert reasons[path][0] == code
        assert named in reasons[path][1]
