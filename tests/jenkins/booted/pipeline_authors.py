"""What the author of a Pipeline meets: the Pipeline of the documentation, the plugin's steps and what Jenkins tells of them."""
import json

from booted.case import InJenkins, needs, shipped
from booted.configured_jobs import with_script
from booted.pipeline_jobs import CONFIG, PIPELINE
from booted.rest import job_path

STEPS = "io.jenkins.plugins.imagelift."
DOCUMENTED = "../docs/jenkins.md"


def documented_pipeline():
    """The first of the documentation's examples that is a whole Pipeline."""
    examples = shipped(DOCUMENTED).split("```groovy\n")[1:]
    return next(each.partition("\n```")[0] for each in examples if each.startswith("pipeline {"))


class PipelineAuthors(InJenkins):
    def make(self, name, script, parameters=True):
        self.jenkins.create(name, with_script(CONFIG, script, parameters))
        return name

    def snippet(self, job, name, **options):
        """What Jenkins' generator writes for a step that is filled in so."""
        told = json.dumps({"stapler-class": STEPS + name, "$class": STEPS + name, **options})
        _, answer = self.jenkins.post(f"{job_path(job)}/pipeline-syntax/generateSnippet", json=told)
        return answer.decode().strip()

    @needs(*PIPELINE, "pipeline-model-definition")
    def test_the_pipeline_of_the_documentation_goes_on_from_its_own_run_and_says_how_it_ended(self):
        job = self.make("documented", documented_pipeline(), parameters=False)
        telling = self.jenkins.begin(job)
        self.assertEqual(self.jenkins.end(job, telling), "FAILURE", self.jenkins.log(job, telling))
        self.assertIn("must begin with a letter or digit", self.jenkins.log(job, telling))
        first, second = self.expect("SUCCESS", job, "written"), self.expect("SUCCESS", job, "written")
        self.assertEqual(self.stand_in_store(job, second), [f"written {first}", f"written {second}"])
        self.expect("UNSTABLE", job, "gate")
        self.expect("FAILURE", job, "broken")
        stopped = self.jenkins.begin(job, BUSINESS="slow", IMAGE_SOURCE="shop")
        self.when_logged(job, stopped, "waiting")
        self.abort(job, stopped)
        self.assertEqual(self.stand_in_store(job, stopped), [f"slow {stopped}"])

    @needs(*PIPELINE)
    def test_the_step_that_does_all_goes_on_from_its_own_run_in_a_pipeline_too(self):
        job = self.make("short", "node('imagelift') { imagelift() }")
        first, second = self.expect("SUCCESS", job, "brief"), self.expect("SUCCESS", job, "brief")
        self.assertEqual(self.stand_in_store(job, second), [f"brief {first}", f"brief {second}"])
        self.expect("UNSTABLE", job, "gate")
        self.expect("FAILURE", job, "broken")

    @needs(*PIPELINE)
    def test_generated_snippets_say_only_what_is_not_the_default(self):
        job = self.make("generated", "echo 'nothing'")
        self.assertEqual(self.jenkins.ask(f"{job_path(job)}/pipeline-syntax/")[0], 200)
        self.assertEqual(self.snippet(job, "ImageliftRestorer"), "imageliftRestore()")
        self.assertEqual(self.snippet(job, "ImageliftPublisher", folder="imagelift", exitCode=3), "imageliftPublish exitCode: 3")
        self.assertEqual(self.snippet(job, "ImageliftBuilder", folder="imagelift", maxFailed="5%"), "imagelift maxFailed: '5%'")

    @needs(*PIPELINE)
    def test_the_options_of_the_library_stand_beside_jenkins_own_variables(self):
        job = self.make("told", "@Library('imagelift') _\nimageliftRun(label: 'imagelift')")
        self.expect("SUCCESS", job, "told")
        page = self.jenkins.get(f"{job_path(job)}/pipeline-syntax/globals").decode()
        self.assertIn("imageliftRun", page)
        self.assertIn("credentialsId: without the plugin", page)
