"""Every kind of damage that a list file can take is refused, and told with its place."""

import re
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from tests.watchlists.lists import LIST, alias, entry, write_list

from supplyscreen.errors import WatchlistError
from supplyscreen.watchlists import CheckedPart, Watchlists, check_watchlists, load_watchlists

Damage = Callable[[bytes], bytes]
UFLPA = "us_dhs_uflpa"
ENTRIES, ALIASES, INFO = "entries.csv", "aliases.csv", "list.yml"
NINESTAR = "Ninestar Corporation"


def put(old: str, new: str) -> Damage:
    """Replace the first ``old``, which must be there."""

    def damage(content: bytes) -> bytes:
        assert old.encode() in content
        return content.replace(old.encode(), new.encode(), 1)

    return damage


def lines(change: Callable[[list[bytes]], list[bytes]]) -> Damage:
    """Change the list of lines."""
    return lambda content: b"".join(change(content.splitlines(keepends=True)))


def columns(change: Callable[[list[str]], list[str]]) -> Damage:
    """Change the heading line only."""

    def damage(content: bytes) -> bytes:
        head, rest = content.split(b"\n", 1)
        return ",".join(change(head.decode().split(","))).encode() + b"\n" + rest

    return damage


def moved(content: bytes) -> bytes:
    """The columns name and search_name change places, cells and all."""
    frame = pl.read_csv(content, infer_schema=False)
    kept = frame.columns
    at, to = kept.index("name"), kept.index("search_name")
    kept[at], kept[to] = kept[to], kept[at]
    return frame.select(kept).write_csv().encode()


