"""Other people's lists: each format as it is written, what is told of it, what is refused."""

import csv
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from tests.screening.own_list_files import (
    CSL,
    CSL_JSON,
    OWN_ROWS,
    SIMPLE,
    write_ftm,
    write_workbook,
)

import supplyscreen as ss


def names_of(lists: ss.Watchlists) -> set[tuple[str, str, str]]:
    return set(lists.names.select("entry_id", "name", "alias_kind").iter_rows())


def counts(lists: ss.Watchlists) -> tuple[int, int, int, int]:
    file = lists.lists[0].file
    assert file is not None
    assert file.rows == file.rows_used + file.rows_left_out + file.rows_rejected
    return file.rows, file.rows_used, file.rows_left_out, file.rows_rejected


def write_csv(path: Path, delimiter: str, encoding: str) -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(OWN_ROWS)
    return path


def a_workbook(folder: Path) -> Path:
    pytest.importorskip("fastexcel", reason="the extra supplyscreen[excel] is not installed")
    return write_workbook(folder / "ours.xlsx", OWN_ROWS)


WAYS: dict[str, Callable[[Path], Path]] = {
    "comma, UTF-8": lambda folder: write_csv(folder / "ours.csv", ",", "utf-8"),
    "semicolon, UTF-8 with mark": lambda folder: write_csv(folder / "ours.csv", ";", "utf-8-sig"),
    "tab, UTF-16": lambda folder: write_csv(folder / "ours.txt", "\t", "utf-16"),
    "comma, GB18030": lambda folder: write_csv(folder / "ours.csv", ",", "gb18030"),
    "workbook": a_workbook,
}


@pytest.mark.parametrize("way", WAYS)
def test_an_own_list_reads_the_same_in_every_way(way: str, tmp_path: Path) -> None:
    own = ss.read_watchlist(WAYS[way](tmp_path))
    mills = own.entries.filter(pl.col("name") == "Invented Mills")["entry_id"][0]
    assert names_of(own) == {
        ("ours-7", "Example Harbour Textile Co., Ltd.", "primary"),
        ("ours-7", "EHT", "alias"),
        ("ours-7", "Harbour Textiles", "alias"),
        ("ours-7", "示例纺织", "alias"),
        ("ours-8", "Sample Valley Gloves Sdn Bhd", "primary"),
        (mills, "Invented Mills", "primary"),
        (mills, "Old Mills", "alias"),
        (mills, "Mills of Invention", "alias"),
    }
    assert own.entries.select("country", "listed_on").rows() == [
        ("CN", date(2024, 5, 1)),
        (None, None),
        ("VN", date(2023, 12, 31)),
    ]
    assert set(own.rejects.select("source_row", "column", "scope", "code").iter_rows()) == {
        (3, "Country", "list", "unknown_country"),
        (3, "Date listed", "list", "bad_date"),
        (4, "name", "list", "no_name"),
        (5, None, "list", "empty_row"),
    }
    assert counts(own) == (5, 3, 0, 2)
    assert "Columns not read: Colour." in own.lists[0].caveats


def test_opensanctions_csv(tmp_path: Path) -> None:
    path = tmp_path / "targets.simple.csv"
    path.write_text(SIMPLE, encoding="utf-8")
    own = ss.read_watchlist(path, list_id="os")
    assert counts(own) == (4, 2, 2, 0)
    company, vessel = own.entries.sort("entry_id").iter_rows(named=True)
    assert (company["entry_id"], company["country"], company["listed_on"]) == (
        "os-inv-1",
        "CN",
        None,
    )
    assert company["provision"] == "XX-TEST; dataset Invented List A"
    assert company["citation"] == "Invented Order 5"
    assert "91650100MA77777777" in company["note"]
    assert "first seen by OpenSanctions 2023-04-20" in company["note"]
    assert vessel["kind"] == "vessel"
    assert set(own.names["name"]) == {"Invented Polysilicon LLC", "Invented Poly", "IPS"}
    assert own.lists[0].licence.startswith("CC BY-NC 4.0")
    assert any("1 CryptoWallet, 1 Person" in text for text in own.lists[0].caveats)
    assert counts(ss.read_watchlist(path, persons=True)) == (4, 3, 1, 0)


