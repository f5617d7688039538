#!/usr/bin/env python3
"""Judges families against the names of make_variants.py: prints a table in Markdown.

Recall is over pairs of an original and its version after closure; false are pairs of images of
two photos in one family.
"""
import argparse
import collections
import itertools
import pathlib
import subprocess
import sys


def families_of(program, store, options):
    """{image: family} and [(one, other, evidence, strength)] of the newest run of a store."""
    done = subprocess.run([program, store, *options], capture_output=True, text=True, check=True)
    print(f"{store}: {done.stderr.strip()}", file=sys.stderr)
    family, pairs = {}, []
    for line in done.stdout.splitlines():
        what, *fields = line.split("\t")
        if what == "image":
            family[fields[0].removesuffix(".jpg")] = fields[1]
        else:
            pairs.append([name.removesuffix(".jpg") for name in fields[:2]] + fields[2:])
    return family, pairs


def photo(name):
    return name.split("__")[0]


def version(name):
    return name.split("__")[1]


def recall_by_version(family, first="original"):
    """{version: (found, all)} over the photos."""
    found = collections.defaultdict(lambda: [0, 0])
    for name, own in family.items():
        if version(name) == first:
            continue
        found[version(name)][0] += own == family[f"{photo(name)}__{first}"]
        found[version(name)][1] += 1
    return found


def pairs_within(family):
    """(joined pairs of one photo, all pairs of one photo)."""
    by_photo = collections.defaultdict(list)
    for name, own in family.items():
        by_photo[photo(name)].append(own)
    pairs = [pair for own in by_photo.values() for pair in itertools.combinations(own, 2)]
    return sum(one == other for one, other in pairs), len(pairs)


def mixed(family):
    """The photos that share a family with another photo."""
    photos = collections.defaultdict(set)
    for name, own in family.items():
        photos[own].add(photo(name))
    return sorted(sorted(names) for names in photos.values() if len(names) > 1)


def false_pairs(pairs):
    return [pair for pair in pairs if photo(pair[0]) != photo(pair[1])]


def print_table(title, family, pairs, first):
    print(f"\n**{title}**\n\n| version | pairs found | of | recall |\n| --- | ---: | ---: | ---: |")
    for name, (found, count) in sorted(recall_by_version(family, first).items()):
        print(f"| {name} | {found} | {count} | {100 * found / count:.1f} % |")
    found, count = pairs_within(family)
    print(f"| all pairs of a photo | {found} | {count} | {100 * found / count:.1f} % |")
    print(f"\nFamilies of more than one photo: {mixed(family) or 'none'}.")
    for pair in false_pairs(pairs):
        print("false:", *pair, file=sys.stderr)


def print_alone(program, store, options):
    """Each version with nothing beside it but the originals: no other version leads to it."""
    names = sorted({version(name) for name in families_of(program, store, options)[0]})
    print("\n**Original and one version**\n\n| version | found | of | recall | mixed |")
    print("| --- | ---: | ---: | ---: | ---: |")
    found = count = 0
    for name in names:
        if name == "original":
            continue
        family, _ = families_of(program, store, ["--only", f"original,{name}", *options])
        own, of = recall_by_version(family)[name]
        found, count = found + own, count + of
        print(f"| {name} | {own} | {of} | {100 * own / of:.1f} % | {len(mixed(family))} |")
    print(f"| all | {found} | {count} | {100 * found / count:.1f} % | |")


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--program", type=pathlib.Path, required=True, help="list_families")
    options.add_argument("--versions", type=pathlib.Path, help="store of the versions")
    options.add_argument("--templates", type=pathlib.Path, help="store of the templates")
    options.add_argument("--alone", action="store_true", help="each version beside its original")
    options.add_argument("limits", nargs="*", help="for list_families")
    given, limits = options.parse_known_args()
    limits = given.limits + limits
    if given.versions:
        print_table("Versions", *families_of(given.program, given.versions, limits), "original")
    if given.versions and given.alone:
        print_alone(given.program, given.versions, limits)
    if given.templates:
        print_table("Templates", *families_of(given.program, given.templates, limits), "plain")


if __name__ == "__main__":
    main()
