#!/usr/bin/env python3
"""Reads a million rows of daily metrics with imagelift's reader and with Python's csv module (whose
core is C), and prints the times on the processor and their ratio; then with the whole program as
`imagelift metrics FILE`; of both the peak memory.

usage: metrics.py BENCH_METRICS IMAGELIFT [FOLDER]; the files are made in FOLDER (default: a
temporary one)
"""

import csv
import datetime
import os
import pathlib
import random
import resource
import subprocess
import sys
import tempfile
import time

ADS, DAYS = 2000, 500
FILES = {
    "daily.csv": "Day,Ad name,Impressions,Clicks",
    "spend.csv": "Day,Ad name,Impressions,Clicks,Amount spent (EUR)",
    "placement.csv": "Day,Ad name,Impressions,Clicks,Amount spent (EUR),Placement",
}
PLACEMENTS = ["Feed", "Story", "Reel", "Search"]


def write(file, heading):
    dice = random.Random(1)
    first = datetime.date(2025, 1, 1)
    days = [str(first + datetime.timedelta(day)) for day in range(DAYS)]
    with open(file, "w", encoding="utf-8") as out:
        out.write(heading + "\n")
        for day in days:
            for ad in range(ADS):
                shown = dice.randint(100, 100_000)
                row = f"{day},creative_{ad:05}.jpg,{shown},{dice.randint(0, shown // 20)}"
                if "spent" in heading:
                    row += f",{dice.random() * 100:.2f}"
                if "Placement" in heading:
                    row += f",{dice.choice(PLACEMENTS)}"
                out.write(row + "\n")


def read_with_csv(file):
    """The least that a reader does: cells apart, counts as numbers, sums by image."""
    started = time.process_time()
    sums = {}
    with open(file, encoding="utf-8", newline="") as source:
        rows = csv.reader(source)
        next(rows)
        for row in rows:
            of_image = sums.setdefault(row[1], [0, 0])
            of_image[0] += int(row[2])
            of_image[1] += int(row[3])
    return time.process_time() - started


def read_with_program(program, file):
    """Seconds of the clock and the peak memory in MB of the whole process."""
    started = time.monotonic()
    child = subprocess.Popen([program, "metrics", file], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit(f"{program} metrics {file} failed")
    return time.monotonic() - started, usage.ru_maxrss / 1024


def main():
    reader, program = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(sys.argv[3] if len(sys.argv) > 3 else temporary)
        for name, heading in FILES.items():
            file = folder / name
            if not file.is_file():
                write(file, heading)
            told = subprocess.run([reader, file], check=True, capture_output=True, text=True)
            rows, wall, processor, peak = told.stdout.split()
            peer = read_with_csv(file)
            print(f"{name}: {rows} rows, {wall} s, {processor} s CPU ({float(processor) / peer:.2f} of "
                  f"Python's csv, {peer:.3f} s), {peak} MB")
            seconds, memory = read_with_program(program, file)
            print(f"  imagelift metrics {name}: {seconds:.2f} s, {memory:.0f} MB")
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"Python's own peak: {own} MB, of which it kept sums alone")


if __name__ == "__main__":
    main()
