#!/usr/bin/env python3
"""No source file above 400 lines and no function above 100; prints the longest ones."""
import sys

import source_tree

MOST_LINES_OF_FILE = 400
MOST_LINES_OF_FUNCTION = 100
ENDINGS = (".h", ".cc", ".py", ".ts", ".mjs", ".css", ".cmake", ".sh")


def is_source(path):
    return path.endswith(ENDINGS) or path in ("bootstrap", ".ci/run")


def percentile(sizes, share):
    return sorted(sizes)[min(len(sizes) - 1, int(len(sizes) * share))]


def describe(what, sizes, most):
    """`sizes`: {name: lines}. Prints their spread and returns those above `most`."""
    lines = list(sizes.values())
    print(f"{what}: {len(lines)}, median {percentile(lines, 0.5)} lines, "
          f"p95 {percentile(lines, 0.95)}, most {max(lines)} ({max(sizes, key=sizes.get)})")
    return [f"{name}: {size} lines, the limit is {most}"
            for name, size in sizes.items() if size > most]


def main():
    import lizard

    paths = [p for p in source_tree.files() if is_source(p)]
    files = {p: source_tree.text(p).count("\n") for p in paths}
    functions = {
        f"{path}:{function.start_line} {function.name}": function.length
        for path in paths if path.endswith((".h", ".cc", ".py", ".ts"))
        for function in lizard.analyze_file(str(source_tree.ROOT / path)).function_list
    }
    problems = describe("files", files, MOST_LINES_OF_FILE)
    problems += describe("functions", functions, MOST_LINES_OF_FUNCTION)
    return source_tree.finish(problems, f"{len(files)} files")


if __name__ == "__main__":
    try:
        sys.exit(main())
    except ImportError:
        print("SKIPPED: lizard is not installed (./bootstrap install)", file=sys.stderr)
        sys.exit(77)
