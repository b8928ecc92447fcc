"""What lies in an archive beside the tables."""

import zipfile
from pathlib import Path

from supplyscreen.files import open_tables


def test_a_readme_beside_the_table_is_told_and_not_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
        archive.writestr("READ ME.txt", "Exported for you, with care")
        archive.writestr("table.txt", "Bill of Lading,Shipper\nX1,EXAMPLE JSC\n")
    tables = open_tables(tmp_path / "export.zip")
    assert [table.name for table in tables] == ["export.zip/table.txt"]
    assert "READ ME.txt" in tables[0].notes[0]
