"""Situations that real users met, with the inputs and the small server of IMAGELIFT_SHARED's data/situations. The
numbers are those of its README."""

import json
import shutil
import socket
import sqlite3
import subprocess
import sys

import pytest
from conftest import SOURCE_DIR, key, read_json

QUICK = ["--tasks", "aesthetic", "--allow-private"]


@pytest.fixture(scope="module")
def situations(shared):
    return shared / "data/situations"


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@pytest.fixture(scope="module")
def server(situations):
    """Its port, once it answers."""
    port = free_port()
    process = subprocess.Popen([sys.executable, situations / "server.py", str(port)])
    while True:
        assert process.poll() is None
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            break
        except ConnectionRefusedError:
            continue
    yield port
    process.kill()
    process.wait()


@pytest.fixture
def given(situations, server, tmp_path):
    """A copy of one of the files, which names the server that runs."""
    def copy(name):
        text = (situations / name).read_text().replace("127.0.0.1:8201", f"127.0.0.1:{server}")
        (tmp_path / name).write_text(text)
        return tmp_path / name
    return copy


@pytest.fixture
def run(imagelift):
    def with_images(images, *more, out="out", **how):
        return imagelift(*key(out, images), *QUICK, *more, **how)
    return with_images


def names_in(folder):
    return sorted(read_json(folder / "features.json"))


def matched(folder):
    summary = read_json(folder / "summary.json")["counts"]
    return summary["images_with_ctr"], summary["images"]


def test_01_a_dead_host_keeps_the_previous_result(imagelift, run, given, small_source):
    out = imagelift.folder / "out"
    run(small_source)
    before = {p: p.read_bytes() for p in out.rglob("*") if p.is_file() and ".imagelift" not in p.parts}
    empty = imagelift.folder / "no images"
    empty.mkdir()
    for images in (given("01-dead-host.txt"), empty):
        done = run(images, expect=1)
        assert len(done.stderr.splitlines()[-1]) > 20
        assert read_json(out / "failed/run.json")["state"] == "failed"
        after = {p: p.read_bytes() for p in out.rglob("*")
                 if p.is_file() and ".imagelift" not in p.parts and "failed" not in p.parts}
        assert after == before
    run(small_source)
    assert not (out / "failed").exists()
    assert read_json(out / "summary.json")["reference"] is not None


def test_02_an_image_keeps_its_name_whatever_else_is_in_the_list(imagelift, run, given):
    out = imagelift.folder / "out"
    run(given("02-list-of-3.txt"), "--metrics", given("02-metrics.csv"))
    names, fits = names_in(out), matched(out)
    run(given("02-list-of-4.txt"), "--metrics", imagelift.folder / "02-metrics.csv")
    assert set(names) < set(names_in(out))
    assert matched(out) == (fits[0], 4)
    assert read_json(out / "summary.json")["deltas"]["images"]["arrived"]["total"] == 1


def test_03_the_url_of_the_list_names_its_image(imagelift, run, given):
    run(given("02-list-of-3.txt"), "--metrics", given("03-metrics-by-url.csv"))
    assert matched(imagelift.folder / "out") == (3, 3)


def test_04_nothing_of_a_query_reaches_an_output(imagelift, run, given):
    done = run(given("04-secrets.txt"), expect=None)
    written = b"".join(p.read_bytes() for p in (imagelift.folder / "out").rglob("*") if p.is_file())
    for secret in ("hunter2", "abc123"):
        assert secret.encode() not in written
        assert secret not in done.stderr + done.stdout
    assert len(names_in(imagelift.folder / "out")) == 2


@pytest.mark.parametrize("page, pictures", [("05/%7Euser/", 1), ("05/~user/", 1), ("09/base/", 1), ("09/blanks/", 2),
                                            ("09/json/", 1), ("10/gzip.jpg", 1), ("21/cookie.jpg", 1), ("28/phrase.jpg", 1),
                                            ("28/accept.jpg", 1)])
def test_05_09_10_21_28_what_servers_answer_is_understood(imagelift, run, server, page, pictures):
    run(f"http://127.0.0.1:{server}/{page}")
    assert len(names_in(imagelift.folder / "out")) == pictures


def test_06_the_runs_own_output_is_never_an_image(imagelift, small_source, run):
    imagelift.folder = small_source
    for _ in range(2):
        run(".")
        assert not [name for name in names_in(small_source / "out") if name.startswith("out")]
    assert len(names_in(small_source / "out")) == 6


