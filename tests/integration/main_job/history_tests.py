"""The store's history: carried on, shared, interrupted, killed, resumed, united."""

import contextlib
import os
import re
import shutil
import signal
import sqlite3

import pytest
from conftest import key, read_json

ONLY_LABELS = ["--tasks", "labels"]


def ask(store, sql: str) -> list[tuple]:
    with contextlib.closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as connection:
        return connection.execute(sql).fetchall()


def is_whole(store) -> bool:
    return ask(store, "PRAGMA integrity_check") == [("ok",)]


def runs_in(store) -> list[tuple]:
    return ask(store, "SELECT uid, state FROM run ORDER BY started_at, uid")


def analysed(done) -> tuple[int, int]:
    """How many images the log says were analysed, and how many were taken from the store."""
    found = re.search(r"(\d+) images analysed, (\d+) taken from the store", done.stderr)
    return int(found[1]), int(found[2])


def await_images(process, count: int) -> None:
    """Reads the log until this many images are through."""
    for line in process.stderr:
        found = re.search(r"analyse \d+ % \((\d+)/", line)
        if found and int(found[1]) >= count:
            return
    pytest.fail("the run ended before it could be interrupted")


def test_the_same_content_is_not_inferred_twice(imagelift, small_source):
    first = imagelift(*key("one", small_source), *ONLY_LABELS)
    assert analysed(first) == (6, 0)
    second = imagelift(*key("two", small_source), *ONLY_LABELS, "--db", "one/imagelift.sqlite")
    assert analysed(second) == (0, 6)
    one, two = imagelift.folder / "one", imagelift.folder / "two"
    assert (one / "features.json").read_bytes() == (two / "features.json").read_bytes()
    assert len(runs_in(two / "imagelift.sqlite")) == 2


def test_the_previous_store_is_only_read(imagelift, small_source):
    imagelift(*key("one", small_source), *ONLY_LABELS)
    store = imagelift.folder / "one/imagelift.sqlite"
    before = store.read_bytes()
    store.chmod(0o444)
    imagelift(*key("two", small_source), *ONLY_LABELS, "--db", store)
    assert store.read_bytes() == before
    assert sorted(p.name for p in store.parent.glob("imagelift.sqlite*")) == ["imagelift.sqlite"]


def test_an_image_under_two_names_is_inferred_once(imagelift, small_source):
    shutil.copytree(small_source, small_source / "again")
    assert analysed(imagelift(*key("out", small_source), *ONLY_LABELS)) == (6, 6)


def test_another_model_is_asked_again(imagelift, small_source):
    imagelift(*key("out", small_source), *ONLY_LABELS)
    other = imagelift(*key("out", small_source), *ONLY_LABELS, "--model", "mobilenet_v2")
    assert analysed(other) == (6, 0)


def test_a_second_run_is_refused_by_name_while_the_first_lives(imagelift, small_source):
    first = imagelift.start(*key("out", small_source), "--threads", 1)
    await_images(first, 1)
    os.kill(first.pid, signal.SIGSTOP)
    try:
        second = imagelift(*key("out", small_source), expect=1)
        assert str(first.pid) in second.stderr
        assert "acme" in second.stderr
    finally:
        os.kill(first.pid, signal.SIGCONT)
        first.communicate()
    assert first.returncode == 0


def test_sigterm_keeps_what_is_done_and_the_next_run_resumes(imagelift, small_source):
    process = imagelift.start(*key("out", small_source), "--threads", 1)
    await_images(process, 2)
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=10)
    assert process.returncode == 143
    store = imagelift.folder / "out/imagelift.sqlite"
    assert is_whole(store)
    [(uid, state)] = runs_in(store)
    assert state == "interrupted"
    assert not (imagelift.folder / "out/features.json").exists()

    done, reused = analysed(imagelift(*key("out", small_source)))
    assert reused >= 2
    assert done + reused == 6
    assert runs_in(store) == [(uid, "complete")]


@pytest.mark.parametrize("pictures", [1, 2, 4, 6])
def test_kill_9_leaves_whole_files_and_the_next_run_resumes(imagelift, small_source, pictures):
    imagelift(*key("out", small_source), *ONLY_LABELS)
    before = (imagelift.folder / "out/features.json").read_bytes()
    process = imagelift.start(*key("out", small_source), "--threads", 1)
    await_images(process, pictures)
    process.kill()
    process.communicate()
    for store in (imagelift.folder / "out").rglob("imagelift.sqlite"):
        assert is_whole(store)
    if pictures < 6:
        assert (imagelift.folder / "out/features.json").read_bytes() == before
    imagelift(*key("out", small_source))
    states = [state for _, state in runs_in(imagelift.folder / "out/imagelift.sqlite")]
    assert set(states) == {"complete"}
    assert len(read_json(imagelift.folder / "out/features.json")) == 6


