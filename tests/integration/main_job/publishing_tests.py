"""The files of two runs never stand side by side: every step of publishing fails, or is the last."""

import hashlib
import os
import pathlib

import pytest
from conftest import read_json

PARAMETERS = ["--business", "acme", "--image-source", "old"]
FAULTS = os.environ.get("IMAGELIFT_FAULTS", "")
MOST_STEPS = 200

pytestmark = pytest.mark.skipif(not pathlib.Path(FAULTS).is_file(),
                                reason="SKIPPED LOUDLY: the library of faults is not built")


def write_features(folder: pathlib.Path, name: str, value: float) -> None:
    rows = "".join(f"ad_{i},{2 + i % 2}%,{value * (i % 2)}\n" for i in range(12))
    (folder / name).write_text("image_name,ctr,gold\n" + rows)


def visible(out: pathlib.Path) -> dict[str, str]:
    """The digest of every visible file, but of what a failed run left."""
    return {str(p.relative_to(out)): hashlib.sha256(p.read_bytes()).hexdigest()
            for p in sorted(out.rglob("*"))
            if p.is_file() and not str(p.relative_to(out)).startswith((".imagelift", "failed"))}


def uids(out: pathlib.Path) -> set[str]:
    return {read_json(out / "run.json")["uid"], read_json(out / "summary.json")["run"]["uid"],
            read_json(out / "report/data.json")["run"]["uid"]}


class Job:
    """One result is there; the next run is disturbed at its n-th call of a kind."""

    def __init__(self, imagelift):
        self.imagelift = imagelift
        self.out = imagelift.folder / "out"
        self.reached = imagelift.folder / "reached"
        write_features(imagelift.folder, "one.csv", 0.5)
        write_features(imagelift.folder, "two.csv", 0.9)
        self.run("one.csv")
        self.before = visible(self.out)
        self.uid = uids(self.out)
        assert len(self.uid) == 1

    def run(self, csv, expect=0, **faults):
        return self.imagelift("import", *PARAMETERS, "--csv", csv, "--out", "out", expect=expect,
                              environment=faults)

    def disturb(self, call: str, nth: int, how: str) -> bool:
        """False where the run makes fewer calls."""
        self.reached.unlink(missing_ok=True)
        environment = {"LD_PRELOAD": FAULTS, "FAULT_CALL": call, "FAULT_NTH": str(nth),
                       "FAULT_HOW": how, "FAULT_REACHED": str(self.reached),
                       "FAULT_NOT_IN": "/next/"}
        self.run("two.csv", expect=None, **environment)
        return self.reached.exists()

    def is_between_runs(self) -> bool:
        hidden = self.out / ".imagelift"
        return (hidden / "publishing").exists() or (hidden / "unpublishing").exists()

    def settle(self) -> None:
        """What the next start does, whatever becomes of it."""
        self.run("no.csv", expect=None)
        assert not self.is_between_runs()

    def has_one_run(self) -> bool:
        """All visible files are of one run: untouched, or all new."""
        return visible(self.out) == self.before or (
            len(uids(self.out)) == 1 and uids(self.out) != self.uid
            and "0.9" in (self.out / "features.json").read_text())


@pytest.fixture
def job(imagelift):
    return Job(imagelift)


@pytest.mark.parametrize("call", ["rename", "unlink", "link"])
def test_a_kill_at_any_step_leaves_one_run_or_says_so(job, call):
    for nth in range(1, MOST_STEPS):
        if not job.disturb(call, nth, "kill"):
            break
        assert job.is_between_runs() or job.has_one_run(), nth
        job.settle()
        assert job.has_one_run(), nth
        job.run("one.csv")
        job.before, job.uid = visible(job.out), uids(job.out)
    assert 3 < nth < MOST_STEPS - 1


def test_a_step_that_fails_is_taken_back(job):
    for nth in range(1, MOST_STEPS):
        if not job.disturb("rename", nth, "fail"):
            break
        assert not job.is_between_runs(), nth
        assert job.has_one_run(), nth
        job.run("one.csv")
        job.before, job.uid = visible(job.out), uids(job.out)
    assert 8 < nth < MOST_STEPS - 1


@pytest.mark.parametrize("call", ["write", "flush"])
def test_a_full_disk_at_any_moment_leaves_the_previous_files(job, call):
    nth, fails = 1, 0
    while job.disturb(call, nth, "fail"):
        if visible(job.out) != job.before:  # it had no need of what failed
            assert job.has_one_run(), nth
            job.run("one.csv")
            job.before, job.uid = visible(job.out), uids(job.out)
        else:
            fails += 1
        nth = nth + 1 + nth // 3
    assert fails > 5


def test_a_failed_run_says_so_beside_the_previous_result(job):
    done = job.run("no.csv", expect=2)
    assert visible(job.out) == job.before
    failed = read_json(job.out / "failed/run.json")
    assert failed["state"] == "failed" and failed["reason"] in done.stderr
    job.run("two.csv")
    assert not (job.out / "failed").exists()


def test_merge_that_fails_at_its_second_store_leaves_nothing(job):
    folder = job.imagelift.folder
    (folder / "damaged.sqlite").write_bytes((job.out / "imagelift.sqlite").read_bytes()[:8192])
    before = sorted(p.name for p in folder.iterdir())
    for target in (["--out", "united.sqlite"], ["--folder", "united"]):
        done = job.imagelift("merge", *target, "out/imagelift.sqlite", "damaged.sqlite", expect=1)
        assert "damaged.sqlite" in done.stderr
        assert sorted(p.name for p in folder.iterdir()) == before
