"""S3 by moto's server: paging, signatures, keys that need encoding, errors."""
import boto3
import pytest
from conftest import NAMES, list_and_fetch, sha256
from serving import moto_server

KEYS = {"AWS_ACCESS_KEY_ID": "test-key", "AWS_SECRET_ACCESS_KEY": "very-secret-key",
        "AWS_SESSION_TOKEN": "very-secret-token"}


@pytest.fixture(scope="module")
def endpoint():
    with moto_server() as url:
        yield url


@pytest.fixture
def client(endpoint):
    import urllib.request

    urllib.request.urlopen(urllib.request.Request(endpoint + "/moto-api/reset", method="POST"))
    client = boto3.client("s3", endpoint_url=endpoint, region_name="us-east-1",
                          aws_access_key_id="test-key", aws_secret_access_key="very-secret-key")
    client.create_bucket(Bucket="ads-bucket")
    return client


def fetch(endpoint, location, *arguments, **changes):
    return list_and_fetch(location, *arguments,
                          **(KEYS | {"AWS_ENDPOINT_URL_S3": endpoint} | changes))


def test_more_than_a_page_of_keys_is_listed_and_fetched(endpoint, client):
    for number in range(1050):
        client.put_object(Bucket="ads-bucket", Key=f"many/{number:04}.jpg", Body=b"%d" % number)
    # A page of the listing is larger than the largest image that is wanted here.
    outcome = fetch(endpoint, "s3://ads-bucket/many", "max-bytes=1000")
    assert outcome.code == 0
    assert outcome.pictures == {f"{n:04}.jpg": sha256(b"%d" % n) for n in range(1050)}


def test_keys_that_need_encoding_and_folders(endpoint, client):
    for name in (*NAMES, "notes.txt", "deep/", "x+y z=1&2.jpg"):
        client.put_object(Bucket="ads-bucket", Key="p/" + name, Body=name.encode())
    client.put_object(Bucket="ads-bucket", Key="pq/other.jpg", Body=b"")
    for location in ("s3://ads-bucket/p", "s3://ads-bucket/p/"):
        outcome = fetch(endpoint, location)
        assert outcome.pictures == {name: sha256(name.encode())
                                    for name in (*NAMES, "x+y z=1&2.jpg")}
        assert outcome.failures == {}


def test_the_whole_bucket(endpoint, client):
    client.put_object(Bucket="ads-bucket", Key="root.jpg", Body=b"r")
    assert fetch(endpoint, "s3://ads-bucket").pictures == {"root.jpg": sha256(b"r")}


def zipped(files):
    import io
    import zipfile

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


@pytest.mark.parametrize("scheme", ["s3", "s3a", "s3n", "S3"])
def test_one_object_by_any_of_its_schemes(endpoint, client, scheme):
    client.put_object(Bucket="ads-bucket", Key="p/a.jpg", Body=b"a")
    client.put_object(Bucket="ads-bucket", Key="p/a.jpg.bak/b.jpg", Body=b"b")
    outcome = fetch(endpoint, f"{scheme}://ads-bucket/p/a.jpg")
    assert outcome.pictures == {"a.jpg": sha256(b"a")}


def test_globs_choose_objects(endpoint, client):
    for key in ("spring/a.jpg", "spring/b.png", "spring/deep/c.jpg", "summer/d.jpg", "spring/x.txt"):
        client.put_object(Bucket="ads-bucket", Key=key, Body=key.encode())

    def named(glob):
        return sorted(fetch(endpoint, "s3://ads-bucket/" + glob).pictures)

    assert named("spring/*.jpg") == ["a.jpg"]
    assert named("spring/**.jpg") == ["a.jpg", "deep/c.jpg"]
    assert named("s*/*.jpg") == ["spring/a.jpg", "summer/d.jpg"]
    assert named("spring/[ab].???") == ["a.jpg", "b.png"]
    assert named("spring/*") == ["a.jpg", "b.png"]
    assert named("**") == ["spring/a.jpg", "spring/b.png", "spring/deep/c.jpg", "summer/d.jpg"]


def test_a_key_with_the_signs_of_a_glob_is_an_object_first(endpoint, client):
    client.put_object(Bucket="ads-bucket", Key="p/what?[1].jpg", Body=b"odd")
    outcome = fetch(endpoint, "s3://ads-bucket/p/what?[1].jpg")
    assert outcome.pictures == {"what?[1].jpg": sha256(b"odd")}


def test_an_archive_in_a_bucket_with_or_without_its_ending(endpoint, client):
    packed = zipped({"a.jpg": b"a", "d/b.png": b"b", "x.txt": b"x"})
    for key in ("sets/pack.zip", "sets/pack"):
        client.put_object(Bucket="ads-bucket", Key=key, Body=packed)
        outcome = fetch(endpoint, "s3://ads-bucket/" + key)
        assert outcome.pictures == {"a.jpg": sha256(b"a"), "d/b.png": sha256(b"b")}


def test_a_list_in_a_bucket_names_objects_beside_it_and_elsewhere(endpoint, client):
    client.put_object(Bucket="ads-bucket", Key="lists/spring.csv", Body=(
        b"url,caption\na.jpg,one\ns3://ads-bucket/other/b c.jpg,two\nfile:///etc/x.jpg,three\n"))
    client.put_object(Bucket="ads-bucket", Key="lists/a.jpg", Body=b"a")
    client.put_object(Bucket="ads-bucket", Key="other/b c.jpg", Body=b"b")
    outcome = fetch(endpoint, "s3://ads-bucket/lists/spring.csv")
    assert outcome.pictures == {"ads-bucket/lists/a.jpg": sha256(b"a"),
                                "ads-bucket/other/b c.jpg": sha256(b"b")}
    assert outcome.failures == {"line 4": "bad_url"}
    assert "ignored: 'caption'" in outcome.stderr


