"""The jars of a pom.xml, by Maven, once per build folder."""
import fcntl
import hashlib
import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = pathlib.Path(os.environ.get("IMAGELIFT_SOURCE_DIR", HERE.parents[1]))
BUILD = pathlib.Path(os.environ.get("IMAGELIFT_BUILD_DIR", ROOT / "build/dev")) / "jenkins"
COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1"
NO_NETWORK = ("UnknownHost", "Unknown host", "Connection refused", "Connect timed out",
              "Network is unreachable", "Temporary failure in name resolution", "No route to host",
              "Could not transfer", "in offline mode")


def skip(reason):
    print(f"SKIPPED: {reason}", file=sys.stderr)
    sys.exit(77)


def fetch(pom=HERE / "pom.xml", name="jars"):
    """Returns their folder; ends the process with 77 where they cannot be had."""
    for program in ("mvn", "javac"):
        if shutil.which(program) is None:
            skip(f"{program} is not installed (./bootstrap install), so the plugin is neither compiled nor tested")
    jars = BUILD / name
    jars.mkdir(parents=True, exist_ok=True)
    with open(BUILD / "jars.lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        wanted = hashlib.sha256(pom.read_bytes()).hexdigest()
        marker = jars / "pom.sha256"
        if not marker.exists() or marker.read_text() != wanted:
            copy(jars, pom)
            marker.write_text(wanted)
    return jars


def copy(jars, pom):
    for old in jars.glob("*.jar"):
        old.unlink()
    done = subprocess.run(
        ["mvn", "-B", "-q", "--strict-checksums", "-f", str(pom),
         f"{COPY}:copy-dependencies", f"-DoutputDirectory={jars}"],
        capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    if done.returncode == 0:
        return
    said = done.stdout + done.stderr
    reasons = [line for line in said.splitlines() if any(sign in line for sign in NO_NETWORK)]
    if reasons:
        skip("Maven cannot fetch the jars, so the plugin is neither compiled nor tested; "
             f"no network, or no trust in who answers: {reasons[0][:600]}")
    sys.exit(said)


def classpath(*places):
    return os.pathsep.join(str(place) for place in places)


def run(*command):
    """Runs a tool of Java and returns what it printed; ends the process where it fails."""
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{command[0]} failed:\n{done.stdout}{done.stderr}")
    return done.stdout
