"""`imagelift metrics`: how a metrics file is read, for people and for programs, without a run.

`python dry_run_tests.py` writes what the program says of two files into docs/metrics.md.
"""

import gzip
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

import pytest
from conftest import PROGRAM, SOURCE_DIR

PAGE = SOURCE_DIR / "docs/metrics.md"
BLOCK = re.compile(r"<!-- dry run: (\S+) -->\n```\n(.*?)```\n", re.DOTALL)
PARAMETERS = ["--business", "acme", "--image-source", "ads"]


@pytest.fixture(scope="session")
def exports(shared) -> pathlib.Path:
    return shared / "data/exports"


@pytest.fixture
def history(imagelift, exports):
    """The images of the exports, without pictures."""
    imagelift("import", *PARAMETERS, "--features-json", exports / "features.json", "--out", "out")
    return ["--db", "out/imagelift.sqlite", *PARAMETERS]


def read(imagelift, *arguments, expect=0) -> dict:
    done = imagelift("metrics", *arguments, "--format", "json", expect=expect)
    return json.loads(done.stdout)


def test_every_export_is_told_as_it_is_expected(imagelift, exports, history):
    expected = json.loads((exports / "expected.json").read_text(encoding="utf-8"))
    for name, facts in expected["files"].items():
        told = read(imagelift, exports / name, *history, expect=facts.get("exit", 0))
        assert told["result"] == facts["result"], name
        assert told["exit"] == facts.get("exit", 0), name
        if facts["result"] == "refused":
            assert "docs/metrics.md#" in told["why"], name
            continue
        counts = expected["truth"] if facts["counts"] == "truth" else facts["counts"]
        assert told["counts"] == counts, name
        assert told["matched"] == len(counts), name
        assert facts.get("taken", {}).items() <= told["taken"].items(), name
        for key in ("not_taken", "factors", "not_factors", "unmatched_rows", "no_data"):
            assert set(facts.get(key, [])) <= set(told[key]), (name, key)
        for key in ("skipped_lines", "total_rows", "images_without_row", "separator", "grouping",
                    "date_column", "date_note"):
            assert facts.get(key, told[key]) == told[key], (name, key)
        for key in ("encoding", "dates"):
            assert facts.get(key, told[key]).startswith(told[key]), (name, key)


def test_a_stated_unit_lets_a_ctr_be_read(imagelift, exports, history):
    told = read(imagelift, exports / "48_ctr_percent_small.csv", *history, "--metrics-ctr",
                "percent")
    assert told["counts"]["dog_beach"] == pytest.approx(0.0056)


def test_people_read_what_was_taken_and_what_fits(imagelift, exports, history):
    done = imagelift("metrics", exports / "04_google_ads.csv", *history)
    assert "image from `Image ad name`" in done.stdout
    assert "24 of 24 images have rows; 24 of 25 rows have an image." in done.stdout
    assert "nobody.jpg" in done.stdout
    assert done.stderr == ""


def test_names_that_fit_nothing_come_with_the_nearest(imagelift, history):
    (imagelift.folder / "m.csv").write_text("image,impressions,clicks\ndog_beech,10,1\nx,9,1\n")
    told = read(imagelift, "m.csv", *history)
    assert told["matched"] == 0
    assert told["nearest"]["of_rows"]["dog_beech"] == "dog_beach"


def test_columns_can_be_chosen(imagelift):
    (imagelift.folder / "m.csv").write_text("What,Seen,Hits\na,10,1\nb,20,2\n")
    assert "--metrics-columns" in read(imagelift, "m.csv", expect=2)["why"]
    told = read(imagelift, "m.csv", "--metrics-columns", "image=What,impressions=B,clicks=hits")
    assert told["counts"] == {"a": [10, 1], "b": [20, 2]}
    assert "image=" in imagelift("metrics", "m.csv", "--metrics-columns", "what", expect=2).stderr


def test_a_file_may_be_packed_and_called_anything(imagelift, exports):
    shutil.copy(exports / "21_excel.xlsx", imagelift.folder / "book.csv")
    assert read(imagelift, "book.csv")["container"] == "XLSX workbook"
    packed = gzip.compress((exports / "12_excel_de.csv").read_bytes())
    (imagelift.folder / "clicks").write_bytes(packed)
    assert read(imagelift, "clicks")["container"] == "gzip"


def test_a_run_tells_the_same_paragraph(imagelift, exports):
    done = imagelift("import", *PARAMETERS, "--features-json", exports / "features.json",
                     "--metrics", exports / "13_excel_de_headers.csv", "--out", "out")
    assert "thousands are grouped by `.`" in done.stderr
    assert "windows-1252" in done.stderr
    assert "24 of 24 images have metrics" in done.stderr


def test_ads_are_mapped_and_kept_apart_as_in_a_run(imagelift, history):
    (imagelift.folder / "m.csv").write_text("ad,impressions,clicks\nSpring,10,1\nSummer,20,2\n")
    (imagelift.folder / "map.csv").write_text("ad,image\nSpring,dog_beach\nSummer,dog_beach\n")
    mapped = ["m.csv", *history, "--metrics-map", "map.csv"]
    told = read(imagelift, *mapped)
    assert told["counts"] == {"dog_beach": [30, 3]}
    assert told["rows"] == 1
    assert "map.csv" in told["notes"][-1]
    apart = read(imagelift, *mapped, "--by-ad")
    assert apart["rows"] == 2
    assert [row["factors"]["ad"] for row in apart["first_rows"]] == ["Spring", "Summer"]
    assert "map.csv" in imagelift("metrics", *mapped).stdout


def test_wrong_usage_is_told(imagelift):
    for arguments in ([], ["no.csv"], ["no.csv", "--format", "xml"],
                      ["no.csv", "--images", ".", "--db", "x"],
                      ["no.csv", "--metrics-map", "map.csv"], ["no.csv", "--db", "x"]):
        assert imagelift("metrics", *arguments, expect=2).stderr.strip()


def dry_run_of(name: str, folder: pathlib.Path) -> str:
    return subprocess.run([PROGRAM, "metrics", folder / name], text=True, capture_output=True,
                          check=True).stdout


def page_with_dry_runs(folder: pathlib.Path) -> str:
    return BLOCK.sub(lambda block: f"<!-- dry run: {block[1]} -->\n```\n"
                                   f"{dry_run_of(block[1], folder)}```\n",
                     PAGE.read_text(encoding="utf-8"))


def test_the_page_shows_what_the_program_says(exports):
    assert PAGE.read_text(encoding="utf-8") == page_with_dry_runs(exports)


def main():
    shared_folder = os.environ.get("IMAGELIFT_SHARED", str(SOURCE_DIR.parent / "shared"))
    PAGE.write_text(page_with_dry_runs(pathlib.Path(shared_folder) / "data/exports"),
                    encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
