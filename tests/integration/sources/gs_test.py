"""Google Cloud Storage by gcp-storage-emulator: listing, keys that need encoding, errors."""
import json
import urllib.parse
import urllib.request

import pytest
from conftest import NAMES, free_port, list_and_fetch, sha256, wait_until_listening
from gcp_storage_emulator.server import create_server


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


def test_an_endpoint_without_a_scheme(bucket):
    outcome = list_and_fetch("gs://ads-bucket/p", STORAGE_EMULATOR_HOST=bucket[len("http://"):])
    assert len(outcome.pictures) == len(NAMES)


def test_a_bucket_that_is_not_there_ends_the_run_without_secrets(endpoint):
    outcome = list_and_fetch("gs://no-such-bucket/", STORAGE_EMULATOR_HOST=endpoint,
                             GOOGLE_OAUTH_ACCESS_TOKEN="very-secret")
    assert outcome.code == 1
    assert "very-secret" not in outcome.text
