#!/usr/bin/env python3
"""The words of ./bootstrap: what it accepts, and that it installs nothing when told so."""
import os
import subprocess
import unittest

import source_tree


def bootstrap(*arguments):
    return subprocess.run(["./bootstrap", *arguments], cwd=source_tree.ROOT, text=True,
                          capture_output=True, check=False, stdin=subprocess.DEVNULL)


class Bootstrap(unittest.TestCase):
    def test_help_names_every_command(self):
        told = bootstrap("--help")
        self.assertEqual(told.returncode, 0)
        for command in ("demo", "test", "build", "install"):
            self.assertIn(f"\n  {command} ", told.stdout)

    def test_wrong_usage_is_exit_code_2_or_one_line(self):
        self.assertEqual(bootstrap().returncode, 2)
        self.assertEqual(bootstrap("frobnicate").returncode, 2)
        for arguments in (("demo", "test"), ("demo", "--preset")):
            refused = bootstrap(*arguments)
            self.assertEqual(refused.returncode, 1)
            self.assertEqual(refused.stderr.count("\n"), 1)

    def test_no_install_installs_nothing(self):
        done = bootstrap("install", "--no-install")
        self.assertEqual(done.returncode, 0)
        self.assertIn("installing nothing", done.stdout)

    def test_what_ci_runs_is_executable(self):
        for path in ("bootstrap", ".ci/run"):
            self.assertTrue(os.access(source_tree.ROOT / path, os.X_OK), path)


if __name__ == "__main__":
    unittest.main()
