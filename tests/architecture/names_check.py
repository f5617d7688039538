#!/usr/bin/env python3
"""No file, folder, type, exported name or key carries a word that says nothing, or one that the field
has another term for; `catch (...)` only where allowed."""
import re
import sys

import source_tree

# What a source or document names for others to use, by the ending of its path.
TYPE = re.compile(r"^\s*(?:class|struct|enum class|namespace)\s+(\w+)", re.MULTILINE)
EXPORTED = re.compile(r"^export (?:class|interface|type|function|const) (\w+)", re.MULTILINE)
COLUMN = re.compile(r"^\s*(?:CREATE TABLE )?(\w+)\s+(?:\(|INTEGER|TEXT|REAL|BLOB)", re.MULTILINE)
KEY = re.compile(r'"(\w+)":')
NAMES = {".h": TYPE, ".cc": TYPE, ".ts": EXPORTED, ".sql": COLUMN, ".schema.json": KEY}
# Named by others: what stands there has the names of Jenkins' own classes.
NOT_OURS = ("tests/jenkins/stubs/",)
CATCH_ALL = re.compile(r"catch\s*\(\s*\.\.\.\s*\)")


def words(name):
    """snake_case, kebab-case and PascalCase into lower-case words."""
    return [w.lower() for w in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+", name)]


def names_in(path, source):
    found = [pattern for ending, pattern in NAMES.items() if path.endswith(ending)]
    return [name for pattern in found for name in pattern.findall(source)]


def fault_of(word, rules):
    if word in rules.empty_words:
        return "which tells nothing"
    if word in rules.other_words:
        return f"for which the term is {rules.other_words[word]}"
    return ""


def name_problems(path, source, rules):
    names = [(f"{path}: the path", part) for part in path.split("/")]
    names += [(f"{path}: the name", name) for name in names_in(path, source)]
    return [f"{where} {name} says {word}, {fault}"
            for where, name in names for word in words(name) if (fault := fault_of(word, rules))]


def catch_problems(path, source, rules):
    if path.startswith(rules.catch_all) or not CATCH_ALL.search(source):
        return []
    return [f"{path}: catch (...) is allowed only in {' '.join(rules.catch_all)}"]


def main():
    rules, problems = source_tree.rules(), []
    paths = [p for p in source_tree.files() if not p.startswith(NOT_OURS)]
    for path in paths:
        source = source_tree.text(path) if path.endswith(tuple(NAMES)) else ""
        problems += name_problems(path, source, rules)
        if path.endswith((".h", ".cc")) and not path.startswith("tests/"):
            problems += catch_problems(path, source, rules)
    return source_tree.finish(problems, f"{len(paths)} files")


if __name__ == "__main__":
    sys.exit(main())
