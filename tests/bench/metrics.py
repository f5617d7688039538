#!/usr/bin/env python3
"""Reads a million rows of daily metrics with imagelift and with Python's csv module (whose core is
C), and prints the times on the processor, their ratio and the peak memory of each.

usage: metrics.py BENCH_METRICS [FOLDER]; the files are made in FOLDER (default: a temporary one)
"""

import csv
import datetime
import pathlib
import random
import resource
import subprocess
import sys
import tempfile
import time

IMAGES, DAYS = 2740, 365
FILES = {
    "daily.csv": "image,date,impressions,clicks",
    "meta_daily.csv": "Ad name,Day,Impressions,Link clicks,Campaign name,Amount spent (EUR),Reach",
}


def write(file, heading):
    dice = random.Random(1)
    first = datetime.date(2025, 1, 1)
    days = [str(first + datetime.timedelta(day)) for day in range(DAYS)]
    with open(file, "w", encoding="utf-8") as out:
        out.write(heading + "\n")
        for image in range(IMAGES):
            for day in days:
                shown = dice.randint(100, 100_000)
                row = f"creative_{image:05}.jpg,{day},{shown},{dice.randint(0, shown // 20)}"
                if "Reach" in heading:
                    row += f",campaign {image % 7},{dice.random() * 100:.2f},{shown // 2}"
                out.write(row + "\n")


def read_with_csv(file):
    """The least that a reader does: cells apart, counts as numbers, sums by image."""
    started = time.process_time()
    sums = {}
    with open(file, encoding="utf-8", newline="") as source:
        rows = csv.reader(source)
        next(rows)
        for row in rows:
            of_image = sums.setdefault(row[0], [0, 0])
            of_image[0] += int(row[2])
            of_image[1] += int(row[3])
    return time.process_time() - started


def main():
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else temporary)
        for name, heading in FILES.items():
            file = folder / name
            if not file.is_file():
                write(file, heading)
            told = subprocess.run([program, file], check=True, capture_output=True, text=True)
            rows, wall, processor, peak = told.stdout.split()
            peer = read_with_csv(file)
            print(f"{name}: {rows} rows, {wall} s, {processor} s CPU ({float(processor) / peer:.2f} of "
                  f"Python's csv, {peer:.3f} s), {peak} MB")
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"Python's own peak: {own} MB, of which it kept sums alone")


if __name__ == "__main__":
    main()