def test_follow_the_money_lines(tmp_path: Path) -> None:
    own = ss.read_watchlist(write_ftm(tmp_path / "entities.ftm.json"), list_id="ftm")
    assert counts(own) == (5, 1, 3, 1)
    assert names_of(own) == {
        ("ftm-inv-1", "Invented Polysilicon LLC", "primary"),
        ("ftm-inv-1", "Invented Poly Silicon", "alias"),
        ("ftm-inv-1", "Former Silicon Works", "former"),
    }
    entry = own.entries.row(0, named=True)
    assert entry["listed_on"] == date(2024, 2, 3), "the listing date, not the start or first_seen"
    assert (entry["citation"], entry["ended_on"]) == ("Invented Authority", None)
    assert own.rejects.select("source_row", "code").rows() == [(6, "bad_json")]
    told = " ".join(own.lists[0].caveats)
    assert "1 weak aliases are not searched" in told
    assert "1 that are only connected" in told


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_the_consolidated_screening_list(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"consolidated.{ending}"
    path.write_text(CSL if ending == "csv" else json.dumps(CSL_JSON), encoding="utf-8")
    own = ss.read_watchlist(path, list_id="csl")
    assert counts(own) == ((4, 3, 1, 0) if ending == "csv" else (2, 1, 1, 0))
    entry = own.entries.filter(pl.col("entry_id") == "csl-a1").row(0, named=True)
    assert (entry["country"], entry["listed_on"]) == ("CN", date(2024, 2, 3))
    assert entry["citation"] == "99 FR 12345"
    law = own.programs[entry["program_key"]]
    assert law.title.startswith("A list given by the user: Entity List (EL)")
    assert {"Sample Machine Works", "IMW"} <= set(own.names["name"])
    assert "SAMPLE STAR" not in set(own.names["name"]), "vessels are not searched as parties"
    assert any("another law than forced labor" in text for text in own.lists[0].caveats)


def test_a_flag_of_an_own_list_quotes_no_law_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "consolidated.csv"
    path.write_text(CSL, encoding="utf-8")
    suppliers = tmp_path / "suppliers.csv"
    suppliers.write_text("name,country\nINVENTED MACHINE WORK,CN\n", encoding="utf-8")
    lists = ss.combine_watchlists(ss.load_watchlists(), ss.read_watchlist(path))
    result = ss.screen(suppliers=ss.read_suppliers(suppliers), watchlists=lists)
    flag = result.flags.row(0, named=True)
    assert flag["watchlist_id"] == "consolidated"
    assert flag["legal_basis"].startswith("A list given by the user: Entity List")
    text = json.dumps({key: str(value) for key, value in flag.items()})
    assert not any(word in text for word in ("UFLPA", "Uyghur", "307", "1307"))
    record = next(item for item in result.run.lists if item.id == "consolidated")
    assert (record.published, record.sha256) == ("not stated", lists.sha256["consolidated"])
    assert record.file is not None
    assert "day not stated" in result.summary()


def test_a_list_alone_can_be_screened_against(tmp_path: Path) -> None:
    own = ss.read_watchlist(write_csv(tmp_path / "ours.csv", ",", "utf-8"))
    suppliers = tmp_path / "suppliers.csv"
    suppliers.write_text("name\nExample Harbour Textile\n", encoding="utf-8")
    result = ss.screen(suppliers=ss.read_suppliers(suppliers), watchlists=own)
    assert result.run.as_of == date(2024, 5, 1), "no day is stated: the newest listing"
    assert result.flags["entry_id"].to_list() == ["ours-7"]
    assert result.rejects["scope"].unique().to_list() == ["list"]
    assert result.run.counts.rejected == 0


def test_rows_of_one_id_are_one_entry(tmp_path: Path) -> None:
    path = tmp_path / "ours.csv"
    path.write_text("id,name\n1,Example Mills\n1,Sample Mills\n2,Other Mills\n", encoding="utf-8")
    own = ss.read_watchlist(path)
    assert own.entries["entry_id"].to_list() == ["ours-1", "ours-2"]
    assert ("ours-1", "Sample Mills", "alias") in names_of(own)


@pytest.mark.parametrize(
    ("name", "text", "options", "told"),
    [
        ("a.csv", "colour,size\nred,1\n", {}, "no column that holds names; found: colour, size"),
        ("a.csv", "name\n...\n", {}, "1 rows, and none names a company"),
        ("a.csv", "", {}, "is empty"),
        ("a.csv", "name\nA1\n", {"format": "xml"}, "found 'xml', expected one of own"),
        ("a.csv", "name\nA1\n", {"format": "csl_json"}, "which is not the format csl_json"),
        ("a.csv", "name\nA1\n", {"format": "csl_csv"}, "has no column alt_names"),
        ("a.csv", "name\nA1\n", {"list_id": "my list"}, "list_id: found 'my list'"),
        ("a.json", "{\n", {}, "is no JSON"),
        ("a.json", '{\n"a": 1}', {}, "no list of objects under 'results'"),
        ("a.json", '{"a": 1}\n{"a": 2}\n', {}, "no line is an object with id"),
        ("a.xlsx", "PK\x03\x04nonsense", {}, "a.xlsx"),
        ("a.csv", "<html><body>no</body></html>", {}, "web page"),
    ],
)
def test_what_is_no_list_is_refused(
    name: str, text: str, options: dict[str, str], told: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ss.SupplyscreenError) as caught:
        ss.read_watchlist(path, **options)  # type: ignore[arg-type]
    assert told in caught.value.message
    assert caught.value.hint


def test_reading_twice_gives_the_same_and_another_file_another(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "ours.csv", ",", "utf-8")
    first, again = ss.read_watchlist(path), ss.read_watchlist(path)
    assert first.data_sha256 == again.data_sha256
    assert first.entries.equals(again.entries)
    path.write_text(path.read_text(encoding="utf-8") + "More Mills,,,,,,,\n", encoding="utf-8")
    assert ss.read_watchlist(path).data_sha256 != first.data_sha256
