#!/usr/bin/env python3
"""README's tables name every package that is installed, with the version it is pinned to."""
import json
import re
import unittest

import source_tree

REQUIREMENTS = ("tests/requirements.txt", "models/requirements-weights.txt",
                "tests/demo/requirements-drawing.txt", "tests/demo/requirements-photos.txt")
PHOTOS_FROM_NPM = "tests/demo/packages-npm.txt"
NPM_FOLDERS = ("report", "tests/browser")


def told(heading, readme=source_tree.text("README.md")):
    """{package: version} of the table below the README's heading."""
    section = re.split(r"^##+ ", readme[readme.index(f"### {heading}") + 4:], flags=re.M)[0]
    rows = {}
    for line in section.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        names = re.findall(r"`([^`]+)`", cells[0]) if line.startswith("| `") else []
        versions = cells[1].split(", ") if names else []
        rows |= dict(zip(names, versions if len(versions) == len(names) else versions * len(names)))
    return rows


def debian_packages(bootstrap):
    arrays = re.findall(r"^\w+_packages=\((.*?)\)", bootstrap, flags=re.M | re.S)
    return set(" ".join(arrays).split())


def pinned_by_pip(path):
    pins = re.findall(r"^([\w.\-\[\]]+)==([\w.]+)", source_tree.text(path), flags=re.M)
    return dict(pins)


def pinned_by_npm(folder):
    package = json.loads(source_tree.text(f"{folder}/package.json"))
    return package.get("dependencies", {}) | package.get("devDependencies", {})


class Dependencies(unittest.TestCase):
    def test_debian_packages_are_those_that_bootstrap_installs(self):
        # Node comes with its npm where it is there already.
        wanted = debian_packages(source_tree.text("bootstrap")) | {"nodejs", "npm"}
        self.assertEqual(wanted, set(told("From Debian 12")))

    def test_python_packages_are_those_of_the_requirements(self):
        wanted = {}
        for path in REQUIREMENTS:
            wanted |= pinned_by_pip(path)
        self.assertEqual(wanted, told("From PyPI, for tests") | told("From PyPI, of which"))

    def test_node_packages_are_those_of_package_json(self):
        wanted = {}
        for folder in NPM_FOLDERS:
            wanted |= pinned_by_npm(folder)
        versions = told("From npm, pinned")
        self.assertEqual(set(wanted), set(versions))
        for name, version in wanted.items():
            self.assertTrue(version.lstrip("^~").startswith(versions[name]),
                            f"{name}: {version}, README says {versions[name]}")

    def test_node_packages_of_the_photos_are_those_of_their_list(self):
        pins = re.findall(r"^([\w.\-/@]+)@([\w.]+)$", source_tree.text(PHOTOS_FROM_NPM), re.M)
        self.assertEqual(dict(pins), told("From npm, of which"))


if __name__ == "__main__":
    unittest.main()
