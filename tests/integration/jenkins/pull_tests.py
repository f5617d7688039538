"""imagelift pull: the runs of a job in a local history."""

import contextlib
import json
import sqlite3

import pytest
from conftest import WITH_TOKEN
from server import Response, Build, listed


def import_run(imagelift, folder, images, previous=None, business="acme"):
    rows = "".join(f"photo{i},{0.01 + i / 1000},{i % 2}\n" for i in range(images))
    (imagelift.folder / f"{folder}.csv").write_text("image_name,ctr,dog\n" + rows)
    more = ["--db", f"{previous}/imagelift.sqlite"] if previous else []
    imagelift("import", "--business", business, "--image-source", "shop", "--csv", f"{folder}.csv",
              "--metrics-ctr", "fraction", "--out", folder, *more)


@pytest.fixture
def job(imagelift, jenkins):
    """Three builds with a chain of history, the newest first, one that failed, one that runs."""
    jenkins.builds = [Build(15, running=10), Build(14, "FAILURE", running=0)]
    previous = None
    for number in (11, 12, 13):
        import_run(imagelift, f"run{number}", 20 + number, previous)
        previous = f"run{number}"
        build = Build(number, "UNSTABLE" if number == 12 else "SUCCESS", running=0)
        for name in ("imagelift.sqlite", "run.json"):
            build.add(f"out/{name}", (imagelift.folder / previous / name).read_bytes())
        jenkins.builds.insert(2, build)
    jenkins.builds[1].add("out/imagelift.sqlite", b"not to be fetched")
    return jenkins


def pull(imagelift, jenkins, *more, expect=0):
    return imagelift("pull", "--jenkins", jenkins.url, "--job", "ads/imagelift", "--db",
                     "local.sqlite", *more, environment=WITH_TOKEN, expect=expect)


