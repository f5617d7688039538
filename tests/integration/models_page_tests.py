#!/usr/bin/env python3
"""docs/models.md describes exactly the keys that the program asks a manifest for, and the committed
manifests use no others."""
import json
import os
import re
import unittest
from pathlib import Path

SOURCE = Path(os.environ.get("IMAGELIFT_SOURCE_DIR", Path(__file__).resolve().parents[2]))
# Who asks for a key: a method of Fields, or a function that takes one.
READERS = SOURCE / "lib/infer"
ASKS = (r'\.(?:text|text_or_empty|boolean|integer|number|three_numbers|list|object|value|has)\(\s*"(\w+)"',
        r'\.choice<[^>]+>\(\s*"(\w+)"', r'(?:inner_path|sha256_in|anchors_of)\(\w+,\s*"(\w+)"')


def documented():
    """Paths such as `source.files[].member`."""
    page = (SOURCE / "docs/models.md").read_text(encoding="utf-8")
    table = page.split("## Keys of a manifest")[1].split("\n## ")[0]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    return {key for row in rows for key in re.findall(r"`([^`]+)`", row)}


def paths_of(value, prefix=""):
    if isinstance(value, list):
        for element in value:
            yield from paths_of(element, prefix + "[]")
    elif isinstance(value, dict):
        for key, inner in value.items():
            path = f"{prefix}.{key}" if prefix else key
            yield path
            yield from paths_of(inner, path)


class ModelsPage(unittest.TestCase):
    def test_it_knows_exactly_the_keys_that_are_asked_for(self):
        code = "".join(file.read_text(encoding="utf-8") for file in READERS.glob("*.cc"))
        asked = {key for pattern in ASKS for key in re.findall(pattern, code)}
        self.assertGreater(len(asked), 40)
        self.assertEqual(asked, {path.split(".")[-1] for path in documented()})

    def test_every_key_of_the_committed_manifests_is_in_it(self):
        known = documented()
        for manifest in sorted((SOURCE / "models").glob("*.json")):
            used = set(paths_of(json.loads(manifest.read_text(encoding="utf-8"))))
            self.assertEqual(used - known, set(), manifest.name)


if __name__ == "__main__":
    unittest.main()
