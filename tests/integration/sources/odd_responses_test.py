"""What real servers send and strict parsers refuse: compressed, short, with cookies, with pages."""
import gzip
import pathlib
import zlib

import pytest
from conftest import list_and_fetch, sha256
from odd_server import odd_server, reply

PICTURE = b"\xff\xd8\xff\xe0 bytes of an image" * 40


def raw_deflate(content):
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(content) + packer.flush()


def chunked(content, head=b"HTTP/1.1 200 OK\r\n", end=b"0\r\nX-Sum: 1\r\n\r\n"):
    half = len(content) // 2
    chunks = b"".join(b"%x;ext=1\r\n%s\r\n" % (len(part), part)
                      for part in (content[:half], content[half:]))
    return head + b"Transfer-Encoding: chunked\r\n\r\n" + chunks + end


ODD = {
    "gzip": reply(gzip.compress(PICTURE), Content_Encoding="gzip"),
    "x-gzip in capitals": reply(gzip.compress(PICTURE), Content_Encoding="X-GZIP"),
    "two members": reply(gzip.compress(PICTURE[:50]) + gzip.compress(PICTURE[50:]),
                         Content_Encoding="gzip"),
    "deflate with zlib's header": reply(zlib.compress(PICTURE), Content_Encoding="deflate"),
    "deflate without": reply(raw_deflate(PICTURE), Content_Encoding="deflate"),
    "gzip that is none": reply(PICTURE, Content_Encoding="gzip"),
    "gzip in chunks": chunked(gzip.compress(PICTURE), b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n"),
    "no reason": b"HTTP/1.1 200\r\nContent-Length: %d\r\n\r\n" % len(PICTURE) + PICTURE,
    "line feeds": b"HTTP/1.1 200 OK\nContent-Length: %d\n\n" % len(PICTURE) + PICTURE,
    "no reason and line feeds, up to the end": b"HTTP/1.0 200\n\n" + PICTURE,
    "up to the end": b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + PICTURE,
    "chunks with a trailer": chunked(PICTURE),
    "chunks and a length": chunked(PICTURE, b"HTTP/1.1 200 OK\r\nContent-Length: 7\r\n"),
    "two equal lengths": b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\nContent-Length: %d\r\n\r\n"
                         % (len(PICTURE), len(PICTURE)) + PICTURE,
    "interim answers": b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"
                       + reply(PICTURE),
    "a line that is no field": b"HTTP/1.1 200 OK\r\nnonsense\r\nX : y\r\nContent-Length: %d\r\n\r\n"
                               % len(PICTURE) + PICTURE,
    "no type, or a wrong one": reply(PICTURE, Content_Type="text/html"),
}


@pytest.mark.parametrize("name", ODD)
def test_an_image_arrives_however_it_is_sent(name):
    with odd_server({"/a.jpg": ODD[name]}) as server:
        outcome = list_and_fetch(server.url + "/a.jpg", "allow-private")
    assert list(outcome.pictures.values()) == [sha256(PICTURE)], outcome.text


def test_what_is_asked_for_says_what_is_wanted():
    with odd_server({"/a.jpg": reply(PICTURE)}) as server:
        list_and_fetch(server.url + "/a.jpg", "allow-private")
    headers = server.asked[0].headers
    assert headers["Accept"].startswith("image/*") and "gzip" in headers["Accept-Encoding"]


@pytest.mark.parametrize("response,code", [
    (reply(gzip.compress(bytes(10_000_000)), Content_Encoding="gzip"), "too_large"),
    (reply(gzip.compress(gzip.compress(bytes(10_000_000))), Content_Encoding="gzip, gzip"),
     "too_large"),
    (reply(gzip.compress(PICTURE)[:-9], Content_Encoding="gzip"), "damaged"),
    (reply(PICTURE, Content_Encoding="br"), "http_status"),
    (b"HTTP/1.1 200 OK\n" + b"x" * 200_000, "too_large"),
    (b"ICY 200 OK\r\n\r\n" + PICTURE, "connection_failed"),
])
def test_what_goes_too_far_is_a_failure(response, code):
    with odd_server({"/a.jpg": response}) as server:
        outcome = list_and_fetch(server.url + "/a.jpg", "allow-private", "max-bytes=1000000",
                                 "attempts=1")
    assert list(outcome.failures.values()) == [code], outcome.text


def redirect(location, status=302, **headers):
    return reply(status=status, Location=location, **headers)


def test_cookies_are_kept_through_the_redirects_of_one_image():
    def picture(asked):
        if "sess=1" not in asked.headers.get("Cookie", ""):
            return redirect("/a.jpg", Set_Cookie="sess=1; Path=/; HttpOnly")
        return reply(PICTURE)

    with odd_server({"/a.jpg": picture}) as server:
        urls = [f"{server.url}/a.jpg", f"{server.url}/a.jpg?again"]
        for url in urls:
            assert len(list_and_fetch(url, "allow-private").pictures) == 1
    assert [("Cookie" in one.headers) for one in server.asked] == [False, True, False, True]


def test_cookies_do_not_go_to_another_host():
    with odd_server({"/a.jpg": reply(PICTURE)}, "127.0.0.2") as other:
        with odd_server({"/a.jpg": redirect(other.url + "/a.jpg", Set_Cookie="sess=1")}) as server:
            assert len(list_and_fetch(server.url + "/a.jpg", "allow-private").pictures) == 1
    assert "Cookie" not in other.asked[0].headers


@pytest.mark.parametrize("location", ["b.jpg", "/b.jpg", "//{host}/b.jpg", "HTTP://{host}/b.jpg",
                                      "?next", "./x/../b.jpg#part"])
def test_redirects_may_be_written_in_any_way(location):
    answers = {"/b.jpg": reply(PICTURE)}
    with odd_server(answers) as server:
        place = location.format(host=server.url.removeprefix("http://"))
        answers["/a.jpg"] = lambda asked: (reply(PICTURE) if "next" in asked.path
                                           else redirect(place, 307))
        outcome = list_and_fetch(server.url + "/a.jpg", "allow-private")
    assert len(outcome.pictures) == 1, outcome.text


PAGE = b"\n<!DOCTYPE html><title>Sign in</title>"


def test_a_web_page_is_told_with_where_a_redirect_led():
    with odd_server({"/a.jpg": redirect("/sso/login;jsessionid=hunter2?token=hunter2"),
                     "/sso/login;jsessionid=hunter2": reply(PAGE, Content_Type="text/html")}) as server:
        outcome = list_and_fetch(server.url + "/a.jpg?key=hunter2", "allow-private")
    line = outcome.lines[0]
    assert (line["stage"], line["code"]) == ("fetch", "not_an_image")
    assert "a web page (HTML), after a redirect to" in line["message"]
    assert "/sso/login, and no image" in line["message"]
    assert "hunter2" not in outcome.text


def test_a_web_page_without_a_redirect_is_told_too():
    with odd_server({"/a.jpg": reply(PAGE, Content_Type="image/jpeg")}) as server:
        outcome = list_and_fetch(server.url + "/a.jpg", "allow-private")
    assert outcome.lines[0]["message"] == "The response is a web page (HTML) and no image."


SITUATION_CODES = {"/10/gzip.jpg": None, "/21/cookie.jpg": None, "/28/phrase.jpg": None,
                   "/28/accept.jpg": None, "/21/login.jpg": "not_an_image"}


@pytest.fixture(scope="module")
def situations():
    """The server of the shared situations; skips loudly where they are not there."""
    import os
    import subprocess
    import sys

    from conftest import free_port, wait_until_listening

    shared = pathlib.Path(__file__).resolve().parents[4] / "shared"
    folder = pathlib.Path(os.environ.get("IMAGELIFT_SHARED", shared), "data", "situations")
    if not (folder / "server.py").exists():
        pytest.skip(f"SKIPPED: {folder} is not there (IMAGELIFT_SHARED)")
    port = free_port()
    process = subprocess.Popen([sys.executable, str(folder / "server.py"), str(port)])
    try:
        assert wait_until_listening(port, process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.mark.parametrize("path", SITUATION_CODES)
def test_situations_with_one_image(situations, path):
    outcome = list_and_fetch(situations + path, "allow-private")
    assert len(outcome.lines) == 1 and outcome.lines[0].get("code") == SITUATION_CODES[path]


@pytest.mark.parametrize("path,count", [("/05/%7Euser/", 1), ("/05/~user/", 1), ("/05/%7euser/", 1),
                                        ("/09/base/", 1), ("/09/blanks/", 2), ("/09/json/", 1)])
def test_situations_with_an_index(situations, path, count):
    outcome = list_and_fetch(situations + path, "allow-private")
    assert len(outcome.pictures) == count, outcome.text
