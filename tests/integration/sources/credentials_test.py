"""Credentials of web servers: to their host only, and in no output."""
import base64

import pytest
from conftest import list_and_fetch, sha256
from odd_server import odd_server, reply

CONTENT = b"\xff\xd8\xff an image"
SECRET = "hunter2"
BASIC = "Basic " + base64.b64encode(f"me:{SECRET}".encode()).decode()


def guarded(accepted):
    def picture(asked):
        if asked.headers.get("Authorization") == accepted:
            return reply(CONTENT)
        return reply(b"who?", status=401, WWW_Authenticate="Basic")

    return picture


def fetch(server, *arguments, **environment):
    outcome = list_and_fetch(server.url + "/a.jpg", "allow-private", *arguments, **environment)
    assert SECRET not in outcome.text
    return outcome


def test_a_header_file_names_hosts_and_their_headers(tmp_path):
    file = tmp_path / "headers"
    with odd_server({"/a.jpg": guarded(f"Bearer {SECRET}")}) as server:
        file.write_text(f"# one\nhttps://other.test\nX: y\n{server.url}\n Authorization: Bearer {SECRET}\n")
        assert list(fetch(server, f"header-file={file}").pictures.values()) == [sha256(CONTENT)]
        assert list(fetch(server).failures.values()) == ["access_denied"]
    assert "X" not in server.asked[0].headers


def test_headers_without_a_host_are_for_the_image_source(tmp_path):
    file = tmp_path / "headers"
    file.write_text(f"Authorization: Bearer {SECRET}\n")
    with odd_server({"/a.jpg": guarded(f"Bearer {SECRET}")}) as server:
        assert len(fetch(server, f"header-file={file}").pictures) == 1
        urls = tmp_path / "urls.txt"
        urls.write_text(server.url + "/a.jpg\n")
        outcome = list_and_fetch(urls, "allow-private", f"header-file={file}")
        assert outcome.code == 2 and "line 1" in outcome.stderr and SECRET not in outcome.text


def test_the_environment_may_hold_the_same_text():
    with odd_server({"/a.jpg": guarded(f"Bearer {SECRET}")}) as server:
        text = f"{server.url}\nAuthorization: Bearer {SECRET}\n"
        assert len(fetch(server, IMAGELIFT_HEADERS=text).pictures) == 1


@pytest.mark.parametrize("by", ["option", "NETRC", "HOME"])
def test_a_netrc_gives_basic_credentials(tmp_path, by):
    file = tmp_path / ".netrc"
    file.write_text(f"machine 127.0.0.1 login me password {SECRET}\ndefault login x password y\n")
    arguments = [f"netrc={file}"] if by == "option" else []
    environment = {"NETRC": {"NETRC": str(file)}, "HOME": {"HOME": str(tmp_path)}}.get(by, {})
    with odd_server({"/a.jpg": guarded(BASIC)}) as server:
        assert len(fetch(server, *arguments, **environment).pictures) == 1
    with odd_server({"/a.jpg": guarded(BASIC)}, "127.0.0.2") as other:
        fetch(other, *arguments, **environment)
    assert "Authorization" not in other.asked[0].headers


def test_a_file_that_is_named_and_missing_is_wrong_usage(tmp_path):
    with odd_server({}) as server:
        for option in ("header-file", "netrc"):
            outcome = fetch(server, f"{option}={tmp_path}/gone")
            assert outcome.code == 2 and "cannot be read" in outcome.stderr


def test_nothing_goes_to_another_host_that_a_redirect_leads_to(tmp_path):
    file = tmp_path / "headers"
    with odd_server({"/a.jpg": reply(CONTENT)}, "127.0.0.2") as other:
        answers = {"/a.jpg": reply(status=302, Location=other.url + "/a.jpg")}
        with odd_server(answers) as server:
            # The other host has credentials of its own: nobody but the list may use them.
            file.write_text(f"{server.url}\nX-Key: {SECRET}\n{other.url}\nX-Key: {SECRET}\n")
            assert len(fetch(server, f"header-file={file}").pictures) == 1
    assert server.asked[0].headers["X-Key"] == SECRET
    assert "X-Key" not in other.asked[0].headers


def test_within_the_host_they_follow_a_redirect(tmp_path):
    file = tmp_path / "headers"
    with odd_server({"/b.jpg": guarded(f"Bearer {SECRET}"),
                     "/a.jpg": reply(status=301, Location="/b.jpg")}) as server:
        file.write_text(f"{server.url}\nAuthorization: Bearer {SECRET}\n")
        assert len(fetch(server, f"header-file={file}").pictures) == 1
