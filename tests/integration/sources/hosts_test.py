"""Rate limits and dead hosts are the host's, not the image's."""
import email.utils
import os
import socket
import threading
import time

import pytest
from conftest import free_port, list_and_fetch, nginx, write_tree
from odd_server import odd_server, reply

PICTURE = reply(b"\xff\xd8\xff an image")


def limited(tmp_path, rate, count, status):
    """nginx that serves so many images at this rate, without a burst."""
    names = [f"{number}.jpg" for number in range(count)]
    expected = write_tree(tmp_path / "p", {name: name.encode() for name in names})
    lines = (f"listen 127.0.0.1:{{port}}; root '{tmp_path / 'p'}'; limit_req zone=z; "
             f"limit_req_status {status};")
    return expected, lines, f"limit_req_zone $server_addr zone=z:1m rate={rate};"


@pytest.mark.parametrize("status", [503, 429])
def test_nothing_is_lost_against_a_limit_of_nginx(tmp_path, status):
    slow = os.environ.get("IMAGELIFT_SLOW_TESTS")
    expected, lines, zone = limited(tmp_path, *(("2r/s", 40) if slow else ("20r/s", 12)), status)
    urls = tmp_path / "urls.txt"
    with nginx(tmp_path, lines, zone) as port:
        urls.write_text("".join(f"http://127.0.0.1:{port}/{name}\n" for name in expected))
        outcome = list_and_fetch(urls, "allow-private", f"first-pause-ms={500 if slow else 50}")
    assert sorted(outcome.pictures.values()) == sorted(expected.values()), outcome.text
    assert outcome.failures == {}


@pytest.mark.parametrize("when", [lambda: "1", lambda: email.utils.formatdate(time.time() + 1.5,
                                                                              usegmt=True),
                                  lambda: "Thu, 01 Jan 1970 00:00:00 GMT", lambda: "soon", lambda: ""])
@pytest.mark.parametrize("status", [429, 503])
def test_a_host_that_asks_for_a_pause_gets_it_and_nothing_is_lost(status, when):
    lock = threading.Lock()
    refused = []

    def picture(asked):
        with lock:
            if len(refused) < 3:
                refused.append(asked.path)
                return reply(status=status, Retry_After=when())
        return PICTURE

    names = [f"/{number}.jpg" for number in range(12)]
    with odd_server(dict.fromkeys(names, picture)) as server:
        outcome = listed(server, names)
    assert len(outcome.pictures) == 12 and outcome.failures == {}


def listed(server, names, *arguments, tmp=None):
    import tempfile

    with tempfile.NamedTemporaryFile("w", suffix=".txt") as urls:
        base = server if isinstance(server, str) else server.url
        urls.write("".join(f"{base}{name}\n" for name in names))
        urls.flush()
        return list_and_fetch(urls.name, "allow-private", "first-pause-ms=20", *arguments)


def test_refusals_of_other_kinds_are_waited_for():
    for status in (420, 509, 529, 999):
        left = [status]

        def picture(_, left=left):
            return reply(status=left.pop()) if left else PICTURE

        with odd_server({"/a.jpg": picture}) as server:
            assert len(listed(server, ["/a.jpg"]).pictures) == 1


def test_an_image_that_alone_is_refused_fails_alone():
    names = [f"/{number}.jpg" for number in range(20)]
    with odd_server(dict.fromkeys(names, PICTURE) | {"/0.jpg": reply(status=503)}) as server:
        outcome = listed(server, names)
    assert list(outcome.failures.values()) == ["http_status"]
    assert len(outcome.pictures) == 19
    assert server.paths().count("/0.jpg") <= 8


def test_a_host_that_only_refuses_is_left():
    names = [f"/{number}.jpg" for number in range(40)]
    with odd_server(dict.fromkeys(names, reply(status=429))) as server:
        outcome = listed(server, names, "first-pause-ms=1")
    assert len(outcome.failures) == 40
    assert len(server.asked) < 40
    assert "is not asked again in this run, after" in outcome.text


def test_a_dead_host_is_left_and_the_others_are_served(tmp_path):
    with odd_server({f"/{number}.jpg": PICTURE for number in range(30)}) as server:
        dead = f"http://127.0.0.1:{free_port()}"
        lines = [f"{base}/{number}.jpg\n" for number in range(30) for base in (dead, server.url)]
        urls = tmp_path / "urls.txt"
        urls.write_text("".join(lines))
        outcome = list_and_fetch(urls, "allow-private", "first-pause-ms=20")
    assert len(outcome.pictures) == 30
    assert set(outcome.failures.values()) == {"connection_failed"} and len(outcome.failures) == 30
    told = [line["message"] for line in outcome.lines if "not asked again" in line.get("message", "")]
    assert len(told) >= 20 and "requests: " in told[0]


def test_a_silent_host_is_left_after_three_of_its_time_outs(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        names = [f"/{number}.jpg" for number in range(50)]
        outcome = listed(f"http://127.0.0.1:{silent.getsockname()[1]}", names, "timeout=1")
    assert set(outcome.failures.values()) == {"timed_out"} and len(outcome.failures) == 50
    assert "is not asked again" in outcome.text


def test_names_without_an_address_and_broken_tls_are_left_too(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        def hang_up():
            try:
                while True:
                    listener.accept()[0].close()
            except OSError:
                pass

        thread = threading.Thread(target=hang_up, daemon=True)
        thread.start()
        outcome = listed(f"https://127.0.0.1:{listener.getsockname()[1]}",
                         [f"/{number}.jpg" for number in range(40)])
        listener.shutdown(socket.SHUT_RDWR)
    assert len(outcome.failures) == 40 and "is not asked again" in outcome.text
    outcome = listed("http://no-such-host.invalid", [f"/{number}.jpg" for number in range(40)])
    assert set(outcome.failures.values()) == {"name_not_resolved"}
    assert "is not asked again" in outcome.text
