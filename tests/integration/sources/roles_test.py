"""S3 with the credentials of roles: from moto's STS and metadata service, and from role_servers."""
import time

import boto3
import pytest
from conftest import list_and_fetch, sha256
from role_servers import instance, on_instance, recorder, role
from serving import moto_server

ROLE_ARN = "arn:aws:iam::123456789012:role/ads-agent"


@pytest.fixture(scope="module")
def moto():
    """Its buckets are those of every server of moto in this process."""
    with moto_server() as endpoint:
        client = boto3.client("s3", endpoint_url=endpoint, region_name="us-east-1",
                              aws_access_key_id="any", aws_secret_access_key="any")
        client.create_bucket(Bucket="role-bucket")
        for name in ("a", "b", "c"):
            client.put_object(Bucket="role-bucket", Key=f"{name}.jpg", Body=name.encode())
        client.create_bucket(Bucket="public-bucket")
        client.put_object(Bucket="public-bucket", Key="a.jpg", Body=b"a", ACL="public-read")
        yield endpoint


PICTURES = {f"{name}.jpg": sha256(name.encode()) for name in ("a", "b", "c")}


def keys_used(requests):
    """The access keys of signed requests, in order; and each with its token among the headers."""
    keys = []
    for _, _, headers in requests:
        key = headers["Authorization"].split("Credential=")[1].split("/")[0]
        token = headers["x-amz-security-token"]
        assert token == f"very-secret-token-of-{key}"
        assert ";x-amz-security-token," in headers["Authorization"]  # it is signed, too
        keys.append(key)
    return keys


LISTING = (b"<ListBucketResult><Contents><Key>a.jpg</Key></Contents><Contents><Key>b.jpg</Key>"
           b"</Contents><Contents><Key>c.jpg</Key></Contents></ListBucketResult>")


def slow_image():
    time.sleep(2)  # the last of three begins after the end of credentials for 3 s
    return b"picture"


def slow_bucket():
    return recorder({"/ads-bucket/": [LISTING],
                     **{f"/ads-bucket/{name}.jpg": [slow_image] for name in "abc"}})


# Against moto.

def test_web_identity_takes_a_role_of_sts(moto, tmp_path):
    token = tmp_path / "token"
    token.write_text("very-secret-header.claims.signature\n")
    outcome = list_and_fetch("s3://role-bucket/", AWS_ENDPOINT_URL=moto, AWS_ROLE_ARN=ROLE_ARN,
                             AWS_WEB_IDENTITY_TOKEN_FILE=str(token))
    assert outcome.pictures == PICTURES
    assert "very-secret" not in outcome.text


def test_the_metadata_service_gives_the_role_of_the_instance(moto):
    outcome = list_and_fetch("s3://role-bucket/", AWS_ENDPOINT_URL_S3=moto,
                             AWS_EC2_METADATA_DISABLED="false",
                             AWS_EC2_METADATA_SERVICE_ENDPOINT=moto)
    assert outcome.pictures == PICTURES


def test_without_any_credentials_requests_are_not_signed(moto):
    outcome = list_and_fetch("s3://public-bucket/", AWS_ENDPOINT_URL_S3=moto)
    assert outcome.pictures == {"a.jpg": sha256(b"a")}
    private = list_and_fetch("s3://role-bucket/", AWS_ENDPOINT_URL_S3=moto)
    assert set(private.failures.values()) == {"access_denied"}


# Order and renewal.

def test_the_role_of_a_container_is_shown_its_token_and_comes_before_the_instance(tmp_path):
    (tmp_path / "token").write_text("very-secret-pod-token\n")
    with recorder({"/v1/credentials": [role("ASIAPOD")]}) as pod, instance(role("ASIAEC2")) as ec2, \
            slow_bucket() as bucket:
        outcome = list_and_fetch(
            "s3://ads-bucket/", AWS_ENDPOINT_URL_S3=bucket.url, **on_instance(ec2),
            AWS_CONTAINER_CREDENTIALS_FULL_URI=pod.url + "/v1/credentials",
            AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE=str(tmp_path / "token"))
    assert len(outcome.pictures) == 3
    assert set(keys_used(bucket.requests)) == {"ASIAPOD"}
    assert pod.asked("/v1/credentials")[0]["Authorization"] == "very-secret-pod-token"
    assert ec2.requests == []
    assert "very-secret" not in outcome.text


def test_keys_of_the_environment_come_before_every_role(tmp_path):
    with instance(role("ASIAEC2")) as ec2, slow_bucket() as bucket:
        list_and_fetch("s3://ads-bucket/", AWS_ENDPOINT_URL_S3=bucket.url, **on_instance(ec2),
                       AWS_WEB_IDENTITY_TOKEN_FILE="/no/file", AWS_ROLE_ARN=ROLE_ARN,
                       AWS_ACCESS_KEY_ID="OWN", AWS_SECRET_ACCESS_KEY="very-secret",
                       AWS_SESSION_TOKEN="very-secret-token-of-OWN")
    assert set(keys_used(bucket.requests)) == {"OWN"}
    assert ec2.requests == []


