"""Images whose content and clicks are known: those of the demo, which every clone has, and those of
IMAGELIFT_SHARED, where they are."""

import csv
import dataclasses
import io
import os
import pathlib
import shutil
import struct
import zlib

from PIL import Image
from conftest import SOURCE_DIR, photos_of_the_demo, read_json

SHARED = pathlib.Path(os.environ.get("IMAGELIFT_SHARED", SOURCE_DIR.parent / "shared"))
NAMES = ["demo"] + (["shared"] if (SHARED / "data/expected.json").is_file() else [])

# What the demo's photos show (tests/demo/photos.csv names the persons). The astronaut's face is where the
# package mtcnn 0.1.1 finds it; the other was marked by hand.
LABELS = {
    "chelsea.png": ["tabby", "tiger_cat", "Egyptian_cat"],
    "coffee.png": ["espresso", "cup", "coffee_mug"],
    "rocket.jpg": ["missile", "projectile"],
}
FACES = {"astronaut.png": [(183, 64, 85, 111)]}
# Creatives of the demo: a colour covers at least a fifth of them.
COLOURS = {
    "imgcontent.coffee_imgtemp.sale.jpg": "crimson",
    "imgcontent.apple_imgtemp.split.jpg": "teal",
    "imgcontent.aloe_imgtemp.frame.jpg": "white",
}


@dataclasses.dataclass
class Gallery:
    images: pathlib.Path  # a folder without folders in it
    metrics: pathlib.Path  # image, impressions, clicks: a row for each of them
    labels: dict[str, list[str]]  # by file: names of which one is among the first five
    persons: list[str]
    faces: dict[str, list[tuple]]  # by file: x, y, width and height of each
    colours: dict[str, str]  # by file: one that covers at least a fifth of it

    def count(self):
        return len(list(self.images.iterdir()))


def gallery(name, folder):
    """`folder` is for what has to be made."""
    return of_shared(SHARED / "data") if name == "shared" else of_the_demo(folder)


def of_the_demo(folder):
    images = folder / "images"
    images.mkdir(parents=True)
    for photo in photos_of_the_demo() + [SOURCE_DIR / "demo/images" / name for name in COLOURS]:
        shutil.copy(photo, images)
    with open(SOURCE_DIR / "tests/demo/photos.csv", encoding="utf-8") as file:
        persons = [row["file"] for row in csv.DictReader(file) if row["shows"] == "person"]
    rows = [f"{image.name},{2000 + 100 * i},{(2000 + 100 * i) * (4 if image.name in persons else 2) // 100}"
            for i, image in enumerate(sorted(images.iterdir()))]
    (folder / "metrics.csv").write_text("image,impressions,clicks\n" + "\n".join(rows) + "\n")
    return Gallery(images, folder / "metrics.csv", LABELS, persons, FACES, COLOURS)


def of_shared(data):
    items = {item["file"].removeprefix("images/"): item for item in read_json(data / "expected.json")["items"]
             if item["file"].startswith("images/")}

    def of_each(read):
        return {name: found for name, item in items.items() if (found := read(item))}

    faces = of_each(lambda item: [face["box"] if isinstance(face, dict) else face
                                  for face in item.get("mtcnn_reference", [])])
    persons = of_each(lambda item: any(found["label"] == "person" for found in item.get("objects", [])))
    return Gallery(data / "images", data / "metrics.csv", of_each(lambda item: item.get("label_any")), list(persons), faces,
                   {"ad_beauty.jpg": "hotpink", "ad_burger.jpg": "gold", "ad_bike.jpg": "teal", "ad_laptop.jpg": "white"})


def odd_files(name, folder):
    """A folder, and what is to become of each file in it: "ok", "error" or "either", and exact shares of its colours."""
    if name == "demo":
        return make_odd_files(folder)
    items = [item for item in read_json(SHARED / "data/expected.json")["items"] if item["file"].startswith("odd/")]
    return SHARED / "data/odd", {item["file"].removeprefix("odd/"): (item["expect"], item.get("css", {})) for item in items}


def make_odd_files(folder):
    folder.mkdir(parents=True)
    photo = (SOURCE_DIR / "demo/photos/rocket.jpg").read_bytes()
    quarters = Image.new("RGB", (400, 400), "teal")
    quarters.paste("tomato", (0, 0, 200, 200))
    quarters.paste("gold", (200, 0, 400, 200))
    grey = Image.open(io.BytesIO(photo)).convert("L")
    made = {
        "cut.jpg": (photo[:len(photo) // 2], "either", {}),
        "zero_bytes.jpg": (b"", "error", {}),
        "not_an_image.jpg": (b"<html>not an image</html>", "error", {}),
        "png_named.jpg": (png(grey), "ok", {}),
        "bomb_40000x40000.png": (png_header(40000, 40000), "error", {}),
        "one_pixel.png": (png(Image.new("RGB", (1, 1), "tomato")), "ok", {"tomato": 1.0}),
        "css_quarters.png": (png(quarters), "ok", {"tomato": 0.25, "gold": 0.25, "teal": 0.5}),
    }
    for file, (content, _, _) in made.items():
        (folder / file).write_bytes(content)
    return folder, {file: (expect, css) for file, (_, expect, css) in made.items()}


def png(picture):
    content = io.BytesIO()
    picture.save(content, "PNG")
    return content.getvalue()


def png_header(width, height):
    """An image of which there is no more than its size."""
    fields = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + fields + struct.pack(">I", zlib.crc32(fields))
