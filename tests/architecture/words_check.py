#!/usr/bin/env python3
"""What pages say stands in report/words.json and nowhere else: no six words in a row stand in both
languages' code, or in code although they stand there."""
import json
import re
import sys

import literals
import source_tree

RUN = 6


def runs(text):
    """Six words in a row between braces, in lower case."""
    found = set()
    for piece in re.split(r"\$?\{[^}]*\}", text.lower().replace("’", "'")):
        words = re.findall(r"[^\W\d_][^\W\d_']*", piece)
        found |= {" ".join(words[i:i + RUN]) for i in range(len(words) - RUN + 1)}
    return found


def runs_of_code(paths):
    """{run: path}"""
    found = {}
    for path in paths:
        for text in literals.texts(path, literals.code_of(path, source_tree.text(path))):
            found |= {run: path for run in runs(text)}
    return found


def sentences(node):
    if isinstance(node, str):
        return [node]
    return [sentence for child in node.values() for sentence in sentences(child)]


def main():
    files = source_tree.files()
    cpp = [p for p in files if p.startswith(("lib/report/", "lib/stats/")) and p.endswith(".cc")]
    ts = [p for p in files if p.startswith("report/src/") and p.endswith(".ts")]
    in_cpp, in_ts = runs_of_code(cpp), runs_of_code(ts)
    words = json.loads(source_tree.text("report/words.json"))
    shared = set().union(*(runs(sentence) for sentence in sentences(words)))
    problems = [f'"{run}" stands in {in_cpp[run]} and in {in_ts[run]}: put it into words.json'
                for run in sorted(in_cpp.keys() & in_ts.keys())]
    for code in (in_cpp, in_ts):
        problems += [f'"{run}" stands in {code[run]} and in words.json'
                     for run in sorted(code.keys() & shared)]
    return source_tree.finish(problems, f"{len(cpp) + len(ts)} files")


if __name__ == "__main__":
    sys.exit(main())
