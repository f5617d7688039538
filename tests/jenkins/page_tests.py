#!/usr/bin/env python3
"""page_tests.py MAKE_REPORT: the plugin's pages in Chromium, with the plugin's own code behind them
and Jenkins' enforced policy on them; a small reader of Jelly stands for Jenkins'."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import jars
import package

BROWSER = jars.ROOT / "tests/browser"


def main():
    if not (BROWSER / "node_modules").is_dir():
        jars.skip("run npm ci in tests/browser first (./bootstrap does), so the plugin's pages are not opened")
    if not pathlib.Path(os.environ.get("CHROMIUM", "/usr/bin/chromium")).exists():
        jars.skip("there is no chromium, so the plugin's pages are not opened")
    libraries = sorted(jars.fetch().glob("*.jar"))
    _, everything = package.compile_tests(libraries, "page", ["unit", "page"])
    webapp = package.build_dashboard("page-webapp")
    shutil.copytree(package.PLUGIN / "src/main/webapp", webapp, dirs_exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run([sys.argv[1], f"{scratch}/run", "659", "480", "0.0868", "0", "12"], check=True)
        return subprocess.run(
            ["node", "--test", str(jars.HERE / "page.test.mjs")], check=False,
            env={**os.environ, "TMPDIR": scratch, "PAGE_CLASS_PATH": everything, "PAGE_RUN": f"{scratch}/run",
                 "PAGE_VIEWS": str(package.PLUGIN / "src/main/resources/io/jenkins/plugins/imagelift"),
                 "PAGE_WEBAPP": str(webapp)}).returncode


if __name__ == "__main__":
    sys.exit(main())
