"""Names of listed fishing vessels in texts, and whether a word for a vessel stands beside them."""

from dataclasses import dataclass

import polars as pl

from supplyscreen.flags.fold import folded
from supplyscreen.flags.text_sieve import inner_words

FISHING, SHIP, ALONE = 2, 1, 0
"""What stands beside a name: a word for a fishing vessel or a catch, for any ship, or neither."""
_BOAT = r"(?:F ?V|FISHING (?:VESSELS?|BOATS?|SHIPS?)|TRAWLERS?|LONG ?LINERS?)"
_FISHING = (
    r"(?:(?:HARVESTED|CAUGHT|FISHED|LANDED) (?:BY|ON|FROM|ABOARD)(?: THE)?(?: M ?V| VESSEL)?"
    rf"|{_BOAT})(?: F ?V)?(?: NAMED?)?"
)
_SHIP = r"(?:M ?V|VESSELS?|VSL|SHIP|BOAT)(?: NAMED?)?"
_NO = r"(?:NO|NR|NUM|NUMBER|N) ?"
# A number with its unit behind a name counts goods (ZHEN FA 7 CTNS), unless NO stands before it.
_NUMBERS = (
    rf"(\b{_NO}\d+\b)|\b\d+ ?(?:X|CTNS?|CARTONS?|CASES?|BOXES|BAGS?|PCS|PIECES|PKGS?|PACKAGES"
    r"|PALLETS?|PLTS?|DRUMS?|KGS?|KILOS?|LBS?|MTS?|TONS?|CONTAINERS?)\b"
)
# Behind a name these tell a company, a brand or a place.
_OTHER_THING = (
    r"(?:CO|COMPANY|LTD|LIMITED|INC|CORP|CORPORATION|GROUP|TRADING|TRADE|IMPORT|IMP|EXPORT|EXP"
    r"|INTERNATIONAL|INTL|ENTERPRISES?|INDUSTR(?:Y|IES|IAL)|FOODS?|SEAFOODS?|AQUATIC"
    r"|FISHER(?:Y|IES)|FISHING|BRAND|ROAD|RD|STREET|VILLAGE|TOWN|RESTAURANT)"
)


@dataclass(frozen=True)
class _Name:
    """One name of one entry, folded: its words and its number ("" for none)."""

    entry_id: str
    matched_name: str
    words: tuple[str, ...]
    number: str

    @property
    def sieve(self) -> str:
        """Letters that a raw text with this name holds."""
        return r"\W{0,5}".join(self.words)

    @property
    def loose(self) -> str:
        """The name, its words perhaps written as one."""
        number = rf" ?(?:{_NO})?0*{self.number}" if self.number else ""
        return rf"\b{' ?'.join(self.words)}{number}\b"

    @property
    def strict(self) -> str:
        """The name as whole words; words written as one only where a number makes it sure."""
        return self.loose if self.number else rf"\b{' '.join(self.words)}\b"


def vessels_in_texts(texts: pl.DataFrame, names: pl.DataFrame) -> pl.DataFrame:
    """``texts`` (with ``text, place``) that hold a name of ``names`` (``entry_id, matched_name``).

    Adds both of these, ``found`` (what was read) and ``mark`` (FISHING, SHIP or ALONE). A name is
    whole words in any case: ``YU LONG NO. 2``, ``YU LONG NO 2`` and ``YU LONG 2`` are one. A name
    that stands alone counts anywhere in a text whose ``place`` is ``goods``, and else only as the
    whole text; a word for any ship does not count where ``place`` is ``carrier``. Names without
    Latin letters are not looked for.
    """
    wanted = _names(names)
    # One pass over the raw texts: few hold the letters of a name at all.
    sieve = "|".join(name.sieve for name in wanted) or r"[^\s\S]"
    held = texts.filter(pl.col("text").str.contains(f"(?i)(?:{sieve})"))
    read = held.with_columns(plain=folded(pl.col("text")).str.replace_all(_NUMBERS, "$1"))
    some = wanted if read.height else ()
    none = _one_name(read.clear(), _Name("", "", ("-",), ""))
    return pl.concat([none, *(_one_name(read, name) for name in some)]).drop("plain")


def name_patterns(names: pl.DataFrame) -> list[str]:
    """Patterns of ``text_sieve`` that any text with a name of ``names`` holds."""
    return inner_words(" ".join(name.words) for name in _names(names))


def _names(names: pl.DataFrame) -> list[_Name]:
    plain = folded(pl.col("matched_name")).str.strip_chars()
    parts = names.with_columns(
        words=plain.str.replace(r" ?\b(?:NO ?)?\d+$", "").str.split(" "),
        number=plain.str.extract(r"[A-Z] ?0*(\d+)$").fill_null(""),
    )
    latin = parts.filter(pl.col("words").list.join("").str.contains(r"^[0-9A-Z]*[A-Z]{2}"))
    one = latin.unique(["entry_id", "words", "number"], keep="first", maintain_order=True)
    rows = one.select("entry_id", "matched_name", "words", "number").iter_rows()
    return [_Name(entry, name, tuple(words), number) for entry, name, words, number in rows]


def _one_name(texts: pl.DataFrame, name: _Name) -> pl.DataFrame:
    text, place = pl.col("plain"), pl.col("place")
    if not name.number:  # DA WANG 168 is another vessel than DA WANG
        text = text.str.replace_all(rf"{name.loose} ?(?:{_NO})?\d{{1,3}}\b", ",")
    fishing = rf"(\b{_FISHING} {name.loose}|{name.loose} {_BOAT}\b)"
    bare = text.str.replace_all(rf"{name.strict} {_OTHER_THING}\b|\bBRANDS? {name.strict}", ",")
    alone = bare.str.extract(rf"^ ((?:{_SHIP} )?{name.strict}) $")
    inside = bare.str.extract(f"({name.strict})")
    met = {
        FISHING: text.str.extract(fishing),
        SHIP: pl.when(place != "carrier").then(bare.str.extract(rf"(\b{_SHIP} {name.strict})")),
        ALONE: pl.when(place == "goods").then(inside).otherwise(alone),
    }
    return texts.with_columns(
        entry_id=pl.lit(name.entry_id),
        matched_name=pl.lit(name.matched_name),
        found=pl.coalesce(met.values()),
        mark=pl.coalesce(pl.when(words.is_not_null()).then(mark) for mark, words in met.items()),
    ).drop_nulls("mark")
