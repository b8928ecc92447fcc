"""A small fuzz run, and that the run would see what it looks for."""

from pathlib import Path

import pytest
from tests.fuzz.faulty import faulty
from tests.fuzz.formats import FORMATS
from tests.fuzz.intake_fuzz import SEED, Reader, main, read, written
from tests.fuzz.pool import Outcome, run_all

import supplyscreen as ss


@pytest.mark.parametrize("files", [25, pytest.param(150, marks=pytest.mark.slow)])
def test_damaged_files_give_no_traceback_and_their_rows_add_up(files: int) -> None:
    """The first files of the long run."""
    outcomes = run_all(Reader(SEED, tuple(FORMATS)), files, seconds=60, workers=2)
    assert sorted(outcomes) == list(range(files))
    assert {n: o.found for n, o in outcomes.items() if o.found} == {}
    assert sum(o.what == "read" for o in outcomes.values()) > files // 8
    assert sum(o.rejects for o in outcomes.values()) > files // 8


def test_the_same_number_is_the_same_file(tmp_path: Path) -> None:
    made = []
    for name in ("a", "b"):
        folder = tmp_path / name
        folder.mkdir()
        written("ams", SEED, 7, folder)
        made.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert made[0] == made[1]
    assert len(made[0]) > 2


def test_a_hang_and_a_crash_are_seen_and_the_others_still_run() -> None:
    outcomes = run_all(faulty, 5, seconds=2, workers=2)
    assert [o.what for o in outcomes.values()] == ["read", "hung", "died", "read", "read"]
    assert outcomes[1].found == "took longer than 2 s"


def test_an_exception_is_a_finding_and_so_are_rows_that_do_not_add_up(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Bill of Lading,Shipper\nX1,EXAMPLE JSC\n", encoding="utf-8")
    assert read("csv", str(path)) == Outcome("csv", "read", rows=1)
    whole = ss.read_manifest(path)

    def short(_path: str) -> ss.Manifest:
        none = whole.shipments.head(0)
        return ss.Manifest(none, whole.roles, whole.parties, whole.rejects, whole.source)

    monkeypatch.setattr(ss, "read_manifest", short)
    assert "1 rows, but 0 accounted for" in read("csv", str(path)).found

    def broken(_path: str) -> ss.Manifest:
        raise IndexError("a bug")

    monkeypatch.setattr(ss, "read_manifest", broken)
    assert read("csv", str(path)).found.startswith("IndexError: a bug")


def test_the_script_ends_with_0_and_prints_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--files", "4", "--formats", "csv,ams", "--workers", "1"]) == 0
    assert "| all | 4 |" in capsys.readouterr().out
