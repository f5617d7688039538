#!/usr/bin/env python3
"""package.py: compiles the plugin against the stubs, or with JENKINS_WAR against that war's own
jars, packs it, and prints the path of the .hpi, a file that Jenkins installs. What it lacks it says first."""
import pathlib
import re
import shutil
import subprocess
import sys
import zipfile

import jars
import war

PLUGIN = jars.ROOT / "jenkins/plugin"
INDEXED = ("org.jenkinsci.Symbol", "org.kohsuke.stapler.export.ExportedBean")


def pom(name):
    """The first element of this name below the project's own coordinates."""
    text = (PLUGIN / "pom.xml").read_text(encoding="utf-8")
    return re.search(rf"<{name}>([^<]+)</{name}>", text[text.index("</parent>"):])[1]


def manifest():
    """Main attributes of both manifests: without them in the inner jar its classes are not the plugin's
    in the eyes of Jenkins' class filter (JEP-200)."""
    return "".join(f"{name}: {value}\n" for name, value in {
        "Manifest-Version": "1.0",
        "Group-Id": pom("groupId"),
        "Artifact-Id": pom("artifactId"),
        "Short-Name": pom("artifactId"),
        "Extension-Name": pom("artifactId"),
        "Long-Name": pom("name"),
        "Plugin-Version": pom("version"),
        "Hudson-Version": pom("jenkins.version"),
        "Jenkins-Version": pom("jenkins.version"),
        "Minimum-Java-Version": pom("maven.compiler.release"),
        "Plugin-License-Name": "Apache-2.0",
    }.items()) + "\n"


def sources(folder):
    return sorted(folder.rglob("*.java"))


def fresh(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def compile_stubs(libraries, name="stubs"):
    out = fresh(jars.BUILD / name)
    jars.run("javac", "--release", "17", "-proc:none", "-nowarn", "-d", out,
             "-cp", jars.classpath(*libraries), *sources(jars.HERE / "stubs"))
    return out


def compile_plugin(classpath, name="classes"):
    """`-g -parameters`: Stapler reads the names of parameters from the classes."""
    out = fresh(jars.BUILD / name)
    jars.run("javac", "--release", "17", "-g", "-parameters", "-Xlint:all,-processing,-serial,-try",
             "-d", out, "-cp", classpath, *sources(PLUGIN / "src/main/java"))
    write_indexes(out, classpath)
    shutil.copytree(PLUGIN / "src/main/resources", out, dirs_exist_ok=True)
    return out


def compile_tests(libraries, name, folders):
    """Tests with the plugin and the stubs, in folders of their own; returns (tests, class path)."""
    stubs = compile_stubs(libraries, f"{name}-stubs")
    classes = compile_plugin(jars.classpath(stubs, *libraries), f"{name}-classes")
    tests = fresh(jars.BUILD / f"{name}-tests")
    everything = jars.classpath(tests, classes, stubs, *libraries)
    found = [source for folder in folders for source in sources(jars.HERE / folder)]
    jars.run("javac", "-proc:none", "-d", tests, "-cp", everything, *found)
    return tests, everything


def class_names(classes):
    return sorted(str(path.relative_to(classes).with_suffix("")).replace("/", ".")
                  for path in classes.rglob("*.class"))


def write_indexes(classes, classpath):
    """What Jenkins' annotation indexer writes, where its jar was not there to do it."""
    for annotation in INDEXED:
        index = classes / "META-INF/services/annotations" / annotation
        if not index.exists():
            index.parent.mkdir(parents=True, exist_ok=True)
            index.write_text("".join(f"{name}\n" for name in annotated(classes, classpath, annotation)))


def annotated(classes, classpath, annotation):
    names = class_names(classes)
    told = jars.run("javap", "-v", "-p", "-cp", jars.classpath(classes, classpath), *names)
    parts = re.split(r"^Classfile .*$", told, flags=re.MULTILINE)[1:]
    # The annotations of a class stand behind its last member, which ends with a brace of its own.
    return [name for name, part in zip(names, parts, strict=True) if annotation in part[part.rindex("\n}"):]]


def build_dashboard(name="dashboard"):
    out = fresh(jars.BUILD / name)
    done = subprocess.run(["node", str(jars.ROOT / "report/build.mjs"), str(out)],
                          capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"the dashboard could not be built (npm --prefix report ci?):\n{done.stderr}")
    return out


def add_folder(archive, folder, below=""):
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            archive.write(path, below + str(path.relative_to(folder)))


def pack(path, folders, extra=()):
    """A jar with our manifest; `extra`: files by their name in it."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("META-INF/MANIFEST.MF", manifest())
        for folder in folders:
            add_folder(archive, folder)
        for name, file in extra:
            archive.write(file, name)
    return path


def lacking():
    """What packing needs and is not there, each with how it comes there. A look at a few files: it takes no time."""
    needed = {"mvn": "jars of annotations", "javac": "compiling", "javap": "indexes", "node": "the dashboard"}
    problems = [f"{program} is not in the PATH ({why}): ./bootstrap install"
                for program, why in needed.items() if shutil.which(program) is None]
    if not (jars.ROOT / "report/node_modules").is_dir():
        problems.append("report/node_modules is not there (the dashboard): npm --prefix report ci, as ./bootstrap does")
    return problems


def wrong_war():
    """What is wrong with JENKINS_WAR, as a sentence in a list; nothing where it is not set."""
    return [f"JENKINS_WAR: {war.given()} is no war"] if war.given() and not zipfile.is_zipfile(war.given()) else []


def require():
    """For tests, first of all: skips them where something is lacking, and ends them where the war is none."""
    if wrong_war():
        sys.exit(wrong_war()[0])
    if lacking():
        jars.skip("the plugin is not packed: " + "; ".join(lacking()))


def build():
    """The .hpi; with JENKINS_WAR the stubs are held against it first."""
    libraries = sorted(jars.fetch().glob("*.jar"))
    stubs = compile_stubs(libraries)
    classpath = jars.classpath(stubs, *libraries)
    if war.given():
        of_war = war.libraries(war.given(), jars.BUILD / "war")
        problems = war.differences(stubs, jars.classpath(*of_war, *libraries), class_names(stubs))
        if problems:
            sys.exit("the stubs differ from the war:\n" + "\n".join(problems))
        classpath = jars.classpath(*of_war, *libraries)
    inner = pack(jars.BUILD / "imagelift.jar", [compile_plugin(classpath)])
    return pack(jars.BUILD / "imagelift.hpi", [PLUGIN / "src/main/webapp", build_dashboard()],
                [("WEB-INF/lib/imagelift.jar", inner)])


if __name__ == "__main__":
    found = lacking() + wrong_war()
    if found:
        sys.exit("the plugin cannot be packed here:\n" + "\n".join(f"- {problem}" for problem in found))
    print(pathlib.Path(build()))
