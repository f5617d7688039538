"""jenkins/casc/jenkins.yaml with the places of a test, and what is ours in an export."""
import copy
import re

import jars

try:
    import yaml
except ImportError:
    jars.skip("PyYAML is not installed (./bootstrap install), so jenkins/casc is not applied")

FILE = jars.ROOT / "jenkins/casc/jenkins.yaml"
EXPORT, RELOAD = "configuration-as-code/export", "configuration-as-code/reload"
# What reads each part of it; JCasC refuses a part that nothing reads.
READERS = {"jobs": {"job-dsl", "cloudbees-folder", "workflow-job", "workflow-cps", "pipeline-groovy-lib"},
           "globalLibraries": {"pipeline-groovy-lib", "git"}}
# A logger's name is shortened from its front, to io.jenkins.plugins.casc or i.j.p.c as the rest leaves room.
COMPLAINT = re.compile(r"\t(?:WARNING|SEVERE)\t.*(?:casc|\bi\.j\.p\.c\.|ConfigurationAsCode|Configuration-as-Code)")
OF_EXPORTS = "Configuration-as-Code can't handle type"  # parts of Jenkins' own that an export comes upon


def complaints(log):
    """Lines in which JCasC, or Jenkins of it, tells that something is wrong."""
    return [line for line in log.splitlines() if COMPLAINT.search(line) and OF_EXPORTS not in line]


def placed(home, repository):
    """Its text with the four places that an administrator changes."""
    text = FILE.read_text(encoding="utf-8")
    for place, ours in {"home: /opt/imagelift": f"home: {home / 'worker'}",
                        "config: /etc/imagelift/imagelift.json": f"config: {home / 'imagelift.json'}",
                        "https://git.example.org/imagelift.git": repository.as_uri(),
                        "/etc/jenkins/imagelift.groovy": str(jars.ROOT / "jenkins/jobs/imagelift.groovy")}.items():
        if text.count(place) != 1:
            raise ValueError(f"{FILE.name} does not name {place} once")
        text = text.replace(place, ours)
    return text


def configuration(home, repository, plugins):
    """The value of it, without the parts that none of `plugins` reads."""
    told = yaml.safe_load(placed(home, repository))
    for part, place in (("jobs", told), ("globalLibraries", told["unclassified"])):
        if not READERS[part] <= set(plugins):
            del place[part]
    return told


def ours(told):
    return {"tool": {"imagelift": told["tool"]["imagelift"]},
            "unclassified": {"imagelift": told["unclassified"]["imagelift"]}}


def with_ours(given, told):
    """`given` with another value of what is ours."""
    united = copy.deepcopy(given)
    for part in ("tool", "unclassified"):
        united[part]["imagelift"] = told[part]["imagelift"]
    return united


def write(path, told):
    path.write_text(yaml.safe_dump(told), encoding="utf-8")


def exported(jenkins):
    return yaml.safe_load(jenkins.post(EXPORT)[1])


def load(jenkins, told):
    """As an administrator does who has changed the file."""
    write(jenkins.home / "casc.yaml", told)
    jenkins.post(RELOAD)
