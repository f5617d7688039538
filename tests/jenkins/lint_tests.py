#!/usr/bin/env python3
"""npm-groovy-lint finds no error and no warning in any Groovy or Jenkinsfile of ours."""
import fcntl
import hashlib
import re
import shutil
import subprocess
import sys

import jars

LINT = jars.HERE / "lint"
NO_NETWORK = ("ENOTFOUND", "ECONNREFUSED", "EAI_AGAIN", "ETIMEDOUT", "ENETUNREACH", "ENOTCACHED")


def groovy_files():
    listed = subprocess.run(["git", "-C", jars.ROOT, "ls-files", "--cached", "--others", "--exclude-standard",
                             "*.groovy", "*Jenkinsfile"], capture_output=True, text=True, check=True)
    return listed.stdout.splitlines()


def install():
    """The linter, by npm, once per build folder. Returns its program."""
    for program in ("npm", "java"):
        if shutil.which(program) is None:
            jars.skip(f"{program} is not installed (./bootstrap install), so no Groovy is linted")
    folder = jars.BUILD / "lint"
    folder.mkdir(parents=True, exist_ok=True)
    with open(jars.BUILD / "lint.lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        wanted = hashlib.sha256((LINT / "package-lock.json").read_bytes()).hexdigest()
        marker = folder / "package-lock.sha256"
        if not marker.exists() or marker.read_text() != wanted:
            for name in ("package.json", "package-lock.json"):
                shutil.copy(LINT / name, folder / name)
            npm_ci(folder)
            marker.write_text(wanted)
    return folder / "node_modules/.bin/npm-groovy-lint"


def npm_ci(folder):
    done = subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder,
                          capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return
    said = done.stdout + done.stderr
    if any(sign in said for sign in NO_NETWORK):
        jars.skip("npm has no network, so no Groovy is linted")
    sys.exit(said)


def copies(paths):
    """What is to be linted, alone in a folder: the linter looks at all that lies there."""
    folder = jars.BUILD / "linted"
    shutil.rmtree(folder, ignore_errors=True)
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(jars.ROOT / path, folder / path)
    shutil.copy(LINT / "groovylintrc.json", folder / ".groovylintrc.json")
    return folder


def main():
    program = install()
    paths = groovy_files()
    if not paths:
        sys.exit("no Groovy was found to be linted")
    folder = copies(paths)
    done = subprocess.run([program, "--noserver", "--failon", "warning", "--output", "txt", "--config", folder],
                          cwd=folder, check=False, capture_output=True, text=True)
    print(done.stdout + done.stderr)
    plain = re.sub(r"\x1b\[\d*m", "", done.stdout)
    if f"{len(paths)} linted files" not in plain:
        print(f"the linter did not look at all {len(paths)} files")
        return 1
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
