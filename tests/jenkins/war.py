"""The jars of a Jenkins war, and how the stubs differ from what is in them."""
import os
import pathlib
import re
import zipfile

import jars

WALLS = ("hudson.", "jenkins.", "org.kohsuke.", "org.jenkinsci.")


def given():
    """JENKINS_WAR, or None."""
    return pathlib.Path(os.environ["JENKINS_WAR"]) if os.environ.get("JENKINS_WAR") else None


def libraries(path, out):
    """Unpacks WEB-INF/lib and returns its jars."""
    out.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path) as archive:
        names = [n for n in archive.namelist() if re.fullmatch(r"WEB-INF/lib/[^/]+\.jar", n)]
        return [pathlib.Path(archive.extract(name, out)) for name in names]


class Type:
    """What javap tells of a class: its supertypes and its members, by name and erased signature."""

    def __init__(self, header, lines):
        plain = re.sub(r"<[^<>]*>", "", re.sub(r"<[^<>]*>", "", re.sub(r"<[^<>]*>", "", header)))
        self.name = re.search(r"(?:class|interface) ([\w.$]+)", plain)[1]
        after = re.split(r"\bextends\b|\bimplements\b", plain, maxsplit=1)
        self.supertypes = re.findall(r"[\w.$]+", after[1].replace("implements", "")) if len(after) == 2 else []
        self.members = set()
        for declared, described in zip(lines[::2], lines[1::2], strict=True):
            name = re.search(r"([\w.$]+)\s*[(;]", declared)[1]
            name = "<init>" if name == self.name else name
            static = "static " if " static " in f" {declared} " else ""
            self.members.add(f"{static}{name} {described.split('descriptor: ')[1].strip()}")


def types(classpath, names):
    """{name: Type} of those that are there."""
    told = jars.run("javap", "-protected", "-s", "-cp", classpath, *names)
    found = {}
    for block in re.findall(r"^(\S[^\n]*\{)\n(.*?)^\}", told, re.MULTILINE | re.DOTALL):
        lines = [line for line in block[1].splitlines() if line.strip()]
        found_type = Type(block[0], lines)
        found[found_type.name] = found_type
    return found


def present(classpath, names):
    """The names of which the classpath has a class."""
    entries = set()
    for place in classpath.split(os.pathsep):
        if place.endswith(".jar"):
            with zipfile.ZipFile(place) as archive:
                entries.update(archive.namelist())
    return [name for name in names if name.replace(".", "/") + ".class" in entries]


def members_of(name, known, classpath):
    """With what it inherits, as far as that is Jenkins' own."""
    if name not in known:
        found = present(classpath, [name]) if name.startswith(WALLS) else []
        known[name] = types(classpath, found).get(name) if found else None
    if known[name] is None:
        return set()
    return known[name].members.union(*(members_of(each, known, classpath) for each in known[name].supertypes))


def differences(stubs, classpath, names):
    """What a stub says and the war does not, one sentence each."""
    there = present(classpath, names)
    problems = [f"{name}: not in the war" for name in sorted(set(names) - set(there))]
    of_war = dict(types(classpath, there))
    for name, stub in types(str(stubs) + os.pathsep + classpath, there).items():
        # The constructor that Java adds where a stub has none is no promise of ours.
        missing = stub.members - members_of(name, of_war, classpath) - {"<init> ()V"}
        problems += [f"{name}: the war has no {member}" for member in sorted(missing)]
    return problems
