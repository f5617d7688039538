#!/usr/bin/env python3
"""What `run` is made of, without a Jenkins: plugins of a folder, the configuration, the library's repository, the
stand-in of the worker, logs of a Jenkins that does not start, processes that end with us."""
import inspect
import os
import pathlib
import re
import runpy
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import zipfile

import jars
from booted import casc, controller, library, plugin_files, processes, worker_place
from booted.case import needs, shipped
from booted.configured_jobs import leaves, with_script

PIPELINE = shipped("jobs/pipeline/config.xml")


class InFolder(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)


class PluginFiles(InFolder):
    def plugin(self, file, name, dependencies=""):
        manifest = f"Manifest-Version: 1.0\r\nShort-Name: {name}\r\n"
        if dependencies:  # as a jar breaks a line: after 72 bytes, and goes on behind a space
            line = f"Plugin-Dependencies: {dependencies}"
            manifest += line[:70] + "".join(f"\r\n {line[i:i + 69]}" for i in range(70, len(line), 69)) + "\r\n"
        with zipfile.ZipFile(self.folder / file, "w") as archive:
            archive.writestr("META-INF/MANIFEST.MF", manifest + "\r\n")

    def test_a_plugin_has_the_name_of_its_manifest(self):
        self.plugin("git-5.7.0.hpi", "git")
        self.plugin("x.jpi", "workflow-job")
        self.plugin("notes.zip", "no plugin")
        self.assertEqual(set(plugin_files.found(self.folder)), {"git", "workflow-job"})

    def test_two_files_of_a_plugin_are_refused_by_name(self):
        self.plugin("git-1.hpi", "git")
        self.plugin("git-2.hpi", "git")
        with self.assertRaisesRegex(ValueError, "git-2.hpi and git-1.hpi are both the plugin git"):
            plugin_files.found(self.folder)

    def test_a_file_that_is_no_plugin_is_refused_by_name(self):
        (self.folder / "page.hpi").write_text("<html>not found</html>")
        with self.assertRaisesRegex(ValueError, "page.hpi is no plugin"):
            plugin_files.found(self.folder)

    def test_a_dependency_that_is_not_there_is_told_unless_it_is_optional(self):
        self.plugin("a.hpi", "a", "b:1.0,some-quite-long-name-of-a-plugin:2.1,and-another-quite-long-name:3;resolution:=optional")
        self.plugin("b.hpi", "b")
        plugins = plugin_files.found(self.folder)
        self.assertEqual(plugin_files.lacking(plugins), {"a": ["some-quite-long-name-of-a-plugin:2.1"]})

    def test_plugins_are_installed_under_their_own_names(self):
        self.plugin("git-5.7.0.hpi", "git")
        plugin_files.install(plugin_files.found(self.folder), self.folder / "home")
        self.assertEqual([path.name for path in (self.folder / "home/plugins").iterdir()], ["git.jpi"])


class Configuration(InFolder):
    def test_the_file_keeps_all_but_the_four_places(self):
        told = casc.configuration(self.folder, self.folder / "library", set().union(*casc.READERS.values()))
        given = casc.yaml.safe_load(casc.FILE.read_text(encoding="utf-8"))
        self.assertEqual(set(told), set(given))
        self.assertEqual(set(told["unclassified"]["imagelift"]), set(given["unclassified"]["imagelift"]))
        self.assertNotIn("/opt/imagelift", str(told))
        self.assertNotIn("example.org", str(told))
        self.assertTrue(pathlib.Path(told["jobs"][0]["file"]).is_file())

    def test_parts_that_no_plugin_reads_are_left_out(self):
        told = casc.configuration(self.folder, self.folder / "library", {"configuration-as-code"})
        self.assertNotIn("jobs", told)
        self.assertEqual(set(told["unclassified"]), {"imagelift"})

    def test_complaints_about_the_file_are_found_under_a_shortened_logger_too(self):
        def line(level, said):
            return f"2026-01-02 03:04:05.678+0000 [id=30]\t{level}\t{said}"

        complaints = [line("WARNING", "jenkins.model.Jenkins$5#runTask: ConfigurationAsCode.init failed perhaps due to plugins"),
                      line("WARNING", "i.j.p.c.impl.attributes.Attribute#check: 'home' is deprecated"),
                      line("SEVERE", "i.j.plugins.casc.BaseConfigurator#configure: no attribute 'maxFail'")]
        others = [line("WARNING", "i.j.p.c.i.DefaultConfiguratorRegistry#internalLookup: Configuration-as-Code can't handle type class X"),
                  line("WARNING", "i.j.p.credentials.X#y: another plugin"), line("INFO", "i.j.p.c.X#y: Reading casc.yaml")]
        self.assertEqual(casc.complaints("\n".join(complaints + others)), complaints)

    def test_the_library_has_the_version_that_the_configuration_names(self):
        repository = library.repository(self.folder / "library")
        told = casc.configuration(self.folder, repository, casc.READERS["globalLibraries"])
        wanted = told["unclassified"]["globalLibraries"]["libraries"][0]
        listed = library.git(self.folder, "ls-remote", wanted["retriever"]["modernSCM"]["scm"]["git"]["remote"])
        self.assertRegex(listed, rf"\trefs/(heads|tags)/{re.escape(wanted['defaultVersion'])}\n")
        files = library.git(repository, "ls-tree", "-r", "--name-only", wanted["defaultVersion"]).split()
        self.assertIn("jenkins/pipeline/vars/imageliftRun.groovy", files)


