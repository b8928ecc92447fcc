"""Names of listed entries, altered as filers alter them: what the matching must still catch.

Certain enough to demand are: the name as listed; the name cut at the 35 characters of a manifest's
field, where at most seven are lost; another legal form at the end; capitals without punctuation.
A typing slip (two letters exchanged) is only counted: a slip in the one distinctive word of a
name may rightly make it another name.
"""

import hashlib
from dataclasses import dataclass
from datetime import date

import polars as pl

from supplyscreen.models import ScreenConfig
from supplyscreen.watchlists import Watchlists

FIELD = 35
"""Characters of a name field (CBP AMS; UN/EDIFACT composite C080 has 35 as well)."""
LONGEST_CUT = 42
_FORM = r"(?i)[ ,]+(?:co\.?, ?ltd|ltd|limited|inc|llc|corp|sdn\.? ?bhd|gmbh)\.?$"
# Alteration -> the highest flag threshold at which it is demanded: below the least score measured
# on every suitable name of the bundled lists (docs/methodology.md, "Canaries").
DEMANDED = {"exact": 0.99, "upper": 0.99, "cut": 0.95, "form": 0.95}
ALTERATIONS = (*DEMANDED, "slip")


@dataclass(frozen=True)
class AlteredName:
    """One altered name, and the entry that must be flagged for it."""

    alteration: str
    entry_id: str
    watchlist_id: str
    country: str | None
    text: str
    demanded: bool


def altered_names(
    watchlists: Watchlists, config: ScreenConfig, day: date
) -> tuple[AlteredName, ...]:
    """For each list and alteration one entry, chosen by hash; none where no name is suitable."""
    fit = suitable_names(watchlists, config, day)
    return tuple(
        AlteredName(
            alteration,
            row["entry_id"],
            row["watchlist_id"],
            row["country"],
            altered(row["name"], alteration),
            config.flag_threshold <= DEMANDED.get(alteration, -1.0),
        )
        for alteration in ALTERATIONS
        for (_,), rows in fit.filter(fits(alteration)).group_by("watchlist_id", maintain_order=True)
        for row in [
            min(rows.iter_rows(named=True), key=lambda r: _order(r["entry_id"], alteration))
        ]
    )


def suitable_names(watchlists: Watchlists, config: ScreenConfig, day: date) -> pl.DataFrame:
    """``entry_id, watchlist_id, country, name``: primary names that no doubt hangs on.

    Active parties, listed and their program in force by ``day``; Latin letters, three words or
    more, sixteen characters or more, and the name of no other entry.
    """
    law = [key for key, program in watchlists.programs.items() if program.in_force_since <= day]
    entries = watchlists.entries.filter(
        (pl.col("listed_on") <= day).fill_null(value=True),
        pl.col("program_key").is_in(law),
        pl.col("status") == "active",
        pl.col("kind") == "party",
        pl.col("watchlist_id").is_in(list(config.watchlists)) if config.watchlists else True,
    ).select("entry_id", "watchlist_id", "country")
    alone = watchlists.names.filter(pl.col("name_key").is_unique())
    name = pl.col("name")
    return (
        alone.filter(pl.col("alias_kind") == "primary")
        .join(entries, on="entry_id")
        .filter(
            name.str.contains(r"^[A-Za-z][A-Za-z ,.&'-]+$"),
            name.str.len_chars() >= 16,
            name.str.count_matches(r"[A-Za-z]{2,}") >= 3,
        )
        .select("entry_id", "watchlist_id", "country", "name")
        .sort("watchlist_id", "entry_id")
    )


def fits(alteration: str) -> pl.Expr:
    """Whether column ``name`` can be altered so."""
    name = pl.col("name")
    if alteration == "cut":
        return name.str.len_chars().is_between(FIELD + 1, LONGEST_CUT)
    if alteration == "form":
        return name.str.contains(_FORM)
    return pl.lit(value=True)


def altered(name: str, alteration: str) -> str:
    """``name`` as it reads after the alteration."""
    if alteration == "cut":
        return name[:FIELD].rstrip()
    if alteration == "upper":
        return _one(name, pl.col("name").str.to_uppercase().str.replace_all(r"[^A-Z]+", " "))
    if alteration == "form":
        return _one(name, pl.col("name").str.replace(_FORM, " LIMITED"))
    return _slipped(name) if alteration == "slip" else name


def _one(name: str, change: pl.Expr) -> str:
    return str(pl.DataFrame({"name": [name]}).select(change.str.strip_chars()).item())


def _slipped(name: str) -> str:
    """Two letters in the middle of the longest word exchanged."""
    word = max(name.split(), key=len)
    at = len(word) // 2
    return name.replace(word, word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :], 1)


def _order(entry_id: str, alteration: str) -> str:
    return hashlib.sha256(f"{alteration}\n{entry_id}".encode()).hexdigest()
