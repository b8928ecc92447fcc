"""The fonts of a printed document, and what is missing of them for a text."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from supplyscreen.runs.extra import library

# In this order, those of them that are there; for a character that none of them holds, Typst
# takes any other font that does.
PREFERRED = (
    "Noto Sans",
    "Source Sans 3",
    "Segoe UI",
    "Helvetica Neue",
    "Arial",
    "Liberation Sans",
    "DejaVu Sans",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Microsoft YaHei",
    "PingFang SC",
    "Noto Naskh Arabic",
    "Noto Sans Arabic",
)
MONOSPACED = ("Noto Sans Mono", "Consolas", "Menlo", "Liberation Mono", "DejaVu Sans Mono")

# The first word of a character's name in Unicode -> script, a font for it, Debian's package.
_SCRIPTS = {
    "CJK": ("Chinese", "Noto Sans CJK", "fonts-noto-cjk"),
    "KANGXI": ("Chinese", "Noto Sans CJK", "fonts-noto-cjk"),
    "IDEOGRAPHIC": ("Chinese", "Noto Sans CJK", "fonts-noto-cjk"),
    "FULLWIDTH": ("Chinese", "Noto Sans CJK", "fonts-noto-cjk"),
    "HIRAGANA": ("Japanese", "Noto Sans CJK", "fonts-noto-cjk"),
    "KATAKANA": ("Japanese", "Noto Sans CJK", "fonts-noto-cjk"),
    "KATAKANA-HIRAGANA": ("Japanese", "Noto Sans CJK", "fonts-noto-cjk"),
    "HANGUL": ("Korean", "Noto Sans CJK", "fonts-noto-cjk"),
    "LATIN": ("Latin", "DejaVu Sans", "fonts-dejavu"),
    "GREEK": ("Greek", "DejaVu Sans", "fonts-dejavu"),
    "CYRILLIC": ("Cyrillic", "DejaVu Sans", "fonts-dejavu"),
    "ARABIC": ("Arabic", "Noto Naskh Arabic", "fonts-noto-core"),
    "HEBREW": ("Hebrew", "Noto Sans Hebrew", "fonts-noto-core"),
    "THAI": ("Thai", "Noto Sans Thai", "fonts-noto-core"),
    "LAO": ("Lao", "Noto Sans Lao", "fonts-noto-core"),
    "KHMER": ("Khmer", "Noto Sans Khmer", "fonts-noto-core"),
    "MYANMAR": ("Burmese", "Noto Sans Myanmar", "fonts-noto-core"),
    "DEVANAGARI": ("Devanagari", "Noto Sans Devanagari", "fonts-noto-core"),
    "BENGALI": ("Bengali", "Noto Sans Bengali", "fonts-noto-core"),
    "TAMIL": ("Tamil", "Noto Sans Tamil", "fonts-noto-core"),
    "SINHALA": ("Sinhala", "Noto Sans Sinhala", "fonts-noto-core"),
    "TIBETAN": ("Tibetan", "Noto Serif Tibetan", "fonts-noto-core"),
    "MONGOLIAN": ("Mongolian", "Noto Sans Mongolian", "fonts-noto-core"),
    "GEORGIAN": ("Georgian", "DejaVu Sans", "fonts-dejavu"),
    "ARMENIAN": ("Armenian", "DejaVu Sans", "fonts-dejavu"),
}
_OTHER = ("Some other", "Noto Sans Symbols 2", "fonts-noto-core")


@dataclass(frozen=True, slots=True)
class FontSet:
    """Where fonts are looked for: those of the system, and those in ``folders``."""

    folders: tuple[Path, ...] = ()
    system: bool = True


SYSTEM = FontSet()


@lru_cache(maxsize=4)
def families(fonts: FontSet) -> frozenset[str]:
    """The families that there are, with those that Typst brings along."""
    found: list[str] = _typst().Fonts(fonts.system, True, list(fonts.folders)).families()
    return frozenset(found)


def missing_fonts(text: Iterable[str], fonts: FontSet = SYSTEM) -> tuple[str, ...]:
    """One sentence for every script of ``text`` that no font of ``fonts`` can show.

    Raises MissingExtraError where typst is not installed.
    """
    wanted: dict[tuple[str, str, str], set[str]] = {}
    for sign in sorted(set().union(*map(set, text))):
        if not sign.isascii():
            wanted.setdefault(_script(sign), set()).add(sign)
    told = []
    for (script, font, package), signs in wanted.items():
        if not _shown(tuple(sorted(signs)), fonts):
            told.append(
                f"{script} characters need a font such as {font} (Debian: {package}): "
                "here some of them or all show as empty boxes."
            )
    return tuple(told)


def _script(sign: str) -> tuple[str, str, str]:
    return _SCRIPTS.get(unicodedata.name(sign, "").partition(" ")[0], _OTHER)


@lru_cache(maxsize=64)
def _shown(signs: tuple[str, ...], fonts: FontSet) -> bool:
    """Whether PDF/UA, which refuses what no font shows, takes all of ``signs``."""
    source = '#set document(title: "signs")\n#for sign in sys.inputs.signs.split("\\n") [#sign ]'
    try:
        _compiler(fonts).compile(
            source.encode(), sys_inputs={"signs": "\n".join(signs)}, pdf_standards=["ua-1"]
        )
    except _typst().TypstError:
        return False
    return True


@lru_cache(maxsize=4)
def _compiler(fonts: FontSet) -> Any:
    return pdf_compiler(fonts)


def pdf_compiler(fonts: FontSet, root: Path | None = None) -> Any:
    """Typst with the fonts of ``fonts``, reading files below ``root`` only."""
    return _typst().Compiler(
        root=root, font_paths=list(fonts.folders), ignore_system_fonts=not fonts.system
    )


def _typst() -> Any:
    return library("typst", wanted_for="a PDF file")
