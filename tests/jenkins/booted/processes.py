"""Processes that end with this one, however it ends, and what they have left running."""
import os
import pathlib
import shutil
import signal
import subprocess

ENDS_WITHIN = 60  # s, after SIGTERM
MARK = "IMAGELIFT_TEST_HOME"


def dying_with_us(command):
    """Linux then ends the process also where this one was killed and could not."""
    return ["setpriv", "--pdeathsig", "KILL", *command] if shutil.which("setpriv") else list(command)


class Processes:
    """All of them have `folder` in their environment, and so has what they start."""

    def __init__(self, folder, environment):
        self.folder, self.running = folder, {}
        self.environment = environment | {MARK: str(folder)}

    def start(self, name, *command):
        """Its output goes to NAME.log. A second process of a name must not run beside the first."""
        self.stop(name)
        with open(self.folder / f"{name}.log", "ab") as log:
            self.running[name] = subprocess.Popen(
                dying_with_us([str(word) for word in command]), env=self.environment, stdout=log, stderr=log,
                stdin=subprocess.DEVNULL, cwd=self.folder, start_new_session=True)

    def log(self, name):
        path = self.folder / f"{name}.log"
        return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""

    def ended(self, name):
        """Its exit code, or None."""
        return self.running[name].poll() if name in self.running else None

    def stop(self, name):
        process = self.running.pop(name, None)
        if process is None:
            return
        process.terminate()
        try:
            process.wait(ENDS_WITHIN)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def stop_all(self):
        """Last begun, first ended; then builds that ran on without their agent."""
        try:
            for name in reversed(list(self.running)):
                self.stop(name)
        finally:
            for process in self.running.values():
                process.kill()
            for number in marked(self.folder):
                kill(number)


def kill(number):
    try:
        os.kill(number, signal.SIGKILL)
    except ProcessLookupError:
        pass  # it has ended by itself


def marked(folder):
    """Processes of ours by their environment: `sh` of a Pipeline leaves its agent's process group."""
    wanted = f"{MARK}={folder}".encode()
    found = []
    for place in pathlib.Path("/proc").glob("[0-9]*/environ"):
        try:
            if wanted in place.read_bytes().split(b"\0") and int(place.parent.name) != os.getpid():
                found.append(int(place.parent.name))
        except OSError:
            continue  # ended meanwhile, or somebody else's
    return found
