"""Reading a manifest, whichever of the known shapes it has."""

from pathlib import Path

from supplyscreen.files.source import existing
from supplyscreen.intake.ams import read_ams
from supplyscreen.intake.flat import read_flat
from supplyscreen.intake.result import Manifest, teller
from supplyscreen.models import Progress


def read_manifest(path: str | Path, *, progress: Progress | None = None) -> Manifest:
    """Read a CBP AMS table folder or one flat CSV manifest.

    A folder holds files ``ams__<table>_<year>__<release>.csv``; a file is a CSV whose headings
    name a shipper or a consignee. ``progress`` is called as each stage begins.
    Raises InputError: path missing, empty or binary, tables missing, no party column.
    """
    where = existing(path)
    tell = teller(progress)
    if where.is_dir():
        return read_ams(where, given=str(path), tell=tell)
    return read_flat(where, given=str(path), tell=tell)
