"""Values as Markdown: whatever they hold is printed, nothing of it is markup."""

import re
from collections.abc import Iterable
from datetime import date

from jinja2 import StrictUndefined
from markupsafe import Markup

from supplyscreen.documents.visible import isolated, visible
from supplyscreen.runs import words

BLANK = "TO BE COMPLETED BY THE COMPANY"
"""What stands in square brackets where a value is missing that only the company knows."""

# What means something inside a line, and at its start (CommonMark 0.31, sections 2.4, 4 and 5,
# GitHub's tables and strikethrough): a backslash before it makes it a letter like any other.
_INSIDE = re.compile(r"[\\`*_\[\]<>#|~&!]")
_AT_START = re.compile(r"^(?:[-+=:.)](?=[-+=:.)\s]|$|\w)|\d{1,9}[.)])")
_NOT_IN_ADDRESS = re.compile(r"[^!#$%&'*+,./0-9:;=?@A-Z_a-z~-]")


def markdown(value: object) -> Markup:
    """``value`` as Markdown text on one line; text that is Markdown already is left alone.

    None is printed as not stated in the source, true and false as yes and no, days as ISO.
    """
    if isinstance(value, Markup):
        return value
    if isinstance(value, StrictUndefined):
        str(value)  # raises, and says which name is missing
    if value is None:
        return Markup(words.NOT_STATED)
    if isinstance(value, bool):
        return Markup("yes" if value else "no")
    return Markup(_escaped(isolated(visible(value))))


def joined(parts: Iterable[object], between: str = "") -> Markup:
    """``parts`` one after another, each as by :func:`markdown`; blanks around ``between`` stay."""
    text = between if isinstance(between, Markup) else markdown(between)
    before, after = (" " if end.isspace() else "" for end in (between[:1], between[-1:]))
    return Markup((f"{before}{text}{after}" if text else before).join(map(markdown, parts)))


def blank(value: object = None, text: str = BLANK) -> Markup:
    """``value``, or where it is None or empty a blank: ``text`` in capitals and square brackets."""
    if isinstance(value, StrictUndefined):
        str(value)
    if value is None or not str(value).strip():
        return Markup(_escaped(f"[{visible(text).upper()}]"))
    return markdown(value)


def number(value: int | float | None) -> Markup:
    """``12345`` as ``12,345``; None as not stated in the source."""
    return markdown(None if value is None else f"{value:,}")


def day(value: date | str | None) -> Markup:
    """A day as ISO text; None or an empty text as not stated in the source."""
    return markdown(str(value) if value else None)


def link(url: str | None, label: object = None) -> Markup:
    """A link for a web address; for anything else only the text, so that no address can run."""
    address = visible(url or "")
    if not re.match(r"https?://[^/\s]", address):
        told = visible(label if label is not None else "")
        return markdown(f"{told} ({address})" if told and address else told or address or None)
    quoted = _NOT_IN_ADDRESS.sub(
        lambda found: "".join(f"%{byte:02X}" for byte in found.group().encode()), address
    )
    quoted = re.sub(r"[&*_~!#]", r"\\\g<0>", quoted)
    return Markup(f"[{markdown(address if label is None else label)}]({quoted})")


def _escaped(text: str) -> str:
    inside = _INSIDE.sub(r"\\\g<0>", text)
    return _AT_START.sub(lambda found: f"{found.group()[:-1]}\\{found.group()[-1]}", inside)
