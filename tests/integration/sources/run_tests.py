#!/usr/bin/env python3
"""Runs this folder's pytest files against the program given as the first argument."""
import importlib.util
import os
import pathlib
import sys

NEEDED = ("pytest", "moto", "boto3", "flask", "trustme", "gcp_storage_emulator")


def main():
    missing = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        print(f"SKIPPED: no {', '.join(missing)} (pip install -r tests/requirements.txt)",
              file=sys.stderr)
        return 77
    import pytest

    os.environ["IMAGELIFT_LIST_AND_FETCH"] = sys.argv[1]
    return pytest.main(["-q", "-p", "no:cacheprovider", str(pathlib.Path(__file__).parent)])


if __name__ == "__main__":
    sys.exit(main())
