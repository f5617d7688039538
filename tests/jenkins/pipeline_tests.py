#!/usr/bin/env python3
"""Jenkins Pipeline Unit over jenkins/pipeline/vars, and the Groovy parser over every Jenkinsfile."""
import subprocess
import sys

import jars

TESTS = jars.HERE / "pipeline"
# What Groovy 2.4 reflects on, which newer Javas close.
OPEN = [f"--add-opens=java.base/java.{package}=ALL-UNNAMED"
        for package in ("lang", "lang.reflect", "util", "io", "net", "text")]


def main():
    libraries = sorted(jars.fetch(TESTS / "pom.xml", "pipeline_jars").glob("*.jar"))
    return subprocess.run(
        ["java", *OPEN, "-cp", jars.classpath(*libraries), "groovy.ui.GroovyMain",
         TESTS / "ImageliftRunTest.groovy", jars.ROOT],
        cwd=jars.ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
