#!/usr/bin/env python3
"""Takes the README's screenshot of the demo's dashboard with Chromium.

    ./bootstrap demo && .venv/bin/python tests/demo/take_screenshot.py
"""
import argparse
import pathlib
import subprocess
import tempfile

from PIL import Image

ROOT = pathlib.Path(__file__).resolve().parents[2]
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync",
         "--hide-scrollbars", "--virtual-time-budget=8000"]


def take(page, size, target):
    with tempfile.TemporaryDirectory() as folder:
        taken = pathlib.Path(folder) / "page.png"
        subprocess.run(["chromium", *FLAGS, f"--user-data-dir={folder}/profile",
                        f"--window-size={size}", f"--screenshot={taken}", page.as_uri()],
                       check=True, capture_output=True)
        picture = Image.open(taken).convert("RGB")
    target.parent.mkdir(parents=True, exist_ok=True)
    picture.quantize(256, dither=Image.Dither.NONE).save(target, optimize=True)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--report", type=pathlib.Path, default=ROOT / "out/demo/report")
    options.add_argument("--size", default="1440,1500", help="width,height in pixels")
    options.add_argument("--out", type=pathlib.Path,
                         default=ROOT / "docs/screenshots/dashboard.png")
    given = options.parse_args()
    take((given.report / "index.html").resolve(), given.size, given.out)


if __name__ == "__main__":
    main()
