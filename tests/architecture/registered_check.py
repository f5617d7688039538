#!/usr/bin/env python3
"""Every source and every test file is named in the CMake lists of its folder or one above."""
import pathlib
import sys

import source_tree

# Files that other files load by themselves.
LOADED_BY_OTHERS = {"tests/architecture/source_tree.py"}


def must_be_registered(path):
    if path.endswith(".cc"):
        return path.startswith(("lib/", "worker/", "tests/"))
    return path.startswith("tests/") and path.endswith(("_tests.py", "_check.py", "_tests.mjs"))


def is_registered(path, lists):
    """`lists`: {folder: text of its CMakeLists.txt}."""
    name = pathlib.PurePosixPath(path)
    for folder in name.parents:
        named = str(name.relative_to(folder))
        if named in lists.get(str(folder), "") or name.stem in lists.get(str(folder), "").split():
            return True
    return False


def main():
    paths = source_tree.files()
    lists = {str(pathlib.PurePosixPath(p).parent): source_tree.text(p)
             for p in paths if p.endswith("CMakeLists.txt")}
    wanted = [p for p in paths if must_be_registered(p) and p not in LOADED_BY_OTHERS]
    lists["tests/unit"] = source_tree.text("cmake/ImageliftTests.cmake")
    problems = [f"{p}: no CMakeLists.txt names it, so nothing builds or runs it"
                for p in wanted if not is_registered(p, lists)]
    return source_tree.finish(problems, f"{len(wanted)} files")


if __name__ == "__main__":
    sys.exit(main())
