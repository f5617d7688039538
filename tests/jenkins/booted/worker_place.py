"""What the agents have: a worker that is a stand-in but for two image sources, and their images."""
import json
import os
import pathlib
import shutil

import jars
from booted.controller import HERE

# An image is analysed once per content: the two sources differ in how long a run takes.
FEW, MANY = 6, 240
MODELS = pathlib.Path(os.environ.get("IMAGELIFT_MODELS", jars.ROOT / "models/store"))
PROGRAM = pathlib.Path(os.environ.get("IMAGELIFT_PROGRAM", jars.ROOT / "build/dev/bin/imagelift"))


def no_program():
    """Why there is no client here; empty: there is."""
    return "" if PROGRAM.is_file() else f"there is no program imagelift at {PROGRAM} (IMAGELIFT_PROGRAM)"


def lacking():
    """Why the worker itself cannot run here; empty: it can."""
    if no_program():
        return no_program()
    if not any(MODELS.glob("*.json")):
        return f"there are no prepared models at {MODELS} (IMAGELIFT_MODELS)"
    return ""


def fill(home, made):
    """`made`: the folder of a made-up run, whose thumbnail is every image. Returns the agents' environment."""
    (home / "worker/bin").mkdir(parents=True)
    shutil.copy(HERE / "worker.sh", home / "worker/bin/imagelift")
    (home / "worker/bin/imagelift").chmod(0o755)
    for name, count in (("few", FEW), ("many", MANY)):
        write_images(home / "pictures" / name, (made / "report/thumbnails/0.jpg").read_bytes(), count)
    sources = {name: {"images": str(home / "pictures" / name)} for name in ("few", "many")}
    (home / "imagelift.json").write_text(json.dumps({"*": sources}), encoding="utf-8")
    return {"IMAGELIFT_TEST_RUN": str(made), "IMAGELIFT_TEST_PROGRAM": str(PROGRAM), "IMAGELIFT_MODELS": str(MODELS)}


def write_images(folder, jpeg, count):
    """What stands behind the end of a JPEG is no part of the image, but of its content."""
    folder.mkdir(parents=True)
    for i in range(count):
        (folder / f"picture_{i}.jpg").write_bytes(jpeg + f"{i}".encode())
