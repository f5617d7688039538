#!/usr/bin/env python3
"""Each check finds what it is for: a check that cannot fail checks nothing."""
import unittest

import dependencies_check
import includes_check
import lengths_check
import names_check
import registered_check
import repository_check
import source_tree
import word_keys_check
import words_check

RULES = source_tree.rules([
    "core <- image infer tests", "image <- infer tests", "infer <- tests",
    "[walls]", "torch/ c10/ : infer", "[inside the walls]", "lib/infer/net.h", "[catch all]", "worker/", "[empty words]", "utils manager",
    "[other words]", "spot : point"])


class Includes(unittest.TestCase):
    def test_an_include_along_an_arrow_is_fine(self):
        self.assertEqual(
            includes_check.include_problems("lib/infer/x.cc", '#include "image/p.h"\n', RULES), [])

    def test_an_include_against_an_arrow_is_found(self):
        self.assertTrue(
            includes_check.include_problems("lib/image/x.cc", '#include "infer/p.h"\n', RULES))

    def test_a_foreign_header_outside_its_wall_is_found(self):
        self.assertTrue(
            includes_check.include_problems("lib/core/x.cc", "#include <torch/script.h>\n", RULES))

    def test_a_foreign_header_in_a_header_is_found(self):
        source = "#include <c10/util/Exception.h>\n"
        self.assertTrue(includes_check.include_problems("lib/infer/x.h", source, RULES))
        self.assertEqual(includes_check.include_problems("lib/infer/x.cc", source, RULES), [])

    def test_a_header_inside_the_walls_is_its_rooms_own(self):
        foreign = "#include <torch/script.h>\n"
        self.assertEqual(includes_check.include_problems("lib/infer/net.h", foreign, RULES), [])
        use = '#include "infer/net.h"\n'
        self.assertTrue(includes_check.include_problems("worker/x.cc", use, RULES))
        self.assertEqual(includes_check.include_problems("lib/infer/x.cc", use, RULES), [])

    def test_an_include_that_stands_twice_is_found(self):
        self.assertTrue(includes_check.twice_problems("x.cc", '#include "a.h"\n#include <b>\n#include "a.h"\n'))
        self.assertEqual(includes_check.twice_problems("x.cc", '#include "a.h"\n#include <b>\n'), [])

    def test_a_link_against_an_arrow_is_found(self):
        line = "target_link_libraries(imagelift_image PUBLIC imagelift::{})"
        self.assertTrue(includes_check.link_problems("x", line.format("infer"), RULES))
        self.assertEqual(includes_check.link_problems("x", line.format("core"), RULES), [])


class Names(unittest.TestCase):
    def test_an_empty_word_in_a_path_or_type_is_found(self):
        self.assertTrue(names_check.name_problems("lib/core/string_utils.cc", "", RULES))
        self.assertTrue(names_check.name_problems("lib/core/x.h", "class RunManager {", RULES))
        self.assertEqual(names_check.name_problems("lib/core/x.h", "class Run {", RULES), [])

    def test_a_word_that_the_field_has_another_term_for_is_found_wherever_it_is_named(self):
        for path, source in (("lib/core/hot_spot.cc", ""), ("lib/core/x.h", "struct Spot {"), ("report/src/x.ts", "export class HotSpot {"),
                             ("lib/x.sql", "  spot INTEGER NOT NULL,"), ("docs/x.schema.json", '"hot_spot": {')):
            found = names_check.name_problems(path, source, RULES)
            self.assertEqual(len(found), 1, path)
            self.assertIn("point", found[0])

    def test_catch_all_outside_its_places_is_found(self):
        source = "try { f(); } catch (...) {}"
        self.assertTrue(names_check.catch_problems("lib/core/x.cc", source, RULES))
        self.assertEqual(names_check.catch_problems("worker/main.cc", source, RULES), [])


class Lengths(unittest.TestCase):
    def test_what_is_above_the_limit_is_found(self):
        self.assertEqual(len(lengths_check.describe("files", {"a": 401, "b": 400}, 400)), 1)


class Registered(unittest.TestCase):
    def test_a_file_that_no_list_names_is_found(self):
        lists = {"tests/unit/core": "imagelift_add_tests(core SOURCES a_tests.cc)"}
        self.assertTrue(registered_check.is_registered("tests/unit/core/a_tests.cc", lists))
        self.assertFalse(registered_check.is_registered("tests/unit/core/b_tests.cc", lists))


class Repository(unittest.TestCase):
    def test_a_path_of_one_machine_is_found(self):
        self.assertTrue(repository_check.foreign_problems("x", "cd /" + "home/me"))
        self.assertEqual(repository_check.foreign_problems("x", "lib/" + "home/me"), [])

    def test_versions_are_read_from_every_place(self):
        found = repository_check.versions(
            "project(imagelift VERSION 1.2.3 LANGUAGES CXX)", "# C\n\n## [1.2.4] - soon\n",
            {"report/package.json": '{"version": "1.2.3"}'})
        self.assertEqual(sorted(found.values()), ["1.2.3", "1.2.3", "1.2.4"])

    def test_a_dead_link_is_found(self):
        self.assertTrue(repository_check.link_problems("a.md", "[x](gone.md)", lambda p: False))

    def test_packages_and_versions_are_read_from_the_readme(self):
        readme = "### From npm\n\n| `a`, `b` | 1.0, 2 | x |\n| `c`, `d` | 3 | y |\n### From PyPI\n| `e` | 4 |\n"
        self.assertEqual(dependencies_check.told("From npm", readme),
                         {"a": "1.0", "b": "2", "c": "3", "d": "3"})

    def test_packages_of_bootstrap_are_those_of_its_arrays(self):
        bootstrap = "build_packages=(\n  cmake ninja-build\n)\nother=(x)\ntest_packages=(jq)\n"
        self.assertEqual(dependencies_check.debian_packages(bootstrap), {"cmake", "ninja-build", "jq"})


class Words(unittest.TestCase):
    KEYS = word_keys_check.flat({"page": {"title": "{name}: CTR", "back": "Back"},
                                 "seen": {"one": "{n} image", "other": "{n} images"}})

    def problems(self, path, source):
        return word_keys_check.Code(path, source, self.KEYS).problems()

    def test_six_words_in_a_row_are_one_run(self):
        self.assertEqual(words_check.runs("No image has a {what} CTR"), set())
        self.assertEqual(words_check.runs("No image has a CTR yet"), {"no image has a ctr yet"})

    def test_a_key_that_is_not_there_is_found(self):
        self.assertTrue(self.problems("lib/report/x.cc", 'say("page.heading");'))
        source = "import { page as words } from '../words.json';\nwords.heading;"
        self.assertTrue(self.problems("report/src/x.ts", source))

    def test_a_name_without_a_value_is_found_in_both_languages(self):
        self.assertTrue(self.problems("lib/report/x.cc", 'say("page.title");'))
        self.assertFalse(self.problems("lib/report/x.cc", 'say("page.title", {{"name", f(1, 2)}});'))
        self.assertFalse(self.problems("lib/report/x.cc", 'say_count("seen", n);'))
        imported = "import { page } from '../words.json';\n"
        self.assertTrue(self.problems("report/src/x.ts", imported + "say(page.title, { n: 1 });"))
        self.assertFalse(self.problems("report/src/x.ts", imported + "say(page.title, { name });"))


if __name__ == "__main__":
    unittest.main()
