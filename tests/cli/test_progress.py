"""Progress: on a terminal only, and only when it takes long."""

import io
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from supplyscreen.cli.progress import stages
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
    monkeypatch.setattr("supplyscreen.cli.screen.stages", lambda: stages(patience_s=0.0))
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
