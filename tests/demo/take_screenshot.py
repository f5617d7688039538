#!/usr/bin/env python3
"""Takes the README's screenshots of the demo's dashboard with Chromium.

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


# Name, and which part of the page it shows: the first and the last row of pixels.
SHOTS = (("dashboard", 0, 1420), ("charts", 1420, 2700))
WIDTH = 1440


def take(page):
    """The page as an image, as long as the shots need it."""
    height = max(bottom for _, _, bottom in SHOTS)
    with tempfile.TemporaryDirectory() as folder:
        taken = pathlib.Path(folder) / "page.png"
        subprocess.run(["chromium", *FLAGS, f"--user-data-dir={folder}/profile",
                        f"--window-size={WIDTH},{height}", f"--screenshot={taken}", page.as_uri()],
                       check=True, capture_output=True)
        return Image.open(taken).convert("RGB")


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--report", type=pathlib.Path, default=ROOT / "out/demo/report")
    options.add_argument("--out", type=pathlib.Path, default=ROOT / "docs/screenshots")
    given = options.parse_args()
    picture = take((given.report / "index.html").resolve())
    given.out.mkdir(parents=True, exist_ok=True)
    for name, top, bottom in SHOTS:
        shot = picture.crop((0, top, WIDTH, bottom))
        shot.quantize(256, dither=Image.Dither.NONE).save(given.out / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