class Jobs(unittest.TestCase):
    def test_another_script_leaves_the_rest_as_it_is(self):
        script = "imageliftRun(label: 'a & <b>')\n"
        differs = leaves(PIPELINE) ^ leaves(with_script(PIPELINE, script))
        self.assertEqual({path.rsplit("/", 1)[1] for path, _ in differs}, {"script"})
        self.assertIn(script.strip(), [text for _, text in differs])

    def test_a_script_that_tells_its_parameters_has_none_before(self):
        config = with_script(PIPELINE, "", parameters=False)
        self.assertNotIn("IMAGE_SOURCE", config)
        self.assertIn("DisableConcurrentBuildsJobProperty", config)

    def test_a_test_whose_plugin_is_not_there_is_skipped_by_its_name(self):
        class Case(unittest.TestCase):
            plugins = frozenset({"git"})

            @needs("git", "job-dsl")
            def test(self):
                self.fail("must not run")

        result = unittest.TestResult()
        Case("test").run(result)
        self.assertEqual([why for _, why in result.skipped], ["JENKINS_PLUGINS_DIR lacks job-dsl"])


class Logs(unittest.TestCase):
    """As java.util.logging writes them: a line of its own for the time, then the message."""

    def test_a_log_without_trouble_says_nothing(self):
        self.assertEqual(controller.verdict("2026-01-01 10:00:00.000+0000 [id=32]\tINFO\thudson.WebAppMain$3#run: ready\n"), "")

    def test_a_failed_start_is_told_with_its_last_cause(self):
        log = ("2026-01-01 10:00:00 [id=32]\tSEVERE\thudson.util.BootFailure#publish: Failed to initialize Jenkins\n"
               "io.jenkins.plugins.casc.ConfigurationAsCodeBootFailure: failed\n\tat a.b(C.java:1)\n"
               "Caused by: first\n\tat a.b(C.java:1)\nCaused by: No configurator for root element imageloft\n\tat a.b(C.java:1)\n"
               "2026-01-01 10:00:01 [id=33]\tINFO\tother: later\nCaused by: something else\n")
        self.assertRegex(controller.verdict(log), "Failed to initialize Jenkins: No configurator for root element imageloft$")

    def test_a_java_that_is_too_old_is_told(self):
        log = ("java.lang.UnsupportedClassVersionError: Running with Java 17 from /usr, which is older than the minimum "
               "required version (Java 21).\nSupported Java versions are: [21, 25]\n")
        self.assertIn("Java 21", controller.verdict(log))

    def test_a_first_script_that_fails_is_told(self):
        log = ("2026-01-01 10:00:00 [id=32]\tWARNING\tj.u.groovy.GroovyHookScript#execute: Failed to run script server.groovy\n"
               "groovy.lang.MissingPropertyException: No such property: webSocket\n\tat a.b(C.java:1)\n")
        self.assertIn("No such property: webSocket", controller.verdict(log))


class Suites(unittest.TestCase):
    def test_what_is_named_like_a_test_is_one(self):
        given = runpy.run_path(str(jars.HERE / "run"))
        cases = [case for suite in given["suite"](given["ALONE"] + given["WITH_PLUGINS"], []) for each in suite for case in each]
        self.assertGreater(len(cases), 40)
        wanting = [case.id() for case in cases if inspect.signature(getattr(case, case.id().rpartition(".")[2])).parameters]
        self.assertEqual(wanting, [])


class WhatIsMissing(InFolder):
    """It is told first of all, and is no error of a test."""

    def start(self, program, *words, **environment):
        """By this Python alone: there is no other program in the PATH."""
        return subprocess.run([sys.executable, jars.HERE / program, *words], check=False, capture_output=True, text=True, timeout=60,
                              env=os.environ | {"PATH": str(self.folder), "IMAGELIFT_BUILD_DIR": str(self.folder)} | environment)

    def test_packing_names_all_that_it_lacks_and_begins_nothing(self):
        done = self.start("package.py", JENKINS_WAR=str(self.folder / "no.war"))
        self.assertEqual(done.returncode, 1)
        for name in ("javac", "mvn", "node", "no.war is no war"):
            self.assertIn(name, done.stderr)
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_tests_that_need_it_are_skipped(self):
        self.assertEqual(self.start("plugin_tests.py", JENKINS_WAR="").returncode, 77)

    def test_a_real_jenkins_without_the_program_is_skipped(self):
        done = self.start("run", self.folder / "make_report", JENKINS_WAR=str(self.folder / "no.war"))
        self.assertEqual(done.returncode, 77)
        self.assertIn("SKIPPED: there is no program", done.stderr)

    def test_a_client_without_the_program_is_skipped_and_told_which(self):
        reasons = []
        original, worker_place.PROGRAM = worker_place.PROGRAM, self.folder / "imagelift"
        try:
            result = unittest.TestResult()
            runpy.run_path(str(jars.HERE / "run"))["client_runs"].ClientRuns("test_it_takes_a_crumb_for_a_password").run(result)
            reasons = [why for _, why in result.skipped]
        finally:
            worker_place.PROGRAM = original
        self.assertEqual(reasons, [f"there is no program imagelift at {self.folder / 'imagelift'} (IMAGELIFT_PROGRAM)"])


