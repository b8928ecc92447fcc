"""What the pages show."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from tests.cases.flags import listed, run_of
from tests.reports.builder import build

from .bench import Bench, bench


def ids(text: str) -> list[str]:
    return re.findall(r'data-row href="/flag/([^"?]+)', text)


def test_the_queue_shows_what_is_not_decided_in_triage_order(still: Bench) -> None:
    text = still.ann.text("/")
    assert ids(text) == [f"flag-{place:05d}" for place in range(6)]
    assert "6 flags, in the order of triage" in text
    assert "Deciding as <b><bdi>ann</bdi></b>" in text


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("ground=goods", [5]),
        ("band=strong", [4]),
        ("list=us_dhs_uflpa", [0, 1, 2, 3, 4]),
        ("state=needs_info", []),
        ("party=p-other", [4]),
        ("q=other+HAIR", [4]),
        ("q=bill2", [2]),
        ("q=t-shirts", [5]),
        ("q=%25", []),
        ("show=done", []),
        ("show=all&ground=goods", [5]),
        ("show=nonsense&ground=' OR 1=1 --", []),
        ("after=nonsense", [0, 1, 2, 3, 4, 5]),
    ],
)
def test_filters(still: Bench, query: str, places: list[int]) -> None:
    assert ids(still.ann.text(f"/?{query}")) == [f"flag-{place:05d}" for place in places]


def test_pages_of_the_queue_hold_every_flag_once(tmp_path: Path) -> None:
    run = run_of(*(listed(place) for place in range(120)))
    with bench(tmp_path, run) as desk:
        seen, address = [], "/"
        while address:
            text = desk.ann.text(address.replace("&amp;", "&"))
            seen += ids(text)
            found = re.search(r'href="([^"]*)">Next page', text)
            address = found.group(1) if found else ""
        assert seen == [f"flag-{place:05d}" for place in range(120)]
        back = re.search(r'href="([^"]*)">Page before', text)
        assert back
        before = ids(desk.ann.text(back.group(1).replace("&amp;", "&")))
        assert before == seen[50:100]


def test_a_flag_shows_its_evidence(still: Bench) -> None:
    text = still.ann.text("/flag/flag-00000")
    for told in (
        "ACCESORIES",
        "only as filed",
        "Same brand word HAOLIN",
        "One word of the listed name is not in the filed name.",
        "87 FR 47777",
        'href="https://www.dhs.gov/uflpa-entity-list"',
        "Listed 2022-06-21 · arrived 2023-01-15 · in force on 2026-11-22",
        "ams__shipper_2023.csv",
        "3 of 3",
        "Decide all 4 open flags of this party",
        "Nobody has decided anything on these two sides yet.",
        "0.94",
    ):
        assert told in text, told


def test_goods_of_no_party(still: Bench) -> None:
    text = still.ann.text("/flag/flag-00005")
    assert "KNITTED T-SHIRTS" in text
    assert "Other flags of this party" not in text


def test_blind_hides_score_and_band_until_decided(tmp_path: Path) -> None:
    with bench(tmp_path, blind=True) as desk:
        for page in ("/", "/flag/flag-00000", "/party/p-haolin"):
            text = desk.ann.text(page)
            assert "hidden until decided" in text
            assert "0.94" not in text
            assert "Probable" not in text
        assert len(ids(desk.ann.text("/?band=strong"))) == 6
        desk.ann.does("/flag/flag-00000", "decide", decision="false_positive", reason="other_party")
        assert "Probable" in desk.ann.text("/flag/flag-00000")


def test_counts_add_up(desk: Bench) -> None:
    desk.ann.does("/flag/flag-00000", "decide", decision="false_positive", reason="other_party")
    desk.ann.does("/flag/flag-00004", "decide", decision="confirmed", reason="same_party")
    parts = re.findall(r"<b>(\d+)</b>", desk.ann.text("/"))
    assert [int(part) for part in parts] == [1, 1, 1, 3, 6]


def test_an_empty_case_folder(tmp_path: Path) -> None:
    with bench(tmp_path, build([])) as desk:
        assert "No flag was taken in" in desk.ann.text("/")
        assert "took in a run" in desk.ann.text("/log")


def test_the_log_and_its_pages(desk: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    for room in ("log", "pages"):
        monkeypatch.setattr(f"supplyscreen.web.{room}.PAGE", 2)
    for _ in range(3):
        desk.ann.does("/flag/flag-00000", "decide", decision="in_review")
    text = desk.ann.text("/log")
    assert "4 lines" in text
    assert desk.store.head[1] in text
    assert "took in a run" not in text
    assert "took in a run" in desk.ann.text("/log?upto=2")
    assert "4 lines" in desk.ann.text("/log?upto=999999")


def test_the_export_holds_every_table_and_the_log(still: Bench) -> None:
    answer = still.ann.get("/export.zip")
    assert answer.headers["content-type"] == "application/zip"
    names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert {"audit.jsonl", "cases.csv", "cases.parquet", "decisions.csv"} <= set(names)


def test_every_key_has_a_button_of_its_name(still: Bench) -> None:
    text = still.ann.text("/flag/flag-00001")
    assert set(re.findall(r'data-key="(.)"', text)) == set("jkfcn/?")
    assert set(re.findall(r'data-key="(.)"', still.ann.text("/"))) == set("jk/?")
    for key, name in {"f": "False positive", "c": "Confirmed", "n": "Needs information"}.items():
        assert f"{name} <kbd>{key}</kbd>" in text
    assert "<kbd>Esc</kbd>" in still.ann.text("/keys")
