"""Options from flags, environment and imagelift.json; wrong usage; the small commands."""

import json
import os
import pathlib
import re
import subprocess

import pytest
from conftest import key, read_json

ONLY_LABELS = ["--tasks", "labels"]
SOURCE = pathlib.Path(os.environ["IMAGELIFT_SOURCE_DIR"])


def write_configuration(folder, entry) -> None:
    (folder / "imagelift.json").write_text(json.dumps({"acme": {"spring": entry}}))


def test_a_job_needs_only_its_two_parameters(imagelift, small_source):
    write_configuration(imagelift.folder, {"images": "pictures", "out": "out", "tasks": "labels"})
    imagelift("run", environment={"BUSINESS": "acme", "IMAGE_SOURCE": "spring"})
    assert len(read_json(imagelift.folder / "out/features.json")) == 6


def test_a_flag_beats_the_environment_which_beats_the_file(imagelift, small_source):
    parameters = {"BUSINESS": "acme", "IMAGE_SOURCE": "spring"}
    write_configuration(imagelift.folder, {"images": "nowhere", "out": "file", "tasks": "labels"})
    imagelift("run", "--images", small_source, "--out", "flag",
              environment={**parameters, "IMAGELIFT_OUT": "environment"})
    imagelift("run", environment={**parameters, "IMAGELIFT_OUT": "environment",
                                  "IMAGELIFT_IMAGES": str(small_source)})
    imagelift("run", "--images", small_source, environment=parameters)
    for folder in ("flag", "environment", "file"):
        assert (imagelift.folder / folder / "features.json").is_file()


def test_an_unknown_key_of_the_file_is_named(imagelift):
    write_configuration(imagelift.folder, {"imagse": "x"})
    done = imagelift(*key("out", "x"), expect=2)
    assert "imagse" in done.stderr


@pytest.mark.parametrize("arguments", [
    [], ["--business", "acme"], ["--business", "a/b", "--image-source", "s"],
    ["--business", "acme", "--image-source", "s", "--out", "o"],
    ["--business", "acme", "--image-source", "s", "--images", "/nowhere/at/all", "--out", "o"],
    ["--business", "acme", "--image-source", "s", "--images", "ftp://x/y", "--out", "o"],
    ["--business", "acme", "--image-source", "s", "--images", ".", "--out", "o",
     "--max-failed", "many"],
    ["--business", "acme", "--image-source", "s", "--images", ".", "--out", "o", "--what"],
    ["--business", "acme", "--image-source", "s", "--images", ".", "--out", "o", "--db", "no.db"],
    ["--business", "acme", "--image-source", "s", "--images", ".", "--out", "o",
     "--metrics", "no.csv"],
])
def test_wrong_usage_is_exit_code_2_and_a_sentence(imagelift, arguments):
    done = imagelift("run", *arguments, expect=2)
    assert done.stderr.strip()
    assert "terminate" not in done.stderr


def test_metrics_with_a_wrong_row_name_it(imagelift, small_source):
    (imagelift.folder / "m.csv").write_text("image,impressions,clicks\na/photo_1,10,11\n")
    done = imagelift(*key("out", small_source), "--metrics", "m.csv", expect=2)
    assert "row 2" in done.stderr


def test_json_logs_are_one_object_a_line(imagelift, small_source):
    done = imagelift("--log-format", "json", *key("out", small_source), *ONLY_LABELS)
    events = [json.loads(line) for line in done.stderr.splitlines()]
    assert all(set(e) == {"time", "level", "message"} for e in events)


def test_models_and_doctor_find_everything_ready(imagelift):
    models = imagelift("models").stdout
    for name in ("efficientnet_lite2", "yolov3_tiny", "mtcnn", "nima_mobilenet"):
        assert name in models
    assert "sha256" in imagelift("models", "yolov3_tiny").stdout
    assert "libtorch" in imagelift("doctor").stdout


def test_models_and_doctor_end_with_1_and_name_what_is_broken(imagelift, tmp_path):
    folder = tmp_path / "store"
    folder.mkdir()
    for path in pathlib.Path(imagelift.environment["IMAGELIFT_MODELS"]).iterdir():
        if path.name != "mobilenet_v2.json":
            (folder / path.name).symlink_to(path)
    (folder / "mobilenet_v2.json").write_text("{")
    done = imagelift("models", "--models", folder, expect=1)
    assert "mobilenet_v2 (unreadable)" in done.stderr and "mtcnn" not in done.stderr
    assert "FAIL  mobilenet_v2" in imagelift("doctor", "--models", folder, expect=1).stdout
    (folder / "mobilenet_v2.json").unlink()
    assert "can run here" in imagelift("doctor", "--models", folder).stdout
    (folder / "mtcnn.pt").unlink()
    assert "mtcnn (not prepared)" in imagelift("models", "--models", folder, expect=1).stderr


def test_a_missing_model_is_one_sentence_that_says_what_to_do(imagelift, small_source, tmp_path):
    done = imagelift(*key("out", small_source), "--models", tmp_path / "empty", expect=1)
    assert "bootstrap" in done.stderr or "prepare.py" in done.stderr


