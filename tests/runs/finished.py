"""Finished runs in folders, for the tests of the runs room and of the commands on runs."""

from datetime import date
from pathlib import Path

import supplyscreen as ss

BUNDLED = Path(__file__).resolve().parents[2] / "examples" / "bundled"
AS_OF = date(2026, 11, 22)


def flat_run(
    folder: Path,
    *,
    as_of: date = AS_OF,
    config: ss.ScreenConfig | None = None,
    only: list[str] | None = None,
    source: Path = BUNDLED / "manifest.csv",
) -> Path:
    """Screen ``source`` and the bundled supplier list and write the run into ``folder``."""
    result = ss.screen(
        ss.read_manifest(source),
        suppliers=ss.read_suppliers(BUNDLED / "suppliers.csv"),
        watchlists=ss.load_watchlists(only=only) if only else None,
        config=config,
        as_of=as_of,
    )
    return ss.write_run(result, folder)
