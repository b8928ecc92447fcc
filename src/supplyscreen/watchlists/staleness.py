"""Whether a list was read too long ago to rely on, counted to the as-of date."""

from datetime import date

from supplyscreen.models import WatchlistInfo
from supplyscreen.watchlists.from_names import GIVEN_ON


def stale_warning(info: WatchlistInfo, as_of: date, *, stale_after_days: int) -> str:
    """What a reader must know of the age of ``info`` on ``as_of``; empty when it is fresh enough.

    Stale is a list that was last read at its source (``retrieved_on``) more than
    ``stale_after_days`` before: whatever was listed since is not in it. A list that was read later
    but whose edition (``published_on``) is older than that is not stale, for an unchanged
    publication stays the latest; the warning then asks to look for a newer one. A list whose day
    the caller did not tell has no age.
    """
    if info.published_on == GIVEN_ON:
        return ""
    read, edition = (as_of - info.retrieved_on).days, (as_of - info.published_on).days
    if read > stale_after_days:
        return (
            f"Stale: last read at its source on {info.retrieved_on}, {read:,} days "
            f"before {as_of} (more than {stale_after_days}). "
            "What was listed or changed since is not in it."
        )
    if edition > stale_after_days:
        return (
            f"Old edition: published on {info.published_on}, {edition:,} days before {as_of} (more "
            f"than {stale_after_days}), last read on {info.retrieved_on}. Look for a newer one."
        )
    return ""
