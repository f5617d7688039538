"""A run with the role of an instance: no file holds its credentials, and a run that outlives them goes
on in the next one."""
import pathlib
import sys
import time

import pytest
from conftest import key

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "sources"))
from role_servers import instance, on_instance, recorder, role  # noqa: E402

ONE_BY_ONE = ["--tasks", "labels", "--concurrency", "1", "--log-level", "trace"]
LIFE = 10  # seconds of the first credentials
BATCH = 4  # images that are written at once (worker/run/collector.cc)


class Bucket:
    """Six images. The fifth is answered when the first credentials have ended."""

    def __init__(self, photos):
        self.contents = {f"{i}{photo.suffix}": photo.read_bytes() for i, photo in enumerate(photos)}
        self.since = 0.0

    def listing(self):
        self.since = self.since or time.monotonic()
        keys = "".join(f"<Contents><Key>{name}</Key></Contents>" for name in self.contents)
        return f"<ListBucketResult>{keys}</ListBucketResult>".encode()

    def picture(self, name):
        def made():
            if name.startswith("4"):
                time.sleep(max(0.0, self.since + LIFE + 1 - time.monotonic()))
            return self.contents[name]
        return made

    def answers(self):
        return {"/ads-bucket/": [self.listing],
                **{f"/ads-bucket/{name}": [self.picture(name)] for name in self.contents}}


@pytest.fixture
def bucket(photos):
    with recorder(Bucket(photos[:6]).answers()) as found:
        yield found


def test_a_run_that_outlives_its_credentials_goes_on_in_the_next_run(imagelift, bucket):
    def run(service, expect=0):
        return imagelift(*key("out", "s3://ads-bucket/"), *ONE_BY_ONE, expect=expect,
                         environment=on_instance(service, AWS_ENDPOINT_URL_S3=bucket.url)).stderr

    with instance(role("ASIAFIRST", seconds=LIFE), (500, b"")) as service:
        ended = run(service, expect=1)
    assert "from the role of the instance ended at" in ended.splitlines()[-1]
    with instance(role("ASIASECOND")) as service:
        again = run(service)
    assert f"{BATCH} taken from the store" in again

    written = b"".join(file.read_bytes()
                       for file in (imagelift.folder / "out").rglob("*") if file.is_file())
    for secret in ("ASIA", "very-secret", "a-session-token"):
        assert secret.encode() not in written and secret not in ended + again