def test_a_local_list_of_objects(endpoint, client, tmp_path):
    client.put_object(Bucket="ads-bucket", Key="a.jpg", Body=b"a")
    (tmp_path / "list.txt").write_text("s3a://ads-bucket/a.jpg\ns3://ads-bucket/none.jpg\n")
    outcome = fetch(endpoint, tmp_path / "list.txt")
    assert outcome.pictures == {"ads-bucket/a.jpg": sha256(b"a")}
    assert outcome.failures == {"ads-bucket/none.jpg": "not_found"}


def test_objects_without_an_ending_are_known_by_their_content(endpoint, client):
    png = b"\x89PNG\r\n\x1a\n" + bytes(5000)
    for key, body in (("p/0a1b", png), ("p/notes", b"text"), ("p/empty", b"")):
        client.put_object(Bucket="ads-bucket", Key=key, Body=body)
    assert fetch(endpoint, "s3://ads-bucket/p").pictures == {"0a1b": sha256(png)}
    assert fetch(endpoint, "s3://ads-bucket/p/0a1b").pictures == {"0a1b": sha256(png)}


def test_a_folder_that_is_named_like_a_file_is_listed(endpoint, client):
    client.put_object(Bucket="ads-bucket", Key="v1.zip/a.jpg", Body=b"a")
    assert fetch(endpoint, "s3://ads-bucket/v1.zip").pictures == {"a.jpg": sha256(b"a")}


def test_a_prefix_that_nothing_has_is_told(endpoint, client):
    client.put_object(Bucket="ads-bucket", Key="spring/a.jpg", Body=b"a")
    outcome = fetch(endpoint, "s3://ads-bucket/sprng")
    assert outcome.lines == []
    assert "Nothing in s3://ads-bucket is named sprng" in outcome.stderr


def test_what_is_no_list_is_told_by_name(endpoint, client):
    client.put_object(Bucket="ads-bucket", Key="notes.txt", Body=b"Dear all,\nhello\n")
    outcome = fetch(endpoint, "s3://ads-bucket/notes.txt")
    assert outcome.code == 1
    assert "s3://ads-bucket/notes.txt" in outcome.stderr and "an address a line" in outcome.stderr


def test_a_bucket_that_is_not_there_ends_the_run_without_secrets(endpoint, client):
    outcome = fetch(endpoint, "s3://no-such-bucket/x")
    assert outcome.code == 1
    assert "NoSuchBucket" in outcome.stderr
    assert "very-secret" not in outcome.text


def test_an_object_that_goes_away_is_a_failure(endpoint, client):
    # Moto answers 403 for an object in a storage class that must be restored first.
    client.put_object(Bucket="ads-bucket", Key="cold.jpg", Body=b"c", StorageClass="GLACIER")
    client.put_object(Bucket="ads-bucket", Key="warm.jpg", Body=b"w")
    outcome = fetch(endpoint, "s3://ads-bucket/")
    assert outcome.failures == {"cold.jpg": "access_denied"}
    assert "archived (Glacier or Deep Archive); restore it first" in outcome.text
    assert outcome.pictures == {"warm.jpg": sha256(b"w")}


def test_credentials_from_the_shared_file(endpoint, client, tmp_path):
    client.put_object(Bucket="ads-bucket", Key="a.jpg", Body=b"a")
    file = tmp_path / "credentials"
    file.write_text("[other]\naws_access_key_id = x\n[ads]\naws_access_key_id = test-key\n"
                    "aws_secret_access_key = very-secret-key\n")
    outcome = list_and_fetch("s3://ads-bucket/", AWS_ENDPOINT_URL=endpoint, AWS_PROFILE="ads",
                             AWS_SHARED_CREDENTIALS_FILE=str(file))
    assert outcome.pictures == {"a.jpg": sha256(b"a")}


def test_half_a_key_pair_is_wrong_usage(endpoint):
    outcome = list_and_fetch("s3://ads-bucket/", AWS_ACCESS_KEY_ID="only-the-id")
    assert outcome.code == 2


def test_a_redirect_out_of_the_endpoint_is_not_followed(endpoint, client):
    assert fetch(endpoint, "s3://ads-bucket/none").lines == []


def test_signatures_are_verified_by_the_server(endpoint):
    """Botocore computes the same signature from the request that the server got."""
    import http.server
    import threading

    from botocore.auth import S3SigV4Auth
    from botocore.awsrequest import AWSRequest
    from botocore.credentials import Credentials

    seen = []

    class Recorder(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            seen.append((self.path, dict(self.headers)))
            self.send_response(403)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Recorder)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    base = f"http://127.0.0.1:{server.server_address[1]}"
    outcome = fetch(base, "s3://ads-bucket/caf\u00e9 & more/x", AWS_REGION="eu-west-3")
    server.shutdown()
    thread.join()
    server.server_close()
    assert outcome.code == 1 and len(seen) == 1
    path, headers = seen[0]
    request = AWSRequest("GET", base + path, headers={
        name: headers[name] for name in ("x-amz-content-sha256", "x-amz-security-token")})
    request.context["timestamp"] = headers["x-amz-date"]
    request.headers["X-Amz-Date"] = headers["x-amz-date"]
    signer = S3SigV4Auth(Credentials(*KEYS.values()), "s3", "eu-west-3")
    canonical = signer.canonical_request(request)
    expected = signer.signature(signer.string_to_sign(request, canonical), request)
    assert headers["Authorization"].endswith("Signature=" + expected)
