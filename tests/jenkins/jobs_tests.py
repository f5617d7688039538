#!/usr/bin/env python3
"""jenkins/jobs/*/config.xml and jenkins/casc name only what the plugin's classes have, and hold the rules of
every imagelift job: no secret, no agent by parameter, ten artifacts, one build at a time."""
import pathlib
import re
import subprocess
import unittest
import xml.etree.ElementTree

import jars

try:
    import yaml
except ImportError:
    jars.skip("PyYAML is not installed (./bootstrap install), so jenkins/casc is not read")

JAVA = jars.ROOT / "jenkins/plugin/src/main/java/io/jenkins/plugins/imagelift"
PACKAGE = "io.jenkins.plugins.imagelift."
JOBS = sorted((jars.ROOT / "jenkins/jobs").glob("*/config.xml"))
CASC = jars.ROOT / "jenkins/casc/jenkins.yaml"
SECRET = re.compile(r"password|secret|token|private_?key", re.IGNORECASE)


def source(name):
    return (JAVA / f"{name}.java").read_text(encoding="utf-8")


def fields(name):
    """{field: type} as XStream writes them, with those of the class of ours above."""
    found = dict(reversed(field) for field in
                 re.findall(r"^    private (?!static)(?:final )?([\w<>]+) (\w+)(?: =.*)?;", source(name), re.MULTILINE))
    above = re.search(rf"class {name} extends (\w+)", source(name))
    return found | (fields(above[1]) if above and (JAVA / f"{above[1]}.java").exists() else {})


def options(name):
    """What configuration as code sets: {option: type}."""
    setters = re.findall(r"@DataBoundSetter\n +public void set(\w+)\((\w+) \w+\)", source(name))
    return {option[0].lower() + option[1:]: kind for option, kind in setters}


def symbol(name):
    """Of the class itself, or of its descriptor."""
    return re.search(r'@Symbol\("(\w+)"\)', source(name))[1]


def steps(root):
    return [element for element in root.iter() if element.tag.startswith(PACKAGE)]


class Jobs(unittest.TestCase):
    def setUp(self):
        self.jobs = {path.parent.name: xml.etree.ElementTree.parse(path).getroot() for path in JOBS}

    def test_there_is_one_of_each_kind(self):
        self.assertEqual(set(self.jobs), {"freestyle", "pipeline"})

    def test_steps_hold_every_field_of_their_class_and_no_other(self):
        for name, root in self.jobs.items():
            for step in steps(root):
                known = fields(step.tag.removeprefix(PACKAGE))
                self.assertEqual({option.tag for option in step}, set(known), name)
                for option in step:
                    if known[option.tag] == "boolean":
                        self.assertIn(option.text, ("true", "false"), option.tag)

    def test_the_freestyle_job_has_the_plugins_step_as_its_only_one(self):
        self.assertEqual([step.tag for step in self.jobs["freestyle"].find("builders")], [PACKAGE + "ImageliftBuilder"])

    def test_images_that_failed_are_published_as_tests_and_decide_nothing(self):
        archiver = self.jobs["freestyle"].find("publishers/hudson.tasks.junit.JUnitResultArchiver")
        self.assertEqual(archiver.findtext("testResults"), "imagelift/junit.xml,imagelift/failed/junit.xml")
        self.assertEqual((archiver.findtext("allowEmptyResults"), archiver.findtext("skipMarkingBuildUnstable")), ("true",) * 2)

    def test_parameters_are_the_two_names_and_shards_and_never_the_agent(self):
        for name, root in self.jobs.items():
            names = [each.text for each in root.iterfind(".//parameterDefinitions/*/name")]
            self.assertEqual(names, ["BUSINESS", "IMAGE_SOURCE"] + ["SHARDS"] * (name == "pipeline"))

    def test_ten_artifacts_are_kept(self):
        for name, root in self.jobs.items():
            self.assertEqual(root.findtext(".//strategy/artifactNumToKeep"), "10", name)

    def test_one_build_at_a_time(self):
        for name, root in self.jobs.items():
            pipeline = [each for each in root.iter() if each.tag.endswith(".DisableConcurrentBuildsJobProperty")]
            self.assertTrue(pipeline or root.findtext("concurrentBuild") == "false", name)

    def test_the_agent_is_the_jobs(self):
        for name, root in self.jobs.items():
            script = root.findtext("definition/script")
            if script is None:
                self.assertEqual((root.findtext("assignedNode"), root.findtext("canRoam")), ("imagelift", "false"), name)
            else:
                self.assertIn("label: 'imagelift'", script, name)
                self.assertEqual(root.findtext("definition/sandbox"), "true", name)

    def test_no_job_holds_a_secret_or_a_builds_value(self):
        for name, root in self.jobs.items():
            self.assertIsNone(SECRET.search(xml.etree.ElementTree.tostring(root, "unicode")), name)
            for step in steps(root):
                self.assertFalse(step.findtext("business") or step.findtext("imageSource"), name)


