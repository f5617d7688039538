"""The shared library's step in real Pipelines: one node, shards over two, with and without the plugin."""
import json
import pathlib
import tempfile

from booted.case import InJenkins, needs, needs_the_client, needs_the_worker, shipped
from booted.configured_jobs import leaves, with_script
from booted.rest import job_path

PIPELINE = ("workflow-job", "workflow-cps", "workflow-basic-steps", "workflow-durable-task-step", "pipeline-groovy-lib",
            "junit", "git", "configuration-as-code")
CONFIG = shipped("jobs/pipeline/config.xml")
SANDBOXED = """
  import com.cloudbees.hudson.plugins.folder.Folder
  import org.jenkinsci.plugins.workflow.libs.FolderLibraries
  import org.jenkinsci.plugins.workflow.libs.GlobalLibraries
  Folder folder = jenkins.model.Jenkins.get().createProject(Folder, 'sandboxed')
  folder.addProperty(new FolderLibraries(GlobalLibraries.get().libraries))
  print groovy.json.JsonOutput.toJson('made')
"""
TRUSTED = """
  def build = jenkins.model.Jenkins.get().getItemByFullName('%s').getBuildByNumber(%d)
  def libraries = build.allActions.findAll { it.getClass().simpleName == 'LibrariesAction' }.collectMany { it.libraries }
  print groovy.json.JsonOutput.toJson(libraries.collect { it.trusted })
"""
WARNINGS = """
  import org.jenkinsci.plugins.workflow.actions.WarningAction
  import org.jenkinsci.plugins.workflow.graph.FlowGraphWalker
  def build = jenkins.model.Jenkins.get().getItemByFullName('%s').getBuildByNumber(%d)
  def marks = new FlowGraphWalker(build.execution).collect { it.getPersistentAction(WarningAction) }.findAll()
  print groovy.json.JsonOutput.toJson(marks.collect { [it.result.toString(), it.message] })
"""
CREDENTIALS = """
  import com.cloudbees.plugins.credentials.CredentialsScope
  import com.cloudbees.plugins.credentials.SystemCredentialsProvider
  import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl
  def all = SystemCredentialsProvider.instance
  all.credentials.add(new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, 'imagelift-history', '', '%s', '%s'))
  all.save()
  print groovy.json.JsonOutput.toJson('made')
"""


