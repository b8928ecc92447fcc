"""Progress: on a terminal only, and only when it takes long."""

import io
import re
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from supplyscreen.cli.progress import figures, stages
from supplyscreen.cli.screen import screened
from supplyscreen.models import ScreenConfig


class Terminal(io.StringIO):
    """Standard error that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def terminal_of(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Put a terminal in the place of standard error (within the test: pytest swaps it before)."""
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    return stream


def test_nothing_is_reported_without_a_terminal() -> None:
    with stages() as progress:
        assert progress is None


def test_nothing_is_drawn_within_the_first_second(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = terminal_of(monkeypatch)
    with stages() as progress:
        assert progress is not None
        progress("reading", 1, 2)
    assert terminal.getvalue() == ""


def test_a_long_stage_is_drawn_and_wiped(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = terminal_of(monkeypatch)
    with stages(patience_s=0.0) as progress:
        assert progress is not None
        progress("reading", 1, 2)
        deadline = time.monotonic() + 10
        while "reading" not in terminal.getvalue() and time.monotonic() < deadline:
            time.sleep(0.01)
        progress("matching", 0, None)
    drawn = terminal.getvalue()
    assert "reading" in drawn
    assert "matching" in drawn
    assert drawn.rstrip().endswith("\x1b[2K")


def test_every_stage_of_a_screen_reports_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    terminal = terminal_of(monkeypatch)
    monkeypatch.setattr("supplyscreen.cli.screen.progress_shown", lambda: stages(patience_s=0.0))
    manifest = tmp_path / "manifest.csv"
    manifest.write_text("Bill of Lading,Shipper,Consignee\nXMPL0001,EXAMPLE A CO,EXAMPLE B INC\n")
    suppliers = tmp_path / "suppliers.csv"
    suppliers.write_text("country,name,address\nVN,Example Garment,Hanoi\n")
    result = screened(
        [str(manifest)],
        suppliers=str(suppliers),
        out=tmp_path / "out",
        as_of=date(2026, 1, 31),
        config=ScreenConfig(),
    )
    assert result.run.counts.rows_in == 2
    assert "reading suppliers" in terminal.getvalue()


@pytest.mark.parametrize(
    ("done", "total", "speed", "told"),
    [
        (0, None, None, ""),
        (0, 10_000_000, None, ""),
        (340_000, None, 85_000.4, "340,000, 85,000 a second"),
        (340_000, 1_000_000, None, "340,000 of 1,000,000"),
        (340_000, 1_000_000, 85_000, "340,000 of 1,000,000, 85,000 a second, 0:08 left"),
        (1, 4_000, 1, "1 of 4,000, 1 a second, 1:06:39 left"),
        (340, 1000, 10, "34%, 1:06 left"),
        (5, 5, 1, "5 of 5, 1 a second"),
    ],
)
def test_figures_say_how_much_how_fast_and_how_long(
    done: int, total: int | None, speed: float | None, told: str
) -> None:
    assert figures(done, total, speed) == told


def test_rows_and_time_left_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = terminal_of(monkeypatch)
    monkeypatch.setenv("COLUMNS", "120")
    with stages(patience_s=0.0) as progress:
        assert progress is not None
        deadline = time.monotonic() + 10
        rows = 0
        while "left" not in terminal.getvalue() and time.monotonic() < deadline:
            rows += 1000
            progress("reading [red]a.csv", rows, 10_000_000)
            time.sleep(0.02)
    assert "reading [red]a.csv" in terminal.getvalue()
    assert " a second, " in terminal.getvalue()
    assert "of 10,000,000" in terminal.getvalue()


def test_the_time_left_is_seen_on_a_terminal_of_80_columns(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stream = terminal_of(monkeypatch)
    monkeypatch.setenv("COLUMNS", "80")
    name = "reading ams__notifyparty_2018__202001290000.csv"
    with stages(patience_s=0.01) as report:
        assert report is not None
        for done in range(40_000, 400_000, 40_000):
            report(name, done, 1_000_000)
            time.sleep(0.03)
    drawn = stream.getvalue()
    assert "reading ams__notifypa... " in drawn
    assert re.search(r"a second, \d+:\d\d left", drawn)
