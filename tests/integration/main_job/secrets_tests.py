"""Secrets of the environment: known to the run, and to nothing else."""
import contextlib
import pathlib
import socket
import sys
import threading

import boto3
import pytest
from conftest import key

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "sources"))
from serving import moto_server  # noqa: E402

NAMES = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN",
         "AWS_CONTAINER_AUTHORIZATION_TOKEN", "GS_ACCESS_KEY_ID", "GS_SECRET_ACCESS_KEY",
         "GOOGLE_OAUTH_ACCESS_TOKEN", "JENKINS_API_TOKEN", "JENKINS_PASSWORD", "JENKINS_SECRET")
SECRETS = {name: f"very-secret-{number}" for number, name in enumerate(NAMES)}
SECRETS["IMAGELIFT_HEADERS"] = "https://images.test\nAuthorization: Bearer very-secret-header\n"
SECRETS["https_proxy"] = "http://user:very-secret-proxy@127.0.0.1:9"
QUICK = ["--tasks", "labels", "--log-level", "trace"]


@contextlib.contextmanager
def silent_server():
    """Takes one connection and never answers. Yields its port and an event: somebody has asked."""
    asked, over = threading.Event(), threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        def serve():
            connection, _ = listener.accept()
            with connection:
                connection.recv(1)
                asked.set()
                over.wait()

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield listener.getsockname()[1], asked
        finally:
            over.set()
            if not asked.is_set():  # nobody came; ends the wait for them
                socket.create_connection(listener.getsockname()).close()
            thread.join()


def test_a_run_at_work_shows_no_secret_and_leaves_no_core(imagelift):
    imagelift.environment |= SECRETS
    with silent_server() as (port, asked):
        process = imagelift.start(*key("out", f"http://127.0.0.1:{port}/"), "--allow-private")
        assert asked.wait(timeout=60)
        about = pathlib.Path(f"/proc/{process.pid}")
        shown = (about / "environ").read_bytes() + (about / "cmdline").read_bytes()
        [core] = [line for line in (about / "limits").read_text().splitlines() if "core" in line]
        process.terminate()
        _, stderr = process.communicate(timeout=60)
    assert b"very-secret" not in shown
    assert b"AWS_SECRET_ACCESS_KEY=" not in shown.replace(b"AWS_SECRET_ACCESS_KEY=\0", b"")
    assert core.split()[4] == "0"
    assert process.returncode == 143 and "very-secret" not in stderr


@pytest.fixture(scope="module")
def store():
    with moto_server() as url:
        yield url


@pytest.fixture
def bucket(store, photos):
    client = boto3.client("s3", endpoint_url=store, region_name="us-east-1",
                          aws_access_key_id="any", aws_secret_access_key="any")
    client.create_bucket(Bucket="ads-bucket")
    for photo in photos[:2]:
        client.put_object(Bucket="ads-bucket", Key=photo.name, Body=photo.read_bytes())
    return {**SECRETS, "AWS_ENDPOINT_URL_S3": store}


def bytes_below(folder):
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


def test_no_file_and_no_log_of_a_run_holds_a_secret(imagelift, bucket):
    done = imagelift(*key("out", "s3://ads-bucket/"), *QUICK, environment=bucket)
    written = bytes_below(imagelift.folder / "out")
    assert b"s3://ads-bucket" in written  # the location is no secret
    assert b"very-secret" not in written
    assert "very-secret" not in done.stderr + done.stdout


@pytest.mark.parametrize("location, code", [
    ("s3://no-such-bucket/", 1), ("https://user:very-secret-p@127.0.0.1/", 2),
    ("http://127.0.0.1/?token=very-secret-t", 1), ("https://name.invalid/", 1)])
def test_no_sentence_of_a_failed_run_holds_a_secret(imagelift, bucket, location, code):
    done = imagelift(*key("out", location), *QUICK, "--attempts", "1", environment=bucket,
                     expect=code)
    assert done.stderr.count("\n") >= 1
    assert "very-secret" not in done.stderr + done.stdout