def test_a_run_that_outlives_its_credentials_renews_them():
    with instance(role("ASIAFIRST", seconds=3), role("ASIASECOND")) as ec2, \
            slow_bucket() as bucket:
        outcome = list_and_fetch("s3://ads-bucket/", "concurrency=1", AWS_ENDPOINT_URL_S3=bucket.url,
                                 **on_instance(ec2))
    assert len(outcome.pictures) == 3
    used = keys_used(bucket.requests)
    assert used[0] == "ASIAFIRST" and used[-1] == "ASIASECOND"


def test_a_run_that_outlives_them_where_there_are_no_new_ones_ends_with_a_sentence():
    with instance(role("ASIAFIRST", seconds=3), (500, b"very-secret")) as ec2, \
            slow_bucket() as bucket:
        outcome = list_and_fetch("s3://ads-bucket/", "concurrency=1", AWS_ENDPOINT_URL_S3=bucket.url,
                                 **on_instance(ec2))
    assert outcome.code == 1
    assert "from the role of the instance ended at" in outcome.stderr
    assert f"{ec2.url} answered 500" in outcome.stderr
    assert "very-secret" not in outcome.text


# Refusals: each is one sentence that names the place and its response.

def sentence(outcome, code=1):
    [line] = outcome.stderr.splitlines()
    assert outcome.code == code
    assert "very-secret" not in outcome.text
    return line


def test_a_refusal_of_sts_is_told(tmp_path):
    token = tmp_path / "token"
    token.write_text("very-secret-token")
    said = (b"<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>Not "
            b"authorized to perform sts:AssumeRoleWithWebIdentity</Message></Error></ErrorResponse>")
    with recorder({"/": [(403, said)]}) as sts:
        line = sentence(list_and_fetch(
            "s3://ads-bucket/", AWS_ENDPOINT_URL_STS=sts.url, AWS_ROLE_ARN=ROLE_ARN,
            AWS_WEB_IDENTITY_TOKEN_FILE=str(token)))
    assert line == (f"No credentials for AWS from web identity: {sts.url} answered 403 (AccessDenied: "
                    "Not authorized to perform sts:AssumeRoleWithWebIdentity).")


@pytest.mark.parametrize("status, body, said", [
    (400, b'{"code":"InvalidIdInRequest","message":"CredentialsV2Request: Credentials not found"}',
     "answered 400 (InvalidIdInRequest: CredentialsV2Request: Credentials not found)"),
    (403, b'{"message":"very-secret-pod-token is not known"}', "answered 403."),
    (200, b"<html>", "answered 200 (no credentials)"),
    (302, b"", "answered 302"),
])
def test_a_refusal_of_a_containers_service_is_told(status, body, said):
    with recorder({"/get": [(status, body)]}) as service:
        line = sentence(list_and_fetch(
            "s3://ads-bucket/", AWS_CONTAINER_CREDENTIALS_FULL_URI=service.url + "/get",
            AWS_CONTAINER_AUTHORIZATION_TOKEN="very-secret-pod-token"))
    assert line.startswith(f"No credentials for AWS from the role of the container: {service.url}")
    assert said in line


def test_a_place_that_may_not_have_the_token_is_told_and_not_asked():
    line = sentence(list_and_fetch(
        "s3://ads-bucket/", AWS_CONTAINER_CREDENTIALS_FULL_URI="http://metadata.example.org/get",
        AWS_CONTAINER_AUTHORIZATION_TOKEN="very-secret-pod-token"))
    assert "AWS_CONTAINER_CREDENTIALS_FULL_URI is neither https nor this machine" in line


def test_where_a_bucket_refuses_it_is_told_as_whom_it_was_asked():
    denied = (403, b"<Error><Code>AccessDenied</Code></Error>")
    with instance(role("ASIAEC2")) as ec2, recorder({"/ads-bucket/": [denied]}) as bucket:
        signed = sentence(list_and_fetch("s3://ads-bucket/", AWS_ENDPOINT_URL_S3=bucket.url,
                                         **on_instance(ec2)))
        ec2.answers["/latest/api/token"] = [(403, b"")]
        anonymous = sentence(list_and_fetch("s3://ads-bucket/", AWS_ENDPOINT_URL_S3=bucket.url,
                                            **on_instance(ec2)))
    assert "signed with the credentials from the role of the instance" in signed
    assert "AccessDenied" in signed
    for part in ("not signed", "the environment: AWS_ACCESS_KEY_ID is not set", "web identity: ",
                 "the credentials file: ", "the role of the container: ",
                 f"the role of the instance: {ec2.url} answered 403"):
        assert part in anonymous


def test_no_image_source_reaches_the_metadata_service():
    """It is asked for the role of S3 only; a user's URL, list or redirect is refused."""
    with instance(role("ASIAEC2")) as ec2:
        for location in (ec2.url + "/latest/meta-data/iam/security-credentials/ads-agent",
                         "http://169.254.169.254/latest/meta-data/", "http://169.254.170.2/v2",
                         "http://[fd00:ec2::254]/latest/meta-data/x.jpg"):
            outcome = list_and_fetch(location, **on_instance(ec2))
            assert outcome.pictures == {}
            assert "private or reserved address" in outcome.text
        assert ec2.requests == []
