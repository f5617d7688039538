"""What the tests of the Jenkins client share: the program, and a Jenkins to ask."""

import os
import pathlib
import subprocess

import pytest
from server import TOKEN, USER, Jenkins, running

SOURCE_DIR = pathlib.Path(os.environ.get("IMAGELIFT_SOURCE_DIR", pathlib.Path(__file__).parents[3]))
PROGRAM = os.environ.get("IMAGELIFT_PROGRAM", str(SOURCE_DIR / "build/dev/bin/imagelift"))
CHANGING = ("IMAGELIFT_", "JENKINS_", "http_proxy", "https_proxy", "all_proxy", "no_proxy",
            "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "BUSINESS", "IMAGE_SOURCE")
QUICK = {"IMAGELIFT_POLL_MILLISECONDS": "5", "IMAGELIFT_PATIENCE": "240"}
WITH_TOKEN = {"JENKINS_USER_ID": USER, "JENKINS_API_TOKEN": TOKEN}
TEN_MINUTES = 600  # of a machine that is busy with other things


class Program:
    """Runs imagelift without anything of the caller's environment that could change it."""

    def __init__(self, folder):
        self.folder = folder
        kept = {k: v for k, v in os.environ.items() if not k.startswith(CHANGING)}
        self.environment = {**kept, **QUICK}

    def __call__(self, *arguments, expect=0, environment=None):
        process = self.start(*arguments, environment=environment)
        out, errors = process.communicate(timeout=TEN_MINUTES)
        assert process.returncode == expect, f"exit {process.returncode}\n{out}\n{errors}"
        return subprocess.CompletedProcess(process.args, process.returncode, out, errors)

    def start(self, *arguments, environment=None):
        return subprocess.Popen([PROGRAM, *map(str, arguments)], cwd=self.folder, text=True,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                env={**self.environment, **(environment or {})})


@pytest.fixture
def imagelift(tmp_path):
    return Program(tmp_path)


@pytest.fixture
def jenkins():
    with running(Jenkins()) as found:
        yield found


def trigger(jenkins, *more):
    return ["trigger", "--jenkins", jenkins.url, "--job", "ads/imagelift", "--business", "acme",
            "--image-source", "shop", *more]
