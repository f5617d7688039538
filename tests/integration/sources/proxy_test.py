"""Images through a real proxy: plain and by TLS, with a password that only the proxy gets."""
import http.server
import ssl

import pytest
from conftest import list_and_fetch, sha256
from proxy_server import PASSWORD, running_proxy
from serving import serving

PICTURE = b"bytes of an image"


class Origin:
    """Answers every path with an image and keeps the headers that it was sent."""

    def __init__(self, certificate=None):
        seen = self.seen = []

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                seen.append(dict(self.headers))
                self.send_response(200)
                self.send_header("Content-Length", str(len(PICTURE)))
                self.end_headers()
                self.wfile.write(PICTURE)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate[1], certificate[2])
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        scheme = "https" if certificate else "http"
        self.url = f"{scheme}://localhost:{self.server.server_address[1]}/a.jpg"


def origin(certificate=None):
    return serving(Origin(certificate))


@pytest.fixture(params=["http", "https"])
def proxy(request, certificate, tmp_path):
    with running_proxy(tmp_path / "proxy", certificate if request.param == "https" else None) as found:
        yield found


def fetch(url, certificate, *arguments, **environment):
    return list_and_fetch(url, "allow-private", "attempts=1", *arguments,
                          SSL_CERT_FILE=str(certificate[0]), **environment)


@pytest.mark.parametrize("variable", ["http_proxy", "HTTP_PROXY", "ALL_PROXY"])
def test_http_goes_through_the_proxy(proxy, certificate, variable):
    with origin() as server:
        outcome = fetch(server.url, certificate, **{variable: proxy.url()})
    assert outcome.by_file(outcome.pictures) == {"a.jpg": sha256(PICTURE)}
    assert "proxy.py" in server.seen[0]["Via"]
    assert not any(name.lower() == "proxy-authorization" for name in server.seen[0])


def test_no_image_of_many_shows_the_server_the_password(proxy, certificate, tmp_path):
    """proxy.py takes the password out of the first request of a connection only."""
    urls = tmp_path / "urls.txt"
    with origin() as server:
        urls.write_text("".join(f"{server.url}?{number}\n" for number in range(20)))
        fetch(urls, certificate, http_proxy=proxy.url())
    assert len(server.seen) == 20
    assert not any("proxy-authorization" in map(str.lower, headers) for headers in server.seen)


@pytest.mark.parametrize("variable", ["https_proxy", "HTTPS_PROXY"])
def test_https_goes_through_a_tunnel_and_the_password_stays_with_the_proxy(proxy, certificate,
                                                                          variable):
    with origin(certificate) as server:
        outcome = fetch(server.url, certificate, **{variable: proxy.url()})
    assert outcome.by_file(outcome.pictures) == {"a.jpg": sha256(PICTURE)}
    assert not any(name.lower() == "proxy-authorization" for name in server.seen[0])
    assert proxy.requests("CONNECT localhost:")


def test_the_other_scheme_and_no_proxy_go_directly(proxy, certificate):
    with origin() as server:
        assert fetch(server.url, certificate, https_proxy=proxy.url()).pictures
        assert fetch(server.url, certificate, http_proxy=proxy.url(),
                     NO_PROXY="10.0.0.0/8,localhost").pictures
    assert len(server.seen) == 2
    for headers in server.seen:
        assert "Via" not in headers and "Proxy-Authorization" not in headers


@pytest.mark.parametrize("by_tls", [False, True])
def test_a_password_that_the_proxy_refuses_is_one_sentence(proxy, certificate, by_tls):
    with origin(certificate if by_tls else None) as server:
        outcome = fetch(server.url, certificate, ALL_PROXY=proxy.url("wrong-pass-word"))
    assert outcome.by_file(outcome.failures) == {"a.jpg": "access_denied"}
    assert f"The proxy {proxy.scheme}://localhost:{proxy.port} does not accept the credentials" in \
        outcome.lines[0]["message"]
    assert "pass-word" not in outcome.text
    assert server.seen == []


def test_a_proxy_that_cannot_be_trusted_never_gets_the_password(certificate, tmp_path):
    with running_proxy(tmp_path / "proxy", certificate) as proxy, origin() as server:
        outcome = list_and_fetch(server.url, "allow-private", "attempts=1", http_proxy=proxy.url())
    assert outcome.by_file(outcome.failures) == {"a.jpg": "tls_failed"}
    assert f"TLS with the proxy https://localhost:{proxy.port} failed" in outcome.lines[0]["message"]
    assert PASSWORD not in outcome.text and server.seen == []


def test_a_private_proxy_opens_no_private_address_to_urls(proxy, certificate):
    """An administrator set the proxy, so it is reached; the URL is a user's, so it is not."""
    with origin() as server:
        outcome = list_and_fetch(server.url, SSL_CERT_FILE=str(certificate[0]),
                                 http_proxy=proxy.url())
        own = list_and_fetch(f"http://localhost:{proxy.port}/a.jpg")
    assert outcome.by_file(outcome.failures) == {"a.jpg": "address_refused"}
    assert own.by_file(own.failures) == outcome.by_file(outcome.failures)
    assert server.seen == []


def test_a_private_endpoint_is_reached_through_a_private_proxy(proxy, certificate):
    with origin() as server:
        base = server.url.removesuffix("/a.jpg")
        outcome = list_and_fetch("s3://ads-bucket/", "attempts=1", AWS_ENDPOINT_URL_S3=base,
                                 SSL_CERT_FILE=str(certificate[0]), http_proxy=proxy.url())
    assert "not what the service should answer" in outcome.stderr  # it was asked
    assert "proxy.py" in server.seen[0]["Via"]
