"""`imagelift trigger` and `imagelift pull` against a real Jenkins."""
import contextlib
import pathlib
import sqlite3
import tempfile

from booted.case import InJenkins, needs_the_client, needs_the_worker
from booted.controller import HERE

JOB = "ads"
NAME = "Ads 'n' Büros +1"  # Jenkins allows it


class ClientRuns(InJenkins):
    @needs_the_client
    def test_it_starts_follows_and_fetches_builds(self):
        for business, code in (("client", 0), ("gate", 3), ("broken", 1)):
            with tempfile.TemporaryDirectory() as folder:
                printed = self.trigger(JOB, business, "--follow", "--download", folder, expect=code)
                self.assertIn("Finished: ", printed)
                fetched = pathlib.Path(folder, "imagelift/report/data.json")
                self.assertEqual(fetched.is_file(), business != "broken")
                self.assertEqual(pathlib.Path(folder, "imagelift/failed/run.json").is_file(), business == "broken")

    @needs_the_client
    def test_it_takes_a_crumb_for_a_password(self):
        self.trigger(JOB, "password", "--wait", JENKINS_PASSWORD=self.jenkins.password)
        self.trigger(JOB, "wrong", JENKINS_PASSWORD="wrong", expect=1)

    @needs_the_client
    def test_it_ends_as_an_aborted_build_does(self):
        number = self.jenkins.json(f"job/{JOB}/api/json")["nextBuildNumber"]
        client = self.client("trigger", JOB, "--business", "slow", "--image-source", "shop", "--wait")
        self.addCleanup(client.kill)
        self.jenkins.until(60, lambda: self.jenkins.ask(f"job/{JOB}/{number}/api/json")[0] == 200, "begin the build")
        self.when_logged(JOB, number, "waiting")
        self.abort(JOB, number)
        _, errors = client.communicate(timeout=60)
        self.assertEqual(client.returncode, 130, errors)

    @needs_the_client
    def test_it_finds_a_job_by_a_name_that_needs_encoding(self):
        self.jenkins.create(NAME, (HERE / "freestyle.xml").read_text(encoding="utf-8"))
        with tempfile.TemporaryDirectory() as folder:
            self.trigger(NAME, "named", "--download", folder)
            self.assertTrue(pathlib.Path(folder, "imagelift/summary.json").is_file())

    @needs_the_worker
    def test_pull_brings_the_runs_of_builds_into_a_local_history(self):
        self.jenkins.create("pulled", (HERE / "freestyle.xml").read_text(encoding="utf-8"))
        for business in ("photos", "others", "photos"):
            self.expect("SUCCESS", "pulled", business, "few")
        with tempfile.TemporaryDirectory() as folder:
            store = pathlib.Path(folder, "history.sqlite")
            client = self.client("pull", "pulled", "--db", store)
            _, errors = client.communicate(timeout=300)
            self.assertEqual(client.returncode, 0, errors)
            with contextlib.closing(sqlite3.connect(store)) as history:
                told = history.execute("SELECT business.name, count(*) FROM run JOIN image_source ON image_source.id = image_source "
                                       "JOIN business ON business.id = business GROUP BY 1 ORDER BY 1").fetchall()
        self.assertEqual(told, [("others", 1), ("photos", 2)])