class PipelineJobs(InJenkins):
    made = set()

    def job(self, name, config=CONFIG):
        """Made where it is not there."""
        if name not in self.made:
            self.jenkins.create(name, config)
            self.made.add(name)
        return name

    def calling(self, name, options):
        return self.job(name, with_script(CONFIG, f"@Library('imagelift') _\nimageliftRun(label: 'imagelift', {options})\n"))

    def junit_told(self, job, number):
        return self.jenkins.json(f"{job_path(job)}/{number}/testReport/api/json")

    @needs(*PIPELINE)
    def test_jenkins_keeps_all_that_the_job_of_the_repository_says(self):
        kept = self.jenkins.get(f"{job_path(self.job('pipeline'))}/config.xml").decode()
        self.assertEqual(leaves(CONFIG) - leaves(kept), set())

    @needs(*PIPELINE)
    @needs_the_client
    def test_the_client_starts_two_shards_that_run_at_once_on_two_agents(self):
        job = self.job("pipeline")
        with tempfile.TemporaryDirectory() as folder:
            self.trigger(job, "apart", "--shards", 2, "--follow", "--download", folder)
            self.assertTrue(pathlib.Path(folder, "imagelift/report/data.json").is_file())
        number = self.jenkins.json(f"job/{job}/api/json?tree=lastBuild[number]")["lastBuild"]["number"]
        self.assertEqual(sorted(self.stand_in_store(job, number)), [f"apart {number} 1/2", f"apart {number} 2/2"])
        self.assertLessEqual({"shard-1/run.json", "shard-2/run.json"}, self.jenkins.artifacts(job, number))
        self.assertEqual(self.junit_told(job, number)["passCount"], 1)
        self.in_chromium("dashboard", f"job/{job}/{number}/")

    @needs(*PIPELINE)
    @needs_the_worker
    def test_shards_equal_the_whole_byte_for_byte(self):
        jobs = {"whole": 1, "sharded": 2}
        numbers = {name: self.expect("SUCCESS", self.job(name), "photos", "few", SHARDS=shards) for name, shards in jobs.items()}
        features = [self.artifact(name, number, "imagelift/features.json") for name, number in numbers.items()]
        self.assertEqual(features[0], features[1])
        self.assertNotEqual(json.loads(features[0]), {})
        counted = [self.junit_told(name, number)["passCount"] for name, number in numbers.items()]
        self.assertEqual(counted[0], counted[1])
        again = self.expect("SUCCESS", "sharded", "photos", "few", SHARDS=2)
        self.assertEqual(self.runs_in_store("sharded", again), 2)

    @needs(*PIPELINE)
    def test_each_business_goes_on_from_its_own_run(self):
        job = self.job("pipeline")
        first = {name: self.expect("SUCCESS", job, name) for name in ("chain A", "chain B")}
        for name, number in first.items():
            second = self.expect("SUCCESS", job, name)
            self.assertEqual(self.stand_in_store(job, second), [f"{name} {number}", f"{name} {second}"])

    @needs(*PIPELINE, "pipeline-model-definition")
    def test_the_jenkinsfile_of_the_repository_builds_once_it_has_told_its_parameters(self):
        job = self.job("jenkinsfile", with_script(CONFIG, shipped("pipeline/Jenkinsfile"), parameters=False))
        first = self.jenkins.begin(job)
        self.assertEqual(self.jenkins.end(job, first), "FAILURE", self.jenkins.log(job, first))
        self.assertIn("must begin with a letter or digit", self.jenkins.log(job, first))
        self.expect("SUCCESS", job, "declared", SHARDS=2)

    @needs(*PIPELINE)
    def test_results_are_what_exit_codes_say(self):
        job = self.job("pipeline")
        for shards in (1, 2):
            self.expect("UNSTABLE", job, "gate", SHARDS=shards)
            number = self.expect("FAILURE", job, "broken", SHARDS=shards)
            self.assertIn("broken / shop: failed: every image", self.jenkins.build(job, number)["description"])
            self.assertEqual(self.junit_told(job, number)["failCount"], shards)
        self.assertLessEqual({"shard-1/failed/run.json", "shard-2/failed/run.json"}, self.jenkins.artifacts(job, number))

    @needs(*PIPELINE)
    def test_a_broken_gate_marks_its_stage_with_the_reason(self):
        job = self.job("pipeline")
        number = self.expect("UNSTABLE", job, "gate")
        self.assertIn(["UNSTABLE", "the quality gate is broken: 2 of 10 images failed, more than 5%"],
                      self.jenkins.script(WARNINGS % (job, number)))

    @needs(*PIPELINE)
    def test_two_builds_of_one_business_at_once_lose_no_run(self):
        config = CONFIG.replace(CONFIG[CONFIG.index("    <org.jenkinsci.plugins.workflow.job.properties.Disable"):
                                       CONFIG.index("  </properties>")], "")
        job = self.job("forked", config)
        numbers = [self.jenkins.begin(job, BUSINESS="twins", IMAGE_SOURCE="forked") for _ in range(2)]
        for number in numbers:
            self.assertEqual(self.jenkins.end(job, number), "SUCCESS", self.jenkins.log(job, number))
        then = self.expect("SUCCESS", job, "twins", "forked")
        self.assertEqual(sorted(self.stand_in_store(job, then)), sorted(f"twins {each}" for each in (*numbers, then)))

    @needs(*PIPELINE)
    def test_what_is_not_allowed_fails_with_the_rule_before_anything_runs(self):
        job = self.job("pipeline")
        for business in ("$(id)", "a/b", "`id`"):
            number = self.expect("FAILURE", job, business, SHARDS=2)
            self.assertIn("must begin with a letter or digit", self.jenkins.log(job, number))
        for shards in ("0", "17", "2; id"):
            number = self.expect("FAILURE", job, "shards", SHARDS=shards)
            self.assertIn("SHARDS is a number from 1 to 16", self.jenkins.log(job, number))

    @needs(*PIPELINE)
    def test_an_aborted_build_leaves_its_store_to_the_next(self):
        job = self.job("pipeline")
        number = self.jenkins.begin(job, BUSINESS="slow", IMAGE_SOURCE="shop")
        self.when_logged(job, number, "waiting")
        self.abort(job, number)
        self.assertEqual(self.stand_in_store(job, number), [f"slow {number}"])

    @needs(*PIPELINE)
    @needs_the_client
    def test_the_worker_and_the_client_outlive_a_restart_of_the_controller(self):
        job = self.job("restarted")
        client = self.client("trigger", job, "--business", "patient", "--image-source", "shop", "--wait", "--patience", 420)
        self.addCleanup(client.kill)
        self.jenkins.until(120, lambda: self.jenkins.ask(f"job/{job}/1/api/json")[0] == 200, "begin the build")
        self.when_logged(job, 1, "waiting")
        self.jenkins.restart()
        (self.jenkins.home / "go").touch()
        _, errors = client.communicate(timeout=420)
        self.assertEqual(client.returncode, 0, errors + self.jenkins.log(job, 1))
        self.assertEqual(self.stand_in_store(job, 1), ["patient 1"])

    @needs(*PIPELINE)
    def test_without_the_plugin_all_is_archived_however_it_ended(self):
        job = self.calling("plain", "plugin: false")
        for business, result in (("fine", "SUCCESS"), ("gate", "UNSTABLE"), ("broken", "FAILURE")):
            number = self.expect(result, job, business)
            left = "imagelift/failed/run.json" if business == "broken" else "imagelift/failures.json"
            self.assertIn(left, self.jenkins.artifacts(job, number))
            self.assertEqual(self.jenkins.ask(f"job/{job}/{number}/testReport/api/json")[0], 200)

    @needs(*PIPELINE, "credentials", "credentials-binding")
    @needs_the_worker
    def test_without_the_plugin_the_history_comes_by_a_users_token(self):
        self.jenkins.script(CREDENTIALS % (self.jenkins.user, self.jenkins.token))
        job = self.calling("fetching", "plugin: false, credentialsId: 'imagelift-history'")
        self.expect("SUCCESS", job, "photos", "few")
        number = self.expect("SUCCESS", job, "photos", "few", SHARDS=2)
        self.assertEqual(self.runs_in_store(job, number), 2)
        self.assertNotIn(self.jenkins.token, self.jenkins.log(job, number))

    @needs(*PIPELINE, "cloudbees-folder")
    def test_the_library_runs_in_the_sandbox_where_nobody_trusts_it(self):
        self.jenkins.script(SANDBOXED)
        job = self.job("sandboxed/ads")
        number = self.expect("SUCCESS", job, "sandbox", SHARDS=2)
        self.assertEqual(self.jenkins.script(TRUSTED % (job, number)), [False])
