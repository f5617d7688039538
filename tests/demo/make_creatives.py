#!/usr/bin/env python3
"""Makes the demo: creatives from real photos, and simulated impressions and clicks.

Writes images/ (one JPEG per photo and template), metrics.csv, imagelift.json and truth.json (what
was planted) below --out. The same photos and the same seed give the same files.

What is planted, as odds of a click:
  a person in the photo                       x 1.70
  the template "sale" (its banner is crimson) x 1.50
Food is shown with "sale" more often than the rest, people less often: crimson and food look good
because of their template, the person does not. Where a creative was shown (placement) has nothing
to do with its clicks.
"""
import argparse
import csv
import hashlib
import json
import math
import pathlib
import random

from PIL import Image, ImageDraw, ImageFont, ImageOps

HERE = pathlib.Path(__file__).parent
SIDE = 600
SEED = 20240229
BASE_CTR = 0.018
ODDS = {"person": 1.70, "sale": 1.50}
FOOD = {"apple", "orange", "fruit", "sweets", "cup"}
PLACEMENTS = ("feed", "search", "story", "video", "newsletter", "partners")
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


def odds_of_template(shows, template):
    """How often a photo of this kind is shown in this template."""
    if template == "sale":
        return 4.0 if shows in FOOD else 0.4 if shows == "person" else 0.9
    return 1.0


def choose_templates(shows, chance, count=4):
    """`count` different templates, "sale" more or less likely by what the photo shows."""
    def key(template):
        return chance.random() ** (1 / odds_of_template(shows, template))

    return sorted(sorted(TEMPLATES, key=key, reverse=True)[:count], key=TEMPLATES.index)


def clicks_of(impressions, log_odds, chance):
    probability = 1 / (1 + math.exp(-log_odds))
    return sum(chance.random() < probability for _ in range(impressions))


def metrics_row(name, shows, template, photo_luck, chance):
    """One simulated row; `photo_luck` is what the photo's other qualities are worth."""
    placement = chance.choice(PLACEMENTS)
    log_odds = math.log(BASE_CTR / (1 - BASE_CTR)) + photo_luck + chance.gauss(0, 0.10)
    log_odds += math.log(ODDS["person"]) if shows == "person" else 0
    log_odds += math.log(ODDS["sale"]) if template == "sale" else 0
    impressions = int(math.exp(chance.gauss(math.log(6000), 0.6)))
    return [name, impressions, clicks_of(impressions, log_odds, chance), placement]


def make(photos, out):
    makers = {maker.__name__: maker for maker in (plain, banner, sale, frame, split)}
    chance = random.Random(SEED)
    rows = []
    for photo in photos:
        stem = pathlib.Path(photo["file"]).stem
        picture = Image.open(photo["path"]).convert("RGB")
        photo_luck = chance.gauss(0, 0.08)
        for template in choose_templates(photo["shows"], chance):
            name = f"imgcontent.{stem}_imgtemp.{template}.jpg"
            makers[template](picture).save(out / "images" / name, quality=88)
            rows.append(metrics_row(name, photo["shows"], template, photo_luck, chance))
    return rows


def write(rows, out):
    with (out / "metrics.csv").open("w", newline="", encoding="utf-8") as lines:
        writer = csv.writer(lines)
        writer.writerow(["image", "impressions", "clicks", "placement"])
        writer.writerows(rows)
    settings = {"demo": {"photos": {
        "images": "images",
        "metrics": "metrics.csv",
        "factors": "_imgtemp\\.(?<template>.+)",
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
    with (HERE / "photos.csv").open(encoding="utf-8") as lines:
        photos = [row | {"path": given.photos / row["file"]} for row in csv.DictReader(lines)]
    made_by = hashlib.sha256(b"".join(
        path.read_bytes() for path in (pathlib.Path(__file__), HERE / "photos.csv"))).hexdigest()
    marker = given.out / "made_by.sha256"
    if marker.is_file() and marker.read_text(encoding="utf-8") == made_by:
        print("the creatives are already there")
        return
    (given.out / "images").mkdir(parents=True, exist_ok=True)
    for old in (given.out / "images").iterdir():
        old.unlink()
    rows = make(photos, given.out)
    write(rows, given.out)
    marker.write_text(made_by, encoding="utf-8")
    print(f"{len(rows)} creatives of {len(photos)} photos in {given.out / 'images'}")


if __name__ == "__main__":
    main()
