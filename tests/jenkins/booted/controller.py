"""A real Jenkins from a war, on loopback, with a fresh home, the plugin, a user and two agents."""
import os
import re
import secrets
import shutil
import socket
import urllib.parse

import jars
from booted import plugin_files
from booted.processes import Processes
from booted.rest import Rest

HERE = jars.HERE / "booted"
STARTS_WITHIN = 420  # s
CONNECTS_WITHIN = 120  # s
AGENTS = ("agent-1", "agent-2")
# What a controller writes that will never answer as it should.
FATAL = re.compile(r"^.*(?:Failed to initialize Jenkins|Failed to (?:run script|execute) .*(?:server|installation)\.groovy"
                   r"|UnsupportedClassVersionError|Address already in use|Invalid or corrupt jarfile).*$", re.MULTILINE)
# Nothing leaves this machine, nothing but HTTP on loopback listens, and a library may come from a folder.
PROPERTIES = {
    "java.awt.headless": "true",
    "jenkins.install.runSetupWizard": "false",
    "hudson.model.UpdateCenter.never": "true",
    "hudson.model.UsageStatistics.disabled": "true",
    "jenkins.model.Jenkins.slaveAgentPort": "-1",
    "jenkins.model.Jenkins.slaveAgentPortEnforce": "true",
    "hudson.plugins.git.GitSCM.ALLOW_LOCAL_CHECKOUT": "true",
}


def free_port():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


def java():
    return os.path.join(os.environ["JAVA_HOME"], "bin/java") if os.environ.get("JAVA_HOME") else "java"


def verdict(log):
    """The line of a log that says why Jenkins is not to start, and its cause; empty: none does."""
    fatal = FATAL.search(log)
    if not fatal:
        return ""
    said = re.split(r"^\d{4}-\d\d-\d\d ", log[fatal.end():], maxsplit=1, flags=re.MULTILINE)[0].strip()
    causes = re.findall(r"^Caused by: (.*)$", said, re.MULTILINE)
    return f"{fatal[0].strip()}: {causes[-1] if causes else said.partition(chr(10))[0].strip()}"


class Controller(Rest):
    """`home` is filled (home.py), and nothing else lives in it."""

    def __init__(self, war, home):
        super().__init__(f"http://127.0.0.1:{free_port()}/jenkins/")
        self.war, self.home, self.password = war, home, secrets.token_hex(16)
        self.processes = Processes(home, os.environ | {
            "JENKINS_HOME": str(home), "TEST_PASSWORD": self.password, "TEST_URL": self.url,
            "CASC_JENKINS_CONFIG": str(home / "casc.yaml") if (home / "casc.yaml").exists() else "",
            "PATH": f"{home / 'worker/bin'}{os.pathsep}{os.environ['PATH']}"})

    def boot(self):
        """Waits until it answers and both agents are connected."""
        self.start()
        self.until(STARTS_WITHIN, self.stands, "start")
        self.token = (self.home / "token").read_text(encoding="utf-8")
        shutil.rmtree(self.home / "init.groovy.d")  # once is enough: it may be restarted
        self.require_plugins()
        (self.home / "agent.jar").write_bytes(self.get("jnlpJars/agent.jar"))
        for name in AGENTS:
            self.processes.start(name, java(), "-jar", "agent.jar", "-url", self.url, "-name", name, "-webSocket", "-secret",
                                 (self.home / f"{name}.secret").read_text(encoding="utf-8"), "-workDir", name)
        self.connected()

    def start(self):
        self.processes.start(
            "controller", java(), *(f"-D{name}={value}" for name, value in PROPERTIES.items()),
            f"-Djava.io.tmpdir={self.home / 'tmp'}", "-jar", self.war, "--httpListenAddress=127.0.0.1",
            f"--httpPort={urllib.parse.urlparse(self.url).port}", "--prefix=/jenkins", "--enable-future-java")

    def restart(self):
        """As a service manager does it; agents and what runs on them go on."""
        self.processes.stop("controller")
        self.start()
        self.until(STARTS_WITHIN, self.stands, "start again")
        self.connected()

    def stands(self):
        return (self.home / "token").exists() and self.ask("login")[0] == 200

    def connected(self):
        for name in AGENTS:
            self.until(CONNECTS_WITHIN, lambda name=name: not self.json(f"computer/{name}/api/json")["offline"],
                       f"connect {name}")

    def require_plugins(self):
        """Jenkins starts without a plugin that it could not load."""
        wanted = {path.stem for path in (self.home / "plugins").glob("*.jpi")}
        told = self.json("pluginManager/api/json?tree=plugins[shortName,active]")["plugins"]
        missing = sorted(wanted - {each["shortName"] for each in told if each["active"]})
        if missing:
            lines = [line.strip() for line in self.processes.log("controller").splitlines()]
            reasons = [line for line in lines if line.startswith("- ") or "Failed to load" in line or "Failed to install" in line]
            raise AssertionError(f"Jenkins did not load {', '.join(missing)}: {'; '.join(reasons[:10])}")

    def trouble(self):
        code = self.processes.ended("controller")
        log = self.processes.log("controller")
        if code is not None:
            return verdict(log) or f"it ended with {code}: {log.strip()[-500:]}"
        return verdict(log)

    def stop(self):
        self.processes.stop_all()


def fill(home, hpi, plugins):
    """What a controller finds when it starts: plugins and the scripts of a first start."""
    for folder in ("init.groovy.d", "tmp"):
        (home / folder).mkdir(parents=True)
    plugin_files.install(plugins | {"imagelift": hpi}, home)
    shutil.copy(HERE / "server.groovy", home / "init.groovy.d/server.groovy")
    if not (home / "casc.yaml").exists():
        shutil.copy(HERE / "installation.groovy", home / "init.groovy.d/installation.groovy")
