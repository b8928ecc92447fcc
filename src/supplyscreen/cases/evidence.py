"""Files that were attached to a decision: a copy in the case folder, named by its own hash.

The copy is on the disk before the line of the log that names it. What a kill leaves between the
two is a file that no line names: it harms nothing, and ``verify_cases`` tells it.
"""

import os
import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from supplyscreen.cases.decision import Document, parsed_documents
from supplyscreen.cases.evidence_check import EVIDENCE_FOLDER, copy_fault
from supplyscreen.cases.evidence_copy import Attached, copied
from supplyscreen.cases.store import CaseStore
from supplyscreen.errors import InputError
from supplyscreen.files.cells import file_digest
from supplyscreen.store import working_folder, writing

_STAGE = ".kept-"


@contextmanager
def keep_evidence(store: CaseStore, files: Sequence[Attached]) -> Iterator[tuple[Document, ...]]:
    """The documents of a decision that is written in the block, with a copy of each file kept.

        with keep_evidence(store, ["letter.pdf"]) as documents:
            decide_flags(store, Decision(..., documents=documents))

    A copy lies in ``evidence/SHA256`` of the case folder; the same bytes are kept once. Nobody else
    writes to the store as long as the block runs. Where it raises and no line was written, copies
    that were not there before are taken away again. Raises InputError: a file cannot be read, is
    empty, or holds more than EVIDENCE_LARGEST bytes; OutputError: the folder cannot be written to.
    """
    if not files:
        yield ()
        return
    folder = store.folder / EVIDENCE_FOLDER
    with writing(folder):
        folder.mkdir(exist_ok=True)
        stage = working_folder(_STAGE, folder)
    try:
        staged = [copied(file, stage / str(place)) for place, file in enumerate(files)]
        with store.turn():
            head = store.head
            new: list[Path] = []
            try:
                for place, paper in enumerate(staged):
                    _place(stage / str(place), folder / paper.sha256, new)
                _to_disk(folder)
                yield tuple(dict.fromkeys(staged))
            except BaseException:
                if store.head == head:  # else a line names them
                    for path in new:
                        path.unlink(missing_ok=True)
                raise
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def evidence_file(store: CaseStore, sha256: str) -> tuple[Path, str] | None:
    """The kept copy with this hash and the name that the last decision gave it; None where no
    decision names such a copy. Raises InputError where the copy is missing or was changed."""
    if not re.fullmatch(r"[0-9a-f]{64}", sha256):
        return None
    rows = store.rows(
        "SELECT documents FROM decisions WHERE contains(documents, ?) ORDER BY line DESC", [sha256]
    )
    papers = (paper for text in rows["documents"].unique(maintain_order=True)
              for paper in parsed_documents(text))  # fmt: skip
    named = next((paper for paper in papers if (paper.sha256, paper.kept) == (sha256, True)), None)
    if named is None:
        return None
    if fault := copy_fault(store.folder, sha256):
        raise InputError(
            f"The copy of {named.name} in the case folder {fault}.",
            hint="supplyscreen review verify says more; restore it from a copy of the folder",
        )
    return store.folder / EVIDENCE_FOLDER / sha256, named.name


def _place(part: Path, path: Path, new: list[Path]) -> None:
    """Put a staged copy in its place, unless the same bytes are there; note in ``new`` what was not
    there at all."""
    with writing(path.parent):
        if path.is_file() and file_digest(path) == path.name:
            return
        if not path.exists():
            new.append(path)
        os.replace(part, path)


def _to_disk(folder: Path) -> None:
    """The names in a folder, too, are on the disk when this returns."""
    if sys.platform == "win32":  # a folder cannot be opened there
        return
    with writing(folder):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
