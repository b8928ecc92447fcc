"""The size benchmark: what is kept, what is told, and that nothing slow or failed is hidden."""

import sys
from pathlib import Path
from subprocess import CalledProcessError

import polars as pl
import pytest
from benchmarks.measured import measured
from benchmarks.results_file import write_section
from benchmarks.run_screen import Stages, planted_flagged
from benchmarks.size_inputs import Inputs, InputsError
from benchmarks.size_ledger import Ledger, fingerprint
from benchmarks.size_parts import Plan
from benchmarks.size_report import report

from benchmarks import size_parts, size_speed, size_tasks

COUNTS = {"flagged": 3, "names": 611, "parties": 9, "planted": 50, "planted_flagged": 43}


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """Two sizes of flat manifests, AMS tables, a second run, and names with a peer stopped."""
    told = Ledger(tmp_path / "measured.jsonl")

    def add(part: str, rows: int, what: str, listed: int, **figures: object) -> None:
        told.add({"part": part, "rows": rows, "what": what, "listed": listed, **figures})

    for rows in (1_000_000, 10_000_000):
        seconds = {"seconds": rows / 2_000_000, "cpu": rows / 1_000_000, "peak_mib": 200}
        add("flat", rows, "floor", 0, **seconds)
        for run in (0.9, 1.0, 1.4):
            own = {key: value * run * 1.8 for key, value in seconds.items()}
            add("flat", rows, "screen", 0, **own, **COUNTS, stages={"reading": run})
        add("flat", rows, "screen", 20_000, failed="MemoryError")
    add("ams", 3_000_000, "duckdb", 0, seconds=10.0, cpu=15.0, peak_mib=900)
    add("ams", 3_000_000, "screen", 0, seconds=26.0, cpu=40.0, peak_mib=700, **COUNTS)
    first = {"first_process_seconds": 20.0, "first_process_cpu": 30.0}
    second = {"second_process_seconds": 0.8, "second_process_cpu": 0.9, "second_peak_mib": 90}
    add("again", 1_000_000, "flat file", 0, plain_process_seconds=18.0, **first, **second)
    peer = {"of": 400_000, "planted": 500, "planted_found": 300, "cpu": 1.0, "peak_mib": 10}
    add("names", 10_000_000, "splink", 20_000, names=50_000, seconds=60.0, **peer)
    add("names", 10_000_000, "matched", 20_000, names=400_000, seconds=20.0, **peer)
    add("names", 10_000_000, "tf_idf", 20_000, failed="No module named 'sklearn'")
    return told


def _row(text: str, *cells: str) -> list[str]:
    found = [line for line in text.splitlines() if all(cell in line for cell in cells)]
    assert len(found) == 1, found
    return [cell.strip() for cell in found[0].strip("|").split("|")]


def test_the_report_tells_medians_and_ratios_to_the_floor(ledger: Ledger) -> None:
    text = report(ledger, 60, "size.svg")
    screen = _row(text, "10,000,000", "screen, bundled (611 names)", "43 of 50")
    assert screen[2:7] == ["9.00 (8.10 to 12.60)", "18.00", "504", "1.80", "1.80"]
    assert _row(text, "screen, flat file", "bundled")[2:] == ["10.0", "10.00", "10.00"]
    assert "![wall time" in text
    assert "different states of the code" not in text


def test_the_report_tells_what_failed_and_what_was_stopped(ledger: Ledger) -> None:
    text = report(ledger, 60, "")
    assert _row(text, "| 10,000,000", "20,000 names", "failed")[2] == "failed: MemoryError"
    assert _row(text, "splink on DuckDB")[0] == "first 50,000 of 400,000"
    assert _row(text, "splink on DuckDB")[6:] == ["833", "0.60 of 500"]
    assert _row(text, "3-gram TF-IDF")[3] == "failed: No module named 'sklearn'"
    assert "![" not in text


def test_the_numbers_to_reach_are_told_with_yes_and_no(ledger: Ledger) -> None:
    text = report(ledger, 60, "")
    again = _row(text, "| flat file |")
    assert again[2:] == ["18.00", "20.00", "0.80", "4.0%", "3.0%", "90"]
    assert _row(text, "10,000,000 flat rows, bundled lists: times")[1:] == ["<= 2.0", "1.80", "yes"]
    assert _row(text, "times DuckDB's join")[1:] == ["<= 2.5", "2.60", "no"]
    assert _row(text, "400,000 distinct names")[1:] == [">= 25,000", "20,000", "no"]
    assert _row(text, "second run, 1,000,000 rows")[1:] == ["<= 5%", "4.0%", "yes"]


def test_an_interrupted_run_goes_on_and_chosen_parts_are_measured_anew(ledger: Ledger) -> None:
    again = Ledger(ledger.path)
    assert again.lines == ledger.lines
    again.forget(("flat", "names"))
    assert {line["part"] for line in Ledger(ledger.path).lines} == {"ams", "again"}
    again.code = "other"
    again.add({"part": "flat", "rows": 1, "what": "floor", "listed": 0, "failed": "why"})
    assert "different states of the code" in report(again, 60, "")


def test_what_is_measured_is_not_measured_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    figures: dict[str, object] = {
        "seconds": 1.0,
        "cpu": 1.0,
        "peak_mib": 1.0,
        "process_seconds": 20.0,
    }

    def told(command: list[str], **_: object) -> dict[str, object]:
        asked.append(Path(command[-1]).name)
        return figures

    monkeypatch.setattr(size_parts, "measured", told)
    monkeypatch.setattr(Inputs, "flat", lambda _self, rows: tmp_path / f"{rows}.csv")
    ledger, plan = Ledger(tmp_path / "told"), Plan(rows=(5,), bills=(), limit=1, lists=(0,))
    for _ in range(2):
        size_parts.flat(plan, Inputs(tmp_path), ledger)
    assert asked == ["5.csv"] * 4  # floor and screen twice: then they took 40 seconds each