def test_the_version_is_told_to_people_and_to_programs(imagelift):
    assert imagelift("version").stdout.startswith("imagelift ")
    told = json.loads(imagelift("version", "--json").stdout)
    assert set(told) == {"version", "schema", "summary_schema"}


@pytest.mark.parametrize("command", ["run", "import", "report", "merge", "metrics", "trigger",
                                     "pull", "models", "doctor", "help", "version"])
def test_the_page_of_commands_knows_exactly_its_options(imagelift, command):
    told = imagelift(command, "--help").stdout.split("Exit codes")[0]
    options = set(re.findall(r"^ +(?:-h,)?(--[a-z0-9-]+)", told, re.MULTILINE)) - {"--help"}
    page = (SOURCE / "docs/commands.md").read_text(encoding="utf-8")
    section = re.split(r"^## ", page.split(f"## imagelift {command}\n")[1], flags=re.MULTILINE)[0]
    assert options == set(re.findall(r"(?<![\w-])--[a-z][a-z0-9-]*", section))


def test_a_command_that_there_is_not_is_named(imagelift):
    assert "frobnicate" in imagelift("frobnicate", expect=2).stderr


def test_help_names_every_command(imagelift):
    text = imagelift("--help").stdout
    for command in ("run", "import", "report", "merge", "metrics", "models", "doctor", "version"):
        assert command in text


COMMANDS = ["run", "import", "report", "merge", "metrics", "trigger", "pull", "models", "doctor",
            "help", "version"]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_number_tells_its_range_and_help_is_the_same_twice(imagelift, command):
    told = imagelift(command, "--help").stdout
    assert imagelift("help", command).stdout == told
    for line in told.splitlines():
        if re.match(r" +--[a-z-]+ (U?INT|FLOAT)", line):
            assert re.search(r"(U?INT|FLOAT) in \[\d+ - \d+\]", line), line


@pytest.mark.parametrize("option", [
    "--max-bytes", "--max-pixels", "--threads", "--concurrency", "--attempts", "--timeout",
    "--deadline"])
@pytest.mark.parametrize("value", ["-1", "99999999999999999999", "1.5", "many", ""])
def test_a_number_out_of_range_is_wrong_usage(imagelift, option, value):
    done = imagelift(*key("out", "pictures"), f"{option}={value}", expect=2)
    assert option in done.stderr
    variable = "IMAGELIFT_" + option[2:].replace("-", "_").upper()
    if value:
        imagelift(*key("out", "pictures"), environment={variable: value}, expect=2)


def test_typing_errors_are_told_with_the_nearest_name(imagelift, small_source):
    assert "did you mean '--max-failed'?" in imagelift(
        *key("out", small_source), "--max-faild=5%", expect=2).stderr
    assert "did you mean 'report'?" in imagelift("reprot", expect=2).stderr
    assert "did you mean 'report'?" in imagelift("help", "reprot", expect=2).stderr
    write_configuration(imagelift.folder, {"imagse": "x"})
    assert "did you mean 'images'?" in imagelift(*key("out", "x"), expect=2).stderr
    write_configuration(imagelift.folder, {"images": str(small_source), "out": "out"})
    for wrong in ({"BUSINESS": "acne", "IMAGE_SOURCE": "spring"},
                  {"BUSINESS": "acme", "IMAGE_SOURCE": "sprnig"}):
        done = imagelift("run", "--out", "out", environment=wrong, expect=2)
        assert "did you mean 'acme'?" in done.stderr or "did you mean 'spring'?" in done.stderr
        assert "there are: " in read_json(imagelift.folder / "out/failed/run.json")["reason"]
    done = imagelift("models", environment={"IMAGELIFT_MODLES": "x", "IMAGELIFT_WHATEVER": "x"})
    assert "did you mean IMAGELIFT_MODELS?" in done.stderr and "WHATEVER" not in done.stderr


@pytest.mark.parametrize("arguments", [
    ["version"], ["--version"], ["--help"], ["run", "--help"], ["help"], ["doctor"], ["models"],
    ["models", "mtcnn"], ["version", "--json"]])
def test_what_cannot_be_printed_ends_1(imagelift, arguments):
    assert imagelift(*arguments).stdout
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run(imagelift.command(*arguments), stdout=full, text=True,
                              stderr=subprocess.PIPE, env=imagelift.environment, check=False)
    assert done.returncode == 1, done.stderr
    assert "error" in done.stderr


def test_certificates_that_are_not_there_are_named(imagelift, tmp_path):
    for variable in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
        done = imagelift(*key("out", "https://127.0.0.1:1/a.jpg"), expect=2,
                         environment={variable: str(tmp_path / "nowhere")})
        assert variable in done.stderr and "nowhere" in done.stderr


def test_a_refused_private_address_names_the_option(imagelift, tmp_path):
    (tmp_path / "list.txt").write_text("http://127.0.0.1:1/a.jpg\n")
    done = imagelift(*key("out", "list.txt"), expect=1)
    assert "--allow-private" in done.stderr
