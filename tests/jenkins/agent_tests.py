#!/usr/bin/env python3
"""jenkins/agent: the Dockerfile, by hadolint and by rules of ours, and the pod that runs its image. No container
engine is needed, and none builds the image here."""
import ipaddress
import os
import pathlib
import re
import shutil
import subprocess
import sys
import unittest

import jars

try:
    import yaml
except ImportError:
    jars.skip("PyYAML is not installed (./bootstrap install), so the pod is not read")

AGENT = jars.ROOT / "jenkins/agent"
# Of every Debian; and what the image needs that the program does not name.
IN_THE_BASE = {"libc6", "libgcc-s1", "libstdc++6"}
FOR_THE_AGENT = {"ca-certificates", "git", "openjdk-17-jre-headless", "libopenblas0-pthread"}


def instructions():
    """[(instruction, its argument)], without comments and with continued lines joined."""
    text = re.sub(r"^\s*#.*\n", "", (AGENT / "Dockerfile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    lines = re.sub(r"\\\n\s*", "", text).splitlines()
    return [tuple(line.split(None, 1)) for line in lines if line.strip()]


def last_stage():
    found = instructions()
    begin = max(i for i, (name, _) in enumerate(found) if name == "FROM")
    return found[begin:]


def argument(name):
    """Of the last instruction of this name in the last stage."""
    return [value for each, value in last_stage() if each == name][-1]


def installed():
    """The Debian packages of the last stage."""
    command = next(value for name, value in last_stage() if name == "RUN" and "apt-get install" in value)
    words = command.split("apt-get install")[1].split("&&")[0].split()
    return {word for word in words if not word.startswith("--")}


def owner(library):
    """The Debian package of a file, which may be known by its place before /usr was merged."""
    path = str(pathlib.Path(library).resolve())
    for place in (path, path.removeprefix("/usr"), "/usr" + path):
        done = subprocess.run(["dpkg-query", "--search", place], capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return done.stdout.split(":")[0]
    return f"nobody's: {library}"


def named_libraries(program):
    """The files of the libraries that the program itself names, not those that these need."""
    told = subprocess.run(["readelf", "--dynamic", program], capture_output=True, text=True, check=True).stdout
    named = set(re.findall(r"\(NEEDED\).*\[(.+)\]", told))
    found = subprocess.run(["ldd", program], capture_output=True, text=True, check=True).stdout
    return [path for name, path in re.findall(r"(\S+) => (/\S+)", found) if name in named]


def document(name, folder=AGENT):
    return yaml.safe_load((folder / name).read_text(encoding="utf-8"))


class Dockerfile(unittest.TestCase):
    def test_hadolint_finds_nothing(self):
        beside = str(pathlib.Path(sys.executable).parent)
        hadolint = shutil.which("hadolint", path=os.pathsep.join([beside, os.environ.get("PATH", "")]))
        if hadolint is None:
            print("SKIPPED: hadolint is not installed (./bootstrap install)", file=sys.stderr)
            self.skipTest("no hadolint")
        done = subprocess.run([hadolint, "--no-color", "--failure-threshold", "style", AGENT / "Dockerfile"],
                              capture_output=True, text=True, check=False)
        self.assertEqual((done.returncode, done.stdout), (0, ""), done.stderr)

    def test_every_base_has_a_version(self):
        for name, value in instructions():
            if name == "FROM":
                self.assertRegex(value, r"^[\w./-]+:[\w.-]*\d[\w.-]*( AS \w+)?$")
                self.assertNotIn("latest", value)

    def test_worker_runs_on_the_debian_it_is_built_on(self):
        bases = [value.split()[0] for name, value in instructions() if name == "FROM"]
        self.assertEqual(bases[0], bases[-1])
        self.assertTrue(bases[0].startswith("debian:12."))

    def test_it_runs_as_a_numbered_user_that_is_not_root(self):
        self.assertRegex(argument("USER"), r"^[1-9]\d*:[1-9]\d*$")
        after = last_stage()[[name for name, _ in last_stage()].index("USER"):]
        self.assertNotIn("COPY", [name for name, _ in after])

    def test_nothing_is_downloaded_but_packages(self):
        for name, value in instructions():
            self.assertNotEqual(name, "ADD")
            self.assertNotRegex(value, r"https?://|\bcurl |\bwget |\|\s*(ba)?sh\b")

    def test_it_holds_no_secret_and_no_health_check(self):
        for name, value in instructions():
            self.assertNotIn(name, ("ARG", "ENV", "EXPOSE", "VOLUME"))
            self.assertNotRegex(value, r"(?i)password|token|secret")
        self.assertEqual(argument("HEALTHCHECK"), "NONE")

    def test_last_stage_has_no_compiler_and_no_headers(self):
        for package in installed():
            self.assertNotRegex(package, r"-dev$|^g\+\+|^gcc|^cmake|^python3|^nodejs|^npm|jdk-headless$")

    def test_last_stage_has_the_packages_of_the_libraries_that_the_program_names(self):
        program = pathlib.Path(os.environ.get("IMAGELIFT_PROGRAM", jars.ROOT / "build/dev/bin/imagelift"))
        for needed in ("readelf", "ldd", "dpkg-query"):
            if shutil.which(needed) is None or not program.exists():
                print(f"SKIPPED: needs {needed} and {program}", file=sys.stderr)
                self.skipTest("no program or no Debian")
        wanted = {owner(library) for library in named_libraries(program)} - IN_THE_BASE
        self.assertEqual(installed(), wanted | FOR_THE_AGENT)

    def test_what_is_built_or_fetched_stays_out_of_the_context(self):
        ignored = set((AGENT / "Dockerfile.dockerignore").read_text(encoding="utf-8").split("\n"))
        of_git = (jars.ROOT / ".gitignore").read_text(encoding="utf-8").split()
        self.assertLessEqual({line.strip("/") for line in of_git if line.startswith("/")}, ignored)
        self.assertIn(".git", ignored)


class Pod(unittest.TestCase):
    def setUp(self):
        self.spec = document("pod.yaml")["spec"]
        self.container, = self.spec["containers"]

    def test_it_runs_as_the_images_user_and_not_as_root(self):
        told = self.spec["securityContext"]
        self.assertTrue(told["runAsNonRoot"])
        self.assertEqual(f"{told['runAsUser']}:{told['runAsGroup']}", argument("USER"))
        self.assertEqual(told["seccompProfile"], {"type": "RuntimeDefault"})

    def test_its_root_is_read_only_and_it_gains_no_right(self):
        told = self.container["securityContext"]
        self.assertTrue(told["readOnlyRootFilesystem"])
        self.assertIs(told["allowPrivilegeEscalation"], False)
        self.assertEqual(told["capabilities"], {"drop": ["ALL"]})

    def test_it_has_no_token_of_a_service_account(self):
        self.assertIs(self.spec["automountServiceAccountToken"], False)

    def test_memory_processors_and_disk_have_limits(self):
        self.assertEqual(set(self.container["resources"]["limits"]), {"cpu", "memory", "ephemeral-storage"})

    def test_worker_has_as_many_threads_as_the_pod_has_processors(self):
        environment = {each["name"]: each["value"] for each in self.container["env"]}
        self.assertEqual(environment["IMAGELIFT_THREADS"], self.container["resources"]["limits"]["cpu"])

    def test_what_is_written_is_a_volume(self):
        self.assertEqual(self.container["workingDir"], argument("WORKDIR"))
        mounts = {each["mountPath"]: each["name"] for each in self.container["volumeMounts"]}
        self.assertEqual(set(mounts), {"/tmp", "/etc/imagelift"})
        self.assertEqual(set(mounts.values()), {each["name"] for each in self.spec["volumes"]})

    def test_its_container_is_the_agent(self):
        self.assertEqual(self.container["name"], "jnlp")
        version = re.search(r"project\(imagelift VERSION ([\d.]+)", (jars.ROOT / "CMakeLists.txt").read_text("utf-8"))[1]
        self.assertTrue(self.container["image"].endswith(f"/imagelift-agent:{version}"))

    def test_it_reads_the_configuration_that_the_plugin_names(self):
        environment = {each["name"]: each["value"] for each in self.container["env"]}
        plugin = document("jenkins.yaml", jars.ROOT / "jenkins/casc")["unclassified"]["imagelift"]
        self.assertEqual(environment["IMAGELIFT_CONFIG"], plugin["config"])


class Cluster(unittest.TestCase):
    def test_the_policy_is_the_pods(self):
        labels = document("pod.yaml")["metadata"]["labels"]
        spec = document("network-policy.yaml")["spec"]
        self.assertEqual(spec["podSelector"]["matchLabels"], labels)
        self.assertEqual((spec["policyTypes"], spec["ingress"]), (["Ingress", "Egress"], []))

    def test_the_policy_reaches_no_private_address_but_name_service_and_controller(self):
        blocks = [to["ipBlock"] for rule in document("network-policy.yaml")["spec"]["egress"]
                  for to in rule["to"] if "ipBlock" in to]
        kept = [ipaddress.ip_network(each) for block in blocks for each in block["except"]]
        for private in ("169.254.169.254", "10.1.2.3", "172.31.0.1", "192.168.1.1", "100.64.0.1", "127.0.0.1",
                        "fd00:ec2::254", "fe80::1", "::1"):
            address = ipaddress.ip_address(private)
            self.assertTrue(any(address in network for network in kept), private)

    def test_the_cloud_starts_this_pod_for_the_jobs_label(self):
        cloud = document("kubernetes.yaml", jars.ROOT / "jenkins/casc")["jenkins"]["clouds"][0]["kubernetes"]
        template, = cloud["templates"]
        self.assertEqual((template["label"], template["nodeUsageMode"]), ("imagelift", "EXCLUSIVE"))
        self.assertTrue(template["yaml"].endswith("/pod.yaml}"))
        self.assertGreaterEqual(int(cloud["containerCapStr"]), 16)


if __name__ == "__main__":
    unittest.main()
