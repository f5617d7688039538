#!/usr/bin/env python3
"""Nothing in the repository depends on one machine or one registry, versions agree, and links lead
somewhere."""
import json
import pathlib
import re
import sys

import source_tree

# Written in two halves, so that this file does not hold what it looks for.
FOREIGN = re.compile("|".join([
    r"(?<![\w.])/(?:work|root|home)" + r"/\w", r"deb\.debian" + r"\.org",
    r"snapshot\.debian" + r"\.org", r"(?:files\.)?python" + r"hosted\.org", r"\bpypi" + r"\.org",
    r"npmjs" + r"\.(?:org|com)", r"repo\.maven" + r"\.apache", r"repo1\.maven" + r"\.org",
    r"nodesource" + r"\.com"]))
TEXT_LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")


def foreign_problems(path, content):
    return [f"{path}:{number}: {found[0]} ties the repository to one machine or registry"
            for number, line in enumerate(content.splitlines(), 1)
            for found in [FOREIGN.search(line)] if found]


def versions(root_list, changelog, packages):
    """{where: version} of the project."""
    found = {"CMakeLists.txt": re.search(r"project\(imagelift VERSION ([\d.]+)", root_list)[1]}
    newest = re.search(r"^## \[?v?(\d+\.\d+\.\d+)", changelog, re.MULTILINE)
    found["CHANGELOG.md"] = newest[1] if newest else "none"
    return found | {path: json.loads(content)["version"] for path, content in packages.items()}


def link_problems(path, content, exists):
    folder = pathlib.PurePosixPath(path).parent
    return [f"{path}: the link to {link} leads nowhere"
            for link in TEXT_LINK.findall(content) if not exists(folder / link)]


def main():
    paths, problems = source_tree.files(), []
    for path in paths:
        content = source_tree.text(path)
        if "\0" not in content:
            problems += foreign_problems(path, content)
        if path.endswith(".md"):
            problems += link_problems(path, content, lambda p: (source_tree.ROOT / p).exists())
    packages = {p: source_tree.text(p) for p in paths if p == "report/package.json"}
    found = versions(source_tree.text("CMakeLists.txt"), source_tree.text("CHANGELOG.md"), packages)
    if len(set(found.values())) != 1:
        problems.append(f"the versions differ: {found}")
    return source_tree.finish(problems, f"{len(paths)} files")


if __name__ == "__main__":
    sys.exit(main())
