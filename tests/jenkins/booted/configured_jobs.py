"""config.xml of the repository's jobs: what they say, and the same with another script."""
import xml.etree.ElementTree as ElementTree


def leaves(config):
    """{(path, text)} of the elements that hold text and no other element."""
    found = set()

    def walk(element, path):
        path = f"{path}/{element.tag}"
        if len(element) == 0 and (element.text or "").strip():
            found.add((path, element.text.strip()))
        for child in element:
            walk(child, path)

    walk(ElementTree.fromstring(config.encode()), "")
    return found


def with_script(config, script, parameters=True):
    """A Pipeline's config.xml with another script. Without parameters: the script is to tell them."""
    root = ElementTree.fromstring(config.encode())
    root.find("definition/script").text = script
    if not parameters:
        properties = root.find("properties")
        properties.remove(properties.find("hudson.model.ParametersDefinitionProperty"))
    return ElementTree.tostring(root, "unicode")
