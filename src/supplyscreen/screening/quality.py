"""Data quality: what was read of the inputs, from which columns, and what of it was not used."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from supplyscreen.errors import InputError
from supplyscreen.intake import Manifest, SupplierList
from supplyscreen.models import FileCounts, Filled, QualityRecord, ReadInput
from supplyscreen.schemas import FINDINGS, REJECTS, empty
from supplyscreen.screening.quality_groups import finding_groups, reject_groups
from supplyscreen.screening.quality_text import quality_text

_ROLES = ("shipper", "consignee", "notify_party")
_STATED = ("name", "address", "country", "product")


@dataclass(frozen=True)
class DataQuality:
    """What reading found. ``record`` is the page as plain values; ``rejects`` (REJECTS) and
    ``findings`` (FINDINGS: what was repaired or kept in doubt) are whole."""

    record: QualityRecord
    rejects: pl.DataFrame
    findings: pl.DataFrame

    def summary(self) -> str:
        """The data-quality page in lines of text, for a terminal."""
        return quality_text(self.record)


def data_quality(
    manifest: Manifest | None = None, *, suppliers: SupplierList | None = None
) -> DataQuality:
    """What was read of a manifest, a supplier list, or both; nothing is screened.

    Raises InputError when there is neither, pydantic.ValidationError if rows do not add up.
    """
    inputs = [source for source in (manifest, suppliers) if source is not None]
    if not inputs:
        raise InputError("there is nothing to check.", hint="give a manifest or a supplier list")
    rejects = pl.concat([empty(REJECTS), *(source.rejects for source in inputs)])
    findings = pl.concat([empty(FINDINGS), *(source.findings for source in inputs)])
    read: list[ReadInput] = []
    coverage: list[Filled] = []
    if manifest is not None:
        bills = _bills(manifest)
        read.append(_read(manifest, bills))
        coverage += _of_bills(manifest, bills)
    if suppliers is not None:
        rows = suppliers.suppliers.group_by("source_file").agg(current=pl.len())
        read.append(_read(suppliers, rows.with_columns(superseded=pl.lit(0))))
        coverage += _of_suppliers(suppliers.suppliers)
    record = QualityRecord(
        inputs=tuple(read),
        coverage=tuple(coverage),
        findings=finding_groups(findings),
        rejects=reject_groups(rejects),
    )
    return DataQuality(record, rejects, findings)


def _bills(manifest: Manifest) -> pl.DataFrame:
    """For each file: bills that are current and superseded, and those that state their goods.

    Counted as the bills stream by: a year of them is never held.
    """
    gone = pl.col("state") == "superseded"
    text = pl.col("goods_description").str.strip_chars().str.len_chars() > 0
    coded = pl.col("hts_codes").list.len() > 0
    told = text.fill_null(value=False) | coded.fill_null(value=False)
    return (
        manifest.shipments.group_by("source_file")
        .agg(current=(~gone).sum(), superseded=gone.sum(), goods=told.sum())
        .collect(engine="streaming")
    )


def _read(source: Manifest | SupplierList, records: pl.DataFrame) -> ReadInput:
    """``records`` has ``source_file``, ``current`` and ``superseded``."""
    lost = source.rejects.filter(pl.col("scope") == "row")
    return ReadInput(
        source=source.source,
        total=FileCounts(
            name=source.source.path,
            rows=source.source.rows,
            used=int(records["current"].sum()),
            superseded=int(records["superseded"].sum()),
            rejected=lost.height,
            merged=source.source.merged,
        ),
        files=tuple(_files(source, records, Counter(lost["source_file"].to_list()))),
    )


def _files(
    source: Manifest | SupplierList, records: pl.DataFrame, lost: Counter[str]
) -> Iterator[FileCounts]:
    """Counts of each file by its name. What of a file of records is neither used, superseded nor
    rejected was merged; what of a side table is not used belongs to no record here."""
    by_file = {name: (used, gone) for name, used, gone in _counts(records)}
    rows, used = Counter[str](), Counter[str]()
    for file in source.source.files:
        rows[file.name] += file.rows
        used[file.name] += file.rows_used
    for name, count in rows.items():
        if name in by_file or lost[name]:
            current, gone = by_file.get(name, (0, 0))
            merged = count - current - gone - lost[name]
            yield FileCounts(
                name=name,
                rows=count,
                used=current,
                superseded=gone,
                rejected=lost[name],
                merged=merged,
            )
        else:
            yield FileCounts(name=name, rows=count, used=used[name], apart=count - used[name])


def _counts(records: pl.DataFrame) -> Iterator[tuple[str, int, int]]:
    return records.select("source_file", "current", "superseded").iter_rows()


def _of_bills(manifest: Manifest, bills: pl.DataFrame) -> list[Filled]:
    every = int(bills["current"].sum()) + int(bills["superseded"].sum())
    named = manifest.roles.lazy().group_by("role").agg(pl.col("record_id").n_unique())
    found = dict(named.collect(engine="streaming").iter_rows())
    roles = (*_ROLES, *(role for role in ("manufacturer",) if role in found))
    told = {role.replace("_", " "): found.get(role, 0) for role in roles}
    told["goods"] = int(bills["goods"].sum())
    return [
        Filled(what=what, records="bills of lading", of=every, filled=filled)
        for what, filled in told.items()
    ]


def _of_suppliers(suppliers: pl.DataFrame) -> list[Filled]:
    blank = pl.col(_STATED).str.strip_chars().fill_null("") == ""
    filled = suppliers.select((~blank).sum()).row(0, named=True)
    return [
        Filled(what=what, records="suppliers", of=suppliers.height, filled=filled[what])
        for what in _STATED
    ]
