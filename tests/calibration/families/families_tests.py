"""A small calibration of families: a few photos in all versions and templates, by the program itself."""
import os
import pathlib
import subprocess
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import judge  # noqa: E402

HERE = pathlib.Path(__file__).parent
SOURCE = pathlib.Path(os.environ.get("IMAGELIFT_SOURCE_DIR", HERE.parents[2]))
BUILD = pathlib.Path(os.environ.get("IMAGELIFT_BUILD_DIR", SOURCE / "build/dev"))
PROGRAM = os.environ.get("IMAGELIFT_PROGRAM", str(BUILD / "bin/imagelift"))
MODELS = pathlib.Path(os.environ.get("IMAGELIFT_MODELS", SOURCE / "models/store"))
PHOTOS = pathlib.Path(os.environ.get("IMAGELIFT_SHARED", SOURCE.parent / "shared"), "data", "images")
MOST_PHOTOS = 9


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """{set: families by image} of the versions and the templates."""
    if not PHOTOS.is_dir():
        pytest.skip(f"SKIPPED LOUDLY: no photos in {PHOTOS} (IMAGELIFT_SHARED)")
    if not (MODELS / "efficientnet_lite2.json").is_file():
        pytest.skip(f"SKIPPED LOUDLY: no models in {MODELS} (models/prepare.py)")
    folder = tmp_path_factory.mktemp("families")
    subprocess.run([sys.executable, HERE / "make_variants.py", "--photos", PHOTOS, "--out", folder,
                    "--most", str(MOST_PHOTOS)], check=True)
    for name in ("versions", "templates"):
        subprocess.run([PROGRAM, "run", "--business", "calibration", "--image-source", name,
                        "--images", folder / name, "--out", folder / f"run-{name}", "--tasks",
                        "embedding", "--models", MODELS], check=True, capture_output=True)
    return {name: judge.families_of(BUILD / "bin/list_families",
                                    folder / f"run-{name}" / "imagelift.sqlite", [])[0]
            for name in ("versions", "templates")}


@pytest.mark.parametrize("name", ["versions", "templates"])
def test_no_family_holds_two_photos(found, name):
    assert judge.mixed(found[name]) == []


@pytest.mark.parametrize("name", ["versions", "templates"])
def test_versions_of_a_photo_are_one_family(found, name):
    joined, pairs = judge.pairs_within(found[name])
    assert joined >= 0.98 * pairs