# What was done, the file, how, and how it is told.
DAMAGED: list[tuple[str, str, Damage, str]] = [
    ("empty", ENTRIES, lambda _: b"", "the file is empty"),
    ("heading only", ENTRIES, lines(lambda rows: rows[:1]), "a heading and no row"),
    ("cut at a line", ENTRIES, lines(lambda rows: rows[:-1]), "151 rows, list.yml asserts 152"),
    ("half is gone", ENTRIES, lines(lambda rows: rows[:77]), "76 rows, list.yml asserts 152"),
    ("cut in a line", ENTRIES, lambda c: c[:-300], "row 153 has"),
    ("cut in an open quote", ENTRIES, lambda c: c[: c.rindex(b'"') - 30], "unexpected end of data"),
    (
        "a row twice",
        ENTRIES,
        lines(lambda rows: [*rows, rows[-1]]),
        "row 154, column entry_id: uflpa-zhengzhou-synear-food is there already",
    ),
    (
        "the file twice",
        ENTRIES,
        lambda c: c + c,
        "row 154, column kind: found 'kind', expected one of",
    ),
    (
        "one listing under two ids",
        ENTRIES,
        lines(lambda rows: [*rows, rows[-1].replace(b"uflpa-", b"uflpa-x-", 1)]),
        "is there already as uflpa-zhengzhou-synear-food, with the same law, day and goods",
    ),
    (
        "a column renamed",
        ENTRIES,
        columns(lambda names: ["listing_date" if n == "listed_on" else n for n in names]),
        "row 1, column listing_date is not expected",
    ),
    (
        "a column renamed a little",
        ENTRIES,
        columns(lambda names: ["Listed_on" if n == "listed_on" else n for n in names]),
        "row 1 has no column listed_on (is it 'Listed_on', renamed?)",
    ),
    (
        "columns re-ordered",
        ENTRIES,
        moved,
        "row 1, column search_name stands where name is expected",
    ),
    (
        "headings re-ordered, cells not",
        ENTRIES,
        columns(lambda names: [names[1], names[0], *names[2:]]),
        "row 1, column kind stands where entry_id is expected",
    ),
    (
        "HTML entity",
        ENTRIES,
        put("Import & Export", "Import &amp; Export"),
        "expected plain text, not HTML",
    ),
    (
        "HTML tag",
        ENTRIES,
        put(NINESTAR, f"<b>{NINESTAR}</b>"),
        f"column name: found '<b>{NINESTAR}</b>', expected plain text, not HTML",
    ),
    ("numeric HTML entity", ALIASES, put("Hollin Hair", "Hollin&#160;Hair"), "not HTML"),
    ("a web page", ENTRIES, lambda _: b"<!DOCTYPE html><html>a, b</html>", "it is a web page"),
    (
        "UTF-8 read as Windows-1252 and saved",
        ALIASES,
        lambda c: c.decode().encode().decode("cp1252", "replace").encode(),
        "these letters are UTF-8 that was read as Windows-1252",
    ),
    ("saved as Latin-1", ALIASES, lambda c: c.replace(b"Hollin", b"H\xf6llin"), "is not UTF-8"),
    ("saved as UTF-16", ENTRIES, lambda c: c.decode().encode("utf-16"), "is not UTF-8"),
    (
        "parted by semicolons",
        ALIASES,
        lambda c: c.replace(b",", b";"),
        "parted by ';', expected ','",
    ),
    (
        "control character",
        ENTRIES,
        put(NINESTAR, f"{NINESTAR}\x07"),
        "expected no control character",
    ),
    ("line separator", ENTRIES, put(NINESTAR, "Ninestar\u2028Corporation"), "control character"),
    (
        "no-break space",
        ENTRIES,
        put(NINESTAR, "Ninestar\u00a0Corporation"),
        "no other blank than a",
    ),
    (
        "zero-width space",
        ALIASES,
        put("Hollin Hair", "Hollin\u200b Hair"),
        "no invisible character",
    ),
    ("line break in a cell", ENTRIES, put(NINESTAR, '"Ninestar\nCorporation"'), "a line break"),
    (
        "blank at an edge",
        ALIASES,
        put("Hollin Hair Accessories", "Hollin Hair Accessories "),
        "blank at the edge",
    ),
    (
        "several names in a cell",
        ALIASES,
        put("Hollin Hair", "Hollin | Hollyn Hair"),
        "expected one name",
    ),
    (
        "name too long",
        ALIASES,
        put("Hollin Hair", "Hollin " * 25 + "Hair"),
        "a name of at most 150",
    ),
    (
        "name of signs only",
        ENTRIES,
        put(f",{NINESTAR},{NINESTAR},", f",{NINESTAR},-- --,"),
        "no letter or digit",
    ),
    (
        "a day of no calendar",
        ENTRIES,
        put("2022-06-21,,active", "2022-06-31,,active"),
        "expected a date as YYYY-MM-DD",
    ),
    (
        "a day before the law",
        ENTRIES,
        put("2022-06-21,,active", "1922-06-21,,active"),
        "expected a day from 1930-06-17 on",
    ),
    (
        "ended and active",
        ENTRIES,
        put("2022-06-21,,active", "2022-06-21,2023-01-01,active"),
        "expected nothing: the status says",
    ),
    (
        "changed, unsaid how",
        ENTRIES,
        put(",active,,", ",modified,,"),
        "expected a sentence in status_detail",
    ),
    (
        "sub-list without its provision",
        ENTRIES,
        put("i: 2022-06-21 | v: 2022-06-21", "i: 2022-06-21"),
        "expected the sub-lists that provision names",
    ),
    (
        "sub-list before the listing",
        ENTRIES,
        put("i: 2022-06-21 |", "i: 2021-06-21 |"),
        "expected no day before listed_on",
    ),
    (
        "id of another list",
        ENTRIES,
        put("\nuflpa-ninestar,", "\ns307-999,"),
        "expected it to begin with 'uflpa-'",
    ),
    (
        "a kind changed",
        ENTRIES,
        put(",facility,", ",party,"),
        "1 rows of kind facility, list.yml asserts 2",
    ),
    (
        "aliases lost",
        ALIASES,
        lines(lambda rows: rows[:150]),
        "searchable names, list.yml asserts at least 388",
    ),
    (
        "alias of nobody",
        ALIASES,
        put("\nuflpa-hetian-haolin", "\nuflpa-hetian-nobody"),
        "expected an entry_id of entries.csv",
    ),
    ("list.yml cut", INFO, lambda c: c[:1800], "Field required"),
    (
        "list.yml with a field twice",
        INFO,
        lambda c: c + b"\nid: us_dhs_uflpa\n",
        "field id is written twice",
    ),
]


def _list(parts: tuple[CheckedPart, ...], name: str = UFLPA) -> CheckedPart:
    return next(part for part in parts if part.name == name)


@pytest.mark.parametrize(
    ("file", "damage", "told"), [c[1:] for c in DAMAGED], ids=[c[0] for c in DAMAGED]
)
def test_damage_is_refused_and_told(copy: Path, file: str, damage: Damage, told: str) -> None:
    path = copy / "lists" / UFLPA / file
    before = path.read_bytes()
    path.write_bytes(damage(before))
    assert path.read_bytes() != before
    parts = check_watchlists(copy)
    assert any(told in fault.text for fault in _list(parts).faults), _list(parts).faults
    for fault in _list(parts).faults:
        found = re.match(r"row (\d+)", fault.text)
        assert fault.row == (int(found[1]) if found else None)
    assert all(not part.faults for part in parts if part.name != UFLPA)
    with pytest.raises(WatchlistError) as caught:
        load_watchlists(copy)
    assert caught.value.hint
    assert UFLPA in str(caught.value)


