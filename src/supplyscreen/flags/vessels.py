"""Ground ``listed_party``, role ``vessel``: a fishing vessel whose catch an order covers.

The ship on a bill of lading is the one that carried the cargo, and vessels share names. So a name
needs support: a word for a vessel beside it, or goods within the scope of the order.
"""

import polars as pl

from supplyscreen.flags.context import FlagContext
from supplyscreen.flags.listed import with_listing
from supplyscreen.flags.records import described_parties
from supplyscreen.flags.sentences import joined
from supplyscreen.flags.text_sieve import may_hold
from supplyscreen.flags.vessel_names import ALONE, FISHING, SHIP, name_patterns, vessels_in_texts

_PREFIX = r"(?i)^\s*fishing vessels?\s*:\s*"
_BESIDE = {
    FISHING: "A word for a fishing vessel or its catch stands beside it.",
    SHIP: "A word for a ship stands beside it.",
}


def searched_vessels() -> pl.Expr:
    """Whether an entry (of ENTRIES) is a vessel whose name is looked for: its goods are named.

    A vessel that is listed for itself is not: which goods are meant is not said.
    """
    named = pl.col("goods_scope").fill_null("").str.strip_chars() != ""
    return (pl.col("kind") == "vessel") & named


def vessel_patterns(context: FlagContext) -> tuple[str, ...]:
    """Patterns of ``text_sieve`` for every text that may hold the name of a vessel."""
    return tuple(name_patterns(_names(context)))


def parties_like_vessels(parties: pl.DataFrame, context: FlagContext) -> pl.Series:
    """Ids of the PARTIES whose name may hold that of a vessel."""
    near = parties.filter(may_hold(parties["name"], vessel_patterns(context)))
    people = described_parties(near)
    texts = people.select("party_id", text="party_name", place=pl.lit("party"))
    return vessels_in_texts(texts, _names(context))["party_id"].unique()


def vessel_flags(records: pl.DataFrame, named: pl.DataFrame, context: FlagContext) -> pl.DataFrame:
    """``records.current_records`` and ``named_parties`` -> rows of FLAGS, one per record and entry.

    A name is looked for as whole words (``YU LONG NO. 2``, ``YU LONG NO 2``, ``YU LONG 2``) in
    goods descriptions, in names of parties and in the vessel name; of the last two it must be
    the whole unless a word for a vessel stands beside it. It is flagged with a word for a
    fishing vessel or a catch beside it; with goods in the scope of the order; or with a word for
    any ship, unless that is the ship that carried the cargo or the goods are out of scope. The
    band is ``probable`` with a fishing word and goods in scope, else ``possible``. No score.
    """
    found = vessels_in_texts(_texts(records, named), _names(context))
    if found.is_empty():
        return records.clear()
    told = with_listing(records.join(_sentences(found), on="record_id"), context)
    return told.filter(_supported()).with_columns(
        band=pl.when((pl.col("mark") == FISHING) & (pl.col("merchandise") == "in_scope"))
        .then(pl.lit("probable"))
        .otherwise(pl.lit("possible")),
        decided_by=pl.format("vessel name: {}, in {}", "party_name", "where"),
    )


def _supported() -> pl.Expr:
    mark, goods = pl.col("mark"), pl.col("merchandise")
    ship = (mark == SHIP) & ~pl.col("carried") & (goods != "out_of_scope")
    return (mark == FISHING) | (goods == "in_scope") | ship


def _names(context: FlagContext) -> pl.DataFrame:
    """``entry_id, matched_name``: the name of each vessel, then its aliases."""
    entries = context.watchlists.entries.filter(searched_vessels())
    own = entries.select("entry_id", matched_name=pl.col("name").str.replace(_PREFIX, ""))
    others = context.watchlists.aliases.join(entries, on="entry_id", how="semi")
    return pl.concat([own, others.select("entry_id", matched_name="name")])


def _texts(records: pl.DataFrame, named: pl.DataFrame) -> pl.DataFrame:
    """``record_id, place, where, text``: every text in which the name of a vessel may stand."""
    role = pl.col("role").str.replace_all("_", " ", literal=True)
    goods = pl.when(pl.col("record_kind") == "supplier").then(pl.lit("the product"))
    frames = [
        records.select(
            "record_id",
            place=pl.lit("goods"),
            where=goods.otherwise(pl.lit("the goods description")),
            text="goods_description",
        ),
        named.select(
            "record_id",
            place=pl.lit("party"),
            where=pl.format("the name of the {}", role),
            text="party_name",
        ),
        records.select(
            "record_id",
            place=pl.lit("carrier"),
            where=pl.lit("the vessel name"),
            text="vessel_name",
        ),
    ]
    return pl.concat(frames)


def _sentences(found: pl.DataFrame) -> pl.DataFrame:
    """One row per record and entry: the best supported place first, and the words of evidence."""
    named = found.rename({"found": "party_name"})
    ranked = named.sort("record_id", "entry_id", -pl.col("mark"), "where", "party_name")
    one = ranked.group_by("record_id", "entry_id", maintain_order=True).agg(
        pl.col("matched_name", "party_name", "mark").first(),
        where=pl.col("where").unique(maintain_order=True).str.join(" and "),
        carried=(pl.col("place") == "carrier").any(),
    )
    said = pl.format(
        "Possible match: {} in {} is like the listed vessel {}.",
        "party_name",
        "where",
        "matched_name",
    )
    alone = (pl.col("mark") == ALONE) & ~pl.col("carried")
    bare = pl.when(alone).then(pl.lit("No word for a vessel stands beside it."))
    ship = pl.when("carried").then(pl.lit("The ship that carried the cargo has this name."))
    doubt = pl.lit("Vessels share names; neither flag nor IMO number was compared.")
    return one.with_columns(
        ground=pl.lit("listed_party"),
        role=pl.lit("vessel"),
        band=pl.lit("possible"),
        evidence_for=joined(
            said, pl.col("mark").replace_strict(_BESIDE, default=None, return_dtype=pl.String)
        ),
        evidence_against=joined(bare, ship, doubt),
    )
