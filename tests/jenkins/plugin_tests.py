#!/usr/bin/env python3
"""The packed plugin: layout, manifests, indexes, and that its pages run and show nothing unescaped."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree
import zipfile

import jars
import package
import war

package.require()
HPI = package.build()
CLASSES = jars.BUILD / "classes"
JAVA = package.PLUGIN / "src/main/java/io/jenkins/plugins/imagelift"
VIEWS = package.PLUGIN / "src/main/resources/io/jenkins/plugins/imagelift"
EXTENSIONS = {"FinishedRuns", "ImageliftBuilder$DescriptorImpl", "ImageliftConfiguration",
              "ImageliftInstallation$DescriptorImpl", "ImageliftPublisher$DescriptorImpl",
              "ImageliftRestorer$DescriptorImpl", "JobPage"}


def jelly_files():
    return sorted((package.PLUGIN / "src/main/resources").rglob("*.jelly"))


def main_attributes(manifest):
    return dict(line.split(": ", 1) for line in manifest.decode().split("\n\n")[0].splitlines())


def source_of(name):
    """Of a class, and of the one of ours that it extends."""
    text = (JAVA / f"{name}.java").read_text(encoding="utf-8")
    above = re.search(rf"class {name} extends (ImageSourceStep)", text)
    return text + (source_of(above[1]) if above else "")


def public_methods(name):
    above = ["ImageSourceStep"] if "extends ImageSourceStep" in source_of(name) else []
    return set().union(*(declared_methods(each) for each in [name, *above]))


def declared_methods(name):
    told = jars.run("javap", "-public", "-cp", jars.classpath(CLASSES, jars.BUILD / "stubs"),
                    f"io.jenkins.plugins.imagelift.{name}")
    return set(re.findall(r"(\w+)\(", told))


def is_property(name, methods):
    return {f"get{name[0].upper()}{name[1:]}", f"is{name[0].upper()}{name[1:]}"} & methods


class Layout(unittest.TestCase):
    def setUp(self):
        self.outer = zipfile.ZipFile(HPI)
        self.addCleanup(self.outer.close)
        self.inner = zipfile.ZipFile(self.outer.open("WEB-INF/lib/imagelift.jar"))
        self.addCleanup(self.inner.close)

    def test_hpi_holds_one_jar_and_the_plugins_own_scripts_and_style(self):
        self.assertEqual(set(self.outer.namelist()), {
            "META-INF/MANIFEST.MF", "WEB-INF/lib/imagelift.jar", "report.js", "parts.js", "jenkins.js",
            "report.css", "imagelift.css", "summary.js"})

    def test_both_manifests_name_the_plugin(self):
        outer, inner = (main_attributes(z.read("META-INF/MANIFEST.MF")) for z in (self.outer, self.inner))
        self.assertEqual(outer, inner)
        self.assertEqual(outer["Short-Name"], "imagelift")
        self.assertRegex(outer["Jenkins-Version"], r"^2\.\d{3}\.\d$")
        self.assertNotIn("Plugin-Dependencies", outer)

    def test_version_is_the_projects(self):
        project = (jars.ROOT / "CMakeLists.txt").read_text(encoding="utf-8")
        self.assertIn(f"project(imagelift VERSION {package.pom('version')} ", project)

    def test_extension_index_holds_every_extension(self):
        index = self.inner.read("META-INF/annotations/hudson.Extension")
        for name in EXTENSIONS:
            self.assertIn(f"io.jenkins.plugins.imagelift.{name}".encode(), index)
        sources = sum(path.read_text(encoding="utf-8").count("@Extension\n") for path in JAVA.glob("*.java"))
        self.assertEqual(sources, len(EXTENSIONS))

    def test_indexes_name_symbols_and_exported_beans(self):
        folder = "META-INF/services/annotations/"
        symbols = self.inner.read(folder + "org.jenkinsci.Symbol").decode().split()
        self.assertEqual({name.rsplit(".", 1)[1] for name in symbols}, {
            "ImageliftBuilder$DescriptorImpl", "ImageliftConfiguration", "ImageliftInstallation$DescriptorImpl",
            "ImageliftPublisher$DescriptorImpl", "ImageliftRestorer$DescriptorImpl"})
        beans = self.inner.read(folder + "org.kohsuke.stapler.export.ExportedBean").decode().split()
        self.assertEqual(beans, [f"io.jenkins.plugins.imagelift.{name}" for name in
                                 ("ImageliftAction", "ImageliftJobAction", "PublishedRun", "PublishedSource")])

    def test_no_stub_is_packed(self):
        classes = [name for name in self.inner.namelist() if name.endswith(".class")]
        self.assertEqual([c for c in classes if not c.startswith("io/jenkins/plugins/imagelift/")], [])


class SavedBuilds(unittest.TestCase):
    """Jenkins reads the fields of old builds by their names: a field of any release is one for ever."""

    def test_every_field_of_every_release_is_still_one_of_its_type(self):
        told = jars.run("javap", "-private", "-cp", jars.classpath(CLASSES, jars.BUILD / "stubs"),
                        "io.jenkins.plugins.imagelift.ImageliftAction")
        fields = dict(reversed(found) for found in re.findall(r"^  private final ([\w.<>]+) (\w+);", told, re.MULTILINE))
        written = {"true": "boolean", "false": "boolean"}
        for path in sorted((jars.ROOT / "tests/data/jenkins").glob("action-*.xml")):
            for field in xml.etree.ElementTree.parse(path).getroot()[0]:
                text = field.text or ""
                kind = ("java.util.ArrayList<java.lang.String>" if len(field) else written.get(text) or
                        ("int" if text.isdecimal() else "double" if re.fullmatch(r"\d+\.\d+", text) else "java.lang.String"))
                self.assertEqual(fields.get(field.tag), kind, f"{path.name}: {field.tag}")

    def test_this_release_has_its_file(self):
        self.assertTrue((jars.ROOT / f"tests/data/jenkins/action-{package.pom('version')}.xml").exists())


class Views(unittest.TestCase):
    def test_every_view_is_escaped_by_default_and_well_formed(self):
        self.assertTrue(jelly_files())
        for path in jelly_files():
            text = path.read_text(encoding="utf-8")
            self.assertTrue(text.startswith("<?jelly escape-by-default='true'?>\n"), path)
            xml.etree.ElementTree.fromstring(text)

    def test_no_view_holds_script_style_or_markup_from_text(self):
        for path in jelly_files():
            for element in xml.etree.ElementTree.parse(path).iter():
                tag = element.tag.rsplit("}", 1)[-1]
                self.assertNotIn(tag, ("style", "out", "whitespace"), path)
                if tag == "script":
                    self.assertRegex(element.get("src"), r"^\$\{resURL\}/plugin/imagelift/\w+\.js$", path)
                    self.assertFalse((element.text or "").strip() or len(element), path)
                for name, value in element.attrib.items():
                    self.assertFalse(name.startswith("on") or name in ("style", "formaction"), f"{path}: {name}")
                    self.assertNotIn("javascript:", value, path)

    def test_no_view_posts_by_get(self):
        for path in jelly_files():
            for element in xml.etree.ElementTree.parse(path).iter():
                if element.get("action") is not None:
                    self.assertEqual(element.get("method"), "post", path)

    def test_every_folder_of_views_belongs_to_a_class(self):
        for folder in VIEWS.iterdir():
            self.assertTrue((JAVA / f"{folder.name}.java").exists(), folder)

    def test_views_read_only_what_their_object_has(self):
        for path in VIEWS.rglob("*.jelly"):
            methods = public_methods(path.parent.name)
            for name in re.findall(r"\bit\.(\w+)", path.read_text(encoding="utf-8")):
                self.assertTrue(is_property(name, methods), f"{path}: it.{name}")

    def test_forms_name_only_options_that_can_be_set(self):
        for path in VIEWS.glob("*/config.jelly"):
            source = source_of(path.parent.name)
            methods = public_methods(path.parent.name)
            for name in re.findall(r'field="(\w+)"', path.read_text(encoding="utf-8")):
                if path.parent.name != "ImageliftInstallation":
                    self.assertTrue(is_property(name, methods), f"{path}: {name}")
                self.assertRegex(source, rf"(void set{name[0].upper()}{name[1:]}\(|Installation\(.*String {name}\b)")


class Forms(unittest.TestCase):
    """Every field tells what it is for, and is checked where something can be wrong in it."""

    def fields(self):
        for path in VIEWS.glob("*/config.jelly"):
            for entry in xml.etree.ElementTree.parse(path).iter("{/lib/form}entry"):
                yield path.parent.name, entry.get("field"), entry

    def classes(self, name):
        return [name] + (["ImageSourceStep"] if "extends ImageSourceStep" in source_of(name) else [])

    def test_every_field_has_a_help_text(self):
        self.assertGreater(len(list(self.fields())), 15)
        for name, field, _ in self.fields():
            there = [each for each in self.classes(name) if (VIEWS / each / f"help-{field}.html").exists()]
            self.assertEqual(len(there), 1, f"{name}: {field}")

    def test_every_help_text_is_of_a_field_and_one_div_of_plain_words(self):
        known = {(each, field) for name, field, _ in self.fields() for each in self.classes(name)}
        for path in VIEWS.glob("*/help-*.html"):
            self.assertIn((path.parent.name, path.stem.removeprefix("help-")), known)
            root = xml.etree.ElementTree.parse(path).getroot()
            self.assertLessEqual({element.tag for element in root.iter()}, {"div", "code", "em"}, path)
            self.assertEqual(root.tag, "div", path)

    def test_every_field_that_can_be_wrong_is_checked(self):
        for name, field, entry in self.fields():
            inside = {element.tag.rsplit("}", 1)[-1] for element in entry}
            above = (JAVA / "ImageSourceDescriptor.java").read_text(encoding="utf-8")
            # Of an installation's name, Jenkins' own descriptor asks that there is one.
            if inside != {"checkbox"} and (name, field) != ("ImageliftInstallation", "name"):
                self.assertIn(f" doCheck{field[0].upper()}{field[1:]}(", source_of(name) + above, f"{name}: {field}")
            if inside == {"select"}:
                self.assertIn(f" doFill{field[0].upper()}{field[1:]}Items(", source_of(name), f"{name}: {field}")


class Endpoints(unittest.TestCase):
    def test_what_changes_something_is_post_only_and_checks_a_permission(self):
        for path in JAVA.glob("*.java"):
            for before, name in re.findall(r"((?: +@\w+\n)*) +public \w+ (do\w+)\(", path.read_text(encoding="utf-8")):
                if name in ("doReport", "doNewest", "doLatest"):
                    continue
                self.assertRegex(before, r"@(RequirePOST|POST)\n", f"{path.name}: {name}")

    def test_sources_start_no_shell_and_open_no_database(self):
        for path in JAVA.glob("*.java"):
            text = path.read_text(encoding="utf-8")
            for word in ("ProcessBuilder", "Runtime.getRuntime", "cmdAsSingleString", "jdbc:", "java.sql"):
                self.assertNotIn(word, text, path)


class War(unittest.TestCase):
    """The comparison with a war, on wars made of our own stubs."""

    def war_of(self, stubs, folder):
        lib, made = pathlib.Path(folder, "core.jar"), pathlib.Path(folder, "made.war")
        with zipfile.ZipFile(lib, "w") as archive:
            package.add_folder(archive, stubs)
        with zipfile.ZipFile(made, "w") as archive:
            archive.write(lib, "WEB-INF/lib/core.jar")
        return made

    def differences(self, stubs):
        with tempfile.TemporaryDirectory() as folder:
            libraries = war.libraries(self.war_of(stubs, folder), pathlib.Path(folder, "out"))
            others = sorted((jars.BUILD / "jars").glob("*.jar"))
            names = package.class_names(jars.BUILD / "stubs")
            return war.differences(jars.BUILD / "stubs", jars.classpath(*libraries, *others), names)

    def test_stubs_do_not_differ_from_themselves(self):
        self.assertEqual(self.differences(jars.BUILD / "stubs"), [])

    def test_another_signature_is_found(self):
        with tempfile.TemporaryDirectory() as folder:
            source = pathlib.Path(folder, "Functions.java")
            source.write_text("package hudson; public class Functions {\n"
                              "  public static int isArtifactsPermissionEnabled() { return 0; }\n}\n")
            other = pathlib.Path(folder, "classes")
            subprocess.run(["cp", "-r", jars.BUILD / "stubs", other], check=True)
            jars.run("javac", "--release", "17", "-d", other, source)
            self.assertEqual(self.differences(other), [
                "hudson.Functions: the war has no static isArtifactsPermissionEnabled ()Z"])


if __name__ == "__main__":
    if not os.environ.get("JENKINS_WAR"):
        print("JENKINS_WAR is not set: compiled against the stubs, which no war has confirmed here", file=sys.stderr)
    unittest.main()
