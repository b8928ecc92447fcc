"""What is not known: what the shipments do not state, and what the run did not use."""

from dataclasses import dataclass

import polars as pl

from supplyscreen.models import RunRecord
from supplyscreen.names.party_block import PRIVATE_PERSON
from supplyscreen.runs import words
from supplyscreen.schemas import PARTIES_BETWEEN


@dataclass(frozen=True, slots=True)
class Unknown:
    """``what`` is missing on ``count`` shipments or rows, and what that ``means``."""

    what: str
    count: int
    means: str


_ABSENT = (
    ("shipper", "No shipper", f"{words.WITHHELD} (19 CFR 103.31)"),
    ("consignee", "No consignee", f"{words.WITHHELD} (19 CFR 103.31)"),
    ("notify_party", "No notify party", "a bill may name none, one or several"),
    ("manufacturer", "No manufacturer", "who made the goods is not stated"),
    ("country_of_origin", "No country of origin", "never inferred here from a port or an address"),
    ("goods_description", "No goods description", words.NOT_STATED),
    ("hts_codes", "No HTS code", "the goods are known by their description only, if at all"),
    ("place_of_receipt", "No place of receipt", "where the cargo was taken over is not stated"),
    ("weight_kg", "No weight", "the weight sums leave these out"),
    ("containers", "No container number", "loose cargo, or not stated"),
    ("arrival_date", "No arrival date", "neither before nor after a listing"),
)


def not_stated(counted: pl.DataFrame) -> tuple[Unknown, ...]:
    """What the counted shipments do not state, each with the number of shipments."""
    told = counted.select(
        *(pl.col(column).is_null().sum() for column, _, _ in _ABSENT),
        persons=pl.any_horizontal(
            pl.col(role)
            .str.split(PARTIES_BETWEEN)
            .list.contains(PRIVATE_PERSON)
            .fill_null(value=False)
            for role in ("shipper", "consignee", "notify_party")
        ).sum(),
    ).row(0, named=True)
    rows = [Unknown(what, told[column], means) for column, what, means in _ABSENT]
    masked = Unknown(
        "A private person is named",
        told["persons"],
        "the name is masked as the file is read, and compared with no list",
    )
    return (*rows, masked)


_OUTCOMES = (
    ("rejected", "Rows that could not be read", "rejects.csv says why; none is looked at here"),
    ("superseded", "Superseded bills", "amended or deleted later, or there twice; not screened"),
    ("merged", "Further lines of a shipment", "read into the shipment that is counted once"),
    ("not_screenable", "Not screenable", "a party is withheld, not named or not readable"),
    ("suppressed", "Suppressed", "flags set aside by an earlier review decision"),
)


def not_used(run: RunRecord) -> tuple[Unknown, ...]:
    """What became of rows of the whole run that were not screened as they stand, and how many
    cells were repaired or are in doubt."""
    rows = [Unknown(what, getattr(run.counts, key), means) for key, what, means in _OUTCOMES]
    doubts = Unknown(
        "Cells repaired as they were read, or kept in doubt",
        sum(run.findings_by_code.values()),
        "findings.csv tells each sort and its first example",
    )
    return (*rows, doubts)
