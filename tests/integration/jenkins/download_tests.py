"""imagelift trigger --download: artifacts, whole and checked."""

import pytest
from conftest import WITH_TOKEN, trigger
from server import Response, Build, Jenkins, redirect, running

LARGE = bytes(range(256)) * 4096  # 1 MiB


@pytest.fixture
def build(jenkins):
    jenkins.builds = [Build()]
    return jenkins.builds[0]


def fetch(imagelift, jenkins, *more, expect=0):
    return imagelift(*trigger(jenkins, "--download", "got", *more), environment=WITH_TOKEN,
                     expect=expect)


def test_artifacts_come_under_their_paths_and_are_checked(imagelift, jenkins, build, tmp_path):
    build.add("out/features.json", b"{}", recorded=b"{}")
    build.add("out/report/a b%.html", "é".encode())
    build.add("empty", b"")
    done = fetch(imagelift, jenkins)
    assert (tmp_path / "got/out/features.json").read_bytes() == b"{}"
    assert (tmp_path / "got/out/report/a b%.html").read_text() == "é"
    assert (tmp_path / "got/empty").read_bytes() == b""
    assert "3 artifacts" in done.stderr and "1 of them checked" in done.stderr
    assert not list(tmp_path.rglob("*.part"))


def test_a_transfer_that_breaks_goes_on_where_it_was(imagelift, jenkins, build, tmp_path):
    build.add("large", LARGE, recorded=LARGE)
    build.broken["large"] = [300_000, 100_000, 1]
    fetch(imagelift, jenkins)
    assert (tmp_path / "got/large").read_bytes() == LARGE
    ranges = [headers.get("Range") for _, _, headers, _ in jenkins.asked("/artifact/large")]
    assert ranges == [None, "bytes=300000-", "bytes=400000-", "bytes=400001-"]


def test_a_server_without_ranges_sends_it_all_again(imagelift, jenkins, build, tmp_path):
    build.add("large", LARGE)
    build.broken["large"] = [300_000]
    jenkins.faults["/artifact/large"] = [Response(200, LARGE, after=5000), Response(200, LARGE)]
    fetch(imagelift, jenkins)
    assert (tmp_path / "got/large").read_bytes() == LARGE


def test_a_file_that_changed_meanwhile_is_fetched_anew(imagelift, jenkins, build, tmp_path):
    build.add("large", LARGE)
    other = Response(206, b"xyz", {"Content-Range": "bytes 5000-5002/5003"})
    jenkins.faults["/artifact/large"] = [Response(200, LARGE, after=5000), other]
    done = fetch(imagelift, jenkins, expect=1)
    assert "shorter or longer" in done.stderr
    assert not (tmp_path / "got/large").exists()
    jenkins.faults["/artifact/large"] = [Response(200, LARGE, after=5000), Response(416)]
    build.states = build.states[-1:]
    fetch(imagelift, jenkins)
    assert (tmp_path / "got/large").read_bytes() == LARGE


def test_other_bytes_than_recorded_are_an_error(imagelift, jenkins, build):
    build.add("out/features.json", b"{}", recorded=b"{ }")
    assert "other bytes" in fetch(imagelift, jenkins, expect=1).stderr


@pytest.mark.parametrize("path", ["../evil", "/etc/evil", "a/../../evil", "a//evil", "a\\evil"])
def test_a_path_that_leads_elsewhere_is_refused(imagelift, jenkins, build, tmp_path, path):
    build.add(path, b"x")
    assert "refused" in fetch(imagelift, jenkins, expect=1).stderr
    assert not list(tmp_path.parent.rglob("evil"))
    assert jenkins.asked("/artifact/") == []


