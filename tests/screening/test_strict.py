"""What a strict run refuses."""

from pathlib import Path

import pytest
from tests.intake.files import CONSIGNEE, HEADER, SHIPPER, write, write_ams

import supplyscreen as ss
from supplyscreen.screening.strict import strict_rejects

HEADS = [HEADER, "1,EXAMPLE STAR,,,,,,", "2,EXAMPLE STAR,,,,,,"]
GOOD = [SHIPPER, "1,EXAMPLE GARMENT JSC,,,,,", "2,EXAMPLE YARN LTD,,,,,"]


def test_rows_and_cells_are_refused_and_the_first_are_named(tmp_path: Path) -> None:
    text = "Bill of Lading,Shipper,Arrival Date\n"
    text += "X1,EXAMPLE JSC,2024-02-30\nX2,EXAMPLE JSC\nX3,EXAMPLE JSC,soon\nX4,E JSC,then\n"
    manifest = ss.read_manifest(write(tmp_path, text))
    with pytest.raises(ss.InputError) as told:
        ss.refuse_rejects(manifest)
    message = told.value.message
    assert message.startswith("1 rows and 3 cells were not used")
    assert "manifest.csv, row 2, column Arrival Date [bad_date]: '2024-02-30' is not" in message
    assert "manifest.csv, row 3 [ragged_row]" in message
    assert message.endswith(" and 1 more.")


def test_a_whole_file_is_not_refused(tmp_path: Path) -> None:
    text = "Bill of Lading,Shipper,Arrival Date\nX1,EXAMPLE JSC,2024-02-28\n"
    ss.refuse_rejects(ss.read_manifest(write(tmp_path, text)))


@pytest.mark.parametrize(
    ("line", "refused"),
    [
        ("3,A STRANGER LTD,,,,,", []),
        ("2,EXAMPLE YARN LTD", ["ragged_row"]),
        ("2.01801E+12,EXAMPLE YARN LTD,,,,,", ["damaged_identifier"]),
    ],
)
def test_of_side_tables_only_rows_that_could_not_be_read(
    tmp_path: Path, line: str, refused: list[str]
) -> None:
    tables = {"header": HEADS, "shipper": [*GOOD, line], "consignee": [CONSIGNEE, "1,A INC,,"]}
    rejects = ss.read_manifest(write_ams(tmp_path, tables)).rejects
    assert rejects.height == 1
    assert strict_rejects(rejects)["code"].to_list() == refused
