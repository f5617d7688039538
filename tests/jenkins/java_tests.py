#!/usr/bin/env python3
"""JUnit over what of the plugin needs no Jenkins; the stubs stand for the rest at compile time."""
import subprocess
import sys

import jars
import package


def main():
    libraries = sorted(jars.fetch().glob("*.jar"))
    tests, everything = package.compile_tests(libraries, "java", ["unit"])
    console = next(each for each in libraries if "console" in each.name)
    return subprocess.run(
        ["java", f"-Dimagelift.root={jars.ROOT}", "-jar", console, "execute", "--disable-banner", "--details=summary", "--fail-if-no-tests",
         f"--reports-dir={jars.BUILD / 'junit'}", f"--class-path={everything}", f"--scan-class-path={tests}"],
        check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
