"""The audit log: added to only, and every change to it is found and told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from supplyscreen.cases.check_log import check_log
from supplyscreen.cases.line import Line, parsed
from supplyscreen.cases.log import LOG, AuditLog
from supplyscreen.errors import InputError

AT = "2026-11-30T09:00:00+00:00"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    log = AuditLog(tmp_path / LOG)
    for number in range(1, 9):
        log.append(at=AT, actor="ann", action="note", body={"number": number, "text": "新疆 é"})
    log.close()
    return tmp_path / LOG


def lines_of(path: Path) -> list[str]:
    return path.read_text("ascii").splitlines(keepends=True)


def faults(path: Path, head: tuple[int, str] | None = None) -> list[tuple[int, str]]:
    return [(fault.row, fault.code) for fault in check_log(path, head=head).faults]


def test_an_untouched_log_has_no_fault(path: Path) -> None:
    found = check_log(path)
    last = parsed(lines_of(path)[-1])
    assert (found.lines, found.sha256, found.faults) == (8, last.sha256, ())
    assert [parsed(text).body["number"] for text in lines_of(path)] == list(range(1, 9))


Change = Callable[[list[str]], list[str]]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda rows: [*rows[:3], rows[3].replace("ann", "eve"), *rows[4:]], [(4, "edited")]),
        (lambda rows: [*rows[:3], *rows[4:]], [(4, "removed")]),
        (lambda rows: rows[2:], [(1, "removed")]),
        (lambda rows: [*rows[:2], rows[4], rows[2], rows[3], *rows[5:]], [(3, "reordered")]),
        (lambda rows: [*rows[:4], rows[3], *rows[4:]], [(5, "repeated")]),
        (lambda rows: [*rows[:4], "{}\n", *rows[4:]], [(5, "unreadable")]),
        (lambda rows: [*rows[:4], rows[4][:40] + "\n", *rows[5:]], [(5, "unreadable")]),
    ],
)
def test_a_changed_log_is_told_line_by_line(
    path: Path, change: Change, told: list[tuple[int, str]]
) -> None:
    path.write_text("".join(change(lines_of(path))), "ascii")
    assert set(told) <= set(faults(path))
    with pytest.raises(InputError, match="line"):
        AuditLog(path)


def test_each_single_line_edited_or_removed_is_found(path: Path) -> None:
    rows, head = lines_of(path), (8, parsed(lines_of(path)[-1]).sha256)
    for place in range(len(rows)):
        path.write_text("".join([*rows[:place], *rows[place + 1 :]]), "ascii")
        assert faults(path, head), f"line {place + 1} removed"
        edited = rows[place].replace('"text":', '"note":')
        path.write_text("".join([*rows[:place], edited, *rows[place + 1 :]]), "ascii")
        assert (place + 1, "edited") in faults(path, head)


def test_lines_taken_off_at_the_end_are_told_by_the_head(path: Path) -> None:
    rows = lines_of(path)
    head = (8, parsed(rows[-1]).sha256)
    path.write_text("".join(rows[:6]), "ascii")
    assert faults(path) == []
    assert faults(path, head) == [(6, "cut_off")]


def test_a_line_written_anew_with_its_hashes_is_told_by_the_head(path: Path) -> None:
    rows = lines_of(path)
    head = (8, parsed(rows[-1]).sha256)
    before = parsed(rows[6])
    forged = Line.after(before, at=AT, actor="eve", action="note", body={})
    path.write_text("".join([*rows[:7], forged.text() + "\n"]), "ascii")
    assert faults(path) == []
    assert faults(path, head) == [(8, "edited")]


def test_a_last_line_that_a_kill_cut_off_is_taken_off(path: Path) -> None:
    whole = path.read_bytes()
    for cut in (1, 30, 200):
        path.write_bytes(whole[:-cut])
        log = AuditLog(path)
        log.close()
        assert log.cut_off
        assert log.last is not None
        assert log.last.number == 7
        assert faults(path) == []


def test_no_log_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        check_log(tmp_path / LOG)
