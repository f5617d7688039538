"""What the tests of the main job share: the program, real photos, and runs of it."""

import json
import os
import pathlib
import shutil
import subprocess

import pytest

SOURCE_DIR = pathlib.Path(os.environ.get("IMAGELIFT_SOURCE_DIR", pathlib.Path(__file__).parents[3]))
PROGRAM = os.environ.get("IMAGELIFT_PROGRAM", str(SOURCE_DIR / "build/dev/bin/imagelift"))
TEN_MINUTES = 600


class Program:
    """Runs imagelift without anything of the caller's environment that could change it."""

    def __init__(self, folder: pathlib.Path):
        self.folder = folder
        kept = {k: v for k, v in os.environ.items()
                if not k.startswith(("IMAGELIFT_", "AWS_")) and k not in ("BUSINESS", "IMAGE_SOURCE")}
        self.environment = {**kept, "IMAGELIFT_MODELS": os.environ.get(
            "IMAGELIFT_MODELS", str(SOURCE_DIR / "models/store"))}

    def command(self, *arguments) -> list[str]:
        return [PROGRAM, *map(str, arguments)]

    def __call__(self, *arguments, expect=0, environment=None, preexec=None):
        done = subprocess.run(self.command(*arguments), cwd=self.folder, text=True,
                              capture_output=True, timeout=TEN_MINUTES, preexec_fn=preexec,
                              env={**self.environment, **(environment or {})})
        assert expect in (done.returncode, None), f"exit {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done

    def start(self, *arguments) -> subprocess.Popen:
        return subprocess.Popen(self.command(*arguments), cwd=self.folder, text=True,
                                stderr=subprocess.PIPE, env=self.environment)


@pytest.fixture
def imagelift(tmp_path) -> Program:
    return Program(tmp_path)


@pytest.fixture(scope="session")
def shared() -> pathlib.Path:
    folder = pathlib.Path(os.environ.get("IMAGELIFT_SHARED", SOURCE_DIR.parent / "shared"))
    if not (folder / "data/expected.json").is_file():
        pytest.skip(f"SKIPPED LOUDLY: the test images are not at {folder} (IMAGELIFT_SHARED)")
    return folder


def photos_of_the_demo() -> list[pathlib.Path]:
    """./bootstrap puts them there."""
    found = sorted(p for p in (SOURCE_DIR / "demo/photos").rglob("*")
                   if p.suffix in (".jpg", ".png"))
    assert len(found) >= 6, "run ./bootstrap test: the demo's photos are missing"
    return found


@pytest.fixture(scope="session")
def photos() -> list[pathlib.Path]:
    """Real photos."""
    return photos_of_the_demo()


@pytest.fixture
def small_source(tmp_path, photos) -> pathlib.Path:
    """Six photos in two folders."""
    root = tmp_path / "pictures"
    for i, photo in enumerate(photos[:6]):
        folder = root / ("a" if i % 2 else "b c")
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(photo, folder / f"photo_{i}{photo.suffix}")
    return root


def key(out: str | pathlib.Path, images) -> list:
    """The options that every run needs."""
    return ["run", "--business", "acme", "--image-source", "spring", "--images", images,
            "--out", out]


def read_json(file: pathlib.Path):
    return json.loads(file.read_text(encoding="utf-8"))
