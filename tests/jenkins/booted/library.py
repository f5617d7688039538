"""The shared library as Jenkins fetches it: a repository of this checkout's files, with this repository's branch."""
import os
import pathlib
import shutil
import subprocess

import jars

LIBRARY = pathlib.PurePosixPath("jenkins/pipeline")


def git(folder, *words):
    """Without the settings of whoever runs the tests."""
    environment = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(["git", "-C", folder, "-c", "user.name=tests", "-c", "user.email=tests@localhost", *words],
                          check=False, capture_output=True, text=True, env=environment)
    if done.returncode != 0:
        raise AssertionError(f"git {words[0]}: {done.stderr.strip()}")
    return done.stdout


def repository(folder):
    """A new one, with what stands in the working tree, committed or not."""
    shutil.copytree(jars.ROOT / LIBRARY, folder / LIBRARY)
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=The library")
    return folder
