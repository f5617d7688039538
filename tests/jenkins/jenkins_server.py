"""A real Jenkins from a war, on loopback, with a fresh home, the plugin, a user and an agent."""
import base64
import json
import os
import pathlib
import secrets
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request

import jars

STARTS_WITHIN = 300  # s
ENDS_WITHIN = 120  # s, of a build


def free_port():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


class NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


class Jenkins:
    """`home` is empty; `run`: the folder of a made-up run that the stand-in of the worker copies."""

    def __init__(self, war, hpi, home, run):
        self.home, self.processes, self.token = home, [], None
        self.url = f"http://127.0.0.1:{free_port()}/jenkins/"
        self.opener = urllib.request.build_opener(NoRedirects)
        for folder in ("plugins", "init.groovy.d", "worker/bin", "agent"):
            (home / folder).mkdir(parents=True)
        shutil.copy(hpi, home / "plugins/imagelift.hpi")
        shutil.copy(jars.HERE / "server.groovy", home / "init.groovy.d/server.groovy")
        shutil.copy(jars.HERE / "worker.sh", home / "worker/bin/imagelift")
        (home / "worker/bin/imagelift").chmod(0o755)
        self.environment = os.environ | {"JENKINS_HOME": str(home), "IMAGELIFT_TEST_RUN": str(run),
                                         "TEST_PASSWORD": secrets.token_hex(16)}
        self.start("controller", "java", "-Djenkins.install.runSetupWizard=false", "-Djava.awt.headless=true",
                   "-Djenkins.security.csp.CspHeader.headerName=Content-Security-Policy", "-jar", war,
                   "--httpListenAddress=127.0.0.1", f"--httpPort={urllib.parse.urlparse(self.url).port}",
                   "--prefix=/jenkins", "--enable-future-java")

    def start(self, name, *command):
        log = open(self.home / f"{name}.log", "wb")  # pylint: disable=consider-using-with
        self.processes.append(subprocess.Popen([str(word) for word in command], env=self.environment, stdout=log,
                                               stderr=log, stdin=subprocess.DEVNULL, cwd=self.home))

    def stop(self):
        for process in reversed(self.processes):
            process.terminate()
        for process in self.processes:
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()

    def ready(self):
        """Waits for the controller, then connects the agent and waits for it."""
        self.until(STARTS_WITHIN, lambda: (self.home / "token").exists() and self.ask("login")[0] == 200, "start")
        self.token = (self.home / "token").read_text()
        agent = self.home / "agent.jar"
        agent.write_bytes(self.ask("jnlpJars/agent.jar")[2])
        self.start("agent", "java", "-jar", agent, "-url", self.url, "-name", "agent", "-webSocket", "-secret",
                   (self.home / "agent-secret").read_text(), "-workDir", self.home / "agent")
        self.until(60, lambda: not self.json("computer/agent/api/json")["offline"], "connect its agent")

    def until(self, seconds, is_done, what):
        deadline = time.monotonic() + seconds
        while True:
            try:
                if is_done():
                    return
            except (urllib.error.URLError, ConnectionError, json.JSONDecodeError):
                pass
            if time.monotonic() > deadline or self.processes[0].poll() is not None:
                log = (self.home / "controller.log").read_text(errors="replace")
                raise AssertionError(f"Jenkins did not {what}:\n{log[-4000:]}")
            time.sleep(0.5)

    def ask(self, path, data=None, anonymous=False, kind="application/x-www-form-urlencoded"):
        """(status, headers, body); a POST where there are `data` (bytes)."""
        request = urllib.request.Request(self.url + path, data=data)
        if data is not None:
            request.add_header("Content-Type", kind)
        if self.token and not anonymous:
            request.add_header("Authorization", self.authorization())
        try:
            with self.opener.open(request, timeout=60) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as answer:
            return answer.code, answer.headers, answer.read()

    def authorization(self):
        return "Basic " + base64.b64encode(f"admin:{self.token}".encode()).decode()

    def json(self, path):
        return json.loads(self.ask(path)[2])

    def create(self, job, config):
        status, _, body = self.ask(f"createItem?name={job}", config.encode(), kind="application/xml")
        assert status == 200, (status, body[:2000])

    def begin(self, job, **parameters):
        """Schedules a build; returns its number as soon as it has one."""
        data = urllib.parse.urlencode(parameters | {"delay": "0sec"}).encode()
        status, headers, body = self.ask(f"job/{job}/buildWithParameters", data)
        assert status == 201, (status, body[:2000])
        item = headers["Location"].split("/jenkins/", 1)[1] + "api/json"
        self.until(60, lambda: "executable" in self.json(item), "begin a build")
        return self.json(item)["executable"]["number"]

    def end(self, job, number):
        """Waits for a build's end; returns its result."""
        self.until(ENDS_WITHIN, lambda: not self.json(f"job/{job}/{number}/api/json")["building"], "end a build")
        return self.json(f"job/{job}/{number}/api/json")["result"]

    def log(self, job, number):
        return self.ask(f"job/{job}/{number}/consoleText")[2].decode(errors="replace")
