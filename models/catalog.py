#!/usr/bin/env python3
"""Writes lib/core/feature_catalog.csv: every feature of every shipped model, and its key.

The vocabularies are models/labels/*.txt and lib/features/css_colours.csv. docs/schemas/kinds.json says
how the keys of a kind are made of its names; where several kinds have the same key, each takes its
kind's suffix.
Run it after a vocabulary has changed, and read the difference: a key that changes renames a
feature in everybody's history. `--check` writes nothing and fails if the file would change.
"""
import collections
import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
CATALOG = ROOT / "lib/core/feature_catalog.csv"
COLOURS = ROOT / "lib/features/css_colours.csv"
KINDS = ROOT / "docs/schemas/kinds.json"
LABELS = ROOT / "models/labels/imagenet.txt"
OBJECTS = ROOT / "models/labels/coco.txt"

# Colours whose keys had the suffix in the first features.json, though nothing else has their name.
ALWAYS_SUFFIXED = {("colour", "azure"), ("colour", "black")}


def lines(path):
    return path.read_text(encoding="utf-8").split("\n")[:-1]


def kinds():
    return json.loads(KINDS.read_text(encoding="utf-8"))["kinds"]


def vocabularies():
    """All features as (kind, name), in the order of the file: by kind, then as C++ sorts names."""
    colours = [line.split(",")[0] for line in lines(COLOURS)[1:]]
    objects = lines(OBJECTS)
    for kind, names in (("colour", colours), ("label", lines(LABELS)), ("object", objects),
                        ("count", objects + ["face"])):
        yield from ((kind, name) for name in sorted(names))
    for kind in kinds():  # the features that are no vocabulary's
        yield from ((kind["name"], name) for name in kind["names"].split())


def keys(features):
    """{(kind, name): key}"""
    facts = {kind["name"]: kind for kind in kinds()}
    plain = {(kind, name): facts[kind]["key"].replace("{}", name.replace(" ", "_"))
             for kind, name in features}
    shared = collections.Counter(plain.values())
    return {feature: key + (facts[feature[0]]["suffix"]
                            if shared[key] > 1 or feature in ALWAYS_SUFFIXED else "")
            for feature, key in plain.items()}


def catalog():
    features = list(vocabularies())
    assert len(set(features)) == len(features), "a name stands twice in a vocabulary"
    key_of = keys(features)
    assert len(set(key_of.values())) == len(features), "two features have one key"
    assert not any("," in field for feature in features for field in feature)
    rows = [f"{kind},{name},{key_of[kind, name]}" for kind, name in features]
    return "\n".join(["kind,name,key"] + rows) + "\n"


def main():
    text = catalog()
    if sys.argv[1:] == ["--check"]:
        if CATALOG.read_text(encoding="utf-8") != text:
            sys.exit("lib/core/feature_catalog.csv is not what models/catalog.py would write")
        return
    CATALOG.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
