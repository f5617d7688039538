"""Builds of a freestyle job with the plugin's step, on agents, in a Jenkins with no other plugin."""
from booted.case import InJenkins, needs_the_worker, shipped
from booted.rest import job_path

JOB = "ads"


class FreestyleJob(InJenkins):
    def test_a_build_archives_its_run_and_describes_it(self):
        number = self.expect("SUCCESS", JOB, "described")
        told = self.jenkins.json(f"job/{JOB}/{number}/imagelift/api/json")
        self.assertEqual((told["business"], told["images"], told["report"]), ("described", 659, True))
        description = self.jenkins.build(JOB, number)["description"]
        self.assertIn("659 images", description)
        self.assertNotIn("<", description)
        self.assertIn("imagelift/report/index.html", self.jenkins.artifacts(JOB, number))

    def test_the_job_of_the_repository_builds(self):
        self.jenkins.create("shipped", shipped("jobs/freestyle/config.xml"))
        self.expect("SUCCESS", "shipped", "shipped")

    def test_results_are_what_exit_codes_say(self):
        self.expect("UNSTABLE", JOB, "gate")
        self.expect("FAILURE", JOB, "broken")

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
