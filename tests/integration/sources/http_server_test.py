"""Index pages, single images, URL lists and archives from Python's own http.server."""
import contextlib
import functools
import http.server
import io
import tarfile
import threading
import zipfile

import pytest
from conftest import list_and_fetch, sha256, write_tree


@contextlib.contextmanager
def serving(folder, handler=http.server.SimpleHTTPRequestHandler):
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def server(pictures):
    with serving(pictures[0]) as base:
        yield base, pictures[0], pictures[1]


def test_an_index_is_read_with_its_folders(server):
    base, _, expected = server
    outcome = list_and_fetch(base + "/", "allow-private")
    assert outcome.pictures == expected
    assert outcome.failures == {}
    assert [line["path"] for line in outcome.lines] == sorted(expected, key=str.encode)


def test_an_index_below_the_root_does_not_leave_its_folder(server):
    base, _, expected = server
    outcome = list_and_fetch(base + "/deep/", "allow-private")
    assert outcome.pictures == {path[5:]: digest for path, digest in expected.items()
                                if path.startswith("deep/")}


def test_globs_choose_among_linked_files(server):
    base, _, expected = server
    outcome = list_and_fetch(base + "/", "allow-private", "include=**/*.webp", "include=*.txt")
    assert sorted(outcome.pictures) == ["deep/er/still.webp", "notes.txt"]


def host(base):
    return base.removeprefix("http://")


def test_a_single_image_is_known_by_host_and_path(server):
    base, _, expected = server
    outcome = list_and_fetch(base + "/deep/er/still.webp?sig=hidden", "allow-private")
    assert outcome.lines == [{"name": f"{host(base)}/deep/er/still",
                              "path": f"{host(base)}/deep/er/still.webp",
                              "sha256": expected["deep/er/still.webp"]}]


def test_private_addresses_are_refused_unless_allowed(server):
    base, _, _ = server
    outcome = list_and_fetch(base + "/a.jpg?token=hidden")
    assert outcome.failures == {f"{host(base)}/a.jpg": "address_refused"}
    assert "hidden" not in outcome.text
    outcome = list_and_fetch(base + "/")
    assert outcome.code == 1 and outcome.lines == []


def test_a_url_list_from_a_file(server, tmp_path):
    base, _, expected = server
    urls = tmp_path / "urls.txt"
    urls.write_text(f"# images\n\n{base}/a.jpg\n{base}/deep/er/still.webp\r\n{base}/gone.jpg\n"
                    f"{base}/a.jpg\nftp://h/x.jpg\n")
    outcome = list_and_fetch(urls, "allow-private")
    assert outcome.pictures == {f"{host(base)}/{path}": expected[path]
                                for path in ("a.jpg", "deep/er/still.webp")}
    assert outcome.failures == {f"{host(base)}/gone.jpg": "not_found", "line 7": "bad_url"}


def test_a_url_list_from_a_url(server):
    base, folder, expected = server
    write_tree(folder, {"list.txt": f"{base}/a.jpg\n{base}/plus+sign.jpg\n".encode()})
    outcome = list_and_fetch(base + "/list.txt", "allow-private")
    assert outcome.pictures == {
        f"{host(base)}/{name}": expected[name] for name in ("a.jpg", "plus+sign.jpg")}


def test_archives_from_a_url(server):
    base, folder, _ = server
    blob = io.BytesIO()
    with zipfile.ZipFile(blob, "w") as archive:
        archive.writestr("in/x.jpg", b"zipped")
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        member = tarfile.TarInfo("y.png")
        member.size = 3
        archive.addfile(member, io.BytesIO(b"tar"))
    write_tree(folder, {"p.zip": blob.getvalue(), "p.tar.gz": packed.getvalue(),
                        "download": blob.getvalue()})
    for name in ("p.zip", "download"):
        assert list_and_fetch(f"{base}/{name}", "allow-private").pictures == {
            "in/x.jpg": sha256(b"zipped")}
    assert list_and_fetch(base + "/p.tar.gz", "allow-private").pictures == {
        "y.png": sha256(b"tar")}


def test_an_image_above_the_limit_is_a_failure(server):
    base, folder, _ = server
    write_tree(folder, {"big.jpg": b"x" * 100_000})
    outcome = list_and_fetch(base + "/", "allow-private", "max-bytes=50000")
    assert outcome.failures == {"big.jpg": "too_large"}
    assert outcome.code == 0


class Flaky(http.server.SimpleHTTPRequestHandler):
    """Answers the first two requests of each image with 503 and the second with a Retry-After."""
    seen = {}

    def do_GET(self):
        count = Flaky.seen[self.path] = Flaky.seen.get(self.path, 0) + 1
        if count > 2 or not self.path.endswith("jpg"):
            super().do_GET()
            return
        self.send_response(503)
        if count == 2:
            self.send_header("Retry-After", "0")
        self.send_header("Content-Length", "0")
        self.end_headers()


def test_passing_failures_are_tried_again(pictures):
    Flaky.seen = {}
    with serving(pictures[0], Flaky) as base:
        assert list_and_fetch(base + "/", "allow-private").pictures == pictures[1]


class Unlucky(http.server.SimpleHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/deep/":
            self.send_error(500)
        elif self.path == "/a.jpg":
            self.send_error(403)
        else:
            super().do_GET()


def test_what_fails_is_named_and_the_rest_goes_on(pictures):
    with serving(pictures[0], Unlucky) as base:
        outcome = list_and_fetch(base + "/", "allow-private", "attempts=1")
    assert outcome.failures == {"deep/": "http_status", "a.jpg": "access_denied"}
    assert len(outcome.pictures) == len(pictures[1]) - 3
