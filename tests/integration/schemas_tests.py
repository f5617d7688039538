#!/usr/bin/env python3
"""The files of a real run and imagelift.json are what docs/schemas says they are."""
import copy
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(os.environ["IMAGELIFT_SOURCE_DIR"])
PROGRAM = pathlib.Path(os.environ["IMAGELIFT_PROGRAM"])
SCHEMAS = ROOT / "docs" / "schemas"
PHOTOS = ROOT / "demo" / "photos"
MODELS = ROOT / "models" / "store"


def skip(reason):
    print(f"SKIPPED: schemas_tests: {reason}", file=sys.stderr)
    sys.exit(77)


try:
    import jsonschema
    import referencing.jsonschema
except ImportError:
    skip("jsonschema is not installed (./bootstrap install)")
for needed in (PROGRAM, PHOTOS, MODELS):
    if not needed.exists():
        skip(f"{needed} is not there (./bootstrap test makes it)")


NAMES = referencing.Registry().with_resource(
    "kinds.json", referencing.jsonschema.DRAFT202012.create_resource(
        json.loads((SCHEMAS / "kinds.json").read_text(encoding="utf-8"))))


def validator(name):
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema, registry=NAMES)


def first_problem(name, document):
    error = jsonschema.exceptions.best_match(validator(name).iter_errors(document))
    return f"{error.json_path}: {error.message}" if error else None


def real_run(folder):
    """Runs the program on three photos and a broken one; returns the run's folder."""
    images, out = folder / "images", folder / "out"
    images.mkdir()
    for photo in ("astronaut.png", "coffee.png", "dog.png"):
        shutil.copy(PHOTOS / photo, images / f"imgcontent.{photo[:-4]}_imgtemp.plain.png")
    (images / "broken.jpg").write_bytes(b"no image")
    rows = [f"{path.name},{1000 + 10 * i},{20 + i}" for i, path in enumerate(images.iterdir())]
    (folder / "metrics.csv").write_text("image,impressions,clicks\n" + "\n".join(rows) + "\n")
    done = subprocess.run(
        [PROGRAM, "run", "--business", "acme", "--image-source", "shop", "--images", images,
         "--metrics", folder / "metrics.csv", "--out", out, "--models", MODELS],
        cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"imagelift run ended with {done.returncode}:\n{done.stderr}")
    return out


class FilesOfARun(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.out = real_run(pathlib.Path(cls.folder.name))

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def document(self, name):
        return json.loads((self.out / name).read_text(encoding="utf-8"))

    def test_each_json_file_is_as_its_schema_says(self):
        checked = []
        for path in sorted(self.out.glob("*.json")) + [self.out / "report" / "data.json"]:
            self.assertIsNone(first_problem(path.stem, json.loads(path.read_bytes())), path.name)
            checked.append(path.stem)
        self.assertEqual(set(checked), {"data", "failures", "features", "run", "summary", "unmatched"})

    def test_the_schemas_of_what_jenkins_reads_are_those_that_the_program_tells(self):
        told = json.loads(subprocess.run([PROGRAM, "version", "--json"], capture_output=True, text=True,
                                         check=True).stdout)
        self.assertEqual(validator("data").schema["properties"]["schema"], {"const": told["schema"]})
        self.assertEqual(validator("summary").schema["properties"]["schema"], {"const": told["summary_schema"]})
        plugin = ROOT / "jenkins/plugin/src/main/java/io/jenkins/plugins/imagelift/Summary.java"
        self.assertIn(f"NEWEST_SCHEMA = {told['summary_schema']};", plugin.read_text(encoding="utf-8"))
        page = (ROOT / "report/src/core/document.ts").read_text(encoding="utf-8")
        self.assertIn(f"schemaVersion = {told['schema']};", page)

    def test_a_data_document_that_reports_would_misread_is_rejected(self):
        whole = self.document("report/data.json")
        for change in (lambda d: d.pop("points"), lambda d: d["points"].update(words="AAAA"),
                       lambda d: d.update(schema=99), lambda d: d["trust"].update(mean_ctr="0.1"),
                       lambda d: d["images"]["cluster"].update(type="i64")):
            document = copy.deepcopy(whole)
            change(document)
            self.assertIsNotNone(first_problem("data", document))

    def test_the_summary_is_small_enough_for_jenkins(self):
        self.assertLessEqual((self.out / "summary.json").stat().st_size, 256_000)

    def test_each_line_of_the_analysis_is_as_its_schema_says(self):
        lines = (self.out / "analysis.ndjson").read_text(encoding="utf-8").splitlines()
        self.assertGreaterEqual(len(lines), 3)
        for line in lines:
            self.assertIsNone(first_problem("analysis", json.loads(line)))

    def test_a_feature_that_is_no_number_is_rejected(self):
        features = self.document("features.json")
        next(iter(features.values()))["azure_x"] = "0.5"
        self.assertIsNotNone(first_problem("features", features))

    def test_a_missing_key_is_rejected(self):
        line = json.loads((self.out / "analysis.ndjson").read_text("utf-8").splitlines()[0])
        self.assertIsNotNone(first_problem("analysis", {k: line[k] for k in line if k != "name"}))
        summary = copy.deepcopy(self.document("summary.json"))
        summary.pop("schema")
        self.assertIsNotNone(first_problem("summary", summary))


class Configuration(unittest.TestCase):
    def test_the_schema_knows_exactly_the_options_of_run(self):
        told = subprocess.run([PROGRAM, "run", "--help"], capture_output=True, text=True,
                              check=True).stdout
        options = set(re.findall(r"^\s+(?:-\w,)?--([a-z0-9-]+)", told, re.MULTILINE))
        known = set(validator("imagelift").schema["$defs"]["options"]["properties"])
        self.assertEqual(known, options - {"help", "business", "image-source", "config", "shard"})

    def test_the_configuration_of_the_demo_is_valid(self):
        document = json.loads((ROOT / "demo" / "imagelift.json").read_text(encoding="utf-8"))
        self.assertIsNone(first_problem("imagelift", document))

    def test_the_examples_of_the_documentation_are_valid(self):
        for page in ("README.md", "docs/jenkins.md"):
            examples = re.findall(r"```json\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL)
            self.assertTrue(examples, page)
            for example in examples:
                self.assertIsNone(first_problem("imagelift", json.loads(example)), page)

    def test_an_unknown_option_is_rejected(self):
        self.assertIsNotNone(first_problem("imagelift", {"acme": {"shop": {"imagse": "x"}}}))

    def test_defaults_are_named_by_a_star(self):
        self.assertIsNone(first_problem("imagelift", {"*": {"*": {"threads": 2}}}))


if __name__ == "__main__":
    unittest.main()