def test_a_store_of_artifacts_elsewhere_gets_no_credentials(imagelift, jenkins, build, tmp_path):
    with running(Jenkins(prefix="")) as store:
        store.faults["/signed"] = [Response(200, b"bytes", after=2), Response(
            206, b"tes", {"Content-Range": "bytes 2-4/5"})]
        build.add("file", b"")
        jenkins.faults["/artifact/file"] = [redirect(f"{store.url}/signed?key=1")] * 2
        fetch(imagelift, jenkins, "--allow-private")
        assert (tmp_path / "got/file").read_bytes() == b"bytes"
        assert [("Authorization" in headers, headers.get("Range"))
                for _, _, headers, _ in store.requests] == [(False, None), (False, "bytes=2-")]


def test_the_resource_root_url_may_be_private_and_gets_no_credentials(imagelift, jenkins, build, tmp_path):
    with running(Jenkins(prefix="")) as resources:
        resources.faults["/file"] = [Response(200, b"bytes", after=2), Response(
            206, b"tes", {"Content-Range": "bytes 2-4/5"})]
        build.add("file", b"")
        jenkins.faults["/artifact/file"] = [redirect(f"{resources.url}/static-files/T0k3n/file")] * 2
        fetch(imagelift, jenkins)
        assert (tmp_path / "got/file").read_bytes() == b"bytes"
        assert [("Authorization" in headers, headers.get("Range"))
                for _, _, headers, _ in resources.requests] == [(False, None), (False, "bytes=2-")]


def test_other_private_addresses_are_refused(imagelift, jenkins, build):
    with running(Jenkins(prefix="")) as other:
        build.add("file", b"")
        jenkins.faults["/artifact/file"] = [redirect(f"{other.url}/admin")]
        done = fetch(imagelift, jenkins, expect=1)
        assert "private or reserved address" in done.stderr
        assert other.requests == []
        # Nor does a resource domain lead on to where it likes.
        other.faults["/file"] = [redirect(f"http://127.0.0.1:{jenkins.port}/static-files/x")] * 9
        jenkins.faults["/artifact/file"] = [redirect(f"{other.url}/static-files/T/file")]
        build.states = build.states[-1:]
        fetch(imagelift, jenkins, expect=1)
        assert all("Authorization" not in headers for _, _, headers, _ in other.requests)


def test_a_missing_artifact_is_an_error(imagelift, jenkins, build):
    build.add("gone", b"x")
    jenkins.faults["/artifact/gone"] = [Response(404)]
    fetch(imagelift, jenkins, expect=1)


def test_artifacts_of_a_build_that_failed_come_too(imagelift, jenkins, tmp_path):
    jenkins.builds = [Build(result="FAILURE")]
    jenkins.builds[0].add("out/failures.json", b"[]")
    fetch(imagelift, jenkins, expect=1)
    assert (tmp_path / "got/out/failures.json").read_bytes() == b"[]"


def test_a_disk_that_refuses_is_an_error(imagelift, jenkins, build, tmp_path):
    build.add("a", b"in the way")
    fetch(imagelift, jenkins)
    jenkins.builds = [Build()]
    jenkins.builds[0].add("a/b", b"x")
    assert "got/a" in fetch(imagelift, jenkins, expect=1).stderr
    assert (tmp_path / "got/a").read_bytes() == b"in the way"


def test_only_what_a_download_put_there_is_replaced(imagelift, jenkins, build, tmp_path):
    build.add("out/features.json", b"{}")
    (tmp_path / "got").mkdir()
    (tmp_path / "got/mine.txt").write_text("mine")
    done = fetch(imagelift, jenkins, expect=2)
    assert "got" in done.stderr and not jenkins.asked("/build")
    (tmp_path / "got/mine.txt").unlink()
    fetch(imagelift, jenkins)
    (tmp_path / "got/mine.txt").write_text("mine")
    jenkins.builds = [Build()]
    jenkins.builds[0].add("out/features.json", b"[]")
    fetch(imagelift, jenkins)
    assert (tmp_path / "got/out/features.json").read_bytes() == b"[]"
    jenkins.builds = [Build()]
    jenkins.builds[0].add("mine.txt", b"theirs")
    assert "mine.txt" in fetch(imagelift, jenkins, expect=1).stderr
    assert (tmp_path / "got/mine.txt").read_text() == "mine"
