"""What the tests of image sources share: images, the program, and servers on free ports."""
import contextlib
import dataclasses
import hashlib
import json
import os
import pathlib
import shutil
import socket
import ssl
import subprocess
import time

import pytest

PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


@dataclasses.dataclass
class Outcome:
    """What list_and_fetch printed: by path, the sha256 of an image or the code of a failure."""
    code: int
    stderr: str
    lines: list

    @property
    def pictures(self):
        return {line["path"]: line["sha256"] for line in self.lines if "sha256" in line}

    @property
    def failures(self):
        return {line["path"]: line["code"] for line in self.lines if "code" in line}

    @staticmethod
    def by_file(outcomes):
        """Of a single URL or a list, whose paths begin with the host: by the file's name alone."""
        return {path.rsplit("/", 1)[-1]: found for path, found in outcomes.items()}

    @property
    def text(self):
        return self.stderr + json.dumps(self.lines)


def clean_environment(**changes):
    """Ours without what would change where requests go or who sends them."""
    kept = {name: value for name, value in os.environ.items()
            if name.lower() not in PROXIES and not name.startswith(("AWS_", "GOOGLE_", "GS_"))
            and name not in ("STORAGE_EMULATOR_HOST", "NETRC", "IMAGELIFT_HEADERS")}
    # No test asks the cloud's metadata service, if this machine has one.
    return kept | {"HOME": "/nonexistent", "AWS_EC2_METADATA_DISABLED": "true"} | changes


def list_and_fetch(location, *arguments, **environment):
    done = subprocess.run(
        [os.environ["IMAGELIFT_LIST_AND_FETCH"], str(location), *arguments],
        env=clean_environment(**environment), capture_output=True, timeout=120, check=False)
    lines = [json.loads(line) for line in done.stdout.decode().splitlines()]
    return Outcome(done.returncode, done.stderr.decode(), lines)


def sha256(content):
    return hashlib.sha256(content).hexdigest()


def write_tree(root, files):
    """{path: bytes} below `root`; returns {path: sha256}."""
    for path, content in files.items():
        file = pathlib.Path(root, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return {path: sha256(content) for path, content in files.items()}


NAMES = ("a.jpg", "café ☕.png", "space 'quote' & semi;colon.jpg", "100%.jpg", "hash#tag.gif",
         "deep/er/still.webp", "deep/<b>.jpg", "what?.jpg", "plus+sign.jpg", "colon:name.jpg")


@pytest.fixture
def pictures(tmp_path):
    """A folder of files with image extensions, some with names that need encoding, and others that
    are no images. Yields (folder, {path: sha256} of the images)."""
    folder = tmp_path / "pictures"
    expected = write_tree(folder, {name: f"bytes of {name}".encode() for name in NAMES})
    write_tree(folder, {"notes.txt": b"no", ".hidden.jpg": b"no", ".git/x.jpg": b"no"})
    return folder, expected


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_listening(port, process=None, seconds=20):
    """Connects until somebody answers; False where the process ended or the time is over."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if process is not None and process.poll() is not None:
            return False
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return True
        except OSError:
            time.sleep(0.01)
    return False


@contextlib.contextmanager
def nginx(folder, server_lines, http_lines=""):
    """nginx as this user, in the foreground; `server_lines` is a format string for the port."""
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
    if program is None:
        pytest.fail("nginx is not installed (apt: nginx-light)")
    for _ in range(5):  # another process may take the port meanwhile
        port = free_port()
        config = pathlib.Path(folder, "nginx.conf")
        config.write_text(
            f"daemon off; master_process off; pid {folder}/pid; error_log {folder}/error.log;\n"
            "events {}\n"
            f"http {{ access_log off; client_body_temp_path {folder}; proxy_temp_path {folder};\n"
            f"fastcgi_temp_path {folder}; uwsgi_temp_path {folder}; scgi_temp_path {folder};\n"
            f"types {{ text/html html; image/jpeg jpg; }} {http_lines}\n"
            f"server {{ {server_lines.format(port=port)} }} }}\n")
        process = subprocess.Popen([program, "-p", str(folder), "-c", str(config),
                                    "-e", f"{folder}/error.log"],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            if wait_until_listening(port, process):
                yield port
                return
        finally:
            process.terminate()
            process.wait(timeout=20)
    pytest.fail("nginx did not start: " + pathlib.Path(folder, "error.log").read_text())


@pytest.fixture
def certificate(tmp_path):
    """A CA of our own and a certificate for localhost: paths (ca, chain, key)."""
    import trustme

    authority = trustme.CA()
    issued = authority.issue_cert("localhost")
    paths = tmp_path / "ca.pem", tmp_path / "chain.pem", tmp_path / "key.pem"
    authority.cert_pem.write_to_path(str(paths[0]))
    paths[1].write_bytes(b"".join(blob.bytes() for blob in issued.cert_chain_pems))
    issued.private_key_pem.write_to_path(str(paths[2]))
    ssl.create_default_context(cafile=str(paths[0]))  # readable at all
    return paths