class StandIn(InFolder):
    def worker(self, *words, code=0, **environment):
        made = self.folder / "made"
        (made / "report").mkdir(parents=True, exist_ok=True)
        (made / "summary.json").write_text('{"run": {}}')
        done = subprocess.run(
            [jars.HERE / "booted/worker.sh", *words], cwd=self.folder, check=False, capture_output=True, text=True, timeout=60,
            env=os.environ | {"BUSINESS": "acme", "IMAGE_SOURCE": "shop", "BUILD_NUMBER": "7", "IMAGELIFT_TEST_RUN": str(made),
                              "IMAGELIFT_TEST_HOME": str(self.folder)} | environment)
        self.assertEqual(done.returncode, code, done.stderr)

    def store(self, folder):
        return (self.folder / folder / "imagelift.sqlite").read_text().splitlines()

    def test_a_run_adds_a_line_to_the_store_before(self):
        self.worker("run", "--out=first")
        self.worker("run", "--out", "second", "--db", "first/imagelift.sqlite", "--drop-embeddings", BUILD_NUMBER="8")
        self.assertEqual(self.store("second"), ["acme 7", "acme 8"])

    def test_shards_are_merged_without_saying_the_past_twice(self):
        self.worker("run", "--out=past", BUILD_NUMBER="6")
        for number in "12":
            self.worker("run", "--db=past/imagelift.sqlite", IMAGELIFT_OUT=f"shard-{number}", IMAGELIFT_SHARD=f"{number}/2")
        self.worker("merge", "--folder", "all", "shard-1/imagelift.sqlite", "shard-2/imagelift.sqlite")
        self.assertEqual(self.store("all"), ["acme 6", "acme 7 1/2", "acme 7 2/2"])
        self.assertTrue((self.folder / "all/junit.xml").is_file())

    def test_the_gate_is_asked_of_the_whole_only(self):
        self.worker("run", "--out=a", BUSINESS="gate", code=3)
        self.worker("run", "--out=a", BUSINESS="gate", IMAGELIFT_SHARD="1/2")
        self.worker("merge", "--folder=b", "a/imagelift.sqlite", BUSINESS="gate", code=3)

    def test_histories_of_two_runs_are_united(self):
        for number in "12":
            self.worker("run", f"--out={number}", BUILD_NUMBER=number)
        self.worker("merge", "--out=both.sqlite", "1/imagelift.sqlite", "2/imagelift.sqlite")
        self.assertEqual((self.folder / "both.sqlite").read_text().splitlines(), ["acme 1", "acme 2"])

    def test_a_failed_run_leaves_only_what_failed(self):
        self.worker("run", "--out=a", BUSINESS="broken", code=1)
        self.assertEqual({path.name for path in (self.folder / "a").iterdir()}, {"failed"})
        self.assertEqual({path.name for path in (self.folder / "a/failed").iterdir()}, {"failures.json", "junit.xml", "run.json"})


class Children(InFolder):
    def test_what_a_child_left_running_is_ended_with_it(self):
        started = processes.Processes(self.folder, dict(os.environ))
        started.start("agent", "bash", "-c", "setsid sleep 300 & echo $! >left; exec sleep 300")
        left = self.wait_for(lambda: (self.folder / "left").read_text().strip())
        started.stop_all()
        self.wait_for(lambda: not alive(left))
        self.assertEqual(processes.marked(self.folder), [])

    def test_children_end_with_a_parent_that_was_killed(self):
        code = ("import pathlib, sys, time; from booted.processes import Processes\n"
                "started = Processes(pathlib.Path(sys.argv[1]), {'PATH': '/usr/bin:/bin'})\n"
                "started.start('controller', 'sleep', '300')\n"
                "print(started.running['controller'].pid, flush=True)\n"
                "time.sleep(300)")
        with subprocess.Popen([sys.executable, "-c", code, self.folder], cwd=jars.HERE, stdout=subprocess.PIPE, text=True) as parent:
            child = parent.stdout.readline().strip()
            self.wait_for(lambda: "sleep" in pathlib.Path(f"/proc/{child}/cmdline").read_text().split("\0")[0])
            parent.send_signal(signal.SIGKILL)
        self.wait_for(lambda: not alive(child))

    def wait_for(self, is_so):
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            try:
                found = is_so()
                if found:
                    return found
            except OSError:
                pass
            time.sleep(0.05)
        return self.fail("it never came to be so")


def alive(number):
    try:
        return "\nState:\tZ" not in pathlib.Path(f"/proc/{number}/status").read_text()
    except OSError:
        return False


if __name__ == "__main__":
    unittest.main()
