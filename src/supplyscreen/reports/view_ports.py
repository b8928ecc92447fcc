"""Flags by port of lading, port of unlading and country of origin, as the source states them."""

import polars as pl

from supplyscreen.reports.view_bars import IN_FORCE, ON_GROUND, Picture, bars
from supplyscreen.runs import words

SHOWN = 8
_BILLS = pl.col("record_kind") == "shipment"


def ports_view(flags: pl.LazyFrame, shipments: pl.LazyFrame) -> tuple[Picture, ...]:
    """Three pictures of the flags on a ground of bills of lading.

    ``flags`` is FLAGS, ``shipments`` the SHIPMENT_ROWS with such a flag; both are read streaming.
    A value is printed as filed; an absent one is counted as not stated, never inferred.
    """
    real = flags.filter(ON_GROUND)
    bills = real.filter(_BILLS)
    origin = shipments.select(record_id="shipment_id", origin="country_of_origin")
    joined = bills.select("record_id", "timing").join(origin, on="record_id", how="left")
    pictures = [
        _picture("lading", "Flags by port of lading", "Port", bills, "port_of_lading"),
        _picture("unlading", "Flags by port of unlading", "Port", bills, "port_of_unlading"),
        _picture("origin", "Flags by country of origin as stated", "Country", joined, "origin"),
    ]
    without = real.filter(~_BILLS).select(pl.len()).collect(engine="streaming").item()
    return tuple(_noted(picture, without) for picture in pictures)


def _picture(key: str, caption: str, head: str, flags: pl.LazyFrame, column: str) -> Picture:
    """The most frequent values first, then the others in one bar, then what is not stated."""
    told = flags.group_by(pl.col(column).replace("", None).alias("value")).agg(
        flags=pl.len().cast(pl.Int64), now=IN_FORCE.sum().cast(pl.Int64)
    )
    found = told.collect(engine="streaming").sort("flags", "value", descending=[True, False])
    stated, blank = found.drop_nulls("value"), found.filter(pl.col("value").is_null())
    shown, rest = stated.head(SHOWN), stated.slice(SHOWN)
    rows = list(shown.iter_rows())
    if rest.height:
        label = words.count(rest.height, "other")
        rows.append((label, int(rest["flags"].sum()), int(rest["now"].sum())))
    rows += [(words.NOT_STATED, flags, now) for _, flags, now in blank.iter_rows()]
    return Picture(
        key,
        caption,
        head,
        bars(
            [label for label, _, _ in rows],
            {label: total for label, total, _ in rows},
            {label: now for label, _, now in rows},
        ),
    )


def _noted(picture: Picture, suppliers: int) -> Picture:
    notes = []
    if suppliers:
        what = "country of origin" if picture.key == "origin" else "port"
        flags = words.count(suppliers, "flag")
        verb = "is" if suppliers == 1 else "are"
        notes.append(f"{flags} on supplier rows {verb} not here: such a row states no {what}.")
    if picture.key == "origin":
        notes.append("Only what the source states; it is never inferred from a port.")
    return Picture(picture.key, picture.caption, picture.head, picture.bars, tuple(notes))
