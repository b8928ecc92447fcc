"""The text of a PDF that Typst wrote, for tests: pages in order, without head and foot lines.

No PDF library is installed; Typst writes plain objects, Type 0 fonts and ToUnicode tables, so a few
lines are enough. Anything else fails loudly.
"""

import re
import zlib

_OBJECT = re.compile(rb"\n(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
_PAGE = re.compile(rb"/Type\s*/Page\b")
_TOKEN = re.compile(rb"\(|/(\w+)|([A-Za-z]+\*?)")
_PART = re.compile(rb"\\([0-7]{1,3}|.)|([()])|[^\\()]+", re.DOTALL)
_NAMED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def pdf_text(data: bytes) -> str:
    """All text between the head and foot lines, one line for each run of it."""
    objects = {int(number): body for number, body in _OBJECT.findall(data)}
    pages = [body for _, body in sorted(objects.items()) if _PAGE.search(body)]
    assert pages, "no page was found"
    return "\n".join(line for page in pages for line in _page(page, objects))


def words(data: bytes) -> str:
    """The text with single blanks, places where a word may be broken taken out."""
    return " ".join(pdf_text(data).replace("\u200b", "").split())


def letters(text: str) -> str:
    """``text`` without white space: lines break where the fonts have it."""
    return re.sub(r"[\s\u200b\u2068\u2069]+", "", text)


def _page(page: bytes, objects: dict[int, bytes]) -> list[str]:
    named = _resolved(page, b"Resources", objects)
    fonts = re.search(rb"/Font\s*<<(.*?)>>", named, re.DOTALL)
    tables = {}
    for name, number in re.findall(rb"/(\w+) (\d+) 0 R", fonts[1] if fonts else b""):
        used = re.search(rb"/ToUnicode (\d+) 0 R", objects[int(number)])
        assert used, "a font without a table"
        tables[name] = _table(_stream(objects[int(used[1])]))
    found = re.search(rb"/Contents (\d+) 0 R", page)
    assert found, "a page without content"
    return _lines(_stream(objects[int(found[1])]), tables)


def _resolved(page: bytes, key: bytes, objects: dict[int, bytes]) -> bytes:
    found = re.search(rb"/" + key + rb" (\d+) 0 R", page)
    return objects[int(found[1])] if found else page


def _lines(content: bytes, tables: dict[bytes, dict[int, str]]) -> list[str]:
    lines: list[str] = []
    table: dict[int, str] = {}
    marked: list[bool] = []  # whether each open mark is an artifact
    names: list[bytes] = []
    codes, at = b"", 0
    while token := _TOKEN.search(content, at):
        at = token.end()
        name, operator = token.groups()
        if name:
            names.append(name)
        elif operator is None:
            text, at = _string(content, at)
            codes += text
        else:
            if operator == b"Tf":
                table = tables[names[-1]]
            elif operator in {b"BDC", b"BMC"}:
                marked.append(b"Artifact" in names)
            elif operator == b"EMC":
                marked.pop()
            elif operator in {b"TJ", b"Tj"} and not any(marked):
                pairs = zip(codes[::2], codes[1::2], strict=True)
                lines.append("".join(table.get(a << 8 | b, "") for a, b in pairs))
            names, codes = [], b""
    return lines


def _string(content: bytes, at: int) -> tuple[bytes, int]:
    """The string that starts at ``at``, behind its bracket, and where it ends."""
    told, depth = b"", 1
    while True:
        part = _PART.match(content, at)
        assert part, "a string without an end"
        at = part.end()
        escaped, bracket = part.groups()
        depth += {b"(": 1, b")": -1}.get(bracket, 0)
        if not depth:
            return told, at
        if escaped is None:
            told += part.group()
        else:
            digits = escaped.isdigit()
            told += bytes([int(escaped, 8)]) if digits else _NAMED.get(escaped, escaped)


def _table(cmap: bytes) -> dict[int, str]:
    found = re.findall(rb"<([0-9A-F]+)> <([0-9A-F]+)>\n", cmap)
    return {
        int(code, 16): bytes.fromhex(told.decode()).decode("utf-16-be")
        for code, told in found
        if len(told) % 4 == 0
    }


def _stream(body: bytes) -> bytes:
    head, _, rest = body.partition(b"stream\n")
    found = re.search(rb"/Length (\d+)", head)
    assert found, "a stream without a length"
    data = rest[: int(found[1])]
    return zlib.decompress(data) if b"FlateDecode" in head else data
