"""The shell of the shared library's step without the plugin, as an agent's sh runs it."""

import os
import pathlib
import re
import subprocess

import pytest
from conftest import PROGRAM, SOURCE_DIR, WITH_TOKEN
from pull_tests import job, runs  # noqa: F401  (a fixture, by its name)

LIBRARY = (SOURCE_DIR / "jenkins/pipeline/vars/imageliftRun.groovy").read_text(encoding="utf-8")


def script(part):
    """The one of the library's scripts that holds this."""
    found = [text for text in re.findall(r"'''(.*?)'''", LIBRARY, re.DOTALL) if part in text]
    assert len(found) == 1
    return found[0]


@pytest.fixture
def sh(imagelift):
    def run(text, expect=0, **environment):
        path = f"{pathlib.Path(PROGRAM).parent}{os.pathsep}{os.environ['PATH']}"
        done = subprocess.run(["sh", "-xe", "-c", text], cwd=imagelift.folder, text=True, capture_output=True,
                              check=False, env={**imagelift.environment, "PATH": path, **environment})
        assert done.returncode == expect, done.stderr
        return done
    return run


def test_the_history_of_the_builds_own_names_is_pulled(imagelift, job, sh):  # noqa: F811
    of_build = {**WITH_TOKEN, "JENKINS_URL": job.url, "JOB_NAME": "ads/imagelift", "IMAGE_SOURCE": "shop"}
    sh(script("imagelift pull"), BUSINESS="acme", **of_build)
    (imagelift.folder / "imagelift-previous.sqlite").rename(imagelift.folder / "local.sqlite")
    assert len(runs(imagelift)) == 3
    done = sh(script("imagelift pull"), BUSINESS="globex", **of_build)
    assert "0 new runs" in done.stderr


def test_a_history_that_is_gone_fails_the_build(job, sh):  # noqa: F811
    job.builds[2].parameters = {"BUSINESS": "acme", "IMAGE_SOURCE": "shop"}
    for build in job.builds:
        build.artifacts = {}
    done = sh(script("imagelift pull"), expect=1, BUSINESS="acme", IMAGE_SOURCE="shop", JENKINS_URL=job.url,
              JOB_NAME="ads/imagelift", **WITH_TOKEN)
    assert "was in build #13" in done.stderr


def test_thumbnails_leave_a_folder_that_is_too_large_for_the_archive(imagelift, sh):
    report = imagelift.folder / "imagelift/report"
    for part in ("thumbnails", "runs"):
        (report / part).mkdir(parents=True)
    sh(script("du -sb"))
    assert (report / "thumbnails").exists()
    with open(report / "thumbnails/0.jpg", "wb") as sparse:
        sparse.truncate(201_000_000)
    assert "report/thumbnails is not archived" in sh(script("du -sb")).stdout
    assert sorted(path.name for path in report.iterdir()) == ["runs"]


def test_a_run_that_left_nothing_ends_without_an_error(sh):
    sh(script("du -sb"))
