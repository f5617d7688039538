#!/usr/bin/env python3
"""No file, folder or type carries a word that says nothing; `catch (...)` only where allowed."""
import re
import sys

import source_tree

TYPE = re.compile(r"^\s*(?:class|struct|enum class|namespace)\s+(\w+)", re.MULTILINE)
# Named by others: what stands there has the names of Jenkins' own classes.
NOT_OURS = ("tests/jenkins/stubs/",)
CATCH_ALL = re.compile(r"catch\s*\(\s*\.\.\.\s*\)")


def words(name):
    """snake_case, kebab-case and PascalCase into lower-case words."""
    return [w.lower() for w in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+", name)]


def name_problems(path, source, rules):
    names = [(f"{path}: the path", part) for part in path.split("/")]
    if path.endswith((".h", ".cc")):
        names += [(f"{path}: the type", name) for name in TYPE.findall(source)]
    return [f"{where} {name} says {word}, which tells nothing"
            for where, name in names for word in words(name) if word in rules.empty_words]


def catch_problems(path, source, rules):
    if path.startswith(rules.catch_all) or not CATCH_ALL.search(source):
        return []
    return [f"{path}: catch (...) is allowed only in {' '.join(rules.catch_all)}"]


def main():
    rules, problems = source_tree.rules(), []
    paths = [p for p in source_tree.files() if not p.startswith(NOT_OURS)]
    for path in paths:
        source = source_tree.text(path) if path.endswith((".h", ".cc")) else ""
        problems += name_problems(path, source, rules)
        if not path.startswith("tests/"):
            problems += catch_problems(path, source, rules)
    return source_tree.finish(problems, f"{len(paths)} files")


if __name__ == "__main__":
    sys.exit(main())
