#!/usr/bin/env python3
"""Prints images per second per stage and end to end, peak memory, and the networks' speed against
PyTorch eager in Python, all measured in the same run.

    cmake --build --preset release --target bench
    bench.py --programs build/release/bin --scratch build/release/bench [--images 200 2000]
"""
import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

import corpus

ROOT = pathlib.Path(__file__).resolve().parents[2]
MODELS = ROOT / "models" / "store"
ROUNDS = 3

# Name, file, submodule, shape. P-Net's is the first level of a 640 x 480 image's pyramid,
# R-Net's and O-Net's are the worker's batches.
NETWORKS = (
    ("labels and embedding (EfficientNet-Lite2)", "efficientnet_lite2", "", "1,3,260,260"),
    ("labels and embedding (MobileNetV2)", "mobilenet_v2", "", "1,3,224,224"),
    ("objects (YOLOv3-tiny)", "yolov3_tiny", "", "1,3,416,416"),
    ("aesthetic (NIMA)", "nima_mobilenet", "", "1,3,224,224"),
    ("faces, P-Net", "mtcnn", "pnet", "1,3,288,384"),
    ("faces, R-Net", "mtcnn", "rnet", "64,3,24,24"),
    ("faces, O-Net", "mtcnn", "onet", "16,3,48,48"),
)


def output_of(command):
    done = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    if done.returncode:
        sys.exit(f"bench: {' '.join(map(str, command))} ended with {done.returncode}")
    return json.loads(done.stdout)


def measure_networks(programs, scratch):
    """{shape of a network: (ours, eager)}, least of interleaved rounds."""
    which = [f"{MODELS / file}.pt:{part}:{shape}" for _, file, part, shape in NETWORKS]
    packages = scratch / "packages"
    packages.mkdir(exist_ok=True)
    ours, eager = [], []
    for _ in range(ROUNDS):
        ours.append(output_of([programs / "bench_networks", "20", *which]))
        eager.append(output_of(["/usr/bin/python3", ROOT / "tests/bench/eager_networks.py", "20",
                                packages, *which]))
    return [(min(r[w] for r in ours), min(r[w] for r in eager)) for w in which]


def print_networks(times):
    print(f"\n{'network, processor time, one thread':45} {'ours ms':>9} {'eager ms':>9} {'ratio':>6}")
    for (name, *_), (ours, eager) in zip(NETWORKS, times):
        print(f"{name:45} {ours:9.2f} {eager:9.2f} {eager / ours:6.2f}")


def print_stages(programs, photos):
    stages = output_of([programs / "bench_stages", MODELS, photos, str(ROUNDS)])
    print(f"\n{'stage, processor time, one thread':45} {'ms':>9} {'images/s':>9}   ({stages.pop('pictures')} photos)")
    for name, milliseconds in stages.items():
        print(f"{name:45} {milliseconds:9.2f} {1000 / milliseconds:9.1f}")
    total = sum(stages.values())
    print(f"{'all':45} {total:9.2f} {1000 / total:9.1f}")


def run_job(programs, images, out, threads):
    """Seconds and peak memory (MiB) of one run of the job from nothing."""
    shutil.rmtree(out, ignore_errors=True)
    command = [programs / "imagelift", "run", "--business", "bench", "--image-source", "photos",
               "--images", images, "--out", out, "--models", MODELS, "--threads", str(threads)]
    start = time.perf_counter()
    with open(out.with_suffix(".log"), "wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"bench: the job ended with {process.returncode}, see {out.with_suffix('.log')}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def print_job_stages(out):
    """Milliseconds per image of every stage and network, as run.json has them."""
    for timing in json.loads((out / "run.json").read_text(encoding="utf-8"))["timings"]:
        if timing["images"]:
            name = timing.get("model", "")
            what = "+".join(timing.get("tasks", [timing["stage"]])) + (f" ({name})" if name else "")
            print(f"  {what:43} {timing['seconds'] / timing['images'] * 1000:9.1f} ms each")


def print_jobs(programs, scratch, photos, counts):
    cores = len(os.sched_getaffinity(0))
    print(f"\n{'the whole job':45} {'seconds':>9} {'images/s':>9} {'peak MiB':>9}")
    peaks = {}
    for threads, count in [(1, counts[0])] + [(cores, count) for count in counts]:
        images = scratch / f"images-{count}"
        corpus.make(photos, images, count)
        seconds, peak = run_job(programs, images, scratch / f"out-{count}-{threads}", threads)
        peaks[threads, count] = peak
        name = f"{count} distinct images, {threads} threads"
        print(f"{name:45} {seconds:9.1f} {count / seconds:9.2f} {peak:9.0f}", flush=True)
        print_job_stages(scratch / f"out-{count}-{threads}")
    if len(counts) > 1:
        ratio = peaks[cores, counts[-1]] / peaks[cores, counts[0]]
        print(f"memory of {counts[-1]} images against {counts[0]}: {ratio:.2f} times (limit 1.3)")


def main():
    options = argparse.ArgumentParser(description=__doc__,
                                      formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--programs", type=pathlib.Path, required=True)
    options.add_argument("--scratch", type=pathlib.Path, required=True)
    options.add_argument("--images", type=int, nargs="+", default=[200, 2000])
    options.add_argument("--only", choices=["networks", "stages", "jobs"])
    given = options.parse_args()
    photos = ROOT / "demo" / "photos"
    if not photos.is_dir() or not MODELS.is_dir():
        sys.exit("bench: the demo's photos or the models are not there: run ./bootstrap demo")
    given.scratch.mkdir(parents=True, exist_ok=True)
    if given.only in (None, "networks"):
        print_networks(measure_networks(given.programs, given.scratch))
    if given.only in (None, "stages"):
        print_stages(given.programs, photos)
    if given.only in (None, "jobs"):
        print_jobs(given.programs, given.scratch, photos, given.images)


if __name__ == "__main__":
    main()
