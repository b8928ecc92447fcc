"""One hash of what a list says of an entry, or of what a rule says: a decision rests on it."""

import hashlib

import polars as pl

from supplyscreen.watchlists import Watchlists

_TOLD = (
    "kind",
    "name",
    "country",
    "listed_on",
    "ended_on",
    "status",
    "program_key",
    "provision",
    "goods_scope",
    "extends_to",
    "place",
)
_DIGITS = 16
_BETWEEN = "\x1f"


def entry_facts(watchlists: Watchlists) -> pl.DataFrame:
    """``key, entry_facts`` of every entry (key: its id) and every goods rule (key: its rule id).

    The hash covers name, other names, country, days, status, program, provision, scope of goods and
    place of an entry, and all fields of a rule; not its id, which a publisher may change, nor our
    notes and sources.
    """
    names = watchlists.names.group_by("entry_id").agg(
        also=pl.col("name").unique().sort().str.join(_BETWEEN)
    )
    text = pl.concat_str(
        [pl.col(column).cast(pl.String).fill_null("") for column in (*_TOLD, "also")],
        separator=_BETWEEN,
    )
    entries = watchlists.entries.join(names, on="entry_id", how="left").select("entry_id", text)
    told = dict(entries.iter_rows())
    for rule in watchlists.goods_rules:
        told[rule.rule_id] = rule.model_dump_json(exclude={"rule_id", "note", "sources"})
    return pl.DataFrame(
        {"key": list(told), "entry_facts": [_digest(value) for value in told.values()]},
        schema={"key": pl.String, "entry_facts": pl.String},
    )


def with_facts(flags: pl.DataFrame, facts: pl.DataFrame) -> pl.DataFrame:
    """FLAGS with ``entry_facts`` of their entry, else of their rule; of a place its spelling."""
    keys = flags.select(key=pl.coalesce("entry_id", "rule_id"))
    joined = keys.join(facts, on="key", how="left", maintain_order="left")
    place = pl.when(pl.col("ground") == "place").then(pl.col("matched_name"))
    return flags.with_columns(joined["entry_facts"]).with_columns(
        entry_facts=pl.coalesce("entry_facts", place)
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:_DIGITS]
