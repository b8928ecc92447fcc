"""Pages from templates: all values escaped, isolated for text direction, unseen marks shown."""

import re
from functools import lru_cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from supplyscreen.models.unseen import unseen_shown

LONG = 600
STATIC = {"workbench.css": "text/css", "workbench.js": "text/javascript"}


def shown(text: object) -> Markup:
    """``text`` from a file, escaped, in a direction of its own; a very long one in a box."""
    told = unseen_shown(text)
    if len(told) <= LONG:
        return Markup(f"<bdi>{escape(told)}</bdi>")  # many times a page: format is slow
    return Markup(
        '<span class="long" tabindex="0" role="group" aria-label="long text"><bdi>{}</bdi></span>'
    ).format(told)


def link(url: str | None, label: str) -> Markup:
    """A link for a web address; for anything else only the label, so that no address can run."""
    if not url or not re.match(r"https?://", url):
        return shown(label)
    return Markup('<a href="{}" rel="noreferrer noopener">{}</a>').format(url, escape(label))


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates of this room, compiled once."""
    room = Environment(
        loader=PackageLoader("supplyscreen.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    room.filters.update(shown=shown, number=lambda value: f"{value:,}")
    room.globals.update(link=link)
    return room


@lru_cache
def static(name: str) -> str:
    """One of STATIC as text."""
    folder = files("supplyscreen.web") / "templates"
    return (folder / name).read_text(encoding="utf-8")
