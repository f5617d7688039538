"""What the tests in a booted Jenkins share."""
import contextlib
import functools
import os
import pathlib
import sqlite3
import subprocess
import tempfile
import unittest

import jars
from booted import worker_place
from booted.rest import ENDS_WITHIN, job_path


def needs(*plugins):
    """Skips a test, and says why, where JENKINS_PLUGINS_DIR lacks one of them."""
    def wrap(test):
        @functools.wraps(test)
        def checked(self):
            missing = sorted(set(plugins) - self.plugins)
            if missing:
                self.skipTest(f"JENKINS_PLUGINS_DIR lacks {', '.join(missing)}")
            return test(self)
        return checked
    return wrap


def needs_the_worker(test):
    """The program with its models."""
    return skipped_for(worker_place.lacking, test)


def needs_the_client(test):
    """The program alone."""
    return skipped_for(worker_place.no_program, test)


def skipped_for(reason, test):
    @functools.wraps(test)
    def checked(self):
        if reason():
            self.skipTest(reason())
        return test(self)
    return checked


class InJenkins(unittest.TestCase):
    """`run` sets both before any test."""

    jenkins = None
    plugins = frozenset()  # short names, without ours

    def finish(self, job, business, source="shop", **more):
        """(number, result) of a build."""
        number = self.jenkins.begin(job, BUSINESS=business, IMAGE_SOURCE=source, **more)
        return number, self.jenkins.end(job, number)

    def expect(self, result, job, business, source="shop", **more):
        """The number of a build that ended so."""
        number, ended = self.finish(job, business, source, **more)
        self.assertEqual(ended, result, self.jenkins.log(job, number))
        return number

    def artifact(self, job, number, path):
        return self.jenkins.get(f"{job_path(job)}/{number}/artifact/{path}")

    def stand_in_store(self, job, number):
        """Its lines, one per run."""
        return self.artifact(job, number, "imagelift/imagelift.sqlite").decode().splitlines()

    def runs_in_store(self, job, number):
        """How many runs a worker's own store holds; it is sound."""
        with tempfile.NamedTemporaryFile(suffix=".sqlite") as file:
            file.write(self.artifact(job, number, "imagelift/imagelift.sqlite"))
            file.flush()
            with contextlib.closing(sqlite3.connect(f"file:{file.name}?mode=ro&immutable=1", uri=True)) as store:
                self.assertEqual(store.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
                return store.execute("SELECT count(*) FROM run").fetchone()[0]

    def when_logged(self, job, number, words):
        self.jenkins.until(ENDS_WITHIN, lambda: words in self.jenkins.log(job, number), f"log {words!r} in {job} #{number}")

    def abort(self, job, number):
        self.jenkins.post(f"{job_path(job)}/{number}/stop")
        self.assertEqual(self.jenkins.end(job, number), "ABORTED", self.jenkins.log(job, number))

    def client(self, command, job, *more, **secret):
        """`imagelift COMMAND` as the process it is."""
        who = {"JENKINS_USER_ID": self.jenkins.user, **(secret or {"JENKINS_API_TOKEN": self.jenkins.token})}
        return subprocess.Popen([worker_place.PROGRAM, command, "--jenkins", self.jenkins.url, "--job", job, *map(str, more)],
                                text=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                env=os.environ | who)

    def trigger(self, job, business, *more, source="shop", expect=0, **secret):
        """What it printed, once it has ended with the exit code that is expected."""
        client = self.client("trigger", job, "--business", business, "--image-source", source, *more, **secret)
        try:
            printed, errors = client.communicate(timeout=ENDS_WITHIN)
        finally:
            client.kill()
        self.assertEqual(client.returncode, expect, printed[-2000:] + errors)
        return printed + errors

    def in_chromium(self, what, path, **more):
        """alive.mjs finds nothing wrong with a page."""
        done = subprocess.run(
            ["node", str(jars.HERE / "booted/alive.mjs"), what], check=False, capture_output=True, text=True,
            env=os.environ | {"PAGE": self.jenkins.url + path, "AUTHORIZATION": self.jenkins.authorization()} | more)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


def shipped(path):
    """A file of jenkins/."""
    return pathlib.Path(jars.ROOT, "jenkins", path).read_text(encoding="utf-8")
