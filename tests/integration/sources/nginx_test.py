"""Index pages from nginx, plain and by TLS, and what redirects may do."""
import pytest
from conftest import list_and_fetch, nginx


def test_an_index_of_nginx_is_read_with_its_folders(pictures, tmp_path):
    lines = f"listen 127.0.0.1:{{port}}; root '{pictures[0]}'; autoindex on;"
    with nginx(tmp_path, lines) as port:
        outcome = list_and_fetch(f"http://127.0.0.1:{port}/", "allow-private")
    assert outcome.pictures == pictures[1]
    assert outcome.failures == {}


def tls_lines(pictures, certificate):
    return (f"listen 127.0.0.1:{{port}} ssl; root '{pictures[0]}'; autoindex on;"
            f"ssl_certificate {certificate[1]}; ssl_certificate_key {certificate[2]};")


def test_tls_with_a_trusted_certificate(pictures, certificate, tmp_path):
    with nginx(tmp_path, tls_lines(pictures, certificate)) as port:
        outcome = list_and_fetch(f"https://localhost:{port}/", "allow-private",
                                 SSL_CERT_FILE=str(certificate[0]))
    assert outcome.pictures == pictures[1]


@pytest.mark.parametrize("host,trusted", [("localhost", False), ("127.0.0.1", True)])
def test_tls_is_refused_without_trust_or_for_another_name(pictures, certificate, tmp_path, host,
                                                          trusted):
    variables = {"SSL_CERT_FILE": str(certificate[0])} if trusted else {}
    with nginx(tmp_path, tls_lines(pictures, certificate)) as port:
        outcome = list_and_fetch(f"https://{host}:{port}/a.jpg", "allow-private", **variables)
    assert outcome.by_file(outcome.failures) == {"a.jpg": "tls_failed"}


def test_old_tls_is_refused(pictures, certificate, tmp_path):
    lines = tls_lines(pictures, certificate) + (
        "ssl_protocols TLSv1.1; ssl_ciphers 'ALL:@SECLEVEL=0';")
    with nginx(tmp_path, lines) as port:
        outcome = list_and_fetch(f"https://localhost:{port}/a.jpg", "allow-private",
                                 SSL_CERT_FILE=str(certificate[0]))
    assert outcome.by_file(outcome.failures) == {"a.jpg": "tls_failed"}


def test_redirects_are_followed_and_loops_end(pictures, tmp_path):
    lines = (f"listen 127.0.0.1:{{port}}; root '{pictures[0]}';"
             "location /moved.jpg {{ return 302 /a.jpg; }}"
             "location /loop.jpg {{ return 302 /loop.jpg; }}"
             "location /away.jpg {{ return 302 file:///etc/passwd; }}")
    urls = tmp_path / "urls.txt"
    with nginx(tmp_path, lines) as port:
        urls.write_text("".join(f"http://127.0.0.1:{port}/{name}.jpg\n"
                                for name in ("moved", "loop", "away")))
        outcome = list_and_fetch(urls, "allow-private")
    assert outcome.by_file(outcome.pictures) == {"moved.jpg": pictures[1]["a.jpg"]}
    assert outcome.by_file(outcome.failures) == {"loop.jpg": "too_many_redirects", "away.jpg": "bad_url"}


def test_many_images_come_over_few_connections(tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(500):
        (folder / f"{number}.jpg").write_bytes(str(number).encode())
    lines = f"listen 127.0.0.1:{{port}}; root '{folder}'; autoindex on;"
    with nginx(tmp_path, lines) as port:
        assert len(list_and_fetch(f"http://127.0.0.1:{port}/", "allow-private").pictures) == 500
