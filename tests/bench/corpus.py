"""Distinct images for measurements: crops of the demo's photos, re-encoded."""
import itertools
import pathlib

from PIL import Image

SIDE = 640  # pixels, longer side


def make(photos, out, count):
    """Fills `out` with `count` JPEGs, no two of the same bytes; leaves what is already there."""
    out.mkdir(parents=True, exist_ok=True)
    if len(list(out.iterdir())) == count:
        return
    pictures = [Image.open(path).convert("RGB") for path in sorted(pathlib.Path(photos).iterdir())]
    for number, picture in zip(range(count), itertools.cycle(pictures)):
        turn = number // len(pictures)
        width, height = picture.size
        cut = 1 + turn % 40  # pixels cut at the left and the top
        crop = picture.crop((cut, cut, width, height))
        crop.thumbnail((SIDE, SIDE))
        crop.save(out / f"{number:05}.jpg", quality=70 + turn // 40 % 25)