def runs(imagelift):
    with contextlib.closing(sqlite3.connect(imagelift.folder / "local.sqlite")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return [uid for uid, in connection.execute("SELECT uid FROM run ORDER BY started_at, uid")]


def stores_fetched(jenkins):
    return [path.split("/")[6] for path in jenkins.paths() if path.endswith("imagelift.sqlite")]


def test_the_newest_history_brings_the_runs_before_it(imagelift, job):
    pull(imagelift, job)
    assert len(runs(imagelift)) == 3
    assert stores_fetched(job) == ["13"]


def test_a_second_pull_fetches_only_what_is_new(imagelift, job):
    newest = job.builds.pop(2)
    pull(imagelift, job)
    assert stores_fetched(job) == ["12"]
    job.builds.insert(2, newest)
    job.requests.clear()
    done = pull(imagelift, job)
    assert "1 new runs" in done.stderr
    assert stores_fetched(job) == ["13"]
    job.requests.clear()
    pull(imagelift, job)
    assert stores_fetched(job) == []


def test_the_report_shows_what_was_pulled(imagelift, job):
    pull(imagelift, job)
    imagelift("report", "--db", "local.sqlite", "--business", "acme", "--out", "shown")
    shown = json.loads((imagelift.folder / "shown/summary.json").read_text())["run"]["uid"]
    assert shown in runs(imagelift)
    history = json.loads((imagelift.folder / "shown/report/history.json").read_text())
    assert len(history["runs"]) == 3


def test_runs_bounds_the_builds(imagelift, job):
    done = pull(imagelift, job, "--runs", 1)
    assert "1 builds looked at" in done.stderr


def test_the_chain_of_one_business_passes_over_the_others(imagelift, job):
    import_run(imagelift, "other", 25, business="globex")
    build = Build(16, running=0)
    for name in ("imagelift.sqlite", "run.json"):
        build.add(f"out/{name}", (imagelift.folder / "other" / name).read_bytes())
    job.builds.insert(0, build)
    pull(imagelift, job, "--runs", 1, "--business", "acme", "--image-source", "shop")
    assert stores_fetched(job) == ["13"]
    assert len(runs(imagelift)) == 3


def test_a_quiet_chain_is_found_behind_hundreds_of_builds_of_others(imagelift, job):
    job.builds[:0] = [Build(number, running=0) for number in range(365, 15, -1)]
    pull(imagelift, job, "--runs", 1, "--business", "acme", "--image-source", "shop")
    assert stores_fetched(job) == ["13"]
    assert len(job.asked("allBuilds")) == 4


def test_builds_that_new_ones_push_onto_the_next_page_are_taken_once(imagelift, job, monkeypatch):
    job.builds[:0] = [Build(number, running=0) for number in range(111, 15, -1)]
    assert [build.number for build in job.builds[98:]] == [13, 12, 11]

    def with_two_more(builds, tree):
        found = listed(builds, tree)
        builds[:0] = [Build(builds[0].number + more, running=0) for more in (2, 1)]
        return found
    monkeypatch.setattr("server.listed", with_two_more)
    assert "3 builds looked at" in pull(imagelift, job).stderr


def test_a_history_whose_artifacts_are_gone_is_told_and_is_no_first_build(imagelift, job):
    for build in job.builds:
        build.parameters = {"BUSINESS": "acme", "IMAGE_SOURCE": "shop"}
    asked = ("--business", "acme", "--image-source", "shop")
    job.builds[2].artifacts = {}
    done = pull(imagelift, job, *asked)
    assert "was in build #13, whose artifacts are gone; an older one was taken" in done.stderr
    for build in job.builds:
        build.artifacts = {}
    done = pull(imagelift, job, *asked, expect=1)
    assert "was in build #13, whose artifacts are gone; restore them" in done.stderr
    pull(imagelift, job, "--business", "globex", "--image-source", "shop")


def test_the_store_of_an_aborted_build_is_taken_where_its_names_are_asked_for(imagelift, job):
    aborted = Build(16, "ABORTED", running=0)
    aborted.add("out/imagelift.sqlite", job.builds[2].artifacts["out/imagelift.sqlite"])
    aborted.parameters = {"BUSINESS": "acme", "IMAGE_SOURCE": "shop"}
    job.builds.insert(0, aborted)
    pull(imagelift, job, "--runs", 1)
    assert stores_fetched(job) == ["13"]
    (imagelift.folder / "local.sqlite").unlink()
    job.requests.clear()
    pull(imagelift, job, "--runs", 1, "--business", "acme", "--image-source", "shop")
    assert stores_fetched(job) == ["16"]
    assert len(runs(imagelift)) == 3


def test_shards_beside_their_united_run_are_not_fetched(imagelift, job):
    build = job.builds[2]
    for name in ("imagelift.sqlite", "run.json"):
        build.add(f"out/shard1/{name}", build.artifacts[f"out/{name}"])
    pull(imagelift, job, "--runs", 1)
    assert {p for p in job.paths() if p.endswith("imagelift.sqlite")} == {
        "/jenkins/job/ads/job/imagelift/13/artifact/out/imagelift.sqlite"}


def test_a_history_that_is_none_is_an_error_and_the_local_one_stays(imagelift, job):
    pull(imagelift, job)
    before = runs(imagelift)
    bad = Build(16, running=0)
    bad.add("out/imagelift.sqlite", b"SQLite format 3\0" + b"x" * 5000)
    job.builds.insert(0, bad)
    pull(imagelift, job, expect=1)
    assert runs(imagelift) == before


def test_a_job_without_builds_makes_an_empty_history(imagelift, jenkins):
    jenkins.builds = []
    assert "0 builds looked at, 0 new runs" in pull(imagelift, jenkins).stderr


def test_a_job_that_is_not_there_is_named(imagelift, jenkins):
    jenkins.faults["/imagelift/api/json"] = [Response(404)]
    assert "'ads/imagelift'" in pull(imagelift, jenkins, expect=1).stderr
