"""A real HTTP proxy (proxy.py) on a free port, plain or by TLS, with a password."""
import contextlib
import importlib.util
import os
import pathlib
import socket
import subprocess
import sys
import time

import pytest

USER, PASSWORD = "proxy-user", "proxy-pass-word"


class RunningProxy:
    def __init__(self, scheme, port, log):
        self.scheme, self.port, self.log = scheme, port, log

    def url(self, password=PASSWORD):
        """By name, since the certificate is of localhost."""
        return f"{self.scheme}://{USER}:{password}@localhost:{self.port}"

    def requests(self, part, seconds=10):
        """The lines of its log with this part. It writes them when a connection ends."""
        deadline = time.monotonic() + seconds
        while True:
            lines = [line for line in self.log.read_text().splitlines() if part in line]
            if lines or time.monotonic() > deadline:
                return lines
            time.sleep(0.05)


def arguments(port, folder, certificate):
    given = ["--hostname", "127.0.0.1", "--port", str(port), "--num-workers", "1",
             "--num-acceptors", "1", "--threadless", "--data-dir", str(folder / "data"),
             "--basic-auth", f"{USER}:{PASSWORD}", "--log-file", str(folder / "proxy.log")]
    if certificate:
        given += ["--cert-file", str(certificate[1]), "--key-file", str(certificate[2])]
    return given


def is_listening(port, process, seconds=30):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return True
        time.sleep(0.05)
    return False


@contextlib.contextmanager
def running_proxy(folder, certificate=None):
    """`certificate`: paths (ca, chain, key), for TLS with the proxy itself."""
    if importlib.util.find_spec("proxy") is None:
        pytest.skip("no proxy.py (pip install -r tests/requirements.txt)")
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    clean = {name: value for name, value in os.environ.items()
             if not name.lower().endswith("_proxy")}
    process = subprocess.Popen(
        [sys.executable, "-m", "proxy", *arguments(port, folder, certificate)], env=clean,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder)
    try:
        assert is_listening(port, process), (folder / "proxy.log").read_text()
        yield RunningProxy("https" if certificate else "http", port, folder / "proxy.log")
    finally:
        process.terminate()
        process.wait(timeout=20)
