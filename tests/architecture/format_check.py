#!/usr/bin/env python3
"""Every C++ file is as clang-format writes it."""
import shutil
import subprocess
import sys

import source_tree


def main():
    formatter = shutil.which("clang-format-14")
    if not formatter:
        print("SKIPPED: clang-format-14 is not installed (./bootstrap test)", file=sys.stderr)
        return 77
    paths = source_tree.cpp_files(source_tree.files())
    done = subprocess.run([formatter, "--dry-run", "-Werror", *paths], cwd=source_tree.ROOT,
                          capture_output=True, text=True, check=False)
    problems = [line for line in done.stderr.splitlines() if "error:" in line]
    if done.returncode and not problems:
        problems = [done.stderr.strip()]
    return source_tree.finish(problems, f"{len(paths)} files")


if __name__ == "__main__":
    sys.exit(main())
