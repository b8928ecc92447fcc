"""What was decided about parties whose names are like one, and about others of the same entry."""

import numpy as np
import polars as pl
from rapidfuzz import fuzz, process

from supplyscreen.cases.store import CaseStore
from supplyscreen.names import normalize_names

LEAST_SIMILAR = 0.75
"""Likeness from which a name is told. In a name of four words of equal length three quarters of the
letters stay when one word is another; with less in common, names share a place and a trade."""
MOST = 10

SIMILAR = pl.Schema(
    {
        "flag_id": pl.String(),
        "party_name": pl.String(),
        "against": pl.String(),  # name of the entry, or the rule
        "similarity": pl.Float64(),  # 0 to 1
        "same_entry": pl.Boolean(),
        "state": pl.String(),
        "waits_for_second": pl.Boolean(),
        "reason_code": pl.String(),
        "comment": pl.String(),
        "reviewer": pl.String(),
        "decided_at": pl.String(),
        "second_reviewer": pl.String(),
        "line": pl.Int64(),
    }
)
"""A decision on another pair: what :meth:`DecidedNames.similar` tells."""

# Which flags are decided, by which line; after another run the names of entries may be others.
_STANDS = """
    SELECT flag_id, line, (SELECT max(line) FROM runs) AS run
    FROM cases WHERE reviewer IS NOT NULL AND pair_key IS NOT NULL AND party_name IS NOT NULL
"""
_SIDES = """
    SELECT flag_id, pair_key, party_name, watchlist_id, entry_id
    FROM cases WHERE flag_id IN (SELECT unnest($flags::VARCHAR[]))
"""
_TOLD = """
    SELECT flag_id, party_name, coalesce(entry_name, rule_id) AS against, state, waits_for_second,
           reason_code, comment, reviewer, decided_at, second_reviewer, line
    FROM cases WHERE flag_id IN (SELECT unnest($flags::VARCHAR[]))
"""
# A second condition would keep DuckDB from looking the flag up in the index.
_ASKED = """
    SELECT party_name, pair_key, watchlist_id, entry_id, place FROM cases WHERE flag_id = $flag
"""
# The names that are asked about next. Normalising takes long by the call, hardly by the name.
_FOLLOWING = """
    SELECT party_name FROM cases WHERE place > $place AND party_name IS NOT NULL
    ORDER BY place LIMIT 200
"""
_KEYS = pl.Schema({"party_name": pl.String(), "key": pl.String()})
_READ = pl.Schema(
    {
        "flag_id": pl.String(),
        "line": pl.Int64(),
        "run": pl.Int64(),
        "pair_key": pl.String(),
        "party_name": pl.String(),
        "watchlist_id": pl.String(),
        "entry_id": pl.String(),
        "key": pl.String(),
    }
)


class DecidedNames:
    """The names of parties in ``store`` that somebody decided on, ready to be compared.

    After each line of the log those that it changed are read; a name is normalised once.
    """

    def __init__(self, store: CaseStore) -> None:
        self._store = store
        self._keys = pl.DataFrame(schema=_KEYS)
        self._read = (0, pl.DataFrame(schema=_READ))

    def similar(self, flag_id: str, *, most: int = MOST) -> pl.DataFrame:
        """SIMILAR: decisions on other pairs whose party is named like that of ``flag_id``, from
        :data:`LEAST_SIMILAR` on, and on any other party against its entry; nearest first, of equal
        ones the newest, at most ``most``.

        One row per pair, with its last decision as it stands now. ``similarity`` (0 to 1) compares
        the letters of the two names as the matcher normalises them, their words in the order of the
        alphabet: 2 x the letters in common, in order, by the letters of both. It knows nothing of
        addresses or owners, and decides nothing. Empty for a flag on no party, and one that is not
        in the store.
        """
        asked = self._store.records(_ASKED, {"flag": flag_id})
        if not asked or None in (asked[0]["party_name"], asked[0]["pair_key"]):
            return pl.DataFrame(schema=SIMILAR)
        name, pair, watchlist, entry, place = asked[0].values()
        others = self._decided().filter(pl.col("pair_key") != pair)
        told_entry, told_list = (pl.lit(cell, dtype=pl.String) for cell in (entry, watchlist))
        same = (pl.col("entry_id") == told_entry) & pl.col("watchlist_id").eq_missing(told_list)
        told = others.with_columns(
            similarity=self._likeness(name, place, others["key"]),
            same_entry=same.fill_null(value=False),
        )
        near = told.filter(pl.col("same_entry") | (pl.col("similarity") >= LEAST_SIMILAR))
        first = near.sort("similarity", "line", "flag_id", descending=[True, True, False]).head(
            most
        )
        rows = self._store.rows(_TOLD, {"flags": first["flag_id"].to_list()})
        whole = first.select("flag_id", "similarity", "same_entry").join(
            rows, on="flag_id", maintain_order="left"
        )
        return whole.select(pl.col(name).cast(kind) for name, kind in SIMILAR.items())

    def _decided(self) -> pl.DataFrame:
        """The decided pairs, by the flag that was decided last, with the ``key`` of its name."""
        reached = self._store.applied  # before reading: what comes meanwhile is read again
        read, known = self._read
        if read != reached:
            stands = self._store.rows(_STANDS).cast({"line": pl.Int64, "run": pl.Int64})
            kept = known.join(stands, on=["flag_id", "line", "run"], how="semi")
            new = stands.join(kept, on="flag_id", how="anti")
            sides = self._store.rows(_SIDES, {"flags": new["flag_id"].to_list()})
            rows = new.join(sides, on="flag_id").join(
                self._keyed(sides["party_name"]), on="party_name"
            )
            known = pl.concat([kept, rows.select(_READ.names())])
            self._read = (reached, known)
        newest = known.sort("line", "flag_id", descending=[True, False])
        return newest.unique("pair_key", keep="first", maintain_order=True)

    def _keyed(self, names: pl.Series) -> pl.DataFrame:
        """``party_name, key`` of at least these names."""
        keys = self._keys
        new = pl.DataFrame({"party_name": names.unique()}).join(keys, on="party_name", how="anti")
        if new.height:
            made = new.with_columns(key=normalize_names(new["party_name"]))
            self._keys = keys = pl.concat([keys, made])
        return keys

    def _key(self, name: str, place: int) -> str:
        """The key of ``name``, of a flag at ``place``."""
        this = pl.col("party_name") == name
        known = self._keys.filter(this)
        if known.is_empty():
            following = self._store.rows(_FOLLOWING, {"place": place})["party_name"]
            asked = pl.concat([pl.Series("party_name", [name], dtype=pl.String), following])
            known = self._keyed(asked).filter(this)
        return str(known["key"][0] or "")

    def _likeness(self, name: str, place: int, keys: pl.Series) -> pl.Series:
        """How alike the key of ``name`` and each of ``keys`` are; 0 where one holds no letter."""
        if keys.is_empty():
            return pl.Series(dtype=pl.Float64)
        key = self._key(name, place)
        if not key:
            return pl.Series([0.0], dtype=pl.Float64).new_from_index(0, len(keys))
        found = process.cdist([key], keys.to_list(), scorer=fuzz.token_sort_ratio, dtype=np.float64)
        return pl.Series(found[0] / 100).round(2).set(keys == "", 0.0)
