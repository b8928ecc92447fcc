"""Tables of what is listed: entries, their names, and places."""

import polars as pl

# One listed thing.
ENTRIES = pl.Schema(
    {
        "entry_id": pl.String(),
        "watchlist_id": pl.String(),
        "kind": pl.String(),  # party | facility | vessel | goods | region
        "name": pl.String(),
        "country": pl.String(),
        "listed_on": pl.Date(),
        "ended_on": pl.Date(),  # removed, revoked, or modified so that goods are admissible
        "status": pl.String(),
        "status_detail": pl.String(),
        "changes": pl.String(),  # dated steps; CHANGES is the same as a table
        "program_key": pl.String(),
        "provision": pl.String(),
        "provision_dates": pl.String(),
        "goods_scope": pl.String(),  # merchandise of the order, empty = all goods
        "extends_to": pl.String(),
        "place": pl.String(),
        "sectors": pl.String(),
        "citation": pl.String(),
        "source_url": pl.String(),
        "sources": pl.String(),  # everything the row was read in, parted by " | "
        "confidence": pl.String(),
        "note": pl.String(),
    }
)

# One searchable name of one entry.
NAMES = pl.Schema(
    {
        "alias_id": pl.String(),
        "entry_id": pl.String(),
        "name": pl.String(),
        "name_key": pl.String(),
        "alias_kind": pl.String(),  # primary, or an alias_kind of aliases.csv
    }
)

# One spelling of one place. Ambiguous spellings count only with support.
PLACES = pl.Schema(
    {
        "place_id": pl.String(),
        "place": pl.String(),
        "level": pl.String(),
        "spelling": pl.String(),
        "spelling_kind": pl.String(),
        "ambiguous": pl.Boolean(),
        "note": pl.String(),
    }
)
