"""The files of the repository, and the rules of rooms.txt, as the checks need them."""
import dataclasses
import os
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
ROOMS = ("text", "core", "stats", "image", "infer", "features", "engine", "net", "aws", "source",
         "jenkins", "metrics", "store", "report")


def files(root=ROOT):
    """Paths (relative, with /) that git tracks or would add; all files where there is no git."""
    command = ["git", "-C", str(root), "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, capture_output=True, text=True, check=False)
    if listed.returncode == 0:
        return sorted(path for path in listed.stdout.splitlines() if (root / path).is_file())
    found = []
    for folder, folders, names in os.walk(root):
        folders[:] = [f for f in folders if f not in (".git", "build", "node_modules", ".venv")]
        found += [str(pathlib.Path(folder, name).relative_to(root)) for name in names]
    return sorted(found)


def text(path, root=ROOT):
    return (root / path).read_text(encoding="utf-8", errors="replace")


def cpp_files(paths):
    """The C++ sources and headers of the rooms, the worker and the tests."""
    return [p for p in paths
            if p.endswith((".h", ".cc")) and p.startswith(("lib/", "worker/", "tests/"))]


def room_of(path):
    """lib/core/x.h -> core; worker/... -> worker; tests/... -> tests."""
    parts = path.split("/")
    return parts[1] if parts[0] == "lib" else parts[0]


@dataclasses.dataclass
class Rules:
    users: dict        # room -> rooms that may use it
    walls: dict        # beginning of an include -> rooms whose .cc files may include it
    catch_all: tuple   # path prefixes
    empty_words: set
    other_words: dict = dataclasses.field(default_factory=dict)  # word -> the term that stands instead
    inside_walls: set = dataclasses.field(default_factory=set)  # headers, by path

    def may_use(self, user, room):
        return user == room or user in self.users.get(room, ())


def rules(lines=None):
    """Reads rooms.txt."""
    if lines is None:
        lines = text("tests/architecture/rooms.txt").splitlines()
    read, section = Rules({}, {}, (), set()), ""
    for line in (raw.split("#")[0].strip() for raw in lines):
        if not line:
            continue
        if header := re.fullmatch(r"\[(.+)\]", line):
            section = header[1]
        elif section == "walls":
            beginnings, rooms = line.split(":")
            read.walls |= {beginning: set(rooms.split()) for beginning in beginnings.split()}
        elif section == "catch all":
            read.catch_all += tuple(line.split())
        elif section == "inside the walls":
            read.inside_walls |= set(line.split())
        elif section == "empty words":
            read.empty_words |= set(line.split())
        elif section == "other words":
            named, terms = line.split(":")
            read.other_words |= dict.fromkeys(named.split(), terms.strip())
        else:
            room, users = line.split("<-")
            read.users[room.strip()] = set(users.split())
    return read


def finish(problems, checked):
    """Prints what was found and returns the exit code."""
    for problem in problems:
        print(problem)
    print(f"{len(problems)} problems in {checked}")
    return 1 if problems or not checked else 0
