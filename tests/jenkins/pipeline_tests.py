#!/usr/bin/env python3
"""Jenkins Pipeline Unit over jenkins/pipeline/vars, the Groovy parser over every Jenkinsfile, and Job DSL's words
over jenkins/jobs."""
import subprocess
import sys

import jars

TESTS = jars.HERE / "pipeline"
# What Groovy 2.4 reflects on, which newer Javas close.
OPEN = [f"--add-opens=java.base/java.{package}=ALL-UNNAMED"
        for package in ("lang", "lang.reflect", "util", "io", "net", "text")]


def main():
    libraries = sorted(jars.fetch(TESTS / "pom.xml", "pipeline_jars").glob("*.jar"))
    ends = [subprocess.run(
        ["java", *OPEN, "-cp", jars.classpath(TESTS, *libraries), "groovy.ui.GroovyMain", script, jars.ROOT],
        cwd=jars.ROOT, check=False).returncode for script in sorted(TESTS.glob("*Test.groovy"))]
    return 0 if ends and not any(ends) else 1


if __name__ == "__main__":
    sys.exit(main())
