"""Party blocks: a name field and address lines, in which several parties may stand.

A manifest gives a party a name of 35 characters and some address lines. Names run on into the
first line, forwarders write ON BEHALF OF and the maker, makers write it and the trader. Every
party of a block is handed on, each with the names it may stand for.
Source: measured on 499 shipper rows of CBP AMS 2018 and 4,413 raw shipper blocks of 2022-2025.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from supplyscreen.names import block_words as words
from supplyscreen.names.blanks import single_blanks
from supplyscreen.names.block_cut import cut_block
from supplyscreen.names.block_readings import read_pieces
from supplyscreen.names.party_kind import party_kinds
from supplyscreen.names.party_person import looks_private

PRIVATE_PERSON = "(private person)"
"""Stands for the name of every private person; the name itself never leaves intake."""

_PIECE = pl.Schema(
    {
        "block_id": pl.UInt32,
        "position": pl.UInt32,
        "relation": pl.String,
        "name": pl.String,
        "next_line": pl.String,
        "width": pl.UInt32,
        "address": pl.String,
    }
)
_CARE = r"(?i)[\s,(]+(?:ATTN|ATTENTION)\b[\s.:].*$"  # the name of a person in a name field
_BLANKS = r"\s\s+|[^\S ]"  # what is to be one blank, and is none yet
# Two companies in one block: the first line ends in a form of its own.
_MAYBE_SECOND = r"\b(?:LTD|LIMITED|INC|LLC|GMBH|BHD)\.?$|\bCO[.,\s]{1,4}LT?$"


@dataclass(frozen=True, slots=True)
class BlockParty:
    """One party of a block. ``readings`` are the names it may stand for, the filed one first."""

    name: str
    relation: str
    readings: tuple[str, ...]
    truncated: bool
    address: str
    kind: str


def split_block(name: str, lines: Sequence[str]) -> list[BlockParty]:
    """The parties of one block, as filed first; see :func:`split_blocks`.

    >>> [p.name for p in split_block("ORIENT CONTAINER CO., LTD", ["O/B HAI THAC CO., LTD"])]
    ['ORIENT CONTAINER CO., LTD', 'HAI THAC CO., LTD']
    """
    columns: dict[str, pl.DataType] = {
        "block_id": pl.UInt32(),
        "name": pl.String(),
        "lines": pl.List(pl.String()),
        "own_effects": pl.Boolean(),
    }
    frame = pl.DataFrame([(0, name, list(lines), False)], schema=columns, orient="row")
    return [
        BlockParty(
            row["name"],
            row["relation"],
            tuple(row["readings"]),
            row["truncated"],
            row["address"],
            row["kind"],
        )
        for row in split_blocks(frame).iter_rows(named=True)
    ]


def split_blocks(blocks: pl.DataFrame) -> pl.DataFrame:
    """Split distinct party blocks into their parties.

    In: ``block_id`` (UInt32), ``name`` (String, null where none), ``lines`` (List of String) and
    ``own_effects`` (Boolean): the goods are household or personal effects, so that a bare name is
    a private person's (see :mod:`supplyscreen.names.party_person`).
    Out, sorted by ``block_id`` and ``position``: both, ``relation`` (as_filed, then on_behalf_of,
    agent_of, care_of, account_of, second), ``name``, ``readings`` (List), ``truncated``, ``kind``
    and ``address`` (lines joined by a comma). Private persons are masked and have no readings
    and no address; names behind ATTN or CONTACT in address lines are dropped.
    """
    clean = blocks.select(
        "block_id", _clean_names(blocks["name"]), lines=_clean_lines(pl.col("lines"))
    )
    several = _several(clean)
    pieces = [_whole(clean.filter(~several)), _cut(clean.filter(several))]
    # The parties of a block follow each other already. Rows with readings would take long to move.
    read = read_pieces(pl.concat(pieces).sort("block_id", maintain_order=True))
    return _masked(read, blocks.filter("own_effects")["block_id"])


def _clean_names(names: pl.Series) -> pl.Series:
    bare = names.fill_null("")
    cared = bare.str.contains("(?i)ATT")
    if cared.any():
        short = bare.filter(cared).str.replace(_CARE, "")
        bare = bare.clone().scatter(cared.arg_true(), short)
    return single_blanks(bare).str.strip_chars().rename("name")


def _clean_lines(lines: pl.Expr) -> pl.Expr:
    line = pl.element().str.replace_all(_BLANKS, " ").str.replace(words.CONTACT, "")
    line = line.str.strip_chars().str.strip_chars_end(", ")
    return lines.list.eval(line.filter(line.str.contains(r"[\p{L}\p{N}]")))


def _several(blocks: pl.DataFrame) -> pl.Series:
    """Whether a block holds a word that parts two parties, and names no person."""
    text = blocks["name"] + "\n" + _joined(blocks["lines"], "\n")
    upper = text.str.to_uppercase()
    first = blocks["lines"].list.first().str.to_uppercase()
    several = first.str.contains(_MAYBE_SECOND).fill_null(value=False)
    likely = upper.str.contains_any(words.IN_SEPARATOR)
    parted = upper.filter(likely).str.contains(f"(?m){words.ANY_SEPARATOR}")
    several = several.scatter(likely.arg_true(), several.filter(likely) | parted)
    found = several.arg_true()
    return several.scatter(found, party_kinds(blocks["name"].gather(found)) != "person")


def _joined(lines: pl.Series, between: str) -> pl.Series:
    """The lines of each block as one text."""
    if not lines.list.len().sum():
        return pl.Series([""], dtype=pl.String).new_from_index(0, len(lines))
    return lines.list.join(between)


def _whole(blocks: pl.DataFrame) -> pl.DataFrame:
    """Blocks of one party, the common case: expressions only."""
    return blocks.select(
        "block_id",
        pl.lit(0, dtype=pl.UInt32).alias("position"),
        pl.lit("as_filed").alias("relation"),
        "name",
        pl.col("lines").list.first().fill_null("").alias("next_line"),
        pl.col("name").str.len_chars().cast(pl.UInt32).alias("width"),
        _joined(blocks["lines"], ", ").alias("address"),
    )


def _cut(blocks: pl.DataFrame) -> pl.DataFrame:
    rows = [
        (block, position, piece.relation, piece.name, piece.next_line, piece.width, address)
        for block, name, lines in blocks.select("block_id", "name", "lines").iter_rows()
        for pieces, rest in (cut_block(name, lines),)
        for address in (", ".join(rest),)
        for position, piece in enumerate(pieces)
    ]
    return pl.DataFrame(rows, schema=_PIECE, orient="row")


def _masked(parties: pl.DataFrame, own_effects: pl.Series) -> pl.DataFrame:
    """Add ``kind``, and mask persons; ``own_effects`` are blocks with goods of their owner."""
    names = parties["name"]
    told = parties.with_columns(kind=party_kinds(names))
    if len(own_effects):
        private = parties["block_id"].is_in(own_effects.implode())
        private = private.scatter(private.arg_true(), looks_private(names.filter(private)))
        # A name that runs on into the next line (several readings) is not a whole one.
        bare = private & (pl.col("readings").list.len() == 1) & (pl.col("kind") == "company")
        told = told.with_columns(kind=pl.when(bare).then(pl.lit("person")).otherwise("kind"))
    if not (told["kind"] == "person").any():
        return told
    person = pl.col("kind") == "person"
    nothing = pl.lit([], dtype=pl.List(pl.String))
    return told.with_columns(
        name=pl.when(person).then(pl.lit(PRIVATE_PERSON)).otherwise("name"),
        address=pl.when(person).then(pl.lit("")).otherwise("address"),
        readings=pl.when(person).then(nothing).otherwise("readings"),
        truncated=pl.col("truncated") & ~person,
    )
