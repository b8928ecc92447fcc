"""Whether the kept copies of attached files are there, and are what the log says of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from supplyscreen.cases.decision import Document
from supplyscreen.cases.store import CaseStore
from supplyscreen.files.cells import file_digest

EVIDENCE_FOLDER = "evidence"
_CELLS = pl.List(pl.Struct({"name": pl.String, "sha256": pl.String, "bytes": pl.Int64}))


@dataclass(frozen=True, slots=True)
class EvidenceFault:
    """The copy of the document ``name`` with the hash ``sha256``, which ``line`` of the log names,
    ``is missing`` or ``was changed`` (``what``). Each copy is told once, at its first line."""

    line: int
    name: str
    sha256: str
    what: str


def check_evidence(store: CaseStore) -> tuple[tuple[EvidenceFault, ...], tuple[str, ...]]:
    """Faults of kept copies, and names in the folder of evidence that no line of the log names. A
    document of which only the hash was noted has no copy and no fault."""
    kept: dict[str, EvidenceFault | None] = {}
    for line, paper in _kept(store):
        if paper.sha256 not in kept:
            what = copy_fault(store.folder, paper.sha256)
            kept[paper.sha256] = (
                EvidenceFault(line, paper.name, paper.sha256, what) if what else None
            )
    folder = store.folder / EVIDENCE_FOLDER
    there = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    unnamed = tuple(name for name in there if name not in kept)
    return tuple(fault for fault in kept.values() if fault), unnamed


def copy_fault(home: Path, sha256: str) -> str | None:
    """What is wrong with the kept copy with this hash; None where it is as it was."""
    path = home / EVIDENCE_FOLDER / sha256
    if not path.is_file():
        return "is missing"
    return None if file_digest(path) == sha256 else "was changed"


def document_table(store: CaseStore) -> pl.DataFrame:
    """``line, action, actor, written_at, name, sha256, bytes, file``: one row per line of the log
    and document; ``file`` is the place of the copy in the case folder, null where only the hash was
    noted."""
    lines = store.rows(
        "SELECT DISTINCT line, action, actor, written_at, documents FROM decisions "
        "WHERE documents <> '[]'"
    )
    cells = pl.col("documents").cast(pl.String).str.json_decode(_CELLS)
    copy = pl.format(f"{EVIDENCE_FOLDER}/{{}}", "sha256")
    return (
        lines.with_columns(cells)
        .explode("documents")
        .unnest("documents")
        .with_columns(pl.when(pl.col("bytes").is_not_null()).then(copy).alias("file"))
        .sort("line", "name", "sha256")
    )


def _kept(store: CaseStore) -> Iterator[tuple[int, Document]]:
    """Number of a line and a document that it names, of those with a copy."""
    for line in store.lines():
        for told in line.body.get("documents", ()):
            paper = Document.model_validate(told)
            if paper.kept:
                yield line.number, paper
