"""A manifest that was read, as a finished stage on disk: written once, opened again as it was."""

from collections.abc import Sequence
from pathlib import Path

import polars as pl

from supplyscreen import __version__
from supplyscreen.errors import InputError
from supplyscreen.files import paths_of
from supplyscreen.files.open import DUCKDB
from supplyscreen.files.source import STANDARD_INPUT
from supplyscreen.intake.batches import Batches, stream_of
from supplyscreen.intake.bill_rows import BILL_ROWS
from supplyscreen.intake.blocks import LINKS_TO_BLOCKS
from supplyscreen.intake.result import Manifest
from supplyscreen.intake.spool import Spool
from supplyscreen.intake.waiting_parties import WaitingParties
from supplyscreen.layouts import Columns, OwnMapping
from supplyscreen.models import InputSource
from supplyscreen.store import file_identity, key_of

STAGE = "read"
_FORMAT = 2  # of the files below: a stage of another format is not found
_OF_STREAM = ("parties", "decisions", "merged")
_OF_MANIFEST = ("parties", "rejects", "findings")


def reading_key(
    given: object, files: Sequence[str | Path], notes: Sequence[str], mapping: Columns | None
) -> str | None:
    """The key of reading ``files``, which were given as ``given``; None where nothing on disk tells
    whether they are the same: standard input and the tables of a database."""
    if any(str(one) == STANDARD_INPUT or str(one).startswith(DUCKDB) for one in files):
        return None
    try:
        paths = [path for one in files for path in paths_of(one)]
        identities = [file_identity(path) for path in paths]
    except InputError:
        return None  # reading will tell, in its own words
    own = mapping.model_dump() if isinstance(mapping, OwnMapping) else dict(mapping or {})
    return key_of(
        version=__version__,
        polars=pl.__version__,
        format=_FORMAT,
        given=str(given),
        files=[str(one) for one in files],
        identities=identities,
        notes=list(notes),
        mapping=own,
        saved=isinstance(mapping, OwnMapping),
    )


def keep(manifest: Manifest, folder: Path) -> None:
    """Write ``manifest``, which must be as it was read, into ``folder``. Raises OSError."""
    assert manifest.stream is not None
    batches = manifest.stream.batches
    for name, spool in (("rows", batches.rows), ("links", batches.links)):
        (folder / name).mkdir()
        spool.save(folder / name)
    for name in _OF_STREAM:
        getattr(batches, name).write_ipc(folder / f"stream_{name}.arrow", compression="lz4")
    for name in _OF_MANIFEST:
        getattr(manifest, name).write_ipc(folder / f"{name}.arrow", compression="lz4")
    source = manifest.source.model_dump_json(indent=1)
    (folder / "source.json").write_text(source, encoding="utf-8")
    roles = "\n".join(manifest.missing_roles)
    (folder / "missing_roles.txt").write_text(roles, encoding="utf-8")


def kept(folder: Path) -> Manifest:
    """The manifest that :func:`keep` wrote into ``folder``, which must stay as long as it is used:
    the same frames, the same batches."""

    def table(name: str) -> pl.DataFrame:
        return pl.read_ipc(folder / f"{name}.arrow")

    batches = Batches(
        Spool.opened(folder / "rows", BILL_ROWS),
        Spool.opened(folder / "links", LINKS_TO_BLOCKS),
        **{name: table(f"stream_{name}") for name in _OF_STREAM},
    )
    stream = stream_of(batches)
    roles = (folder / "missing_roles.txt").read_text(encoding="utf-8").split()
    source = (folder / "source.json").read_text(encoding="utf-8")
    return Manifest(
        shipments=stream.shipments,
        roles=stream.roles,
        source=InputSource.model_validate_json(source),
        missing_roles=tuple(roles),
        stream=stream,
        parties=WaitingParties.of(table("parties")),
        rejects=table("rejects"),
        findings=table("findings"),
    )
