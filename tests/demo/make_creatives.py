#!/usr/bin/env python3
"""Makes the demo: creatives from real photos, and simulated impressions and clicks.

Writes images/ (a JPEG per photo and template), metrics.csv, imagelift.json and truth.json (what
was planted) below --out. The same photos and the same seed give the same files.

What is planted, as odds of a click:
  a person in the photo                       x 1.40
  the template "sale" (its banner is crimson) x 1.40
"sale" is rarer than the other templates; food is shown with it more often than the rest, people less
often: crimson and food look good because of their template, the person does not. Where a creative was
shown (placement) has nothing to do with its clicks. seeds.py tells how often both are found.
"""
import argparse
import csv
import hashlib
import itertools
import json
import math
import pathlib
import random

from PIL import Image, ImageDraw, ImageFont, ImageOps

HERE = pathlib.Path(__file__).parent
SIDE = 600
SEED = 20240229
TEMPLATES_PER_PHOTO = 3
SHARE_WITH_SALE, USUAL_WITH_SALE = {"food": 0.7, "person": 0.3}, 0.45
BASE_CTR = 0.018
MEDIAN_IMPRESSIONS = 6000
PHOTO_LUCK, IMAGE_LUCK = 0.08, 0.10  # standard deviations of log odds
ODDS = {"person": 1.40, "sale": 1.40}
FOOD = {"apple", "orange", "fruit", "sweets", "cup"}
PLACEMENTS = ("feed", "story")
FACTORS = "_imgtemp\\.(?<template>.+)"
TEMPLATES = ("plain", "banner", "sale", "frame", "split")


def label(draw, text, centre, size, colour):
    draw.text(centre, text, font=ImageFont.load_default(size), fill=colour, anchor="mm")


def plain(photo):
    return ImageOps.fit(photo, (SIDE, SIDE))


def banner(photo):
    creative = plain(photo)
    draw = ImageDraw.Draw(creative)
    draw.rectangle((0, 480, SIDE, SIDE), fill="midnightblue")
    draw.rounded_rectangle((390, 508, 570, 572), 12, fill="gold")
    label(draw, "New this week", (190, 540), 42, "white")
    label(draw, "See more", (480, 540), 32, "black")
    return creative


def sale(photo):
    creative = plain(photo)
    draw = ImageDraw.Draw(creative)
    draw.rectangle((0, 420, SIDE, SIDE), fill="crimson")
    label(draw, "SALE  -30 %", (300, 490), 84, "white")
    label(draw, "only until Sunday", (300, 560), 34, "white")
    return creative


def frame(photo):
    creative = Image.new("RGB", (SIDE, SIDE), "white")
    creative.paste(ImageOps.fit(photo, (480, 460)), (60, 50))
    label(ImageDraw.Draw(creative), "made with care", (300, 555), 38, "dimgray")
    return creative


def split(photo):
    creative = Image.new("RGB", (SIDE, SIDE), "teal")
    creative.paste(ImageOps.fit(photo, (360, SIDE)), (240, 0))
    draw = ImageDraw.Draw(creative)
    label(draw, "Look", (120, 230), 64, "white")
    label(draw, "closer", (120, 300), 64, "white")
    return creative


def listed_photos(folder):
    """The rows of photos.csv, each with its `path` in the folder."""
    with (HERE / "photos.csv").open(encoding="utf-8") as lines:
        return [row | {"path": folder / row["file"]} for row in csv.DictReader(lines)]


def kind_of(photo):
    return "food" if photo["shows"] in FOOD else photo["shows"]


def creatives(photos):
    """(photo, template) of every creative; the same for all seeds of the clicks.

    Whether a photo is shown with "sale" is drawn; the other templates are dealt in turn, so that each
    has as many people as the next.
    """
    chance = random.Random(SEED)
    others = [template for template in TEMPLATES if template != "sale"]
    decks = {is_person: itertools.cycle(others) for is_person in (False, True)}
    planned = []
    for photo in photos:
        kind = kind_of(photo)
        chosen = {"sale"} if chance.random() < SHARE_WITH_SALE.get(kind, USUAL_WITH_SALE) else set()
        while len(chosen) < TEMPLATES_PER_PHOTO:
            chosen.add(next(decks[kind == "person"]))
        planned += [(photo, template) for template in TEMPLATES if template in chosen]
    return planned


def name_of(photo, template):
    return f"imgcontent.{pathlib.Path(photo['file']).stem}_imgtemp.{template}.jpg"


def draw_creatives(planned, out):
    makers = {maker.__name__: maker for maker in (plain, banner, sale, frame, split)}
    for photo, template in planned:
        picture = Image.open(photo["path"]).convert("RGB")
        makers[template](picture).save(out / "images" / name_of(photo, template), quality=88)


def clicks_of(impressions, log_odds, chance):
    probability = 1 / (1 + math.exp(-log_odds))
    return sum(chance.random() < probability for _ in range(impressions))


def metrics_row(photo, template, photo_luck, chance):
    """One simulated row; `photo_luck` is what the photo's other qualities are worth."""
    placement = chance.choice(PLACEMENTS)
    log_odds = math.log(BASE_CTR / (1 - BASE_CTR)) + photo_luck + chance.gauss(0, IMAGE_LUCK)
    log_odds += math.log(ODDS["person"]) if photo["shows"] == "person" else 0
    log_odds += math.log(ODDS["sale"]) if template == "sale" else 0
    impressions = int(math.exp(chance.gauss(math.log(MEDIAN_IMPRESSIONS), 0.6)))
    return [name_of(photo, template), impressions, clicks_of(impressions, log_odds, chance),
            placement]


def simulate(planned, seed=SEED):
    """The rows of metrics.csv, in the order of the creatives."""
    chance = random.Random(seed)
    luck = {photo["file"]: chance.gauss(0, PHOTO_LUCK) for photo, _ in planned}
    return [metrics_row(photo, template, luck[photo["file"]], chance)
            for photo, template in planned]


def write_metrics(rows, path):
    with path.open("w", newline="", encoding="utf-8") as lines:
        writer = csv.writer(lines)
        writer.writerow(["image", "impressions", "clicks", "placement"])
        writer.writerows(rows)


def write(rows, out):
    write_metrics(rows, out / "metrics.csv")
    settings = {"demo": {"photos": {
        "images": "images",
        "metrics": "metrics.csv",
        "factors": FACTORS,
        "simulated": True,
    }}}
    (out / "imagelift.json").write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")
    truth = {"seed": SEED, "simulated": True, "odds": ODDS, "base_ctr": BASE_CTR}
    (out / "truth.json").write_text(json.dumps(truth, indent=2) + "\n", encoding="utf-8")


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--photos", type=pathlib.Path, required=True)
    options.add_argument("--out", type=pathlib.Path, required=True)
    given = options.parse_args()
    photos = listed_photos(given.photos)
    made_by = hashlib.sha256(b"".join(
        path.read_bytes() for path in (pathlib.Path(__file__), HERE / "photos.csv"))).hexdigest()
    marker = given.out / "made_by.sha256"
    if marker.is_file() and marker.read_text(encoding="utf-8") == made_by:
        print("the creatives are already there")
        return
    (given.out / "images").mkdir(parents=True, exist_ok=True)
    for old in (given.out / "images").iterdir():
        old.unlink()
    planned = creatives(photos)
    draw_creatives(planned, given.out)
    write(simulate(planned), given.out)
    marker.write_text(made_by, encoding="utf-8")
    print(f"{len(planned)} images made of {len(photos)} photos, with simulated clicks")


if __name__ == "__main__":
    main()