class ConfigurationAsCode(unittest.TestCase):
    def setUp(self):
        self.told = yaml.safe_load(CASC.read_text(encoding="utf-8"))

    def test_global_options_are_all_those_that_the_plugin_has(self):
        name = symbol("ImageliftConfiguration")
        self.check(self.told["unclassified"][name], options("ImageliftConfiguration"))

    def test_installations_have_a_name_and_a_home(self):
        constructor = re.search(r"@DataBoundConstructor\n.*ImageliftInstallation\((.*)\)", source("ImageliftInstallation"))[1]
        known = set(re.findall(r"(\w+)(?:,|$)", constructor))
        for each in self.told["tool"][symbol("ImageliftInstallation")]["installations"]:
            self.assertLessEqual({"name", "home"}, set(each))
            self.assertLessEqual(set(each), known)

    def test_the_default_tool_is_installed(self):
        installed = [each["name"] for each in self.told["tool"]["imagelift"]["installations"]]
        self.assertIn(self.told["unclassified"]["imagelift"]["tool"], installed)

    def test_the_library_is_where_the_jobs_look_for_it(self):
        library = self.told["unclassified"]["globalLibraries"]["libraries"][0]
        folder = library["retriever"]["modernSCM"]["libraryPath"]
        self.assertTrue((jars.ROOT / folder / "vars/imageliftRun.groovy").exists())
        self.assertIn(f"@Library('{library['name']}')", (jars.ROOT / "jenkins/jobs/imagelift.groovy").read_text("utf-8"))

    def test_the_librarys_version_is_one_that_this_repository_has(self):
        version = self.told["unclassified"]["globalLibraries"]["libraries"][0]["defaultVersion"]
        listed = subprocess.run(["git", "-C", jars.ROOT, "for-each-ref", "--format=%(refname)"], check=False,
                                capture_output=True, text=True)
        if listed.returncode != 0 or not listed.stdout:
            self.skipTest("this is no checkout, so nobody can tell which versions there are")
        kinds = rf"refs/(heads|tags|remotes/[^/]+)/{re.escape(version)}"
        self.assertTrue([name for name in listed.stdout.split() if re.fullmatch(kinds, name)], f"no branch or tag {version}")

    def test_nothing_runs_on_the_controller(self):
        self.assertEqual(self.told["jenkins"]["numExecutors"], 0)

    def test_jobs_are_made_by_job_dsl(self):
        for each in self.told["jobs"]:
            self.assertTrue((jars.ROOT / "jenkins/jobs" / pathlib.PurePosixPath(each["file"]).name).exists())

    def test_no_key_is_a_secrets(self):
        def keys(value):
            if isinstance(value, dict):
                yield from value
                value = list(value.values())
            for each in value if isinstance(value, list) else []:
                yield from keys(each)
        for path in CASC.parent.iterdir():
            told = yaml.safe_load(path.read_text(encoding="utf-8"))
            self.assertEqual([key for key in keys(told) if SECRET.search(key)], [], path.name)

    def test_the_example_of_the_documentation_names_the_same_options(self):
        text = (jars.ROOT / "docs/jenkins.md").read_text(encoding="utf-8")
        told = yaml.safe_load(re.search(r"```yaml\n(tool:.*?)```", text, re.DOTALL)[1])
        self.check(told["unclassified"]["imagelift"], options("ImageliftConfiguration"))

    def check(self, told, known):
        self.assertEqual(set(told), set(known))
        kinds = {"String": str, "boolean": bool, "int": int}
        for option, value in told.items():
            self.assertIsInstance(value, kinds[known[option]], option)


if __name__ == "__main__":
    unittest.main()
