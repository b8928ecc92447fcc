"""What intake hands on: a manifest or a supplier list as one object."""

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from supplyscreen.models import InputSource, Progress

Teller = Callable[[str], None]
"""Called with one sentence as each stage of reading begins."""


@dataclass(frozen=True)
class Manifest:
    """What was read of one manifest.

    ``shipments`` (lazy, SHIPMENTS, sorted by source_file and source_row), ``roles`` (ROLES; a
    party that has no row makes no role), ``parties`` (PARTIES) and ``rejects`` (REJECTS).
    ``missing_roles`` are the roles for which the input has no table or column at all.
    ``source.rows`` is always the shipments plus the rejects of scope row.
    """

    shipments: pl.LazyFrame
    roles: pl.DataFrame
    parties: pl.DataFrame
    rejects: pl.DataFrame
    source: InputSource
    missing_roles: tuple[str, ...] = ()


@dataclass(frozen=True)
class SupplierList:
    """What was read of one supplier list.

    ``suppliers`` (SUPPLIERS, sorted by source_row), ``roles`` (role supplier), ``parties`` and
    ``rejects``. ``source.rows`` is always the suppliers plus the rejects of scope row.
    """

    suppliers: pl.DataFrame
    roles: pl.DataFrame
    parties: pl.DataFrame
    rejects: pl.DataFrame
    source: InputSource


def teller(progress: Progress | None) -> Teller:
    """``progress`` for a reader, which knows the name of its stage but no number of steps."""
    return lambda stage: progress(stage, 0, None) if progress else None
