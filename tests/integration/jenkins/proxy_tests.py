"""imagelift trigger through a real proxy: neither side gets the other's password."""
import pathlib
import sys

import pytest
import trustme
from conftest import WITH_TOKEN, trigger
from server import TOKEN, USER, Jenkins, basic, running

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "sources"))
from proxy_server import PASSWORD, running_proxy  # noqa: E402


@pytest.fixture
def certificate(tmp_path):
    authority = trustme.CA()
    issued = authority.issue_cert("localhost")
    paths = [tmp_path / name for name in ("ca.pem", "chain.pem", "key.pem")]
    authority.cert_pem.write_to_path(str(paths[0]))
    paths[1].write_bytes(b"".join(blob.bytes() for blob in issued.cert_chain_pems))
    issued.private_key_pem.write_to_path(str(paths[2]))
    return paths


@pytest.mark.parametrize("jenkins_by_tls", [False, True])
@pytest.mark.parametrize("proxy_by_tls", [False, True])
def test_a_build_is_started_through_a_proxy(imagelift, certificate, tmp_path, jenkins_by_tls,
                                            proxy_by_tls):
    """Both are at private addresses, which an administrator may choose."""
    jenkins = Jenkins(certificate=certificate if jenkins_by_tls else None)
    with running(jenkins), running_proxy(tmp_path / "proxy",
                                         certificate if proxy_by_tls else None) as proxy:
        imagelift(*trigger(jenkins, "--wait"), environment={
            **WITH_TOKEN, "SSL_CERT_FILE": str(certificate[0]), "ALL_PROXY": proxy.url()})
        assert proxy.requests("CONNECT localhost" if jenkins_by_tls else "POST 127.0.0.1")
    for _, _, headers, _ in jenkins.requests:
        assert headers["Authorization"] == basic(USER, TOKEN)
        assert "Proxy-Authorization" not in headers


def test_a_proxy_that_refuses_is_one_sentence(imagelift, jenkins, tmp_path):
    with running_proxy(tmp_path / "proxy") as proxy:
        done = imagelift(*trigger(jenkins), expect=1,
                         environment={**WITH_TOKEN, "http_proxy": proxy.url("wrong-pass-word")})
    [line] = done.stderr.splitlines()
    assert "does not accept the credentials" in line
    assert "pass-word" not in line and PASSWORD not in line and TOKEN not in line
    assert jenkins.requests == []
