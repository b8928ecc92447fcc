"""The bundled example, screened once."""

from datetime import date
from pathlib import Path

import pytest

import supplyscreen as ss

BUNDLED = Path(__file__).resolve().parents[2] / "examples" / "bundled"
AS_OF = date(2026, 11, 22)


@pytest.fixture(scope="session")
def bundled_run(tmp_path_factory: pytest.TempPathFactory) -> ss.Run:
    """Every row of the bundled example, as of the day of the golden texts."""
    return screened(tmp_path_factory.mktemp("run"))


def screened(folder: Path) -> ss.Run:
    result = ss.screen(
        ss.read_manifest(BUNDLED / "manifest"),
        suppliers=ss.read_suppliers(BUNDLED / "suppliers.csv"),
        as_of=AS_OF,
    )
    ss.write_run(result, folder, all_rows=True)
    return ss.read_run(folder)
