"""A list that is wrong stops the run, and the message says where."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from supplyscreen.errors import WatchlistError
from supplyscreen.watchlists import load_watchlists

Edit = Callable[[str, str, str], None]
UFLPA = "lists/us_dhs_uflpa/"
S307 = "lists/us_cbp_section307/"


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (
            S307 + "entries.csv",
            "1953-12-28",
            "1953-13-28",
            "entries.csv: row 2, column listed_on: found '1953-13-28', expected a date",
        ),
        (S307 + "entries.csv", "1953-12-28", "1953-2-8", "row 2, column listed_on"),
        (S307 + "entries.csv", "1953-12-28", "", "row 2, column listed_on is empty"),
        (S307 + "entries.csv", "2020-04-01", "2018-04-01", "expected a day not before listed_on"),
        (
            S307 + "entries.csv",
            "us-section-307",
            "us-section-308",
            "row 2, column program_key: found 'us-section-308', expected one of us-19cfr103",
        ),
        (S307 + "entries.csv", ",facility,", ",prison,", "row 2, column kind: found 'prison'"),
        (S307 + "entries.csv", ",active,", ",Active,", "column status: found 'Active'"),
        (S307 + "entries.csv", ",MX,", ",MEX,", "column country: found 'MEX'"),
        (S307 + "entries.csv", "\ns307-002,", "\ns307-001,", "row 3, column entry_id: s307-001"),
        (S307 + "entries.csv", "\ns307-002,", "\nS307 2,", "column entry_id: found 'S307 2'"),
        (
            S307 + "entries.csv",
            ",State Penitentiary,",
            ",,",
            "row 2, column search_name is empty, expected a value",
        ),
        (
            S307 + "entries.csv",
            "Tunago No. 61,,",
            "Tunago No. 61,Tunago,",
            "column search_name: found 'Tunago', expected nothing",
        ),
        (S307 + "entries.csv", ",State Penitentiary,", ",?!,", "name '?!' has no letter or digit"),
        (S307 + "entries.csv", "https://www.cbp.gov", "www.cbp.gov", "expected a web address"),
        (UFLPA + "entries.csv", "i: 2022-06-21 |", "i 2022-06-21 |", "column provision_dates"),
        (UFLPA + "entries.csv", "entry_id,", "entry,", "row 1 has no column entry_id"),
        (UFLPA + "entries.csv", ",note\n", ",notes\n", "row 1, column notes is not expected"),
        (
            UFLPA + "aliases.csv",
            "\nuflpa-hetian-haolin-hair-accessories,",
            "\nuflpa-nobody,",
            "aliases.csv: row 3, column entry_id: found 'uflpa-nobody', expected an entry_id",
        ),
        (UFLPA + "aliases.csv", "Hollin Hair", "Hotan Haolin Hair", "is there already"),
        (UFLPA + "aliases.csv", ",former,", ",previous,", "column alias_kind: found 'previous'"),
        (UFLPA + "aliases.csv", ",chinese,", ",alias,", "a name in Latin letters"),
        (UFLPA + "aliases.csv", ",alias,", ",chinese,", "a name in Chinese characters"),
        (
            UFLPA + "aliases.csv",
            "Hotan Haolin Hair Accessories",
            "Hetian Haolin Hair Accessories Co. Ltd.",
            "it is the search_name of the entry",
        ),
        (UFLPA + "list.yml", "id: us_dhs_uflpa", "id: us_uflpa", "expected the folder's name"),
        (UFLPA + "list.yml", "program_key: us-uflpa", "program_key: uflpa", "found 'uflpa'"),
        (UFLPA + "list.yml", "2026-07-09", "2024-07-09", "is after retrieved_on"),
        (UFLPA + "list.yml", "entries_min: 152", "entries_min: 200", "entries.csv has 152 rows"),
        (UFLPA + "list.yml", "names_min: 388", "names_min: 400", "388 searchable names"),
        (UFLPA + "list.yml", "place: 0.96", "place: 0.99", "column place is filled in 0.967"),
        (UFLPA + "list.yml", "place: 0.96", "site: 0.99", "asserts on column site"),
    ],
)
def test_a_wrong_cell_is_named(
    copy: Path, edit: Edit, file: str, old: str, new: str, message: str
) -> None:
    edit(file, old, new)
    with pytest.raises(WatchlistError, match=re.escape(message)) as caught:
        load_watchlists(copy)
    assert Path(file).parent.name in str(caught.value)
    assert caught.value.hint


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines(keepends=True)


def test_a_list_cut_at_a_line_is_missed_by_its_count(copy: Path) -> None:
    path = copy / S307 / "entries.csv"
    lines = _lines(path)
    path.write_text("".join(lines[:-1]), encoding="utf-8")
    with pytest.raises(WatchlistError, match=r"82 rows, list\.yml asserts 83 to 83"):
        load_watchlists(copy)


def test_a_list_cut_inside_a_line_is_seen(copy: Path) -> None:
    path = copy / S307 / "entries.csv"
    path.write_text("".join(_lines(path))[:-200], encoding="utf-8")
    with pytest.raises(WatchlistError, match=r"row 84 has \d+ cells, expected 21|entries\.csv: "):
        load_watchlists(copy)


def test_lost_aliases_are_missed_by_their_count(copy: Path) -> None:
    path = copy / UFLPA / "aliases.csv"
    path.write_text("".join(_lines(path)[:-1]), encoding="utf-8")
    with pytest.raises(
        WatchlistError, match=r"387 searchable names, list\.yml asserts at least 388"
    ):
        load_watchlists(copy)


def test_a_row_written_twice_is_seen(copy: Path) -> None:
    path = copy / UFLPA / "entries.csv"
    lines = _lines(path)
    path.write_text("".join([*lines, lines[-1]]), encoding="utf-8")
    with pytest.raises(WatchlistError, match=r"row 154, column entry_id: \S+ is there already"):
        load_watchlists(copy)


def test_many_faults_are_told_at_once_and_counted(copy: Path) -> None:
    path = copy / S307 / "entries.csv"
    text = "".join(_lines(path)).replace(",active,", ",live,")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(WatchlistError, match=r"row 2, .*row 6, .*; and 46 more"):
        load_watchlists(copy)
