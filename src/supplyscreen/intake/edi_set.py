"""EDI manifests as an AMS table set, so that their bills are joined as those of the tables are."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import polars as pl

from supplyscreen.edi.read import read_edi
from supplyscreen.edi.segments import edi_kind
from supplyscreen.edi.tables import EdiTables
from supplyscreen.errors import InputError
from supplyscreen.files.cells import file_digest
from supplyscreen.files.kind import packed_source
from supplyscreen.files.rejects import join_rejects
from supplyscreen.files.source import TemporaryFolder
from supplyscreen.intake.ams_tables import AmsFile, AmsSet, Pairs
from supplyscreen.models import InputFile

_HEAD = 5000


def is_edi(path: str | Path) -> bool:
    """Whether a file is an EDI manifest (X12, EDIFACT, CAMIR), packed as gz or zst or plain."""
    source = packed_source(Path(path), Path(path).name)
    return edi_kind(source.start(_HEAD)) is not None


def edi_set(paths: Sequence[Path]) -> tuple[AmsSet, str]:
    """The bills of EDI files as AMS tables, and in words what was read.

    The bills of a later file have its number behind their identifier, since a number may come
    again in it. Raises InputError: a file among them is no EDI manifest, or damaged.
    """
    found: AmsSet = {}
    forms = []
    for number, path in enumerate(paths, start=1):
        edi = _read(path)
        forms.append(edi.form)
        for table, frame in edi.tables.items():
            own = frame if number == 1 else _numbered(frame, number)
            found.setdefault(table, []).append(_ams_file(path.name, table, own, edi))
    return found, "; ".join(forms)


def _read(path: Path) -> EdiTables:
    if not is_edi(path):
        raise InputError(
            f"{path} is no EDI manifest, and is given beside one.",
            hint="give EDI files and other files in two runs",
        )
    source = packed_source(path, path.name)
    if not source.packing:
        return read_edi(path, name=path.name)
    folder = TemporaryFolder()
    edi = read_edi(source.unpack(folder.path / "edi"), name=path.name)
    return replace(edi, sha256=file_digest(path))


def _numbered(frame: pl.DataFrame, number: int) -> pl.DataFrame:
    return frame.with_columns(pl.format("{}~{}", "identifier", pl.lit(number)).alias("identifier"))


def _ams_file(name: str, table: str, frame: pl.DataFrame, edi: EdiTables) -> AmsFile:
    """One table of one EDI file; its rejects, notes and rows are told with the header table."""
    head = table == "header"

    def pick(columns: Sequence[str], scope: str, needed: Sequence[str]) -> Pairs:
        del scope, needed
        yield (
            frame.select(*columns, "source_file", "source_row"),
            join_rejects([edi.rejects] if head else []),
        )

    rows = edi.rows if head else frame.height
    said = InputFile(name=name, sha256=edi.sha256, rows=rows, rows_used=0)
    told: Callable[[], Sequence[str]] = lambda: edi.notes if head else ()  # noqa: E731
    return AmsFile(name, pick, lambda: said, told)
