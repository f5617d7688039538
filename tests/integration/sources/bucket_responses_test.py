"""Answers of object stores that moto and the emulator do not give: another region, refusals in the
service's own words, and who pays. By a server of ours that speaks S3's and Google's listing."""
import dataclasses
import http.server
import json
import urllib.parse

import pytest
from conftest import list_and_fetch, sha256
from serving import serving

KEYS = {"AWS_ACCESS_KEY_ID": "test-key", "AWS_SECRET_ACCESS_KEY": "very-secret-key"}


@dataclasses.dataclass
class Store:
    """`response(path, parameters, headers)` gives (status, headers, body)."""
    server: http.server.HTTPServer
    seen: list

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server.server_address[1]}"


def store(response):
    seen = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            url = urllib.parse.urlsplit(self.path)
            parameters = dict(urllib.parse.parse_qsl(url.query, keep_blank_values=True))
            seen.append((urllib.parse.unquote(url.path), parameters, dict(self.headers)))
            status, headers, body = response(*seen[-1])
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    return serving(Store(http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler), seen))


def error(code, rest="", status=403):
    return status, {}, f"<Error><Code>{code}</Code>{rest}</Error>".encode()


def listing(*keys):
    inside = "".join(f"<Contents><Key>{key}</Key></Contents>" for key in keys)
    return 200, {}, f"<ListBucketResult>{inside}</ListBucketResult>".encode()


def fetch(found, location, *arguments, **changes):
    return list_and_fetch(location, *arguments, "attempts=1",
                          **(KEYS | {"AWS_ENDPOINT_URL_S3": found.url} | changes))


def region_of(headers):
    return headers["Authorization"].split("Credential=")[1].split("/")[2]


WRONG_REGION = {
    "a header": (301, {"x-amz-bucket-region": "eu-west-1"}, b""),
    "the body of a 301": error("PermanentRedirect",
                               "<Endpoint>ads.s3.eu-west-1.amazonaws.com</Endpoint>", 301),
    "the body of a 400": error("AuthorizationHeaderMalformed", "<Region>eu-west-1</Region>", 400),
}


@pytest.mark.parametrize("told_by", WRONG_REGION)
@pytest.mark.parametrize("given", [{}, {"AWS_REGION": "us-west-2"}])
def test_the_region_that_an_answer_names_is_followed_once_and_kept(told_by, given):
    def response(path, parameters, headers):
        if region_of(headers) != "eu-west-1":
            return WRONG_REGION[told_by]
        return listing("a.jpg", "b.jpg") if "list-type" in parameters else (200, {}, b"pic")

    with store(response) as found:
        outcome = fetch(found, "s3://ads-bucket", **given)
    assert outcome.pictures == {name: sha256(b"pic") for name in ("a.jpg", "b.jpg")}
    regions = [region_of(headers) for _, _, headers in found.seen]
    assert regions == [given.get("AWS_REGION", "us-east-1")] + ["eu-west-1"] * 3


def test_a_region_that_is_refused_again_is_not_followed_for_ever():
    def response(_path, _parameters, headers):
        other = "eu-west-1" if region_of(headers) != "eu-west-1" else "eu-west-2"
        return 301, {"x-amz-bucket-region": other}, error("PermanentRedirect")[2]

    with store(response) as found:
        outcome = fetch(found, "s3://ads-bucket")
    assert outcome.code == 1 and len(found.seen) == 2
    assert "--s3-region" in outcome.stderr


def test_a_hostile_region_is_not_followed():
    with store(lambda *_: (301, {"x-amz-bucket-region": "evil.example/"}, b"")) as found:
        assert fetch(found, "s3://ads-bucket").code == 1
    assert len(found.seen) == 1


@pytest.mark.parametrize("code, message, status, told", [
    ("ExpiredToken", "", 400, "session token has expired; renew"),
    ("RequestTimeTooSkewed", "", 403, "clock"),
    ("AccessDenied", "not authorized to perform: kms:Decrypt", 403, "kms:Decrypt"),
    ("AccessDenied", "Access Denied", 403, "s3:ListBucket or s3:GetObject"),
    ("InvalidAccessKeyId", "", 403, "No such access key"),
    ("SlowDown", "", 503, "--concurrency"),
    ("NoSuchBucket", "", 404, "no such bucket"),
    ("OddNewCode", "", 418, "OddNewCode"),
])
def test_a_refused_listing_says_what_to_do(code, message, status, told):
    with store(lambda *_: error(code, f"<Message>{message}</Message>", status)) as found:
        outcome = fetch(found, "s3://ads-bucket/p")
    assert outcome.code == 1
    assert told in outcome.stderr and "s3://ads-bucket" in outcome.stderr
    assert "signed with the credentials from the environment" in outcome.stderr
    assert "very-secret" not in outcome.text


