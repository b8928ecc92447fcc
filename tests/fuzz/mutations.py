"""How a well-formed file is damaged: as transfers, spreadsheets, people and attackers do it."""

import codecs
import io
import random
import zipfile
import zlib
from collections.abc import Callable, Mapping

from tests.fuzz.formats import BOMB_BYTES

Mutation = Callable[[bytes, random.Random], bytes]
GIANT = 1 << 20
_SEPARATORS = (b",", b";", b"\t", b"|", b"\n", b"\r\n", b'"', b"'", b"~", b"*", b"+", b":", b"{")


def cut(content: bytes, dice: random.Random) -> bytes:
    """A transfer that broke off, or lost its beginning."""
    at = dice.randrange(len(content) + 1)
    return content[:at] if dice.random() < 0.8 else content[at:]


def doubled(content: bytes, dice: random.Random) -> bytes:
    """A stretch of bytes stands there twice, or a thousand times."""
    begin, end = _stretch(content, dice)
    times = dice.choice((1, 1, 2, 1000 if end - begin < 200 else 3))
    return content[:end] + content[begin:end] * times + content[end:]


def lost(content: bytes, dice: random.Random) -> bytes:
    """A stretch of bytes is gone."""
    begin, end = _stretch(content, dice)
    return content[:begin] + content[end:]


def noise(content: bytes, dice: random.Random) -> bytes:
    """Single bytes are others."""
    changed = bytearray(content)
    for _ in range(dice.choice((1, 1, 5, 50))):
        if changed:
            changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def other_separators(content: bytes, dice: random.Random) -> bytes:
    """One separator stands for another, everywhere or at some places."""
    old, new = dice.sample(_SEPARATORS, 2)
    return content.replace(old, new, dice.choice((-1, 1, 3)))


def separators_put_in(content: bytes, dice: random.Random) -> bytes:
    """Quotation marks, delimiters and line ends where none belong."""
    for _ in range(dice.choice((1, 1, 3, 20))):
        at = dice.randrange(len(content) + 1)
        content = content[:at] + dice.choice(_SEPARATORS) + content[at:]
    return content


def nuls(content: bytes, dice: random.Random) -> bytes:
    """NUL bytes, one or a block of them."""
    at = dice.randrange(len(content) + 1)
    return content[:at] + b"\0" * dice.choice((1, 1, 512, 4096)) + content[at:]


def other_encoding(content: bytes, dice: random.Random) -> bytes:
    """Text read in one encoding and written in another, with or without its mark."""
    text = content.decode(dice.choice(("utf-8", "cp1252", "gb18030")), errors="replace")
    wanted = dice.choice(("utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "gb18030"))
    wanted = dice.choice((wanted, wanted, "shift_jis", "utf-8-sig", "cp037", "utf-7"))
    mark = dice.choice((b"", b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return mark + text.encode(wanted, errors="replace")


def giant_cell(content: bytes, dice: random.Random) -> bytes:
    """A megabyte in one place."""
    at = dice.randrange(len(content) + 1)
    what = dice.choice((b"W", b"9", b" ", b'"', b"\xe6\x96\xb0", b"A,", b"[", b"{"))
    return content[:at] + what * (dice.choice((GIANT, 40_000)) // len(what)) + content[at:]


def formula_cells(content: bytes, dice: random.Random) -> bytes:
    """Cells become formulas."""
    what = dice.choice((b'=HYPERLINK("http://example.org")', b"=1+1", b"@SUM(A1)", b"+1", b"-1"))
    for mark in dice.sample((b",", b";", b"\t", b"\n", b'":"', b"*"), 3):
        content = content.replace(mark, mark + what, dice.choice((1, 3, 20)))
    return content


def lines_moved(content: bytes, dice: random.Random) -> bytes:
    """Lines change places, come twice, or the heading line is gone or doubled."""
    lines = content.split(b"\n")
    how = dice.randrange(4)
    if how == 0:
        dice.shuffle(lines)
    elif how == 1:
        lines = lines[1:]
    elif how == 2:
        lines = lines[:1] * 2 + lines[1:]
    else:
        lines += dice.choices(lines, k=5)
    return b"\n".join(lines)


def wrong_ends(content: bytes, dice: random.Random) -> bytes:
    """Line ends of another system, blank lines."""
    return content.replace(b"\n", dice.choice((b"\r", b"\r\n", b"\n\n", b"\r\r\n", b"\x0b", b"")))


def inside_archive(content: bytes, dice: random.Random) -> bytes:
    """One member of a zip archive (an xlsx is one) is damaged and packed again; else ``noise``."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, NotImplementedError):
        return noise(content, dice)
    chosen = dice.choice(sorted(members))
    how = dice.choice([cut, doubled, lost, noise, nuls, giant_cell, separators_put_in])
    members[chosen] = how(members[chosen], dice)
    if dice.random() < 0.1:
        del members[chosen]
    return _zipped(members)


def bomb(_content: bytes, dice: random.Random) -> bytes:
    """What unpacks to BOMB_BYTES (rows: a sixteenth of it): blanks, zeros, rows, empty tags.

    Half of them lie in a zip archive, the others as they are, to be packed by their format.
    """
    what = dice.choice((b"0", b" ", b"\n", b"0,0\n", b"<c/>", b'{"a":1}\n', b"["))
    size = BOMB_BYTES // (16 if b"\n" in what else 1)
    block = b"Shipper,Bill of Lading\n" + what * (size // len(what))
    name = dice.choice(("table.csv", "xl/worksheets/sheet1.xml", "a.zip", "table.jsonl"))
    return _zipped({name: block}) if dice.random() < 0.5 else block


def _zipped(members: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _stretch(content: bytes, dice: random.Random) -> tuple[int, int]:
    begin = dice.randrange(len(content) + 1)
    return begin, min(len(content), begin + dice.choice((1, 2, 20, 200, 2000)))


MUTATIONS: tuple[Mutation, ...] = (
    cut,
    doubled,
    lost,
    noise,
    other_separators,
    separators_put_in,
    nuls,
    other_encoding,
    giant_cell,
    formula_cells,
    lines_moved,
    wrong_ends,
    inside_archive,
)
BOMB_SHARE = 0.002
GIANT_SHARE = 0.3  # of the giant cells that are drawn: they cost the most time


def mutated(content: bytes, dice: random.Random) -> bytes:
    """``content`` after none to three damages drawn by lot."""
    if dice.random() < BOMB_SHARE:
        return bomb(content, dice)
    for _ in range(dice.choice((0, 1, 1, 1, 1, 2, 2, 3))):
        how = dice.choice(MUTATIONS)
        if how is giant_cell and dice.random() > GIANT_SHARE:
            how = noise
        content = how(content, dice)
    return content
