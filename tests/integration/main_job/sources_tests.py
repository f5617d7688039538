"""What a run takes as its images: archives, lists and folders of the kinds that users met."""

import contextlib
import functools
import http.server
import shutil
import tarfile
import threading
import urllib.parse
import zipfile

import pytest
from conftest import key, read_json

FAST = ["--tasks", "aesthetic"]


@contextlib.contextmanager
def server_of(folder):
    """Its files at a free port of this machine; yields the address."""
    response = functools.partial(http.server.SimpleHTTPRequestHandler, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), response) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def tar_with_links(file, photo):
    """An image, two hard links to it, and a symbolic one."""
    with tarfile.open(file, "w") as archive:
        archive.add(photo, "ads/one.jpg")
        for name, kind in (("two", tarfile.LNKTYPE), ("three", tarfile.LNKTYPE), ("sym", tarfile.SYMTYPE)):
            link = tarfile.TarInfo(f"ads/{name}.jpg")
            link.type = kind
            link.linkname = "one.jpg" if kind == tarfile.SYMTYPE else "ads/one.jpg"
            archive.addfile(link)


def zip_of_dos(file, photos, names):
    """An archive whose names are bytes of code page 437, as old programs on DOS and Windows wrote them."""
    with zipfile.ZipFile(file, "w") as archive:
        for i, photo in enumerate(photos):
            archive.write(photo, names[i].encode("cp437").decode("latin-1").translate(dict.fromkeys(range(128, 256), "~")))
    content = file.read_bytes()
    for name in names:
        bytes_of = name.encode("cp437")
        content = content.replace(bytes(each if each < 128 else ord("~") for each in bytes_of), bytes_of)
    file.write_bytes(content)


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


def test_hard_links_of_a_tar_are_images(imagelift, photos):
    out = imagelift.folder / "out"
    tar_with_links(imagelift.folder / "links.tar", photos[0])
    imagelift(*key(out, "links.tar"), *FAST)
    assert names_of(out) == ["ads/one", "ads/three", "ads/two"]
    failures = failures_of(out)
    assert list(failures) == ["ads/sym.jpg"]
    assert "symbolic link" in failures["ads/sym.jpg"]["message"]


def test_names_of_dos_in_a_zip_meet_their_metrics(imagelift, photos):
    out = imagelift.folder / "out"
    zip_of_dos(imagelift.folder / "dos.zip", photos[:3], ["café.jpg", "über.jpg", "niño.jpg"])
    (imagelift.folder / "metrics.csv").write_text("image,impressions,clicks\ncafé.jpg,1000,20\n", encoding="utf-8")
    done = imagelift(*key(out, "dos.zip"), *FAST, "--metrics", "metrics.csv")
    assert names_of(out) == ["café", "niño", "über"]
    assert "read as CP437" in done.stderr
    assert read_json(out / "summary.json")["counts"]["images_with_ctr"] == 1
    imagelift(*key("told", "dos.zip"), *FAST, "--archive-names", "cp850")
    assert "café" in names_of(imagelift.folder / "told")
    done = imagelift(*key("odd", "dos.zip"), "--archive-names", "nonsense", expect=2)
    assert "--archive-names" in done.stderr


@pytest.mark.parametrize("header, second, told", [("", "two", "column 1"),
                                                  ("url,caption\n", '"two, three"', "ignored: 'caption'")])
def test_tables_of_addresses_are_lists(imagelift, small_source, header, second, told):
    with server_of(small_source) as address:
        one, two = (f"{address}/{urllib.parse.quote(str(p.relative_to(small_source)))}"
                    for p in sorted(small_source.rglob("*.*"))[:2])
        (imagelift.folder / "list.csv").write_text(f"{header}{one},one\n{two},{second}\n", encoding="utf-8")
        done = imagelift(*key("out", "list.csv"), *FAST, "--allow-private")
    assert len(names_of(imagelift.folder / "out")) == 2
    assert read_json(imagelift.folder / "out/failures.json")["failures"] == []
    assert told in done.stderr


def test_local_paths_in_a_list_of_utf16(imagelift, small_source):
    paths = sorted(str(p.relative_to(small_source)) for p in small_source.rglob("*.*"))
    (small_source / "list.tsv").write_bytes(
        ("path\tcaption\r\n" + "".join(f"{p}\tx\r\n" for p in paths)).encode("utf-16"))
    imagelift(*key("out", small_source / "list.tsv"), *FAST)
    assert len(names_of(imagelift.folder / "out")) == 6


def test_one_image_and_a_folder_of_links(imagelift, small_source, tmp_path):
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
