"""--drop-embeddings: a history that travels without them, and reports that have their look-alikes."""

from conftest import key, read_json
from history_tests import analysed, ask

LABELS = ["--tasks", "labels,embedding"]


def embeddings_in(store):
    return ask(store, "SELECT count(*) FROM embedding")[0][0]


def look_alikes(folder):
    details = read_json(folder / "report/details.json")
    return details["look_alikes"], details["look_alikes_left_out"]


def test_every_report_of_a_chain_without_embeddings_has_its_look_alikes(imagelift, small_source):
    folder = imagelift.folder
    imagelift(*key("kept", small_source), *LABELS)
    imagelift(*key("one", small_source), *LABELS, "--drop-embeddings")
    second = imagelift(*key("two", small_source), *LABELS, "--db", "one/imagelift.sqlite",
                       environment={"IMAGELIFT_DROP_EMBEDDINGS": "true"})
    assert embeddings_in(folder / "kept/imagelift.sqlite") == 6
    assert [embeddings_in(folder / f"{run}/imagelift.sqlite") for run in ("one", "two")] == [0, 0]
    stores = [(folder / f"{run}/imagelift.sqlite").stat().st_size for run in ("one", "kept")]
    assert stores[0] < stores[1] - 6 * 5000
    assert look_alikes(folder / "one") == look_alikes(folder / "two") == look_alikes(folder / "kept")
    assert analysed(second) == (0, 6)
    assert "6 of the store's lacked nothing but their embedding" in second.stderr
    features = [(folder / f"{run}/features.json").read_bytes() for run in ("kept", "one", "two")]
    assert features[0] == features[1] == features[2]


def test_an_environment_that_says_no_keeps_them(imagelift, small_source):
    imagelift(*key("out", small_source), *LABELS, environment={"IMAGELIFT_DROP_EMBEDDINGS": "false"})
    assert embeddings_in(imagelift.folder / "out/imagelift.sqlite") == 6


def test_a_later_report_of_such_a_store_says_what_it_has_not(imagelift, small_source):
    imagelift(*key("out", small_source), *LABELS, "--drop-embeddings")
    imagelift("report", "--db", "out/imagelift.sqlite", "--out", "later")
    assert "dropped" in look_alikes(imagelift.folder / "later")[1]


def test_shards_keep_theirs_until_they_are_merged(imagelift, small_source):
    folder = imagelift.folder
    imagelift(*key("whole", small_source), *LABELS, "--run-id", "job-7")
    for number in (1, 2):
        imagelift(*key(f"shard{number}", small_source), *LABELS, "--run-id", "job-7", "--shard",
                  f"{number}/2", "--drop-embeddings")
    shards = [f"shard{number}/imagelift.sqlite" for number in (1, 2)]
    imagelift("merge", "--folder", "part", "--drop-embeddings", shards[0], expect=3)
    assert sum(embeddings_in(folder / shard) for shard in shards) == 6
    assert embeddings_in(folder / "part/imagelift.sqlite") > 0
    imagelift("merge", "--folder", "part", "--drop-embeddings", shards[1])
    assert embeddings_in(folder / "part/imagelift.sqlite") == 0
    assert look_alikes(folder / "part") == look_alikes(folder / "whole")
