"""A listed name taken apart: its words with their kinds, and the legal form at its end."""

import re
from dataclasses import dataclass
from functools import cache
from random import Random

import polars as pl
from benchmarks.labelled.tables import kinds, rows

import supplyscreen as ss

LATIN_KINDS = ("alias", "former")
_LONGEST_PLACE = 2  # words


@dataclass(frozen=True)
class Word:
    """One word of a name in capitals (a place may be two), bare of punctuation, and its kind."""

    text: str
    kind: str


@dataclass(frozen=True)
class Listed:
    """A listed entry as the generator sees it.

    ``words`` are those of its primary name without the legal form; ``form`` is the key of the form
    in ``legal_forms.csv``, or "" when there is none; ``aliases`` are Latin, ``chinese`` full names.
    """

    entry_id: str
    name: str
    country: str
    words: tuple[Word, ...]
    form: str
    aliases: tuple[str, ...]
    chinese: tuple[str, ...]

    def say(self, words: tuple[Word, ...], draw: Random, *, form: bool = True) -> str:
        """``words`` in a line, with a spelling of the legal form drawn at random."""
        spelling = draw.choice(spellings(self.form)) if form and self.form else ""
        return " ".join([*(word.text for word in words), *([spelling] if spelling else [])])

    def swap(self, place: int, text: str) -> tuple[Word, ...]:
        """The words with ``text`` at the index ``place``."""
        new = Word(text, self.words[place].kind)
        return (*self.words[:place], new, *self.words[place + 1 :])

    def at(self, *wanted: str) -> list[int]:
        """Indices of the words whose kind is one of ``wanted``."""
        return [index for index, word in enumerate(self.words) if word.kind in wanted]


def plain(name: str) -> str:
    """Letters and digits of a name in small letters: what two spellings of one name share."""
    return "".join(letter for letter in name.casefold() if letter.isalnum())


@cache
def spellings(form: str) -> tuple[str, ...]:
    """Every way to write the legal form ``form``."""
    return tuple(row["written"] for row in rows("legal_forms") if row["form"] == form)


@cache
def _form_keys() -> dict[str, str]:
    return {plain(row["written"]): row["form"] for row in rows("legal_forms")}


def without_form(name: str) -> tuple[str, str]:
    """The name before its legal form, and the key of the form ("" when it has none)."""
    parts = name.upper().replace(",", ", ").split()
    for start in range(max(1, len(parts) - 4), len(parts)):
        form = _form_keys().get(plain("".join(parts[start:])))
        if form:
            return " ".join(parts[:start]).rstrip(" ,"), form
    return name.upper(), ""


def words_of(text: str) -> tuple[Word, ...]:
    """The words of ``text`` with their kinds; what no table knows is ``brand``."""
    parts = re.findall(r"[^\s,()]+|\([^()]*\)", text.upper().replace("’", "'"))
    words: list[Word] = []
    while parts:
        for width in range(min(_LONGEST_PLACE, len(parts)), 0, -1):
            kind = _kind(" ".join(parts[:width]))
            if kind != "brand" or width == 1:
                words.append(Word(" ".join(parts[:width]), kind))
                del parts[:width]
                break
    return tuple(words)


def _kind(text: str) -> str:
    bare = text.strip(".()'")
    if bare[:1].isdigit():
        return "number"
    return "filler" if bare == "&" else kinds().get(bare, "brand")


def listed_entries(lists: ss.Watchlists) -> list[Listed]:
    """Every searchable entry of ``lists`` (it has a primary name), in the order of its id."""
    table = (
        lists.names.group_by("entry_id")
        .agg(
            pl.col("name").filter(pl.col("alias_kind") == "primary").first().alias("primary"),
            pl.col("name").filter(pl.col("alias_kind").is_in(LATIN_KINDS)).sort().alias("aliases"),
            pl.col("name").filter(pl.col("alias_kind") == "chinese").sort().alias("chinese"),
        )
        .join(lists.entries.select("entry_id", pl.col("country").fill_null("")), on="entry_id")
        .drop_nulls("primary")
        .sort("entry_id")
    )
    return [_listed(**row) for row in table.iter_rows(named=True)]


def _listed(
    *, entry_id: str, primary: str, country: str, aliases: list[str], chinese: list[str]
) -> Listed:
    core, form = without_form(primary)
    return Listed(
        entry_id=entry_id,
        name=primary,
        country=country,
        words=words_of(core),
        form=form,
        aliases=tuple(aliases),
        chinese=tuple(chinese),
    )
