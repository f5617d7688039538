"""Builds of a freestyle job with the plugin's step, on agents, in a Jenkins with no other plugin."""
import re

from booted.case import InJenkins, needs_the_worker, shipped
from booted.controller import HERE
from booted.rest import job_path

JOB = "ads"
ROTATED = """<properties>
    <jenkins.model.BuildDiscarderProperty>
      <strategy class="hudson.tasks.LogRotator">
        <daysToKeep>-1</daysToKeep>
        <numToKeep>1</numToKeep>
        <artifactDaysToKeep>-1</artifactDaysToKeep>
        <artifactNumToKeep>1</artifactNumToKeep>
      </strategy>
    </jenkins.model.BuildDiscarderProperty>"""
CHECKOUT = """<builders>
    <hudson.tasks.Shell>
      <command>mkdir -p imagelift; touch imagelift/chapter1.md</command>
    </hudson.tasks.Shell>"""
ANEW = ("<io.jenkins.plugins.imagelift.ImageliftBuilder><startAnew>true</startAnew>"
        "</io.jenkins.plugins.imagelift.ImageliftBuilder>")


class FreestyleJob(InJenkins):
    def test_a_build_archives_its_run_and_describes_it(self):
        number = self.expect("SUCCESS", JOB, "described")
        told = self.jenkins.json(f"job/{JOB}/{number}/imagelift/api/json")
        self.assertEqual((told["business"], told["images"], told["report"]), ("described", 659, True))
        description = self.jenkins.build(JOB, number)["description"]
        self.assertTrue(description.startswith("described / shop: "), description)
        self.assertIn("659 images", description)
        self.assertNotIn("<", description)
        self.assertIn("imagelift/report/index.html", self.jenkins.artifacts(JOB, number))

    def test_the_job_of_the_repository_builds(self):
        self.jenkins.create("shipped", shipped("jobs/freestyle/config.xml"))
        self.expect("SUCCESS", "shipped", "shipped")

    def test_results_are_what_exit_codes_say(self):
        self.expect("UNSTABLE", JOB, "gate")
        self.expect("FAILURE", JOB, "broken")

    def test_an_unstable_build_begins_with_the_reason(self):
        number = self.expect("UNSTABLE", JOB, "gate")
        self.assertTrue(self.described(number).startswith("gate / shop: quality gate: 2 of 10 images failed, more than 5%. "),
                        self.described(number))
        self.assertIn("the quality gate is broken: 2 of 10 images failed", self.jenkins.log(JOB, number))

    def test_a_failed_build_says_why_and_keeps_what_the_run_left(self):
        number = self.expect("FAILURE", JOB, "broken")
        self.assertEqual(self.described(number), "broken / shop: failed: every image ‹b›failed‹/b›. 3 images, 3 failed.")
        told = self.jenkins.json(f"job/{JOB}/{number}/imagelift/api/json")
        self.assertEqual((told["reason"], told["report"]), ("every image <b>failed</b>", False))
        page = self.jenkins.get(f"job/{JOB}/{number}/imagelift/")
        self.assertIn(b"every image &lt;b", page)
        self.assertNotIn(b"<b>failed", page)
        self.assertLessEqual({f"imagelift/failed/{name}" for name in ("failures.json", "junit.xml", "run.json")},
                             self.jenkins.artifacts(JOB, number))

    def test_a_failed_build_of_an_unknown_entry_says_which_there_are(self):
        number = self.expect("FAILURE", JOB, "unknown")
        self.assertIn("there are: acme, globex", self.described(number))
        self.assertIn(b"there are: acme, globex", self.jenkins.get(f"job/{JOB}/{number}/imagelift/"))

    def described(self, number):
        return self.jenkins.build(JOB, number)["description"]

    def test_a_folder_of_a_checkout_is_left_alone(self):
        self.jenkins.create("checkout", (HERE / "freestyle.xml").read_text(encoding="utf-8").replace("<builders>", CHECKOUT, 1))
        number = self.expect("FAILURE", "checkout", "checkout")
        self.assertIn("is not of a run, but holds chapter1.md: nothing of it was removed", self.jenkins.log("checkout", number))
        self.assertIn("is not of a run", self.jenkins.build("checkout", number)["description"])

    def test_names_that_are_not_allowed_fail_with_the_rule(self):
        for name in ("a/b", "$(id)", "a\nb", "-rf", "<img src=x onerror=alert(1)>"):
            number = self.expect("FAILURE", JOB, name)
            self.assertIn("must begin with a letter or digit", self.jenkins.log(JOB, number))

    def test_names_in_any_script_are_allowed_and_keep_their_chains_apart(self):
        names = ("Ünïted Käse_1.2 -x", "Ünïted Käse_1.2 -y", "広告 1")
        numbers = {name: self.expect("SUCCESS", JOB, name, "Frühling 2") for name in names}
        for name, number in numbers.items():
            self.assertEqual(self.stand_in_store(JOB, number), [f"{name} {number}"])
            self.assertEqual(self.jenkins.json(f"job/{JOB}/{number}/imagelift/api/json")["business"], name)

    def test_two_businesses_at_once_each_go_on_from_their_own_run(self):
        first = self.both("chain A", "chain B")
        self.finish(JOB, "broken")
        second = self.both(*first)
        for name, number in first.items():
            self.assertEqual(self.stand_in_store(JOB, second[name]), [f"{name} {number}", f"{name} {second[name]}"])
            self.assertFalse(self.jenkins.build(JOB, number)["keepLog"])
            self.assertTrue(self.jenkins.build(JOB, second[name])["keepLog"])

    def both(self, *names):
        numbers = {name: self.jenkins.begin(JOB, BUSINESS=name, IMAGE_SOURCE="shop") for name in names}
        for number in numbers.values():
            self.assertEqual(self.jenkins.end(JOB, number), "SUCCESS", self.jenkins.log(JOB, number))
        return numbers

    def kept(self, *numbers):
        return [self.jenkins.build(JOB, number)["keepLog"] for number in numbers]

    def test_two_builds_of_one_business_at_once_lose_no_run(self):
        numbers = [self.jenkins.begin(JOB, BUSINESS="twins", IMAGE_SOURCE="shop") for _ in range(2)]
        for number in numbers:
            self.assertEqual(self.jenkins.end(JOB, number), "SUCCESS", self.jenkins.log(JOB, number))
            self.assertEqual(self.stand_in_store(JOB, number), [f"twins {number}"])
        self.assertEqual(self.kept(*numbers), [True, True])
        then = self.expect("SUCCESS", JOB, "twins")
        self.assertEqual(sorted(self.stand_in_store(JOB, then)), sorted(f"twins {each}" for each in (*numbers, then)))
        self.assertEqual(self.kept(*numbers, then), [False, False, True])

    def test_an_aborted_build_does_not_cost_the_newest_report(self):
        number = self.expect("SUCCESS", JOB, "halted")
        halt = self.jenkins.home / "halt"
        halt.touch()
        self.addCleanup(halt.unlink)
        stopped = self.jenkins.begin(JOB, BUSINESS="halted", IMAGE_SOURCE="shop")
        self.when_logged(JOB, stopped, "waiting")
        self.abort(JOB, stopped)
        self.assertEqual(self.kept(number, stopped), [True, True])
        latest = self.jenkins.ask(f"job/{JOB}/imagelift/latest?business=halted&imageSource=shop")[1]["Location"]
        self.assertTrue(latest.endswith(f"/job/{JOB}/{number}/imagelift/"), latest)

    def test_the_log_rotator_deletes_neither_the_newest_report_nor_the_newest_store(self):
        self.jenkins.create("rotated", (HERE / "freestyle.xml").read_text(encoding="utf-8").replace("<properties>", ROTATED, 1))
        report = self.expect("SUCCESS", "rotated", "halted")
        halt = self.jenkins.home / "halt"
        halt.touch()
        self.addCleanup(halt.unlink, missing_ok=True)
        store = self.jenkins.begin("rotated", BUSINESS="halted", IMAGE_SOURCE="shop")
        self.when_logged("rotated", store, "waiting")
        self.abort("rotated", store)
        others = [self.expect("SUCCESS", "rotated", "others") for _ in range(3)]
        there = {each["number"] for each in self.jenkins.json("job/rotated/api/json?tree=builds[number]")["builds"]}
        self.assertEqual(there, {report, store, others[-1]})
        self.assertIn("imagelift/report/index.html", self.jenkins.artifacts("rotated", report))
        halt.unlink()
        then = self.expect("SUCCESS", "rotated", "halted")
        self.assertEqual(self.stand_in_store("rotated", then), [f"halted {each}" for each in (report, store, then)])
        runs = self.jenkins.json("job/rotated/imagelift/api/json")["imageSources"]
        gone = [run["page"] for each in runs if each["business"] == "others" for run in each["runs"][1:]]
        self.assertEqual(gone, [None, None])

    def test_a_lost_list_of_runs_leaves_no_build_kept_for_ever(self):
        first = self.expect("SUCCESS", JOB, "forgotten")
        (self.jenkins.home / "jobs" / JOB / "imagelift-runs.tsv").unlink()
        then = self.expect("SUCCESS", JOB, "forgotten")
        self.assertEqual(self.stand_in_store(JOB, then), [f"forgotten {first}", f"forgotten {then}"])
        self.assertEqual(self.kept(first, then), [False, True])

    def test_a_history_begins_anew_once(self):
        self.jenkins.create("anew", (HERE / "freestyle.xml").read_text(encoding="utf-8"))
        self.expect("SUCCESS", "anew", "anew")
        config = self.jenkins.get("job/anew/config.xml").decode()
        self.jenkins.post("job/anew/config.xml", kind="application/xml",
                          body=re.sub(r"<io.jenkins.plugins.imagelift.ImageliftBuilder.*?/?>(.*</io.jenkins[^>]*>)?", ANEW, config, flags=re.DOTALL).encode())
        second = self.expect("SUCCESS", "anew", "anew")
        self.assertEqual(self.stand_in_store("anew", second), [f"anew {second}"])
        self.assertIn("does not go on from #1", self.jenkins.log("anew", second))
        third = self.expect("SUCCESS", "anew", "anew")
        self.assertEqual(self.stand_in_store("anew", third), [f"anew {second}", f"anew {third}"])
        self.assertIn(f"this history began anew in #{second}", self.jenkins.log("anew", third))

    def test_history_that_is_gone_fails_the_next_build_by_name(self):
        number = self.expect("SUCCESS", JOB, "gone")
        for path in ("toggleLogKeep", "doDelete"):
            self.jenkins.post(f"{job_path(JOB)}/{number}/{path}")
        then = self.expect("FAILURE", JOB, "gone")
        self.assertIn(f"was in #{number}, which is gone", self.jenkins.log(JOB, then))

    def test_a_restarted_jenkins_shows_what_was_published_and_goes_on_from_it(self):
        number = self.expect("SUCCESS", JOB, "restarted")
        page = f"job/{JOB}/{number}/imagelift/"
        before = self.jenkins.json(page + "api/json")
        self.jenkins.restart()
        self.assertEqual(self.jenkins.json(page + "api/json"), before)
        self.assertIn(b"restarted", self.jenkins.get(page))
        self.assertEqual(self.jenkins.ask(page + "report/data.json")[0], 200)
        then = self.expect("SUCCESS", JOB, "restarted")
        self.assertEqual(self.stand_in_store(JOB, then), [f"restarted {number}", f"restarted {then}"])

    def test_an_aborted_build_leaves_its_store_to_the_next(self):
        number = self.jenkins.begin(JOB, BUSINESS="slow", IMAGE_SOURCE="shop")
        self.when_logged(JOB, number, "waiting")
        self.abort(JOB, number)
        self.assertEqual(self.stand_in_store(JOB, number), [f"slow {number}"])

    @needs_the_worker
    def test_the_worker_itself_leaves_a_sound_store_when_it_is_aborted(self):
        number = self.jenkins.begin(JOB, BUSINESS="photos", IMAGE_SOURCE="many")
        self.when_logged(JOB, number, "images listed")
        self.abort(JOB, number)
        self.assertEqual(self.jenkins.artifacts(JOB, number), {"imagelift/imagelift.sqlite"})
        self.assertEqual(self.runs_in_store(JOB, number), 1)

    @needs_the_worker
    def test_the_worker_itself_goes_on_from_build_to_build(self):
        self.expect("SUCCESS", JOB, "photos", "few")
        number = self.expect("SUCCESS", JOB, "photos", "few")
        self.assertEqual(self.runs_in_store(JOB, number), 2)
