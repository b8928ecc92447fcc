"""What to ask for after a flag: the data of ``documents/``, read and checked.

It is advice beside the law: no flag rests on it, so it is no part of ``data_sha256`` and the same
run may be told with other documents and questions by a later version.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import get_args

import polars as pl

from supplyscreen.errors import WatchlistError
from supplyscreen.models import Procedure
from supplyscreen.watchlists.cell_faults import cell_faults
from supplyscreen.watchlists.contents import Contents
from supplyscreen.watchlists.locate import data_folder
from supplyscreen.watchlists.sheets import ROW, raise_faults, read_sheet

FOLDER = "documents"
DOCUMENTS = (
    "document_id",
    "commodity",
    "procedure",
    "document",
    "why",
    "supplied_by",
    "holds",
    "sources",
    "confidence",
    "note",
)
CONDITIONS = (  # of a question: codes of these columns of FLAGS, and the commodity
    "ground",
    "role",
    "record_kind",
    "merchandise",
    "timing",
    "reason_code",
    "program_key",
)
QUESTIONS = ("question_id", *CONDITIONS, "commodity", "question", "answered_by")
COMMODITIES = ("commodity", "known_by", "key", "condition")
PROCEDURES = ("procedure", "title", "program_key", "asked", "standard", "sources")
STAGES = ("commodity", "place", "stage")
_HINT = "documents/README.md explains the columns"
_WORDS = {
    "procedure": ("", *get_args(Procedure)),
    "holds": ("named", "pointer"),
    "confidence": ("high", "medium", "low"),
    "known_by": ("rule", "scope", "trade"),
}


@dataclass(frozen=True)
class Inquiries:
    """Documents, questions, commodities, stages and procedures as text frames of the columns above
    (an empty cell is ""), in the order of the files; ``of_entry`` is ``entry_id, commodity,
    condition``."""

    documents: pl.DataFrame
    questions: pl.DataFrame
    commodities: pl.DataFrame
    stages: pl.DataFrame
    procedures: pl.DataFrame
    of_entry: pl.DataFrame


def inquiry_files(root: Path) -> dict[str, Path]:
    """The files of ``documents/`` under the data folder ``root``, by name."""
    paths = sorted((root / FOLDER).glob("*.csv"))
    return {path.relative_to(root).as_posix(): path for path in paths}


def read_inquiries(folder: str | Path | None = None) -> Inquiries:
    """Read ``documents/`` of the data ``folder``, or of the one that comes with supplyscreen.

    Raises WatchlistError where a file is missing or wrong.
    """
    root = data_folder(folder)
    lists = [*(root / "lists").glob("*/entries.csv"), *(root / "lists").glob("*/scopes.csv")]
    return _read(Contents.of(root, [*inquiry_files(root).values(), *lists]))


@lru_cache(maxsize=2)
def _read(contents: Contents) -> Inquiries:
    sheets = read_inquiry_sheets(contents.folder)
    of_entry = _of_entries(contents.folder / "lists", sheets["commodities"])
    return Inquiries(**sheets, of_entry=of_entry)


def read_inquiry_sheets(root: Path) -> dict[str, pl.DataFrame]:
    """The five files under the data folder ``root`` by the fields of Inquiries, lists unread.

    Raises WatchlistError where a file is missing or wrong.
    """
    home = root / FOLDER
    sheets = {"commodities": _sheet(home / "commodities.csv", COMMODITIES, ("commodity", "key"))}
    known = set(sheets["commodities"]["commodity"])
    filled = {
        "documents": (DOCUMENTS, ("document_id", "document", "why", "supplied_by")),
        "questions": (QUESTIONS, ("question_id", "question", "answered_by")),
        "stages": (STAGES, STAGES),
        "procedures": (PROCEDURES, ("procedure", "title", "program_key", "asked")),
    }
    for name, (columns, cells) in filled.items():
        sheets[name] = _sheet(home / f"{name}.csv", columns, cells, commodities=known)
    return sheets


def _sheet(
    path: Path,
    columns: tuple[str, ...],
    filled: tuple[str, ...],
    *,
    commodities: Collection[str] | None = None,
) -> pl.DataFrame:
    """One file, checked: cells that must be filled, words of a closed list, ids there once."""
    sheet = read_sheet(path, columns).with_columns(pl.col(pl.String).fill_null(""))
    faults: list[str] = []
    for column in filled:
        faults += cell_faults(sheet.filter(pl.col(column) == ""), column, "expected a text")
    for column, words in _WORDS.items():
        if column in columns:
            wrong = sheet.filter(~pl.col(column).is_in(words))
            faults += cell_faults(wrong, column, f"expected one of {', '.join(words)}".strip())
    if commodities is not None and "commodity" in columns:
        wrong = sheet.filter(~pl.col("commodity").is_in(["", *sorted(commodities)]))
        faults += cell_faults(wrong, "commodity", "expected one of commodities.csv, or none")
    if columns[0].endswith("_id"):
        twice = sheet.filter(pl.col(columns[0]).is_duplicated())
        faults += cell_faults(twice, columns[0], "it is there twice")
    if "sources" in columns:
        web = pl.col("sources").str.split(" | ").list.eval(pl.element().str.contains("^https?://"))
        faults += cell_faults(sheet.filter(~web.list.all()), "sources", "expected web addresses")
    if "condition" in columns:
        parted = sheet.filter(pl.col("condition").str.contains("[;:|]"))
        faults += cell_faults(parted, "condition", "expected no ; : or |")
    raise_faults(path, faults, hint=_HINT)
    return sheet.drop(ROW)


def _of_entries(lists: Path, commodities: pl.DataFrame) -> pl.DataFrame:
    """``entry_id, commodity, condition``: by the scope of an order, by words of the trade."""
    by_scope = commodities.filter(known_by=pl.lit("scope")).drop("known_by")
    by_trade = commodities.filter(known_by=pl.lit("trade")).drop("known_by")
    scoped = _cells(lists, "scopes.csv", ("scope", "entry_ids")).select(
        pl.col("entry_ids").str.split(" | ").alias("entry_id"), key="scope"
    )
    words = pl.col("sectors").fill_null("").str.to_lowercase().str.extract_all(r"[\w-]+")
    traded = _cells(lists, "entries.csv", ("entry_id", "sectors")).select("entry_id", key=words)
    found = [
        scoped.explode("entry_id").join(by_scope, on="key"),
        traded.explode("key").join(by_trade, on="key"),
    ]
    columns = ["entry_id", "commodity", "condition"]
    return pl.concat(each.select(columns) for each in found).unique(maintain_order=True)


def _cells(lists: Path, name: str, columns: tuple[str, ...]) -> pl.DataFrame:
    """Some columns of every file ``name`` of the lists, as text; lists are checked elsewhere."""
    frames = [pl.DataFrame(schema=dict.fromkeys(columns, pl.String))]
    for path in sorted(lists.glob(f"*/{name}")):
        try:
            frames.append(pl.read_csv(path, columns=list(columns), infer_schema=False))
        except pl.exceptions.PolarsError as error:
            told = str(error).splitlines()[0]
            raise WatchlistError(f"{path}: {told}.", hint="run: supplyscreen lists check") from None
    return pl.concat(frame.select(columns) for frame in frames)