def test_07_a_report_that_is_not_ours_is_refused(imagelift, run, small_source):
    chapter = imagelift.folder / "out/report/chapter1.md"
    chapter.parent.mkdir(parents=True)
    chapter.write_text("x")
    done = run(small_source, expect=2)
    assert "report" in done.stderr
    assert chapter.read_text() == "x"


def test_08_names_fit_in_any_unicode_form(imagelift, run, situations):
    run(situations / "08-nfd", "--metrics", situations / "08-metrics-nfc.csv")
    assert matched(imagelift.folder / "out") == (3, 3)


def test_14_hard_links_are_images_and_symbolic_ones_say_so(imagelift, run, situations):
    run(situations / "14-hardlinks.tar")
    assert len(names_in(imagelift.folder / "out")) == 3
    [failure] = read_json(imagelift.folder / "out/failures.json")["failures"]
    assert "sym" in failure["name"] and "link" in failure["message"]


def test_15_names_of_archives_in_older_encodings_are_read(imagelift, run, situations):
    run(situations / "15-cp437.zip", "--metrics", situations / "15-metrics.csv")
    assert "café" in names_in(imagelift.folder / "out")
    assert matched(imagelift.folder / "out")[0] >= 1


@pytest.mark.parametrize("name", ["17-list-with-captions.csv", "17-list-with-header.csv"])
def test_17_lists_with_captions_or_a_header_are_lists(imagelift, run, given, name):
    run(given(name))
    assert len(names_in(imagelift.folder / "out")) == 2


def test_19_a_dead_host_is_not_asked_again(imagelift, run, situations):
    done = run(situations / "19-dead-host-64.txt", expect=1)
    failures = read_json(imagelift.folder / "out/failed/failures.json")["failures"]
    assert len(failures) == 64
    assert len([f for f in failures if "not asked" in f["message"]]) > 50, done.stderr


def test_20_the_affinity_decides_how_many_processors_there_are(imagelift):
    pinned = subprocess.run(["taskset", "-c", "0", *imagelift.command("doctor")], text=True, capture_output=True,
                            env=imagelift.environment, check=False)
    line = next(line for line in pinned.stdout.splitlines() if "processors" in line)
    assert " 1 " in line + " "


def test_21_a_sign_in_page_is_called_so(imagelift, run, server):
    run(f"http://127.0.0.1:{server}/21/login.jpg", expect=1)
    [failure] = read_json(imagelift.folder / "out/failed/failures.json")["failures"]
    assert "a web page" in failure["message"] and "/21/login" in failure["message"]


def test_22_a_number_out_of_range_is_wrong_usage(run, small_source):
    assert "max-bytes" in run(small_source, "--max-bytes", "-1", expect=2).stderr


def test_23_a_run_of_the_future_does_not_stay_the_newest(imagelift, run, small_source):
    first, out = imagelift.folder / "first", imagelift.folder / "out"
    run(small_source, out=first)
    with sqlite3.connect(first / "imagelift.sqlite") as store:
        store.execute("UPDATE run SET started_at = '2099-01-01T00:00:00Z', finished_at = '2099-01-01T00:01:00Z'")
    done = run(small_source, "--db", first / "imagelift.sqlite")
    assert "still to come" in done.stderr
    newest = read_json(out / "run.json")["uid"]
    shutil.rmtree(out / "report")
    imagelift("report", "--db", out / "imagelift.sqlite", "--out", "again")
    assert read_json(imagelift.folder / "again/summary.json")["run"]["uid"] == newest


def test_24_a_file_without_bytes_is_no_history(run, situations, small_source):
    assert "24-zero-byte.sqlite" in run(small_source, "--db", situations / "24-zero-byte.sqlite", expect=None).stderr
    done = run(small_source, "--db", situations / "24-zero-byte.sqlite", out="other", expect=None)
    assert done.returncode != 0


def test_29_weights_that_are_no_torchscript_are_refused(situations, tmp_path):
    for name in ("statedict.json", "statedict.pt", "labels.txt"):
        shutil.copy(situations / f"29-{name}", tmp_path / name)
    prepare = SOURCE_DIR / "models/prepare.py"
    done = subprocess.run(["/usr/bin/python3", prepare, "--manifest", "statedict.json", "--weights", "statedict.pt"],
                          cwd=tmp_path, text=True, capture_output=True, check=False)
    assert done.returncode != 0
    assert "TorchScript" in done.stderr + done.stdout
    assert json.loads((tmp_path / "statedict.json").read_text())