def test_refused_objects_say_why():
    codes = {"cold.jpg": error("InvalidObjectState"),
             "key.jpg": error("KMS.DisabledException", status=400),
             "late.jpg": error("ExpiredToken", status=400),
             "gone.jpg": error("NoSuchKey", status=404)}

    def response(path, parameters, _headers):
        return listing(*codes) if "list-type" in parameters else codes[path.rsplit("/", 1)[1]]

    with store(response) as found:
        outcome = fetch(found, "s3://ads-bucket")
    assert outcome.failures == {"cold.jpg": "access_denied", "key.jpg": "access_denied",
                                "late.jpg": "access_denied", "gone.jpg": "not_found"}
    for told in ("restore it first", "KMS key", "renew the credentials", "no such object"):
        assert told in outcome.text


def test_one_object_where_listing_is_not_allowed():
    def response(_path, parameters, _headers):
        return error("AccessDenied") if "list-type" in parameters else (200, {}, b"pic")

    with store(response) as found:
        outcome = fetch(found, "s3://ads-bucket/p/a.jpg")
    assert outcome.pictures == {"a.jpg": sha256(b"pic")}


def test_the_requester_pays_only_by_option():
    def response(_path, parameters, headers):
        if headers.get("x-amz-request-payer") != "requester":
            return error("AccessDenied", "<Message>Access Denied</Message>")
        assert "x-amz-request-payer" in headers["Authorization"]
        return listing("a.jpg") if "list-type" in parameters else (200, {}, b"pic")

    with store(response) as found:
        refused = fetch(found, "s3://ads-bucket")
        paid = fetch(found, "s3://ads-bucket", "requester-pays")
    assert refused.code == 1 and "--requester-pays" in refused.stderr
    assert paid.pictures == {"a.jpg": sha256(b"pic")}


def test_many_objects_without_an_ending_are_not_looked_at():
    keys = [f"{number:04}" for number in range(201)]
    with store(lambda *_: listing(*keys)) as found:
        outcome = fetch(found, "s3://ads-bucket")
    assert outcome.lines == [] and len(found.seen) == 1
    assert "201 objects have no ending" in outcome.stderr



def test_google_asks_the_project_that_pays():
    def response(_path, parameters, _headers):
        if parameters.get("userProject") != "my-project":
            return 400, {}, json.dumps({"error": {"code": 400, "errors": [
                {"reason": "userProjectMissing"}]}}).encode()
        if parameters.get("alt") == "media":
            return 200, {}, b"pic"
        return 200, {}, json.dumps({"items": [{"name": "a.jpg"}]}).encode()

    with store(response) as found:
        missing = list_and_fetch("gs://ads-bucket", STORAGE_EMULATOR_HOST=found.url)
        nameless = list_and_fetch("gs://ads-bucket", "requester-pays",
                                  STORAGE_EMULATOR_HOST=found.url)
        paid = list_and_fetch("gs://ads-bucket", "requester-pays", STORAGE_EMULATOR_HOST=found.url,
                              GOOGLE_CLOUD_PROJECT="my-project")
    assert missing.code == 1 and "--requester-pays" in missing.stderr
    assert nameless.code == 2 and "GOOGLE_CLOUD_PROJECT" in nameless.stderr
    assert paid.pictures == {"a.jpg": sha256(b"pic")}


def test_google_says_why():
    def response(_path, _parameters, _headers):
        return 401, {}, json.dumps({"error": {"code": 401, "errors": [
            {"reason": "required", "message": "Anonymous caller"}]}}).encode()

    with store(response) as found:
        outcome = list_and_fetch("gs://ads-bucket/p", STORAGE_EMULATOR_HOST=found.url)
    assert outcome.code == 1
    assert "not public" in outcome.stderr and "gs://ads-bucket" in outcome.stderr
