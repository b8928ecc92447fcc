"""``list.yml`` after an update: dates, caveats, known gaps and assertions of the new edition."""

from math import floor

import polars as pl

from supplyscreen.models import Assertions, KnownGap, WatchlistInfo
from supplyscreen.watchlists.list_rules import Reading
from supplyscreen.watchlists.merge import Merged

READ_FROM = "Read from"
OF_EDITION = "On the edition of"


def updated_info(info: WatchlistInfo, merged: Merged, reading: Reading) -> WatchlistInfo:
    """``info`` brought to the merged list.

    Gaps that the publication closes (``closed_by``) go; those left say of which edition they were
    told as soon as entries were added. The assertions become exact for the new edition, so that a
    snapshot that lost a row is refused.
    """
    caveat = (
        f"{READ_FROM} the publication of {reading.published_on} on {reading.read_on} "
        f"(file {reading.file_name}, SHA-256 {reading.sha256})."
    )
    others = tuple(text for text in info.caveats if not text.startswith(READ_FROM))
    return info.model_copy(
        update={
            "published_on": reading.published_on,
            "retrieved_on": reading.read_on,
            "caveats": (*others, caveat),
            "known_gaps": _gaps(info, merged, reading),
            "assertions": _assertions(info.assertions, merged),
        }
    )


def _gaps(info: WatchlistInfo, merged: Merged, reading: Reading) -> tuple[KnownGap, ...]:
    left = [
        gap
        for gap in info.known_gaps
        if gap.closed_by is None or gap.closed_by > reading.published_on
    ]
    if not merged.new:
        return tuple(left)
    told = [
        gap
        if gap.text.startswith(OF_EDITION)
        else gap.model_copy(update={"text": f"{OF_EDITION} {info.published_on}: {gap.text}"})
        for gap in left
    ]
    fresh = KnownGap(
        text=(
            f"{OF_EDITION} {reading.published_on}: {len(merged.new)} entries were added from the "
            "publication alone, without Chinese names or anything else that it does not say."
        ),
        source=f"{reading.file_name}, SHA-256 {reading.sha256}",
    )
    return (*told, fresh)


def _assertions(old: Assertions, merged: Merged) -> Assertions:
    entries = merged.entries
    searched = entries.filter(pl.col("search_name").is_not_null())
    names = searched.height + merged.aliases.join(searched, on="entry_id", how="semi").height
    filled = {
        column: min(least, _share(entries[column])) if column in entries.columns else least
        for column, least in old.filled.items()
    }
    return Assertions(
        entries_min=entries.height,
        entries_max=entries.height,
        names_min=names,
        filled=filled,
        kinds=dict(entries.group_by("kind").len().sort("kind").iter_rows()),
    )


def _share(column: pl.Series) -> float:
    """Filled cells, 0 to 1, with three decimals, cut and not rounded."""
    return floor(1000 * (1 - column.null_count() / max(column.len(), 1))) / 1000
