"""A decision as it is asked for, and as the audit log tells it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from supplyscreen.errors import InputError
from supplyscreen.files.cells import file_digest
from supplyscreen.models import Model, Sha256


class Document(Model):
    """A paper that was looked at: its name and the hash of its bytes. ``bytes``, their number, is
    told where a copy was kept in the case folder (``cases.evidence``)."""

    name: str
    sha256: Sha256
    bytes: int | None = None

    @property
    def kept(self) -> bool:
        """Whether the case folder has, or should have, a copy."""
        return self.bytes is not None

    def cells(self) -> dict[str, Any]:
        """As it stands in a line of the log."""
        return self.model_dump(exclude_none=True)


class Decision(Model):
    """What one person says of one or more flags.

    ``state`` is a state of ``review.states``, ``reason_code`` one of ``review.reasons`` that may
    stand beside it, ``comment`` free text, ``documents`` what was looked at. ``at`` is UTC as ISO
    8601: whoever owns a clock passes it in.
    """

    flags: tuple[str, ...]
    state: str
    reviewer: str
    at: str
    reason_code: str | None = None
    comment: str = ""
    documents: tuple[Document, ...] = ()


class SecondReview(Model):
    """What a second, different person says of decisions that wait for one; the rest is as in
    :class:`Decision`."""

    flags: tuple[str, ...]
    agrees: bool
    reviewer: str
    at: str
    comment: str = ""
    documents: tuple[Document, ...] = ()


_DOCUMENTS = TypeAdapter(tuple[Document, ...])


def parsed_documents(text: str | None) -> tuple[Document, ...]:
    """The documents of one row of the table ``decisions``."""
    return _DOCUMENTS.validate_json(text or "[]")


def document(path: str | Path) -> Document:
    """The file in ``path`` as evidence: its name and hash. Raises InputError."""
    try:
        digest = file_digest(Path(path))
    except OSError as error:
        raise InputError(
            f"{path} cannot be read: {error.strerror}.", hint="name a file that you looked at"
        ) from error
    return Document(name=Path(path).name, sha256=digest)


def evidence_documents(paths: Sequence[str | Path]) -> tuple[Document, ...]:
    """Each file of ``paths`` as evidence, its name and hash alone; ``keep_evidence`` keeps copies.
    Raises InputError."""
    return tuple(document(path) for path in paths)
