"""Blocks: what waits inside a page until its script asks for it.

A block is a ``script`` element of a data type, which browsers neither run nor show. It holds JSON:
a list of pieces of HTML, or an index. JSON of more than PLAIN letters is compressed (zlib, RFC
1950, which browsers unpack as ``deflate``) and written in base64; zlib holds no time and no file
name, so equal text gives equal bytes.
"""

import base64
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

PLAIN = 60_000  # letters: a small report stays readable in its source
BLOCK = 400_000  # letters of HTML in one block, before it is compressed


@dataclass(frozen=True, slots=True)
class Block:
    """One block: items ``start`` up to ``end`` (not included) of ``kind``."""

    kind: str
    start: int
    end: int
    packed: bool
    text: Markup


def item_blocks(kind: str, items: Iterable[str]) -> Iterator[Block]:
    """The ``items`` in blocks of about BLOCK letters, in their order."""
    held: list[str] = []
    start = letters = 0
    for item in items:
        held.append(item)
        letters += len(item)
        if letters >= BLOCK:
            yield block(kind, held, start=start, end=start + len(held))
            start, held, letters = start + len(held), [], 0
    if held:
        yield block(kind, held, start=start, end=start + len(held))


def block(kind: str, value: object, *, start: int = 0, end: int = 0) -> Block:
    """One block that holds ``value`` as JSON."""
    text = htmlsafe_json_dumps(value, ensure_ascii=False, separators=(",", ":"))
    if len(text) <= PLAIN:
        return Block(kind, start, end, False, text)
    packed = base64.b64encode(zlib.compress(text.encode("utf-8"), 9)).decode("ascii")
    return Block(kind, start, end, True, Markup(packed))
