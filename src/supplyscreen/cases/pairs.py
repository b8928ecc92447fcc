"""The team's own decisions as labelled pairs, to measure the matcher on."""

import polars as pl

from supplyscreen.cases.store import CaseStore
from supplyscreen.errors import InputError


def review_pairs(store: CaseStore) -> pl.DataFrame:
    """``query, target, label, pattern`` of decided flags of listed parties: the party as filed, the
    name of the entry, 1 for confirmed and 0 for a false positive; ``pattern`` is the band.

    Only answers that count (with their second reviewer where one is needed); one row per pair of
    names, and none where two answers on it differ. These are pairs that the matcher flagged: they
    say how many of its flags were right, and nothing of what it missed. Raises InputError where
    nothing is decided yet.
    """
    found = store.rows(
        """
        SELECT party_name AS query, entry_name AS target,
               CAST(min(CASE WHEN answer = 'confirmed' THEN 1 ELSE 0 END) AS BIGINT) AS label,
               min(coalesce(band, 'not scored')) AS pattern
        FROM cases
        WHERE ground = 'listed_party' AND answer IS NOT NULL AND NOT waits_for_second
          AND party_name IS NOT NULL AND entry_name IS NOT NULL AND role <> 'vessel'
        GROUP BY party_name, entry_name
        HAVING count(DISTINCT answer) = 1
        ORDER BY ALL
        """
    )
    if found.is_empty():
        raise InputError(
            f"{store.folder} holds no decided match of a listed party yet.",
            hint="decide some flags first (supplyscreen review)",
        )
    return found
