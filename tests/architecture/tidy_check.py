#!/usr/bin/env python3
"""clang-tidy finds nothing in lib/ and worker/ (.clang-tidy says what it looks for).

A file that passed is not looked at again until it, a header of ours, or .clang-tidy changes; what
passed is remembered in the build folder. IMAGELIFT_TIDY_THIRD (0, 1, 2; ./bootstrap sets it where CI
is set, by the commit) looks at a third of the files.
"""
import concurrent.futures
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys

import source_tree

BUILD = pathlib.Path(os.environ.get("IMAGELIFT_BUILD_DIR", source_tree.ROOT / "build" / "dev"))
TIDY = shutil.which("clang-tidy-14")


THIRD = os.environ.get("IMAGELIFT_TIDY_THIRD")


def is_of_third(path):
    return THIRD is None or hashlib.sha256(path.encode()).digest()[0] % 3 == int(THIRD)


def wanted_files(paths):
    compiled = {pathlib.Path(entry["file"]).resolve()
                for entry in json.loads((BUILD / "compile_commands.json").read_bytes())}
    return [p for p in paths if p.endswith(".cc") and p.startswith(("lib/", "worker/"))
            and (source_tree.ROOT / p).resolve() in compiled and is_of_third(p)]


def fingerprint(paths):
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.encode() + (source_tree.ROOT / path).read_bytes())
    return digest.hexdigest()


def look_at(path):
    """Returns clang-tidy's findings in one file."""
    done = subprocess.run([TIDY, "-p", BUILD, "--quiet", path], cwd=source_tree.ROOT,
                          capture_output=True, text=True, check=False)
    return path, (done.stdout + done.stderr).strip() if done.returncode else ""


def main():
    if not TIDY:
        print("SKIPPED: clang-tidy-14 is not installed (./bootstrap test)", file=sys.stderr)
        return 77
    paths = source_tree.files()
    shared = fingerprint([p for p in paths if p.endswith(".h")] + [".clang-tidy"])
    wanted = {p: fingerprint([p]) + shared for p in wanted_files(paths)}
    memory = BUILD / "clang_tidy_passed.json"
    passed = json.loads(memory.read_bytes()) if memory.is_file() else {}
    open_files = [p for p in wanted if passed.get(p) != wanted[p]]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        findings = dict(pool.map(look_at, open_files))
    kept = [p for p in wanted if not findings.get(p)]
    memory.write_text(json.dumps({p: wanted[p] for p in kept}, indent=1), encoding="utf-8")
    print(f"{len(open_files)} of {len(wanted)} files looked at, the rest passed before")
    return source_tree.finish([text for text in findings.values() if text], f"{len(wanted)} files")


if __name__ == "__main__":
    sys.exit(main())