def test_a_missing_file_is_told(copy: Path) -> None:
    (copy / "lists" / UFLPA / ALIASES).unlink()
    fault = _list(check_watchlists(copy)).faults[0]
    assert (fault.file, fault.text) == (ALIASES, "is missing")
    with pytest.raises(WatchlistError, match=r"aliases\.csv is missing"):
        load_watchlists(copy)


def test_rows_in_another_order_load_the_same(copy: Path, bundled: Watchlists) -> None:
    for name in (ENTRIES, ALIASES):
        path = copy / "lists" / UFLPA / name
        head, *rows = path.read_bytes().splitlines(keepends=True)
        path.write_bytes(b"".join([head, *reversed(rows)]))
    again = load_watchlists(copy)
    assert again.entries.equals(bundled.entries)
    assert again.names.equals(bundled.names)
    assert again.aliases.equals(bundled.aliases)
    assert not any(part.faults for part in check_watchlists(copy))


def test_windows_line_ends_and_a_byte_order_mark_load_the_same(
    copy: Path, bundled: Watchlists
) -> None:
    path = copy / "lists" / UFLPA / ENTRIES
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert load_watchlists(copy).entries.equals(bundled.entries)


def test_the_bundled_lists_pass_and_are_counted(bundled: Watchlists) -> None:
    parts = check_watchlists()
    assert not any(part.faults for part in parts)
    assert [part.name for part in parts if part.is_list] == ["us_cbp_section307", UFLPA]
    uflpa = _list(parts)
    assert uflpa.counts == {"entries": 152, "searched names": 388, "aliases": 236}
    assert uflpa.kinds == {"facility": 2, "party": 150}


def test_every_fault_of_every_file_and_list_is_told_at_once(
    copy: Path, edit: Callable[[str, str, str], None]
) -> None:
    edit("lists/us_cbp_section307/entries.csv", ",facility,", ",prison,")
    edit("lists/us_cbp_section307/entries.csv", ",MX,", ",MEX,")
    edit("lists/us_cbp_section307/aliases.csv", "s307-004,alias,", "s307-004,other,")
    edit("lists/us_cbp_section307/list.yml", "id: us_cbp_section307", "id: cbp")
    edit(f"lists/{UFLPA}/aliases.csv", ",former,", ",previous,")
    edit("places/xinjiang.csv", ",false,", ",no,")
    parts = check_watchlists(copy)
    found = {
        (part.name, fault.file, fault.row, fault.column) for part in parts for fault in part.faults
    }
    assert {
        ("us_cbp_section307", "entries.csv", 2, "kind"),
        ("us_cbp_section307", "entries.csv", 2, "country"),
        ("us_cbp_section307", "aliases.csv", 2, "alias_kind"),
        ("us_cbp_section307", "list.yml", None, None),
    } <= found
    assert {(name, column) for name, _, _, column in found} >= {
        (UFLPA, "alias_kind"),
        ("places", "ambiguous"),
    }


def test_a_wrong_program_or_rule_is_a_part_of_its_own(
    copy: Path, edit: Callable[[str, str, str], None]
) -> None:
    edit("programs/us-uflpa.yml", "key: us-uflpa", "key: uflpa")
    edit("goods/malawi-tobacco.yml", "entry_id: ", "entry_id: x")
    parts = check_watchlists(copy)
    assert "found 'uflpa'" in _list(parts, "programs").faults[0].text
    assert "expected an entry of a list" in _list(parts, "goods and sectors").faults[0].text
    assert not any(part.faults for part in parts if part.is_list)


def test_one_id_in_two_lists_shows_when_all_is_read_together(copy: Path) -> None:
    write_list(copy / "lists" / LIST, [entry("x", "Ninestar") | {"entry_id": "uflpa-ninestar"}])
    together = _list(check_watchlists(copy), "all lists together")
    assert "'uflpa-ninestar' is in more than one list" in together.faults[0].text


def test_one_list_by_itself(tmp_path: Path) -> None:
    folder = write_list(tmp_path / "saved", [entry("a", "Alpha")], [alias("a", "Alpha 2")])
    (part,) = check_watchlists(folder)
    assert part == CheckedPart(
        name=LIST,
        is_list=True,
        counts={"entries": 1, "searched names": 2, "aliases": 1},
        kinds={"party": 1},
    )


def test_a_folder_that_holds_no_lists_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(WatchlistError, match="has no programs/ and no lists/"):
        check_watchlists(tmp_path)
