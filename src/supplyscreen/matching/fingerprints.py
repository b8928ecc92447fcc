"""Which entries of a list a change can touch: fingerprints of the listed names.

A fingerprint covers all that retrieval and scoring look at of a listed name and of its entry. As
long as all names of an entry keep theirs, any party has the same candidates and the same match with
that entry, to the last byte. This holds for lists of up to 2,000 names, where no listed name
stands in another's way; for longer ones see :mod:`supplyscreen.matching.touched`. Fingerprints of
different versions of supplyscreen are not to be compared.
"""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import blake2b

import polars as pl

from supplyscreen.matching.keys import LONG_LIST, retrieval_keys
from supplyscreen.matching.prepared import PreparedNames
from supplyscreen.watchlists import Watchlists

FINGERPRINTS = pl.Schema(
    {"alias_id": pl.String(), "entry_id": pl.String(), "fingerprint": pl.UInt64()}
)
"""One row per searchable name: what :func:`fingerprints` gives, sorted by ``alias_id``."""

_ENTRY = ("entry_id", "name", "country", "place", "note", "extends_to")  # what scoring reads
_CELL, _ROW, _PART = "\x1f", "\x1e", "\x1d"


def fingerprints(prepared: PreparedNames, watchlists: Watchlists) -> pl.DataFrame:
    """FINGERPRINTS of the names in ``prepared``, made from ``watchlists``.

    Covered: the name in all its forms, its words with kinds and weights (and so how many entries
    share each word, and how many entries there are), whether a word of it finds it by itself, its
    runs, initials and other romanisations, all names, places, country, note and extension of its
    entry, and whether the list is a long one.
    """
    names = prepared.names
    of_name = [
        _told(names, "alias_id"),
        _told(_words(prepared), "alias_id"),
        *(_told(part, "alias_id") for part in (prepared.runs, prepared.initials, prepared.respelt)),
    ]
    of_entry = [
        _told(watchlists.entries.select(_ENTRY), "entry_id"),
        _told(watchlists.names, "entry_id"),
        _told(prepared.places, "entry_id"),
    ]
    told = names.select("alias_id", "entry_id")
    parts = [(part, "alias_id") for part in of_name] + [(part, "entry_id") for part in of_entry]
    for number, (part, key) in enumerate(parts):
        named = part.rename({"told": f"told_{number}"})
        told = told.join(named, on=key, how="left", maintain_order="left")
    columns = [pl.col(f"told_{number}").fill_null("") for number in range(len(parts))]
    long = pl.lit(f"{names.height > LONG_LIST}{len(prepared.keys.alias_ids) > LONG_LIST}")
    texts = told.select(pl.concat_str([long, *columns], separator=_PART)).to_series()
    numbers = pl.Series("fingerprint", [_number(text) for text in texts], dtype=pl.UInt64)
    return told.select("alias_id", "entry_id").with_columns(numbers).sort("alias_id")


def changed_entries(before: pl.DataFrame, after: pl.DataFrame) -> pl.Series:
    """``entry_id``, sorted, of every entry that two FINGERPRINTS do not tell alike.

    Entries that one of them lacks are among these.
    """
    row = FINGERPRINTS.names()
    sides = [(before, after), (after, before)]
    apart = [one.join(other, on=row, how="anti") for one, other in sides]
    return pl.concat(apart).select(pl.col("entry_id").unique().sort()).to_series()


def only_entries(prepared: PreparedNames, entry_ids: Sequence[str] | pl.Series) -> PreparedNames:
    """``prepared`` with the names of some entries only, weighed as in the whole list.

    Of a list of up to 2,000 names, candidates and matches against these are those rows of the whole
    list's that belong to the entries.
    """
    wanted = pl.Series("entry_id", entry_ids, dtype=pl.String).to_frame().unique()
    names = prepared.names.join(wanted, on="entry_id", how="semi", maintain_order="left")
    own = names.select("alias_id")
    frames = (prepared.words, prepared.runs, prepared.initials, prepared.respelt)
    words, runs, initials, respelt = (
        frame.join(own, on="alias_id", how="semi", maintain_order="left") for frame in frames
    )
    places = prepared.places.join(wanted, on="entry_id", how="semi", maintain_order="left")
    return replace(
        prepared,
        names=names,
        words=words,
        runs=runs,
        initials=initials,
        respelt=respelt,
        places=places,
        keys=retrieval_keys(names, words, runs, initials, respelt),
    )


def _words(prepared: PreparedNames) -> pl.DataFrame:
    """The words, and whether each is looked for: of a long list, common ones are not."""
    single = prepared.keys.postings.of(pl.col("how") == "word")["key"]
    return prepared.words.with_columns(posted=pl.col("word").is_in(single.implode()))


def _told(frame: pl.DataFrame, key: str) -> pl.DataFrame:
    """``key, told``: all rows of a key as one text, in an order that does not depend on others."""
    cells = [
        (pl.col(name).list.join(" ") if kind == pl.List else pl.col(name).cast(pl.String))
        for name, kind in frame.schema.items()
    ]
    rows = frame.select(
        key, told=pl.concat_str([cell.fill_null("\x00") for cell in cells], separator=_CELL)
    )
    return rows.sort(key, "told").group_by(key).agg(pl.col("told").str.join(_ROW))


def _number(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest())
