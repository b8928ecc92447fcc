"""One case of the table of formats: how its file is made, what must come out, what did."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

import supplyscreen as ss

Source = str | Path | Sequence[str | Path]
Cell = tuple[str, str, object]
"""Number of a bill or supplier, column of its table, and what stands there."""


@dataclass(frozen=True)
class Wanted:
    """What a file must give: counts, names as filed, numbers of bills or suppliers, and cells.

    ``layout`` is the whole sentence of the source. ``names`` and ``ids`` are all that there are;
    None leaves them aside. ``readings`` are among the names that the parties may stand for,
    ``codes`` are the reject codes.
    """

    layout: str
    rows: int
    records: int
    names: Sequence[str] | None
    ids: Sequence[str] | None
    merged: int = 0
    superseded: int = 0
    rejected: int = 0
    cells: Sequence[Cell] = ()
    readings: Sequence[str] = ()
    codes: Sequence[str] = ()


@dataclass(frozen=True)
class Case:
    """``make`` writes into a folder and returns what is read; ``wanted`` is what it must give.

    ``mapping`` is what ``--map`` says. ``more`` tells differences that a Wanted cannot hold.
    """

    name: str
    make: Callable[[Path], Source]
    wanted: Wanted
    kind: str = "shipment"
    run: str = "synthetic"
    mapping: Mapping[str, str] | None = None
    more: Callable[["ss.Manifest | ss.SupplierList"], Iterable[str]] = field(default=lambda _: ())


@dataclass(frozen=True)
class Told:
    """A line of the table. ``faults`` are the differences to what was wanted; none is right."""

    case: Case
    layout: str
    rows: int
    records: int
    merged: int
    superseded: int
    rejected: int
    faults: tuple[str, ...]

    @property
    def adds_up(self) -> bool:
        """Whether every row is a record, a further line of one, or a rejected row."""
        return self.rows == self.records + self.merged + self.rejected


def run_case(case: Case, folder: Path) -> Told:
    """Make the file of ``case`` in ``folder``, read it, and compare."""
    source = case.make(folder)
    try:
        if ss.detect_kind(source, mapping=case.mapping) != case.kind:
            return Told(case, "", 0, 0, 0, 0, 0, (f"taken for no {case.kind}",))
        if case.kind == "shipment":
            return _told(case, ss.read_manifest(source, mapping=case.mapping))
        return _told(case, ss.read_suppliers(source, mapping=case.mapping))
    except ss.SupplyscreenError as error:
        return Told(case, "", 0, 0, 0, 0, 0, (f"refused: {error}",))


def _told(case: Case, read: "ss.Manifest | ss.SupplierList") -> Told:
    """A line of the table from what was read."""
    if isinstance(read, ss.Manifest):
        records = read.shipments.collect()
        superseded = records.filter(state="superseded").height
    else:
        records, superseded = read.suppliers, 0
    told = Told(
        case=case,
        layout=read.source.layout,
        rows=read.source.rows,
        records=records.height,
        merged=read.source.merged,
        superseded=superseded,
        rejected=read.rejects.filter(scope="row").height,
        faults=(),
    )
    faults = (*_faults(told, read, records), *case.more(read))
    return Told(**{**vars(told), "faults": tuple(faults)})


def _faults(
    told: Told, read: "ss.Manifest | ss.SupplierList", records: pl.DataFrame
) -> Iterable[str]:
    wanted = told.case.wanted
    if not told.adds_up:
        yield f"{told.rows} rows do not add up"
    for what in ("layout", "rows", "records", "merged", "superseded", "rejected"):
        if getattr(told, what) != getattr(wanted, what):
            yield f"{what}: {getattr(told, what)!r}, expected {getattr(wanted, what)!r}"
    key = "shipment_id" if isinstance(read, ss.Manifest) else "supplier_id"
    yield from _unlike("names", read.parties["name"].to_list(), wanted.names)
    yield from _unlike("numbers", records[key].to_list(), wanted.ids)
    readings = read.parties["readings"].explode().to_list()
    yield from (f"reading not found: {one}" for one in wanted.readings if one not in readings)
    yield from _unlike("reject codes", read.rejects["code"].to_list(), wanted.codes)
    for number, column, expected in wanted.cells:
        found = [str(cell) for cell in records.filter(pl.col(key) == number)[column].to_list()]
        if found != [str(expected)]:
            yield f"{column} of {number}: {found}, expected {expected!r}"


def _unlike(what: str, found: Sequence[str], wanted: Sequence[str] | None) -> Iterable[str]:
    if wanted is not None and sorted(set(found)) != sorted(set(wanted)):
        lost, more = sorted(set(wanted) - set(found)), sorted(set(found) - set(wanted))
        yield f"{what}: {lost} not found, {more} not expected"


def folder_of(case: Case, inside: Path) -> Path:
    """A folder of its own for the case, made in ``inside``."""
    folder = inside / re.sub(r"\W+", "_", case.name)
    folder.mkdir()
    return folder
