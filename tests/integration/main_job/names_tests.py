"""Names of images that come from a list of URLs, and how metrics find images by name."""
import http.server
import json
import pathlib
import shutil
import sqlite3
import sys
import types
import unicodedata
import urllib.parse

import pytest
from conftest import key, read_json

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "sources"))
from serving import serving  # noqa: E402

QUICK = ["--tasks", "aesthetic", "--allow-private"]
PARAMETERS = ["--business", "acme", "--image-source", "spring"]


@pytest.fixture(scope="module")
def server(photos):
    """Answers every path with one image."""
    picture = photos[0].read_bytes()

    class Response(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Length", str(len(picture)))
            self.end_headers()
            self.wfile.write(picture)

        def log_message(self, *_):
            pass

    found = types.SimpleNamespace(server=http.server.ThreadingHTTPServer(("127.0.0.1", 0), Response))
    with serving(found):
        yield f"127.0.0.1:{found.server.server_address[1]}"


def write_list(imagelift, server, *paths):
    (imagelift.folder / "list.txt").write_text("".join(f"http://{server}/{p}\n" for p in paths))
    return "list.txt"


def write_metrics(imagelift, *names):
    rows = "".join(f"{name},1000,{10 * (i % 90 + 1)}\n" for i, name in enumerate(names))
    (imagelift.folder / "clicks.csv").write_text("image,impressions,clicks\n" + rows)
    return ["--metrics", "clicks.csv"]


def names(out):
    return sorted(read_json(out / "features.json"))


def matched(out):
    document = read_json(out / "unmatched.json")
    return document["images"]["matched"], document["rows"]["matched"]


def test_an_image_keeps_its_name_and_its_clicks_whatever_else_is_in_the_list(imagelift, server):
    three = ["ads/spring/1.jpg", "ads/spring/2.jpg", "ads/spring/3.jpg"]
    metrics = write_metrics(imagelift, "1.jpg", "2.jpg", "3.jpg")
    out = imagelift.folder / "out"
    imagelift(*key("out", write_list(imagelift, server, *three)), *QUICK, *metrics)
    assert names(out) == [f"{server}/ads/spring/{i}" for i in (1, 2, 3)]
    assert matched(out) == (3, 3)
    imagelift(*key("out", write_list(imagelift, server, *three, "ads/summer/4.jpg")), *QUICK,
              *metrics)
    assert names(out)[:3] == [f"{server}/ads/spring/{i}" for i in (1, 2, 3)]
    assert matched(out) == (3, 3)
    changes = read_json(out / "report/history.json")
    assert '"images":4' in json.dumps(changes).replace(" ", "") or changes


def test_signed_addresses_keep_their_names(imagelift, server):
    def run(signature):
        paths = [f"img?id={i}&X-Amz-Signature={signature}&X-Amz-Date=2026{signature}" for i in (1, 2)]
        imagelift(*key("out", write_list(imagelift, server, *paths, f"a.jpg?sig={signature}")), *QUICK)
        return names(imagelift.folder / "out")

    first = run("aaa")
    assert len(first) == 3 and f"{server}/a" in first
    assert run("bbb") == first


def test_a_prefix_shortens_names_by_choice(imagelift, server):
    imagelift(*key("out", write_list(imagelift, server, "ads/1.jpg", "ads/x/2.jpg")), *QUICK,
              "--strip-prefix", f"{server}/ads/")
    assert names(imagelift.folder / "out") == ["1", "x/2"]


@pytest.mark.parametrize("spelling", [
    "http://{server}/ads/my%20ad%20{i}.jpg", "http://{server}/ads/my%20ad%20{i}.jpg?utm=x&token=y",
    "https://me:pw@{server}/ads/my+ad+{i}.jpg", "my ad {i}.jpg", "my ad {i}", "MY AD {i}.JPG",
    " my ad {i}.jpg\t", "./my ad {i}.jpg", "C:\\ads\\my ad {i}.JPG", "my%2520ad%2520{i}.jpg",
    "ads/my+ad+{i}", "\uff4d\uff59 \uff41\uff44 {i}.jpg", "my ad {i}.jpg - Copy 2"])
def test_rows_find_images_as_people_write_them(imagelift, server, spelling):
    images = write_list(imagelift, server, *(f"ads/my%20ad%20{i}.jpg?v={i}" for i in (1, 2, 3)))
    metrics = write_metrics(imagelift, *(spelling.format(server=server, i=i) for i in (1, 2, 3)))
    imagelift(*key("out", images), *QUICK, *metrics)
    assert matched(imagelift.folder / "out") == (3, 3)
    report = read_json(imagelift.folder / "out/report/data.json")
    assert report["metrics_without_images"]["total"] == 0, report["metrics_without_images"]


def test_both_normal_forms_of_a_files_name_are_one(imagelift, photos, tmp_path):
    folder = tmp_path / "nfd"
    folder.mkdir()
    for name in ("café", "Über", "plain"):
        shutil.copy(photos[0], folder / (unicodedata.normalize("NFD", name) + ".jpg"))
    metrics = write_metrics(imagelift, "café.jpg", "Über.jpg", "plain.jpg")
    imagelift(*key("out", folder), *QUICK, *metrics)
    assert matched(imagelift.folder / "out") == (3, 3)


def test_what_fits_several_images_is_refused_with_their_names(imagelift, small_source, photos):
    for folder in ("a", "b c"):
        shutil.copy(photos[0], small_source / folder / "same.jpg")
    done = imagelift(*key("out", small_source), *QUICK, *write_metrics(imagelift, "same.jpg"),
                     expect=2)
    assert "a/same.jpg, b c/same.jpg" in done.stderr


def test_foreign_rows_are_one_line_of_the_log_and_a_file_of_the_run(imagelift, small_source):
    foreign = [f"other_{i:05}.jpg" for i in range(50_000)]
    metrics = write_metrics(imagelift, "photo_9.jpg", *foreign)
    done = imagelift(*key("out", small_source), *QUICK, *metrics, expect=3)
    assert len(done.stderr) < 10_000
    assert "50001 of 50001 rows of the metrics fit no image" in done.stderr
    assert "the metrics fit only 0 of 6 images" in done.stderr
    document = read_json(imagelift.folder / "out/unmatched.json")
    assert document["names_without_image"]["count"] == 50_001
    assert len(document["names_without_image"]["listed"]) == 50_001
    photo = document["names_without_image"]["listed"][-1]
    assert photo["image"] == "photo_9.jpg" and "/photo_" in photo["nearest"]
    assert [one["nearest"] for one in document["images_without_rows"]["listed"]] == ["photo_9.jpg"] * 6
    summary = read_json(imagelift.folder / "out/summary.json")
    assert "--min-matched" in json.dumps(summary)
    imagelift(*key("out", small_source), *QUICK, *metrics, "--min-matched", "0")
    (imagelift.folder / "clicks.csv").write_text("image,impressions,clicks\nphoto_0,1000,1\n")
    imagelift(*key("out", small_source), *QUICK, *metrics, "--min-matched", "2", expect=3)
    imagelift(*key("out", small_source), *QUICK, *metrics)


def test_a_run_without_metrics_misses_nothing(imagelift, small_source):
    imagelift(*key("out", small_source), *QUICK)
    document = read_json(imagelift.folder / "out/unmatched.json")
    assert document["images"] == {"count": 6, "matched": 0}
    assert document["images_without_rows"]["listed"] == []


def test_shards_leave_the_question_to_the_merged_run(imagelift, small_source):
    metrics = write_metrics(imagelift, "nowhere.jpg")
    for number in (1, 2):
        imagelift(*key(f"s{number}", small_source), *QUICK, *metrics, "--run-id", "job-1",
                  "--shard", f"{number}/2")
    stores = [f"s{number}/imagelift.sqlite" for number in (1, 2)]
    done = imagelift("merge", "--folder", "out", *stores, expect=3)
    assert "the metrics fit only 0 of 6 images" in done.stderr
    assert read_json(imagelift.folder / "out/unmatched.json")["images"]["count"] == 6
    imagelift("merge", "--folder", "out", "--min-matched", "0", *stores)


def test_imported_names_with_an_ending_match_rows_without(imagelift):
    features = {f"ad_{i}.jpg": {"dog": i % 2} for i in range(24)}
    (imagelift.folder / "f.json").write_text(json.dumps(features))
    imported = ["import", *PARAMETERS, "--features-json", "f.json", "--out", "out"]
    imagelift(*imported, *write_metrics(imagelift, *(f"ad_{i}" for i in range(24))))
    assert matched(imagelift.folder / "out") == (24, 24)
    imagelift(*imported, *write_metrics(imagelift, *(f"foreign_{i}" for i in range(24))), expect=3)
    imagelift(*imported, "--metrics", "clicks.csv", "--min-matched", "0")


def hidden(folder, *texts):
    """No byte of what was written or told holds the secret, in any spelling."""
    secret = "hunter2"
    spellings = {secret, "".join(f"%{ord(c):02X}" for c in secret), secret.upper()}
    written = {str(file.relative_to(folder)): file.read_bytes()
               for file in folder.rglob("*") if file.is_file()}
    written |= {f"text {number}": text.encode() for number, text in enumerate(texts)}
    for name, blob in written.items():
        for spelling in spellings:
            assert spelling.encode() not in blob, f"{spelling} in {name}"
    assert written


def test_nothing_of_a_query_reaches_an_output(imagelift, server):
    images = write_list(imagelift, server, "img?id=1&pwd=hunter2&hunter2=1#hunter2",
                        "img?id=2&pwd=hunter2&q=hunter2", "gone?x=hunter2",
                        f"f/{urllib.parse.quote('http://me:hunter2@h/a.jpg?x=hunter2', safe='')}")
    with open(imagelift.folder / images, "a") as file:
        file.write(f"http://me:hunter2@{server}/b.jpg\nhttp://h:hunter2/x?hunter2\n"
                   "http://127.0.0.1:9/dead.jpg?hunter2\n")
    (imagelift.folder / "clicks.csv").write_text(
        "image,impressions,clicks,page\n"
        f"http://{server}/img?id=1&hunter2=1&pwd=other,100,1,https://shop/x?t=hunter2\n"
        f"http://me:hunter2@h/foreign.jpg?t=hunter2#hunter2,100,1,https://shop/y#hunter2\n"
        "h/foreign2.jpg?t=hunter2,100,1,//me:hunter2@shop/z\n"
        "https%3A%2F%2Fh%2Fforeign3.jpg%3Ft%3Dhunter2,100,1,see https://u:hunter2@h/ there\n")
    done = imagelift(*key("out", images), *QUICK, "--attempts", "1", "--metrics", "clicks.csv",
                     "--log-level", "trace")
    out = imagelift.folder / "out"
    hidden(out, done.stderr, done.stdout)
    with sqlite3.connect(out / "imagelift.sqlite") as store:
        hidden(out, *store.iterdump())
    assert matched(out)[0] == 1
    done = imagelift("report", "--db", "out/imagelift.sqlite", "--out", "again", "--single-file",
                     "again/one.html")
    hidden(imagelift.folder / "again", done.stderr)


def test_imported_names_that_are_addresses_lose_their_query(imagelift):
    (imagelift.folder / "f.json").write_text(json.dumps(
        {f"https://me:hunter2@h/{i}.jpg?v=1&token=hunter2": {"dog": i % 2} for i in range(12)}))
    metrics = write_metrics(imagelift, *(f"https://h/{i}.jpg?v=1&token=x" for i in range(12)))
    done = imagelift("import", *PARAMETERS, "--features-json", "f.json", "--out", "out", *metrics)
    assert matched(imagelift.folder / "out") == (12, 12)
    hidden(imagelift.folder / "out", done.stderr)


@pytest.mark.parametrize("location", [
    "https:/h/x?token=hunter2", "h/x.jpg?token=hunter2", "//me:hunter2@h/x",
    "https://me:hunter2/y@h/x", "ftp://me:hunter2@h/x", "https://h:hunter2/x?hunter2"])
def test_no_refusal_repeats_what_is_secret(imagelift, location):
    done = imagelift(*key("out", location), *QUICK, expect=2)
    assert "hunter2" not in done.stderr + done.stdout
    done = imagelift(*key("out", "."), "--metrics", location, expect=2)
    assert "hunter2" not in done.stderr + done.stdout
    done = imagelift(*key("out", "."), location, expect=2)
    assert "hunter2" not in done.stderr + done.stdout


def test_ambiguous_rows_are_told_without_their_query(imagelift, server):
    images = write_list(imagelift, server, "x/a.jpg", "y/a.jpg")
    metrics = write_metrics(imagelift, "a.jpg?token=hunter2")
    done = imagelift(*key("out", images), *QUICK, *metrics, expect=2)
    assert "fits several images" in done.stderr and "hunter2" not in done.stderr
