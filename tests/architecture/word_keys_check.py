#!/usr/bin/env python3
"""Each key of report/words.json that code names is there and gets a value for each of its {names};
each key that is there is said somewhere."""
import json
import re
import sys

import literals
import source_tree

IMPORT = re.compile(r"^import \{([^}]*)\} from '[./]*/words\.json';", re.MULTILINE)


def flat(node, key=""):
    """{key: names}, of one form or of two."""
    if isinstance(node, str):
        return {key: set(re.findall(r"\{(\w+)\}", node))}
    if set(node) == {"one", "other"}:
        return {key: set(re.findall(r"\{(\w+)\}", node["one"] + node["other"])) - {"n"}}
    return {k: v for name, child in node.items()
            for k, v in flat(child, f"{key}.{name}".lstrip(".")).items()}


class Code:
    """One file, and how it names keys."""

    def __init__(self, path, source, keys):
        self.path, self.keys = path, keys
        self.code = literals.code_of(path, source)
        self.groups = {}
        for names in IMPORT.findall(source):
            for group, _, local in (name.strip().partition(" as ") for name in names.split(",")):
                self.groups[local or group] = group

    def named(self, code):
        """Keys in a piece of code, whether they are there or not."""
        if self.path.endswith(".cc"):
            groups = {key.split(".")[0] for key in self.keys}
            return [text for text in literals.texts(self.path, code)
                    if re.fullmatch(r"(\w+)(\.\w+)+", text) and text.split(".")[0] in groups]
        if not self.groups:
            return []
        chains = re.findall(rf"(?<![.\w'])({'|'.join(self.groups)})((?:\.\w+)*)", code)
        return [self.groups[local] + rest for local, rest in chains if rest or local in code]

    def known(self, key):
        """The keys that a name in code means: one, or all of a group that is indexed."""
        return [k for k in self.keys if k == key or k.startswith(key + ".")]

    def problems(self):
        found = [f"{self.path}: words.json has no {key}"
                 for key in self.named(self.code) if not self.known(key)]
        for function, values_at in (("say", 1), ("say_count", 2), ("sayCount", 2)):
            for arguments in literals.calls(self.code, function):
                found += self.problems_of_call(arguments, values_at)
        return found

    def problems_of_call(self, arguments, values_at):
        given = names_given(arguments[values_at] if len(arguments) > values_at else "{}")
        keys = [k for a in arguments[:values_at] for key in self.named(a) for k in self.known(key)]
        if given is None:
            return []
        return [f"{self.path}: {key} has the names {sorted(self.keys[key])}, not {sorted(given)}"
                for key in keys if self.keys[key] - {"n"} != given - {"n"}]


def names_given(values):
    """Names in {{"name", value}, ...} or { name: value, name }; None where code makes them."""
    if not values.startswith("{"):
        return None
    names = [re.match(r'\{\s*"(\w+)"|(\w+)\s*(?::|$)', value) for value in literals.split(values, 0)[0]]
    return None if None in names else {name[1] or name[2] for name in names}


def main():
    keys = flat(json.loads(source_tree.text("report/words.json")))
    paths = [p for p in source_tree.files()
             if p.startswith(("lib/report/", "report/src/")) and p.endswith((".cc", ".ts"))]
    files = [Code(path, source_tree.text(path), keys) for path in paths]
    problems = [problem for file in files for problem in file.problems()]
    said = {k for file in files for key in file.named(file.code) for k in file.known(key)}
    problems += [f"words.json: {key} is said nowhere" for key in sorted(keys.keys() - said)]
    return source_tree.finish(problems, f"{len(paths)} files and {len(keys)} keys")


if __name__ == "__main__":
    sys.exit(main())
