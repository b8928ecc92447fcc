"""Parties that were matched before, and what their matches rest on: not matched again in vain."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

import polars as pl

from supplyscreen.intake.party_places import LATER
from supplyscreen.matching import PreparedNames
from supplyscreen.matching.fingerprints import FINGERPRINTS, fingerprints
from supplyscreen.matching.score import ORDER, ORDER_DESCENDING
from supplyscreen.schemas import ENTRIES, MATCHES, NAMES, PARTIES, empty
from supplyscreen.watchlists import Watchlists

_TABLES = {
    "parties": PARTIES,
    "matches": MATCHES,
    "fingerprints": FINGERPRINTS,
    "entries": ENTRIES,
    "names": NAMES,
}
# Key and places are read of name and address, and not by whoever compares names.
_READ = [name for name in PARTIES.names() if name not in ("record_count", *LATER)]


@dataclass(frozen=True)
class KnownMatches:
    """``matches`` (MATCHES, sorted as matching sorts them) of ``parties`` (PARTIES) against the
    lists whose ``entries`` (ENTRIES), ``names`` (NAMES) and ``fingerprints`` (FINGERPRINTS) are
    kept beside them. All were made with one version and with the same settings of matching."""

    parties: pl.DataFrame
    matches: pl.DataFrame
    fingerprints: pl.DataFrame
    entries: pl.DataFrame
    names: pl.DataFrame

    @classmethod
    def none(cls) -> Self:
        """Nothing known: no parties, no lists."""
        return cls(**{name: empty(schema) for name, schema in _TABLES.items()})

    @classmethod
    def made(
        cls,
        parties: pl.DataFrame,
        matches: pl.DataFrame,
        watchlists: Watchlists,
        prepared: PreparedNames,
    ) -> Self:
        """``matches`` of ``parties`` against ``watchlists``, whose names are ``prepared``."""
        told = fingerprints(prepared, watchlists)
        return cls(parties, matches, told, watchlists.entries, watchlists.names)

    @classmethod
    def load(cls, folder: Path, *, parties: pl.DataFrame | None = None) -> Self:
        """What :meth:`save` wrote; where given, of these ``parties`` (PARTIES) alone."""
        frames = {name: pl.scan_parquet(folder / f"{name}.parquet") for name in _TABLES}
        if parties is not None:
            ids = parties.lazy().select("party_id")
            for name in ("parties", "matches"):
                frames[name] = frames[name].join(
                    ids, on="party_id", how="semi", maintain_order="left"
                )
        return cls(**{name: frame.collect() for name, frame in frames.items()})

    def save(self, folder: Path) -> None:
        """Write five Parquet files into ``folder``. Raises OSError as polars does."""
        for name in _TABLES:
            getattr(self, name).write_parquet(folder / f"{name}.parquet")

    def same_as(self, other: Self) -> bool:
        """Whether both hold the same, so that one need not be saved again."""
        return all(getattr(self, name).equals(getattr(other, name)) for name in _TABLES)

    def lists(self, like: Watchlists) -> Watchlists:
        """The lists as they were, with all that matching does not read from ``like``."""
        return replace(like, entries=self.entries, names=self.names)

    def split(self, parties: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
        """``parties`` (PARTIES) that are known, and those that are not.

        A party is known when all that can be read of it is as it was; how often it is named does
        not count.
        """
        same = parties.join(
            self.parties.select(_READ),
            on=_READ,
            how="semi",
            nulls_equal=True,
            maintain_order="left",
        )
        new = parties.join(
            same.select("party_id"), on="party_id", how="anti", maintain_order="left"
        )
        return same, new


def together(known: Sequence[KnownMatches]) -> KnownMatches:
    """One of several parts that were matched against the same lists; of a party that is in two, the
    later one counts. Its matches are sorted as matching sorts them."""
    parts = [KnownMatches.none(), *(part for part in known if not part.fingerprints.is_empty())]
    parties, matches = parts[0].parties, parts[0].matches
    for part in parts[1:]:
        older = part.parties.select("party_id")
        parties = pl.concat([parties.join(older, on="party_id", how="anti"), part.parties])
        matches = pl.concat([matches.join(older, on="party_id", how="anti"), part.matches])
    ordered = matches.sort(ORDER, descending=ORDER_DESCENDING)
    return replace(parts[-1], parties=parties, matches=ordered)


def parties_in(folder: Path) -> int:
    """How many parties :meth:`KnownMatches.save` wrote into ``folder``."""
    return int(pl.scan_parquet(folder / "parties.parquet").select(pl.len()).collect().item())
