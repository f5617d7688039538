#!/usr/bin/env python3
"""How often the answer names what was planted: the demo's clicks drawn anew with 20 seeds.

    ./bootstrap demo && .venv/bin/python tests/demo/seeds.py

Runs the job with other clicks on the demo's images, whose features it takes from the demo's history,
and reads the answer from summary.json. A seed is well where people and the SALE banner are named, in
whatever words fit, and nothing else is. Ends with 1 where fewer than nine tenths are.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

import make_creatives

ROOT = pathlib.Path(__file__).resolve().parents[2]
PEOPLE = {"people", "person", "person_count", "face", "face_count"}
# Only the banner is crimson, so its colours are other words for it.
BANNER = {"crimson", "reds"}


def named(summary):
    """What the answer names: keys of features, and levels as `factor: level`, with their signs."""
    found = {verdict["feature"]: verdict["difference"] for verdict in summary["verdicts"]
             if verdict["named"]}
    for level in summary.get("levels", []):
        if level["named"]:
            found[f"{level['factor']}: {level['level']}"] = level["difference"]
    return found


def judge(found):
    """Whether people are named, whether the banner is, and what is named wrongly."""
    def is_banner(name):
        return name in BANNER or name == "template: sale"

    def is_true(name, difference):
        # Of templates those without the banner are below the rest, which holds it.
        if name.startswith("template: ") and name != "template: sale":
            return difference < 0
        return (name in PEOPLE or is_banner(name)) and difference > 0

    wrong = [name for name, difference in found.items() if not is_true(name, difference)]
    return bool(PEOPLE & set(found)), any(map(is_banner, found)), wrong


def run(given, metrics, out):
    """The job on the demo's images with these clicks; returns its summary."""
    done = subprocess.run(
        [given.program, "run", "--business", "demo", "--image-source", "photos",
         "--images", given.demo / "images", "--metrics", metrics, "--db", given.history,
         "--factors", make_creatives.FACTORS, "--simulated", "--out", out],
        capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"seeds: imagelift run: {(done.stderr.strip().splitlines() or ['no message'])[-1]}")
    return json.loads((out / "summary.json").read_text(encoding="utf-8"))


def main():
    options = argparse.ArgumentParser(description=__doc__,
                                      formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--program", type=pathlib.Path, default=ROOT / "build/release/bin/imagelift")
    options.add_argument("--demo", type=pathlib.Path, default=ROOT / "demo")
    options.add_argument("--history", type=pathlib.Path, default=ROOT / "out/demo/imagelift.sqlite")
    options.add_argument("--seeds", type=int, default=20)
    given = options.parse_args()
    planned = make_creatives.creatives(make_creatives.listed_photos(given.demo / "photos"))
    well = 0
    for seed in range(1, given.seeds + 1):
        with tempfile.TemporaryDirectory() as folder:
            metrics = pathlib.Path(folder) / "metrics.csv"
            make_creatives.write_metrics(make_creatives.simulate(planned, seed), metrics)
            found = named(run(given, metrics, pathlib.Path(folder) / "out"))
        people, banner, wrong = judge(found)
        is_well = people and banner and not wrong
        well += is_well
        print(f"{seed:3} {'well ' if is_well else 'wrong'} {', '.join(sorted(found)) or 'nothing'}",
              flush=True)
    print(f"{well} of {given.seeds} seeds: people and the banner named, and nothing false")
    sys.exit(well < 0.9 * given.seeds)


if __name__ == "__main__":
    main()