def test_stores_made_at_the_same_time_are_united_with_nothing_lost(imagelift, small_source):
    others = [imagelift.start("run", "--business", business, "--image-source", "spring",
                              "--images", small_source, "--out", business, *ONLY_LABELS)
              for business in ("acme", "globex")]
    for process in others:
        process.communicate()
        assert process.returncode == 0
    stores = ["acme/imagelift.sqlite", "globex/imagelift.sqlite"]
    imagelift("merge", "--out", "ab.sqlite", *stores)
    imagelift("merge", "--out", "ba.sqlite", *reversed(stores), *stores)
    both = runs_in(imagelift.folder / "ab.sqlite")
    assert len(both) == 2
    assert both == runs_in(imagelift.folder / "ba.sqlite")
    for business in ("acme", "globex"):
        imagelift("report", "--db", "ab.sqlite", "--business", business, "--out", f"r-{business}")


def test_retry_failed_takes_only_what_failed(imagelift, small_source):
    good = next(small_source.rglob("photo_0*"))
    broken = small_source / "b c" / "broken.jpg"
    broken.write_bytes(b"not an image")
    imagelift(*key("out", small_source), *ONLY_LABELS)
    broken.write_bytes(good.read_bytes()[:-1] + b"\0")
    again = imagelift(*key("out", small_source), *ONLY_LABELS, "--retry-failed")
    assert analysed(again) == (1, 6)
    assert len(runs_in(imagelift.folder / "out/imagelift.sqlite")) == 1
    assert read_json(imagelift.folder / "out/failures.json")["failures"] == []


def test_a_store_that_is_none_is_refused_and_never_begins_a_history_anew(imagelift, small_source):
    imagelift(*key("one", small_source), *ONLY_LABELS)
    good = imagelift.folder / "one/imagelift.sqlite"
    (imagelift.folder / "empty.sqlite").touch()
    (imagelift.folder / "cut.sqlite").write_bytes(good.read_bytes()[:20_000])
    (imagelift.folder / "text.sqlite").write_text("no store at all, but more than a hundred bytes" * 9)
    for name in ("empty.sqlite", "cut.sqlite", "text.sqlite"):
        for command in ([*key("two", small_source), "--db", name], ["report", "--db", name,
                        "--out", "r"], ["merge", "--out", "m.sqlite", good, name]):
            done = imagelift(*command, expect=None)
            assert done.returncode in (1, 2) and name in done.stderr, done.stderr
            assert "bug" not in done.stderr
    assert not (imagelift.folder / "m.sqlite").exists()
    assert not (imagelift.folder / "two/imagelift.sqlite").exists()


def test_a_run_of_the_future_does_not_stay_the_newest(imagelift, small_source):
    imagelift(*key("one", small_source), *ONLY_LABELS)
    with contextlib.closing(sqlite3.connect(imagelift.folder / "one/imagelift.sqlite")) as store:
        store.execute("UPDATE run SET started_at = '2999-01-01T00:00:00Z'")
        store.commit()
    [(future, _)] = runs_in(imagelift.folder / "one/imagelift.sqlite")
    done = imagelift(*key("two", small_source), *ONLY_LABELS, "--db", "one/imagelift.sqlite")
    assert "2999" in done.stderr and "warning" in done.stderr
    uid = read_json(imagelift.folder / "two/run.json")["uid"]
    assert read_json(imagelift.folder / "two/summary.json")["reference"]["uid"] == future
    imagelift("report", "--db", "two/imagelift.sqlite", "--out", "report")
    assert read_json(imagelift.folder / "report/summary.json")["run"]["uid"] == uid
    for order in (["one", "two"], ["two", "one"]):
        imagelift("merge", "--out", "-".join(order), *(f"{n}/imagelift.sqlite" for n in order))
        imagelift("report", "--db", "-".join(order), "--out", "r-" + order[0])
        assert read_json(imagelift.folder / f"r-{order[0]}/summary.json")["run"]["uid"] == uid


def test_a_report_does_not_stand_beside_the_files_of_another_run(imagelift, small_source):
    for _ in range(2):
        imagelift(*key("out", small_source), *ONLY_LABELS)
    first, last = (uid for uid, _ in runs_in(imagelift.folder / "out/imagelift.sqlite"))
    last = read_json(imagelift.folder / "out/run.json")["uid"]
    [other] = {first, *(u for u, _ in runs_in(imagelift.folder / "out/imagelift.sqlite"))} - {last}
    report = ["report", "--db", "out/imagelift.sqlite", "--out", "out", "--run-id"]
    assert last in imagelift(*report, other, expect=2).stderr
    imagelift(*report, last)
