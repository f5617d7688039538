"""jenkins/casc/jenkins.yaml at boot, by JCasC, and the jobs of jenkins/jobs/imagelift.groovy that it lets Job DSL make."""
import copy

from booted import casc
from booted.case import InJenkins, needs, needs_the_client
from booted.rest import job_path

JOB_DSL = ("configuration-as-code", *sorted(casc.READERS["jobs"]))
TO_BUILD = ("workflow-basic-steps", "workflow-durable-task-step", "junit", "git")
JOBS = {"acme/shop": ("acme", "shop"), "acme/landing pages": ("acme", "landing pages"), "globex/spring": ("globex", "spring")}


class ConfiguredAsCode(InJenkins):
    given = None  # what casc.configuration() gave

    @needs("configuration-as-code")
    def test_an_export_says_what_the_file_said(self):
        self.assertEqual(casc.ours(casc.exported(self.jenkins)), casc.ours(self.given))

    @needs("configuration-as-code")
    def test_an_export_can_be_loaded_and_says_the_same_again(self):
        before = casc.ours(casc.exported(self.jenkins))
        other = copy.deepcopy(before)
        other["unclassified"]["imagelift"] |= {"maxFailed": "7%", "literalLocations": True}
        other["tool"]["imagelift"]["installations"].append({"name": "another", "home": "/opt/another"})
        for told in (other, before):
            casc.load(self.jenkins, casc.with_ours(self.given, told))
            self.assertEqual(casc.ours(casc.exported(self.jenkins)), told)

    @needs("configuration-as-code")
    def test_nothing_is_logged_to_be_wrong_with_the_file(self):
        self.assertEqual(casc.complaints(self.jenkins.processes.log("controller")), [])

    @needs(*JOB_DSL)
    def test_job_dsl_has_made_a_job_per_business_and_image_source(self):
        for job, names in JOBS.items():
            told = self.jenkins.json(f"{job_path(job)}/api/json?tree=property[parameterDefinitions[name,choices]]")
            offered = {each["name"]: each["choices"] for part in told["property"] for each in part.get("parameterDefinitions", [])}
            self.assertEqual((offered["BUSINESS"], offered["IMAGE_SOURCE"]), ([names[0]], [names[1]]))
            self.assertEqual(offered["SHARDS"], [str(n) for n in range(1, 17)])
            config = self.jenkins.get(f"{job_path(job)}/config.xml").decode()
            self.assertIn("DisableConcurrentBuildsJobProperty", config)
            self.assertIn("<artifactNumToKeep>10</artifactNumToKeep>", config)
            self.assertIn("<sandbox>true</sandbox>", config)

    @needs(*JOB_DSL, *TO_BUILD)
    def test_two_businesses_build_at_once_and_each_goes_on(self):
        for _ in range(2):
            numbers = {job: self.jenkins.begin(job, BUSINESS=JOBS[job][0], IMAGE_SOURCE=JOBS[job][1])
                       for job in ("acme/shop", "globex/spring")}
            for job, number in numbers.items():
                self.assertEqual(self.jenkins.end(job, number), "SUCCESS", self.jenkins.log(job, number))
        for job, number in numbers.items():
            lines = [f"{JOBS[job][0]} {each}" for each in range(1, number + 1)]
            self.assertEqual(self.stand_in_store(job, number), lines)

    @needs(*JOB_DSL, *TO_BUILD)
    @needs_the_client
    def test_the_client_finds_a_job_in_a_folder_and_is_refused_what_it_does_not_offer(self):
        self.trigger("acme/landing pages", "acme", "--wait", source="landing pages")
        self.trigger("acme/landing pages", "globex", "--wait", source="landing pages", expect=1)
