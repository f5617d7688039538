"""Google Cloud Storage by gcp-storage-emulator: listing, keys that need encoding, errors. With HMAC
keys it is asked as S3 is, which moto stands in for."""
import contextlib
import http.server
import json
import threading
import urllib.parse
import urllib.request

import boto3
import pytest
from conftest import NAMES, free_port, list_and_fetch, sha256, wait_until_listening
from gcp_storage_emulator.server import create_server
from serving import moto_server

HMAC_KEYS = {"GS_ACCESS_KEY_ID": "GOOG1EXAMPLE", "GS_SECRET_ACCESS_KEY": "very-secret-key"}


@pytest.fixture(scope="module")
def endpoint():
    for attempt in range(5):
        port = free_port()
        server = create_server("127.0.0.1", port, in_memory=True)
        try:
            server.start()
            break
        except OSError:
            assert attempt < 4
    assert wait_until_listening(port)
    yield f"http://127.0.0.1:{port}"
    server.stop()


def post(url, body, kind):
    request = urllib.request.Request(url, data=body, headers={"Content-Type": kind}, method="POST")
    urllib.request.urlopen(request).close()


@pytest.fixture(scope="module")
def bucket(endpoint):
    post(endpoint + "/storage/v1/b?project=test", json.dumps({"name": "ads-bucket"}).encode(),
         "application/json")
    for name in (*NAMES, "notes.txt"):
        quoted = urllib.parse.quote("p/" + name, safe="")
        post(f"{endpoint}/upload/storage/v1/b/ads-bucket/o?uploadType=media&name={quoted}",
             name.encode(), "application/octet-stream")
    return endpoint


def test_a_folder_of_a_bucket(bucket):
    outcome = list_and_fetch("gs://ads-bucket/p", STORAGE_EMULATOR_HOST=bucket)
    assert outcome.pictures == {name: sha256(name.encode()) for name in NAMES}
    assert outcome.failures == {}


def test_one_object_and_a_glob(bucket):
    outcome = list_and_fetch("gs://ads-bucket/p/100%.jpg", STORAGE_EMULATOR_HOST=bucket)
    assert outcome.pictures == {"100%.jpg": sha256(b"100%.jpg")}
    outcome = list_and_fetch("gs://ads-bucket/p/deep/*.jpg", STORAGE_EMULATOR_HOST=bucket)
    assert outcome.pictures == {"<b>.jpg": sha256("deep/<b>.jpg".encode())}


def test_an_endpoint_without_a_scheme(bucket):
    outcome = list_and_fetch("gs://ads-bucket/p", STORAGE_EMULATOR_HOST=bucket[len("http://"):])
    assert len(outcome.pictures) == len(NAMES)


def test_a_bucket_that_is_not_there_ends_the_run_without_secrets(endpoint):
    outcome = list_and_fetch("gs://no-such-bucket/", STORAGE_EMULATOR_HOST=endpoint,
                             GOOGLE_OAUTH_ACCESS_TOKEN="very-secret")
    assert outcome.code == 1
    assert "very-secret" not in outcome.text
    assert "The request had the token of the environment" in outcome.stderr


@contextlib.contextmanager
def answering(status, headers):
    """A server with the same response for all; yields its address and the headers it was sent."""
    seen = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            seen.append((self.path, dict(self.headers)))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", seen
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_a_redirect_to_another_origin_never_gets_the_token():
    with answering(403, {}) as (other, strangers), \
            answering(307, {"Location": other + "/x"}) as (endpoint, seen):
        list_and_fetch("gs://ads-bucket/", "allow-private", STORAGE_EMULATOR_HOST=endpoint,
                       GOOGLE_OAUTH_ACCESS_TOKEN="very-secret")
    assert seen[0][1]["Authorization"] == "Bearer very-secret"
    assert len(strangers) == 1
    assert "very-secret" not in str(strangers)


def test_hmac_keys_list_and_fetch_as_s3_does():
    with moto_server() as endpoint:
        client = boto3.client("s3", endpoint_url=endpoint, region_name="us-east-1",
                              aws_access_key_id="any", aws_secret_access_key="any")
        client.create_bucket(Bucket="hmac-bucket")
        for name in NAMES:
            client.put_object(Bucket="hmac-bucket", Key="p/" + name, Body=name.encode())
        outcome = list_and_fetch("gs://hmac-bucket/p", STORAGE_EMULATOR_HOST=endpoint, **HMAC_KEYS)
    assert outcome.pictures == {name: sha256(name.encode()) for name in NAMES}


def test_hmac_keys_sign_and_a_token_is_left_out():
    """Neither keys of AWS nor its roles are used for Google's storage."""
    with answering(403, {}) as (endpoint, seen):
        outcome = list_and_fetch("gs://ads-bucket/", STORAGE_EMULATOR_HOST=endpoint, **HMAC_KEYS,
                                 GOOGLE_OAUTH_ACCESS_TOKEN="very-secret-token",
                                 AWS_ACCESS_KEY_ID="AWSKEY", AWS_SECRET_ACCESS_KEY="very-secret")
    [(path, headers)] = seen
    assert path.startswith("/ads-bucket/?")
    scope = headers["Authorization"].split("Credential=")[1].split(",")[0].split("/")
    assert (scope[0], scope[2:]) == ("GOOG1EXAMPLE", ["auto", "s3", "aws4_request"])
    assert "signed with the credentials from the environment" in outcome.stderr
    assert "very-secret" not in outcome.text


def test_half_of_the_hmac_keys_is_wrong_usage():
    outcome = list_and_fetch("gs://ads-bucket/", GS_ACCESS_KEY_ID="GOOG1EXAMPLE")
    assert outcome.code == 2 and "GS_SECRET_ACCESS_KEY" in outcome.stderr
