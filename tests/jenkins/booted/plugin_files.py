"""The plugins of JENKINS_PLUGINS_DIR, by their manifests: what a file is called says nothing."""
import os
import pathlib
import re
import shutil
import zipfile


def folder():
    """JENKINS_PLUGINS_DIR, or None."""
    return pathlib.Path(os.environ["JENKINS_PLUGINS_DIR"]) if os.environ.get("JENKINS_PLUGINS_DIR") else None


def manifest(path):
    """Its main attributes; a line that begins with a space goes on the one before."""
    with zipfile.ZipFile(path) as archive:
        text = archive.read("META-INF/MANIFEST.MF").decode("utf-8")
    lines = re.sub(r"\r?\n ", "", text).splitlines()
    return dict(line.split(": ", 1) for line in lines[:lines.index("") if "" in lines else None])


def short_name(path):
    attributes = manifest(path)
    return attributes.get("Short-Name") or attributes["Extension-Name"]


def found(place):
    """{short name: file}. Jenkins would take one of two files of a plugin, and say nothing."""
    plugins = {}
    for path in sorted(each for each in place.iterdir() if each.suffix in (".hpi", ".jpi")):
        try:
            name = short_name(path)
        except (zipfile.BadZipFile, KeyError) as e:
            raise ValueError(f"{path.name} is no plugin: {e}") from None
        if name in plugins:
            raise ValueError(f"{path.name} and {plugins[name].name} are both the plugin {name}: leave one of them")
        plugins[name] = path
    return plugins


def lacking(plugins):
    """{plugin: what it needs and is not there}; an optional one may be absent."""
    needed = {}
    for name, path in plugins.items():
        for entry in filter(None, manifest(path).get("Plugin-Dependencies", "").split(",")):
            dependency, *options = entry.split(";")
            if "resolution:=optional" not in options and dependency.split(":")[0] not in plugins:
                needed.setdefault(name, []).append(dependency)
    return needed


def install(plugins, home):
    """Under the names that Jenkins itself gives them."""
    (home / "plugins").mkdir(parents=True, exist_ok=True)
    for name, path in plugins.items():
        shutil.copy(path, home / "plugins" / f"{name}.jpi")
