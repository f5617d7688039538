#!/usr/bin/env python3
"""Includes and link lines go only along the arrows and walls of rooms.txt; no file includes another one twice."""
import collections
import re
import sys

import source_tree

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
LINK = re.compile(r"target_link_libraries\(\s*(\w+)([^)]*)\)", re.DOTALL)


def include_problems(path, source, rules):
    user, found = source_tree.room_of(path), []
    for quote, included in INCLUDE.findall(source):
        room = included.split("/")[0]
        if room in rules.users and quote == '"' and not rules.may_use(user, room):
            found.append(f"{path}: {user} may not use {room} (includes {included})")
        if f"lib/{included}" in rules.inside_walls and user != room:
            found.append(f"{path}: {included} is a header inside the walls of {room}")
        wall = next((rules.walls[w] for w in rules.walls if included.startswith(w)), None)
        if wall is None:
            continue
        if user not in wall and user != "tests":
            found.append(f"{path}: {included} stays behind the wall of {' '.join(sorted(wall))}")
        elif path.endswith(".h") and user != "tests" and path not in rules.inside_walls:
            found.append(f"{path}: {included} belongs into a .cc file, not into a header")
    return found


def twice_problems(path, source):
    counts = collections.Counter(included for _, included in INCLUDE.findall(source))
    return [f"{path}: {included} is included twice" for included, count in counts.items() if count > 1]


def link_problems(path, cmake, rules):
    found = []
    for target, arguments in LINK.findall(cmake):
        user = target.removeprefix("imagelift_") if target != "imagelift" else "worker"
        if user not in source_tree.ROOMS and user != "worker":
            continue
        for room in re.findall(r"imagelift::(\w+)", arguments):
            if room in rules.users and not rules.may_use(user, room):
                found.append(f"{path}: {user} may not link to {room}")
    return found


def main():
    rules, paths = source_tree.rules(), source_tree.files()
    sources = source_tree.cpp_files(paths)
    lists = [p for p in paths if p.endswith("CMakeLists.txt") and p.startswith(("lib/", "worker/"))]
    problems = []
    for path in sources:
        source = source_tree.text(path)
        problems += include_problems(path, source, rules) + twice_problems(path, source)
    for path in lists:
        problems += link_problems(path, source_tree.text(path), rules)
    return source_tree.finish(problems, f"{len(sources)} sources and {len(lists)} CMake files")


if __name__ == "__main__":
    sys.exit(main())
