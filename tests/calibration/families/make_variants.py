#!/usr/bin/env python3
"""Makes the images that families are calibrated with: each photo in many versions, and each in the
templates of the demo. An image is called PHOTO__VERSION.jpg, so its name says its true family.
The same photos give the same pixels.
"""
import argparse
import pathlib
import random
import sys

from PIL import Image, ImageDraw, ImageFont, ImageOps

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "demo"))
import make_creatives  # noqa: E402

LONGEST_SIDE = 640  # the store's thumbnails have 160, the embedding's network sees 260
# Of the folder of test pictures: what shows a photo again that another file shows.
SHOWN_ELSEWHERE = {
    "ad_beauty", "ad_bike", "ad_burger", "ad_laptop", "astronaut", "cat_animated",
    "cat_cutout_alpha", "chelsea_cat", "coffee", "coffee_animated", "coffee_cmyk",
    "exif_landscape_6", "exif_landscape_8", "hopper", "rocket",
}
FORMATS = {
    "1x1": (1080, 1080), "4x5": (1080, 1350), "9x16": (1080, 1920), "1.91x1": (1200, 628),
    "16x9": (1920, 1080), "4x3": (1200, 900), "3x4": (900, 1200), "2x3": (1000, 1500),
    "3x2": (1200, 800), "300x250": (300, 250), "336x280": (336, 280), "320x480": (320, 480),
}


def text(draw, at, words, size, colour):
    draw.text(at, words, font=ImageFont.load_default(size), fill=colour, anchor="mm")


def cropped(photo, share, chance):
    """Without `share` of width and of height, taken off at random sides."""
    width, height = photo.size
    left, top = (int(side * share * chance.random()) for side in photo.size)
    return photo.crop((left, top, left + int(width * (1 - share)), top + int(height * (1 - share))))


def badge(photo, _chance):
    out, (width, height) = photo.copy(), photo.size
    radius = min(width, height) // 6
    centre = (width - radius - 12, radius + 12)
    draw = ImageDraw.Draw(out)
    draw.ellipse([c + s * radius for s in (-1, 1) for c in centre], fill="crimson")
    text(draw, centre, "-20%", radius * 0.7, "white")
    return out


def banner(photo, _chance):
    out, (width, height) = photo.copy(), photo.size
    draw = ImageDraw.Draw(out)
    draw.rectangle((0, int(height * 0.76), width, height), fill="darkgreen")
    text(draw, (width // 2, int(height * 0.88)), "Free delivery", height * 0.11, "white")
    return out


def words(photo, _chance):
    out, (width, height) = photo.copy(), photo.size
    draw = ImageDraw.Draw(out)
    text(draw, (width // 2, int(height * 0.40)), "Summer days", width * 0.13, "white")
    text(draw, (width // 2, int(height * 0.58)), "are here again", width * 0.09, "yellow")
    return out


def border(photo, _chance):
    return ImageOps.expand(photo, min(photo.size) // 10, "navy")




def fitted(photo, size):
    return ImageOps.pad(photo, size, color="whitesmoke")


def limited(picture):
    picture = picture.copy()
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.LANCZOS)
    return picture


VERSIONS = {
    "half": lambda photo, _: photo.resize([max(1, side // 2) for side in photo.size]),
    "crop10": lambda photo, chance: cropped(photo, 0.1, chance),
    "crop20": lambda photo, chance: cropped(photo, 0.2, chance),
    "badge": badge, "banner": banner, "words": words, "border": border,
    "mirrored": lambda photo, _: ImageOps.mirror(photo),
    "grey": lambda photo, _: ImageOps.grayscale(photo).convert("RGB"),
}


def versions_of(photo, chance):
    """Yields (name, picture, JPEG quality)."""
    yield "original", photo, 90
    yield "q40", photo, 40
    for name, make in VERSIONS.items():
        yield name, make(photo, chance), 88
    for name, size in FORMATS.items():
        yield f"crop-{name}", ImageOps.fit(photo, size), 88
        yield f"fit-{name}", fitted(photo, size), 88


def in_templates(photo, _chance):
    for make in (make_creatives.plain, make_creatives.banner, make_creatives.sale,
                 make_creatives.frame, make_creatives.split):
        yield make.__name__, make(photo), 88


def photos_in(folders):
    """{name: path} of the distinct photos; a name that an earlier folder has is taken there."""
    photos = {}
    for folder in folders:
        own = {path.stem: path for path in sorted(folder.iterdir())}
        if (folder / "cat_cutout_alpha.png").exists():
            own = {name: path for name, path in own.items() if name not in SHOWN_ELSEWHERE}
        photos = own | photos
    return dict(sorted(photos.items()))


def make(photos, out, pictures_of):
    out.mkdir(parents=True, exist_ok=True)
    for name, path in photos.items():
        photo = limited(ImageOps.exif_transpose(Image.open(path)).convert("RGB"))
        for version, picture, quality in pictures_of(photo, random.Random(name)):
            limited(picture).save(out / f"{name}__{version}.jpg", quality=quality)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--photos", type=pathlib.Path, nargs="+", required=True,
                         help="folders; of equal names the first counts")
    options.add_argument("--out", type=pathlib.Path, required=True)
    options.add_argument("--most", type=int, default=10**6, help="photos, evenly chosen")
    given = options.parse_args()
    photos = list(photos_in(given.photos).items())
    step = max(1, -(-len(photos) // given.most))
    photos = dict(photos[::step])
    make(photos, given.out / "versions", versions_of)
    make(photos, given.out / "templates", in_templates)
    print(f"{len(photos)} photos in {given.out}")


if __name__ == "__main__":
    main()
