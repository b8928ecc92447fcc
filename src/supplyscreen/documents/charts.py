"""Charts as SVG that stands on its own: in a page, in a printed file, as a picture file."""

import re
from functools import lru_cache
from importlib.resources import files
from xml.etree import ElementTree

from supplyscreen.documents.document import Chart

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_VARIABLE = re.compile(r"var\(\s*--([\w-]+)\s*(?:,([^()]*))?\)")
_DROPPED = {"script", "style", "foreignObject", "metadata"}
_INK = "ink"


def inline_svg(chart: Chart, name: str) -> str:
    """The SVG for a page: a picture with its text alternative, nothing in it that could run.

    What a ``style`` attribute says becomes attributes, since the page allows no inline styles; ids
    start with ``name``, since two pictures of a page may use the same.
    """
    root = _parsed(chart)
    _rename_ids(root, name)
    root.set("role", "img")
    root.set("aria-label", chart.alt)
    return ElementTree.tostring(root, encoding="unicode")


def fixed_svg(chart: Chart) -> str:
    """The SVG for a file of its own: colours of the light page in place of variables."""
    root = _parsed(chart)
    for part in root.iter():
        for name, value in part.attrib.items():
            if "var(" in value or "currentColor" in value:
                part.set(name, _fixed(value))
    root.set("color", palette()[_INK])
    return ElementTree.tostring(root, encoding="unicode")


@lru_cache(maxsize=1)
def palette() -> dict[str, str]:
    """Name -> colour of the light page, from the first rule of ``document.css``."""
    text = (files("supplyscreen.documents") / "templates" / "document.css").read_text("utf-8")
    first = text[text.index(":root") : text.index("}")]
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-fA-F]{6})", first))


def _rename_ids(root: ElementTree.Element, name: str) -> None:
    for part in root.iter():
        for key, value in part.attrib.items():
            if key == "id":
                part.set(key, f"{name}-{value}")
            elif key.rpartition("}")[2] == "href" and value.startswith("#"):
                part.set(key, f"#{name}-{value[1:]}")
            elif "url(#" in value:
                part.set(key, value.replace("url(#", f"url(#{name}-"))


def _fixed(value: str) -> str:
    def colour(found: re.Match[str]) -> str:
        return palette().get(found.group(1)) or (found.group(2) or "").strip() or palette()[_INK]

    return _VARIABLE.sub(colour, value).replace("currentColor", palette()[_INK])


def _parsed(chart: Chart) -> ElementTree.Element:
    ElementTree.register_namespace("", _SVG)
    ElementTree.register_namespace("xlink", _XLINK)
    root = ElementTree.fromstring(chart.svg)
    for part in list(root.iter()):
        for child in list(part):
            if not isinstance(child.tag, str) or child.tag.rpartition("}")[2] in _DROPPED:
                part.remove(child)
        for name in list(part.attrib):
            if name.lower().startswith("on"):
                del part.attrib[name]
        for rule in part.attrib.pop("style", "").split(";"):
            name, _, value = rule.partition(":")
            if value:
                part.set(name.strip(), value.strip())
    return root
