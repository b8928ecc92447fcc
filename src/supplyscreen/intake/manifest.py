"""Reading a manifest, whichever of the known formats and layouts it has."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from supplyscreen.errors import InputError
from supplyscreen.files import Table, open_tables, paths_of
from supplyscreen.files.archive import is_about
from supplyscreen.files.source import STANDARD_INPUT, spool_standard_input
from supplyscreen.intake.ams import read_ams
from supplyscreen.intake.ams_tables import (
    AmsSet,
    ams_file,
    ams_paths,
    ams_table_of,
    order_of,
    require_tables,
)
from supplyscreen.intake.edi_set import edi_set, is_edi
from supplyscreen.intake.flat import read_flat
from supplyscreen.intake.kept import STAGE, keep, kept, reading_key
from supplyscreen.intake.result import Manifest, Teller, teller
from supplyscreen.intake.waiting_parties import PartiesField, WaitingParties
from supplyscreen.layouts import Columns, Reading, recognise
from supplyscreen.models import Progress
from supplyscreen.store import Kept, Store

Source = str | Path | Sequence[str | Path]
_AMS = "CBP AMS "


def read_manifest(
    source: Source,
    *,
    mapping: Columns | None = None,
    store: Store | None = None,
    progress: Progress | None = None,
) -> Manifest:
    """Read a manifest: a CBP AMS table set, or flat files of any known format and layout.

    ``source`` is a folder, a file, a glob, several of them (read as one manifest), ``-`` for
    standard input or ``duckdb:file.db#table``. ``mapping`` (field -> heading) goes over what the
    headings say; a saved one (``read_mapping``) is all that is read. ``progress`` is called
    as reading goes on. In ``store`` what was read is kept, and found again as long as the files are
    the same (see :func:`supplyscreen.store.file_identity`); screening the manifest then keeps its
    own stages there. The store must stay open meanwhile.
    Raises InputError: path missing, empty, or of a kind that holds no table; tables missing; no
    column that names a party. OutputError: the store cannot be written to.
    """
    tell = teller(progress)
    if store is None:
        return _read(source, mapping, tell)
    key = _key(source, mapping)
    if key and (folder := store.find(STAGE, key)):
        return _with(Kept(store, key), kept(folder))
    manifest = _read(source, mapping, tell)
    if key is None or key != _key(source, mapping):  # a file was changed as it was read
        return manifest
    # All is kept of parties, so all is read.
    manifest = replace(manifest, parties=WaitingParties.of(manifest.parties))
    with store.make(STAGE, key) as work:
        keep(manifest, work)
    return _with(Kept(store, key), manifest)


def _with(where: Kept, manifest: Manifest) -> Manifest:
    parties = PartiesField.held(manifest)
    return replace(manifest, parties=parties, kept=replace(where, frames=manifest.frames()))


def _key(source: Source, mapping: Columns | None) -> str | None:
    files = _listed(files_of(source))
    return reading_key(source, files, notes_on_folders(source), mapping)


def _read(source: Source, mapping: Columns | None, tell: Teller) -> Manifest:
    given = source if isinstance(source, str | Path) else ", ".join(str(each) for each in source)
    files = files_of(source)
    if edi := _edi_files(files):
        _refuse_mapping(mapping, f"{given} is an EDI manifest")
        found, form = edi_set(edi)
        return read_ams(found, given=str(given), tell=tell, form=form)
    tables = [_Recognised(table, mapping) for table in open_tables(files)]
    if any(table.ams for table in tables):
        _refuse_mapping(mapping, f"{given} holds tables of the CBP AMS set")
        return read_ams(_ams_set(tables, str(given)), given=str(given), tell=tell)
    flat = [(each.table, each.reading) for each in tables if each.reading]
    flat[0][0].notes += notes_on_folders(source)
    return read_flat(flat, given=str(given), tell=tell)


def _refuse_mapping(mapping: Columns | None, what: str) -> None:
    if mapping:
        raise InputError(
            f"{what}, whose columns are fixed, and a mapping of columns was given.",
            hint="leave the mapping out; it is for flat manifests and supplier lists",
        )


def _edi_files(source: Source) -> list[Path]:
    """All files of ``source`` when one of them is an EDI interchange; else none."""
    named = [one for one in _listed(source) if not str(one).startswith("duckdb:")]
    paths = [path for one in named for path in _paths(one)]
    return paths if any(is_edi(path) for path in paths) else []


def _paths(one: str | Path) -> list[Path]:
    return [spool_standard_input()] if str(one) == STANDARD_INPUT else paths_of(one)


class _Recognised:
    """A table and how it is read: as a table of the AMS set, by name or headings, or as flat."""

    def __init__(self, table: Table, mapping: Columns | None) -> None:
        self.table = table
        self.ams = ams_table_of(table.name)
        self.reading: Reading | None = None
        if self.ams is None:
            self.reading = recognise(
                table.headings, name=table.name, kind="shipment", mapping=mapping
            )
            if self.reading.layout.startswith(_AMS):
                self.ams = self.reading.layout.split()[2]


def files_of(source: Source) -> Source:
    """``source``, with the AMS files of a folder, or else all its files, in its place."""
    if isinstance(source, str | Path):
        folder = Path(source)
        if not _is_folder(source):
            return source
        paths = ams_paths(folder) or sorted(p for p in folder.iterdir() if _is_shown(p))
        if not paths:
            found = ", ".join(sorted(p.name for p in folder.iterdir() if _is_readme(p)))
            told = f"no table; found: {found}" if found else "no file"
            raise InputError(f"{source} holds {told}.", hint="name a folder with tables, or a file")
        return paths
    return [file for each in source for file in _listed(files_of(each))]


def _listed(source: Source) -> Sequence[str | Path]:
    return [source] if isinstance(source, str | Path) else source


def _is_folder(source: str | Path) -> bool:
    try:
        return Path(source).is_dir()
    except (OSError, ValueError):  # a query, or a name too long for a path
        return False


def _is_shown(path: Path) -> bool:
    return path.is_file() and not path.name.startswith(".") and not _is_readme(path)


def _is_readme(path: Path) -> bool:
    return path.suffix.lower() in ("", ".txt", ".md") and is_about(path.name)


def notes_on_folders(source: Source) -> list[str]:
    """Notes on the readme files of folders, which are no tables."""
    folders = [Path(each) for each in _listed(source) if _is_folder(each)]
    found = [path.name for folder in folders for path in folder.iterdir() if _is_readme(path)]
    return [f"not read, as it is no table: {name}" for name in sorted(found)]


def _ams_set(tables: Sequence[_Recognised], given: str) -> AmsSet:
    found: AmsSet = {}
    for each in sorted(tables, key=lambda each: order_of(each.table.name)):
        if each.ams:
            found.setdefault(each.ams, []).append(ams_file(each.table))
    require_tables(found, given)
    others = [each.table.name for each in tables if not each.ams]
    if others:
        raise InputError(
            f"{', '.join(others)} is no table of the CBP AMS set that is given beside it.",
            hint="give the AMS tables and other files in two runs",
        )
    return found
