"""The bundled example, screened once: with all rows and with flagged ones only."""

from datetime import date
from pathlib import Path

import pytest

import supplyscreen as ss

BUNDLED = Path(__file__).resolve().parents[2] / "examples" / "bundled"


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> ss.Run:
    """The run of the bundled example with all rows."""
    result = ss.screen(
        ss.read_manifest(BUNDLED / "manifest"),
        suppliers=ss.read_suppliers(BUNDLED / "suppliers.csv"),
        as_of=date(2026, 11, 22),
    )
    return ss.read_run(ss.write_run(result, tmp_path_factory.mktemp("example"), all_rows=True))
