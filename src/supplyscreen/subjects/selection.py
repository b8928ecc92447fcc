"""The rows of one subject: shipments, their flags, supplier rows."""

from dataclasses import dataclass

import polars as pl

from supplyscreen.models import Subject
from supplyscreen.runs import Result, words
from supplyscreen.schemas import PARTIES_BETWEEN, SHIPMENT_ROWS, SUPPLIER_ROWS
from supplyscreen.subjects.nearest import nothing_found
from supplyscreen.subjects.pick import check_subject, code_of, named, of_product, perhaps_named

COUNTED = "yes"
SUPERSEDED = "no: superseded"
MASTER = "no: master of a house bill here"
_ORDER = ("arrival_date", "bill_of_lading", "shipment_id", "source_file", "source_row")


@dataclass(frozen=True, slots=True)
class Selection:
    """Everything in a run that is of ``subject``.

    ``shipments`` is SHIPMENT_ROWS by arrival date, with ``no`` (1, 2, ...), ``counted``
    (:data:`COUNTED`, or why not), ``grams`` and ``container_count``; ``flags`` is FLAGS of these
    shipments and suppliers, with ``own``: whether it speaks of the subject itself; ``suppliers``
    is SUPPLIER_ROWS; ``spellings`` are the names that were taken, of a shipper or consignee.
    """

    subject: Subject
    shipments: pl.DataFrame
    flags: pl.DataFrame
    suppliers: pl.DataFrame
    spellings: tuple[str, ...] = ()

    @property
    def counted(self) -> pl.DataFrame:
        """The shipments that are counted."""
        return self.shipments.filter(pl.col("counted") == COUNTED)


def select_rows(result: Result, subject: Subject) -> Selection:
    """The rows of ``subject`` in ``result``.

    Raises InputError where there are none; its hint names what is near. Raises ConfigError where
    the subject holds nothing to look for (:func:`check_subject`).
    """
    check_subject(subject)
    if subject.kind == "entry":
        return _of_entry(result, subject)
    if subject.kind == "product":
        return _of_product(result, subject)
    return _of_party(result, subject)


def _of_entry(result: Result, subject: Subject) -> Selection:
    own = result.scan_flags().filter(pl.col("entry_id") == subject.value.strip())
    flagged = own.select("record_kind", "record_id").unique().collect(engine="streaming")
    bills = flagged.filter(record_kind=pl.lit("shipment")).select(shipment_id="record_id")
    firms = flagged.filter(record_kind=pl.lit("supplier")).select(supplier_id="record_id")
    shipments = result.scan_flagged_shipments().join(bills.lazy(), on="shipment_id", how="semi")
    suppliers = result.supplier_rows().join(firms, on="supplier_id", how="semi")
    about = pl.col("entry_id") == subject.value.strip()
    return _selection(result, subject, shipments, suppliers, own=about.fill_null(value=False))


def _of_party(result: Result, subject: Subject) -> Selection:
    role = subject.kind
    perhaps = result.scan_shipments().filter(perhaps_named(role, subject.value))
    rows = perhaps.collect(engine="streaming")
    parties = pl.col(role).str.split(PARTIES_BETWEEN)
    names = rows.select(parties).explode(role).unique().drop_nulls()
    spellings = names.filter(named(pl.col(role), subject.value)).to_series().sort()
    taken = (
        pl.col(role).str.split(PARTIES_BETWEEN).list.eval(pl.element().is_in(spellings.implode()))
    )
    shipments = rows.filter(taken.list.any()).lazy()
    firms = result.supplier_rows()
    if role == "shipper":
        firms = firms.filter(
            named(pl.col("name"), subject.value) | named(pl.col("local_name"), subject.value)
        )
    else:
        firms = firms.clear()
    party = pl.col("party_name").is_in(spellings.implode()).fill_null(value=False)
    about = ((pl.col("role") == role) & party) | (pl.col("record_kind") == "supplier")
    return _selection(
        result, subject, shipments, firms, own=about, spellings=tuple(spellings.to_list())
    )


def _of_product(result: Result, subject: Subject) -> Selection:
    goods = of_product(subject, goods="goods_description", codes="hts_codes")
    shipments = result.scan_shipments().filter(goods)
    firms = result.supplier_rows().filter(of_product(subject, goods="product", codes=None))
    return _selection(result, subject, shipments, firms, own=pl.col("ground") == "goods")


def _selection(
    result: Result,
    subject: Subject,
    shipments: pl.LazyFrame,
    suppliers: pl.DataFrame,
    *,
    own: pl.Expr,
    spellings: tuple[str, ...] = (),
) -> Selection:
    rows = shipments.select(SHIPMENT_ROWS.names()).collect(engine="streaming")
    if rows.is_empty() and suppliers.is_empty():
        raise nothing_found(result, subject)
    bills = rows.lazy().select(pl.lit("shipment").alias("record_kind"), record_id="shipment_id")
    firms = suppliers.lazy().select(
        pl.lit("supplier").alias("record_kind"), record_id="supplier_id"
    )
    ids = pl.concat([bills, firms]).unique()
    found = (
        result.scan_flags()
        .with_row_index("at")
        .join(ids, on=["record_kind", "record_id"], how="semi")
    )
    told = found.sort("at").drop("at").collect(engine="streaming")
    told = told.with_columns(own=own.fill_null(value=False))
    return Selection(
        subject=subject,
        shipments=_numbered(rows),
        flags=told,
        suppliers=suppliers.select(SUPPLIER_ROWS.names()),
        spellings=spellings,
    )


def _numbered(rows: pl.DataFrame) -> pl.DataFrame:
    """``rows`` by date with ``no``, ``counted``, ``grams`` and ``container_count``."""
    current = pl.col("state") != "superseded"
    houses = rows.filter(current, pl.col("bill_level") == "house")["master_bill_of_lading"]
    master = (pl.col("bill_level") == "master") & pl.col("bill_of_lading").is_in(
        houses.drop_nulls().unique().implode()
    )
    return (
        rows.sort(_ORDER, nulls_last=True, maintain_order=True)
        .with_row_index("no", offset=1)
        .with_columns(
            pl.col("no").cast(pl.Int64),
            counted=pl.when(~current)
            .then(pl.lit(SUPERSEDED))
            .when(master.fill_null(value=False))
            .then(pl.lit(MASTER))
            .otherwise(pl.lit(COUNTED)),
            grams=(pl.col("weight_kg") * 1000).round().cast(pl.Int64),
            container_count=pl.col("containers").str.split(", ").list.len().fill_null(0),
        )
    )


def strongest(band: pl.Expr) -> pl.Expr:
    """The strongest of the bands in a group; null where it has none."""
    rank = band.replace_strict(words.BAND_RANK, default=None, return_dtype=pl.Int8)
    return band.sort_by(rank, nulls_last=True).first()


def is_code(subject: Subject) -> bool:
    """Whether a product was named by an HTS prefix."""
    return subject.kind == "product" and bool(code_of(subject))