def test_a_process_tells_its_time_its_memory_or_why_it_failed() -> None:
    fine = measured([sys.executable, "-c", "print('x'); print('{\"rows\": 7}')"], limit=60)
    assert fine["rows"] == 7
    assert fine["process_seconds"] > 0
    assert fine["process_cpu"] > 0
    assert fine["peak_mib"] > 1
    bad = measured([sys.executable, "-c", "raise ValueError('no such thing')"], limit=60)
    assert bad == {"failed": "ValueError: no such thing"}
    noted = [sys.executable, "-c", "raise ImportError('no splink\\nSee the manual.')"]
    assert measured(noted, limit=60) == {"failed": "ImportError: no splink"}
    slow = measured([sys.executable, "-c", "import time; time.sleep(60)"], limit=0.2)
    assert slow == {"failed": "not done after 0 seconds"}


def test_a_start_that_fails_is_told(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_runs: int) -> None:
        raise CalledProcessError(1, ["python", "supplyscreen"])

    monkeypatch.setattr("benchmarks.start_up.measured", fails)
    size_parts.start(Plan(rows=(), bills=(), limit=1), Inputs(ledger.path), ledger)
    assert "| failed: supplyscreen ended with 1 |" in report(ledger, 60, "")


def test_a_stage_lasts_until_the_next_one(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 1.0, 3.0, 6.0, 10.0])
    monkeypatch.setattr("time.perf_counter", lambda: next(clock))
    stages = Stages()
    for stage in ("reading a.csv", "reading a.csv", "flagging records", ""):
        stages(stage, 0, None)
    assert stages.wall == {"reading": 5.0, "flagging records": 4.0}


def test_planted_bills_count_when_a_right_entry_is_flagged(tmp_path: Path) -> None:
    bills = {"bill_of_lading": ["A", "A", "B", "C"], "entry_id": ["x", "y", "z", None]}
    pl.DataFrame(bills).write_parquet(tmp_path / "flags.parquet")
    planted = {"bill": ["A", "B", "C"], "entries": ["w|y", "w", "w"]}
    pl.DataFrame(planted).write_csv(tmp_path / "f.planted.csv")
    told = planted_flagged(tmp_path / "f.planted.csv", tmp_path)
    assert told == {"planted": 3, "planted_flagged": 1}
    assert planted_flagged(tmp_path / "none.csv", tmp_path) == {}


def test_names_for_the_peers_are_distinct_with_the_planted_ones_first(tmp_path: Path) -> None:
    source = tmp_path / "f.csv"
    pl.DataFrame({"Shipper": ["B", "A", None, "B", "P"], "Vessel": ["v"] * 5}).write_csv(source)
    pl.DataFrame({"name": ["P", "P"], "entries": ["x", "x"]}).write_csv(tmp_path / "f.planted.csv")
    assert size_tasks.names(str(tmp_path / "n.csv"), str(source)) == {"names": 3, "planted": 1}
    told = pl.read_csv(tmp_path / "n.csv")
    assert told["name"][0] == "P"
    assert sorted(told["name"]) == ["A", "B", "P"]
    assert size_tasks.floor(str(source))["names"] == 4  # a withheld name is one of them


def test_a_peer_is_stopped_at_its_limit_and_says_how_far_it_came(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = {"name": ["ALPHA TRADING", "BETA FOODS", "GAMMA"], "entries": ["a", None, "g"]}
    pl.DataFrame(asked).write_csv(tmp_path / "n.csv")
    pl.DataFrame({"entry_id": ["a", "g"], "name": ["Alpha Trading", "Gamma"]}).write_csv(
        tmp_path / "l.csv"
    )
    monkeypatch.setattr("benchmarks.speed_peers.cells", lambda _listed: 2)
    files = str(tmp_path / "n.csv"), str(tmp_path / "l.csv")
    whole = size_tasks.sorted_words(*files, "60")
    assert [whole[key] for key in ("names", "of", "planted", "planted_found")] == [3, 3, 2, 2]
    part = size_tasks.sorted_words(*files, "0")
    assert [part[key] for key in ("names", "of", "planted", "planted_found")] == [2, 3, 1, 1]


def test_an_input_that_cannot_be_made_stops_the_run_with_a_line(tmp_path: Path) -> None:
    inputs = Inputs(tmp_path / "inputs")
    with pytest.raises(InputsError, match=r"flat-.*GB in .* are free"):
        inputs.flat(10**12)
    assert not list((tmp_path / "inputs").iterdir())


def test_the_section_keeps_the_rest_of_the_page(ledger: Ledger, tmp_path: Path) -> None:
    page = tmp_path / "RESULTS.md"
    page.write_text("# Results\n\nBy hand.\n", encoding="utf-8")
    write_section(size_speed.SECTION, report(ledger, 60, ""), path=page)
    write_section(size_speed.SECTION, report(ledger, 60, ""), path=page)
    text = page.read_text(encoding="utf-8")
    assert text.startswith("# Results\n\nBy hand.\n\n<!-- size -->\n## Size and speed")
    assert text.count("## Size and speed") == 1


def test_the_fingerprint_is_that_of_the_code(tmp_path: Path) -> None:
    assert fingerprint("benchmarks") == fingerprint("benchmarks")
    assert fingerprint("benchmarks") != fingerprint("benchmarks", "watchlists")


def test_a_part_that_does_not_exist_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        size_speed.main(["--only", "flat,speed"])
    assert "speed is no part; parts: flat, again, memory, ams, names" in capsys.readouterr().err
