"""The rows of one subject: bills of lading, supplier rows, and the flags on them."""

import re
from dataclasses import dataclass

import polars as pl

from supplyscreen.errors import InputError
from supplyscreen.models import Subject
from supplyscreen.runs import Result
from supplyscreen.schemas import SHIPMENT_ROWS

BETWEEN = " | "
"""Parts several parties of one role in SHIPMENT_ROWS."""
_ORDER = ("arrival_date", "bill_of_lading", "shipment_id")
_CODE = re.compile(r"[\d.\s]*\d[\d.\s]*")


@dataclass(frozen=True, slots=True)
class Selection:
    """What a run holds of ``subject``: ``shipments`` is SHIPMENT_ROWS by arrival date without
    superseded ones, which are counted in ``superseded``; ``suppliers`` SUPPLIER_ROWS; ``flags``
    FLAGS of these in triage order."""

    subject: Subject
    shipments: pl.DataFrame
    superseded: int
    suppliers: pl.DataFrame
    flags: pl.DataFrame


def select_rows(result: Result, subject: Subject) -> Selection:
    """The rows of ``subject``: an entry that flags name; a shipper or consignee whose name holds
    the text; goods with an HTS code that begins so, or with every word in their description.

    Raises InputError where there are none.
    """
    if subject.kind == "entry":
        bills, firms = _of_entry(result, subject.value.strip())
    else:
        bills = result.scan_shipments().filter(_shipment_of(subject))
        firms = result.supplier_rows().filter(_supplier_of(subject))
    found = bills.select(SHIPMENT_ROWS.names()).collect(engine="streaming")
    current = found.filter(pl.col("state") != "superseded").sort(_ORDER, nulls_last=True)
    if current.is_empty() and firms.is_empty():
        raise _nothing(result, subject)
    return Selection(
        subject, current, found.height - current.height, firms, _flags(result, current, firms)
    )


def _of_entry(result: Result, entry_id: str) -> tuple[pl.LazyFrame, pl.DataFrame]:
    own = result.scan_flags().filter(pl.col("entry_id") == entry_id)
    ids = own.select("record_kind", "record_id").unique().collect(engine="streaming")
    bills = ids.filter(record_kind=pl.lit("shipment")).select(shipment_id="record_id").lazy()
    firms = ids.filter(record_kind=pl.lit("supplier")).select(supplier_id="record_id")
    shipments = result.scan_shipments().join(bills, on="shipment_id", how="semi")
    return shipments, result.supplier_rows().join(firms, on="supplier_id", how="semi")


def _shipment_of(subject: Subject) -> pl.Expr:
    if subject.kind != "product":
        return _holds(pl.col(subject.kind), [subject.value])
    if code := _code(subject.value):
        return pl.col("hts_codes").str.contains(rf"(?:^|, ){code}").fill_null(value=False)
    return _holds(pl.col("goods_description"), subject.value.split())


def _supplier_of(subject: Subject) -> pl.Expr:
    if subject.kind == "shipper":
        names = (pl.col("name"), pl.col("local_name"))
        return pl.any_horizontal(_holds(name, [subject.value]) for name in names)
    if subject.kind == "product" and not _code(subject.value):
        return _holds(pl.col("product"), subject.value.split())
    return pl.lit(value=False)


def _code(value: str) -> str:
    """The digits of an HTS prefix; empty where ``value`` is words."""
    return re.sub(r"\D", "", value) if _CODE.fullmatch(value) else ""


def _holds(column: pl.Expr, parts: list[str]) -> pl.Expr:
    """Whether ``column`` holds each of ``parts``, whatever its case."""
    text = _folded(column)
    return pl.all_horizontal(
        text.str.contains(_folded(pl.lit(part.strip())), literal=True) for part in parts
    ).fill_null(value=False)


def _folded(text: pl.Expr) -> pl.Expr:
    bare = text.str.normalize("NFKD").str.replace_all(r"\p{M}", "").str.to_lowercase()
    return bare.str.replace_all(r"\s+", " ")


def _flags(result: Result, shipments: pl.DataFrame, suppliers: pl.DataFrame) -> pl.DataFrame:
    ids = pl.concat(
        frame.select(pl.lit(kind).alias("record_kind"), record_id=f"{kind}_id")
        for kind, frame in (("shipment", shipments), ("supplier", suppliers))
    )
    flags = result.scan_flags().with_row_index("at")
    found = flags.join(ids.lazy(), on=["record_kind", "record_id"], how="semi")
    return found.sort("at").drop("at").collect(engine="streaming")


def _nothing(result: Result, subject: Subject) -> InputError:
    hint = "flags.csv has the entry ids, shipments.csv the names as filed"
    if subject.kind != "entry" and not result.holds_all_rows:
        hint += "; this run holds flagged records only, screen with --all-rows to keep all"
    return InputError(
        f"the run has no current record of the {subject.kind} {subject.value!r}.", hint=hint
    )
