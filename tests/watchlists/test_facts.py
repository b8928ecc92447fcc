"""Row by row against the collected facts, where they lie beside the checkout."""

import csv
from collections import defaultdict
from pathlib import Path

import polars as pl
import pytest

from supplyscreen.watchlists import Watchlists
from supplyscreen.watchlists.history import entry_changes, entry_provisions

FACTS = Path(__file__).resolve().parents[2] / ".." / "shared" / "facts"
pytestmark = pytest.mark.skipif(
    not (FACTS / "uflpa_entities.csv").is_file(),
    reason="the collected facts are not beside this checkout",
)
ORDER = {"WRO": "Withhold release order", "Finding": "Finding"}
KIND = {
    "company": "party",
    "fleet": "party",
    "facility": "facility",
    "vessel": "vessel",
    "country": "goods",
    "area": "goods",
    "region": "region",
}
# Wordings of the publisher that hold brackets, remarks or several names, and what is searched.
SPLIT = {
    "Golden Horse (JinMa) Diesel Factory": ("Golden Horse Diesel Factory", "JinMa Diesel Factory"),
    "Sichuan (Szechuan) Bin-Jiang Enterprises Company": (
        "Sichuan Bin-Jiang Enterprises Company",
        "Szechuan Bin-Jiang Enterprises Company",
    ),
    "Sichuan (Szechuan) Zigong Labor Reform Detachment": (
        "Sichuan Zigong Labor Reform Detachment",
        "Szechuan Zigong Labor Reform Detachment",
    ),
    "Sichuan (Szechuan) Pin Chiang Enterprise Company": (
        "Sichuan Pin Chiang Enterprise Company",
        "Szechuan Pin Chiang Enterprise Company",
    ),
    "Xinsheng (New Life) Labor Factory": ("Xinsheng Labor Factory", "New Life Labor Factory"),
    "Shenyang Xingsheng (or Xinsheng) (New Life) Rubber Plant": (
        "Shenyang Xingsheng Rubber Plant",
        "Shenyang Xinsheng Rubber Plant",
        "Shenyang New Life Rubber Plant",
    ),
    "Shanghai Hero Vast International Trading and other group entities (partial list in press)": (
        "Shanghai Hero Vast International Trading",
    ),
    "parent Eastman Exports": (),
}


def _read(name: str) -> list[dict[str, str]]:
    with (FACTS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _split(cell: str, mark: str) -> list[str]:
    return [part.strip() for part in cell.split(mark) if part.strip()]


def _names(data: Watchlists) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for entry_id, name, kind in data.names.select("entry_id", "name", "alias_kind").rows():
        found[entry_id][name] = kind
    return found


def _entries(data: Watchlists, list_id: str) -> dict[str, dict[str, object]]:
    rows = data.entries.filter(pl.col("watchlist_id") == list_id).rows(named=True)
    return {row["entry_id"]: row for row in rows}


def test_every_uflpa_entity_is_here_as_the_facts_have_it(bundled: Watchlists) -> None:
    facts, entries = _read("uflpa_entities.csv"), _entries(bundled, "us_dhs_uflpa")
    assert {f"uflpa-{fact['entity_id']}" for fact in facts} == set(entries)
    for fact in facts:
        entry = entries[f"uflpa-{fact['entity_id']}"]
        provision = " | ".join(f"UFLPA sec. {part}" for part in _split(fact["sublist"], "|"))
        found = (entry["name"], str(entry["listed_on"]), entry["provision"], entry["citation"])
        assert found == (
            fact["name"],
            fact["effective_date"],
            provision or "not stated in the source",
            fact["fr_citation"],
        )
        assert entry["provision_dates"] == (fact["sublist_dates"] or None)
        assert entry["extends_to"] == (fact["scope_note"] or None)
        assert (entry["status"], entry["ended_on"]) == ("active", None)
        assert entry["confidence"] == fact["confidence"]


def test_every_uflpa_name_is_searched(bundled: Watchlists) -> None:
    names = _names(bundled)
    for fact in _read("uflpa_entities.csv"):
        found = names[f"uflpa-{fact['entity_id']}"]
        former = _split(fact["former_names"], "|")
        for alias in _split(fact["aliases"], "|"):
            assert found[alias] == ("former" if alias in former else "alias")
        assert set(former) <= set(found)
        if fact["chinese_name"]:
            assert found[fact["chinese_name"]] == "chinese"
        for short in _split(fact["chinese_aliases"], "|"):
            full = short.endswith(("有限公司", "有限责任公司"))
            assert found[short] == ("chinese" if full else "chinese_short")
        primary = fact["name"].removesuffix(" (VSETC)")
        assert found[primary] == "primary"


def test_every_order_is_here_as_the_facts_have_it(bundled: Watchlists) -> None:
    facts, entries = _read("wro_findings.csv"), _entries(bundled, "us_cbp_section307")
    assert {fact["record_id"].lower() for fact in facts} == set(entries)
    for fact in facts:
        entry = entries[fact["record_id"].lower()]
        found = (entry["name"], str(entry["listed_on"]), entry["status"], entry["provision"])
        superseded = fact["enforcement_superseded_by_uflpa"] == "Y"
        status = "superseded_in_enforcement" if superseded else fact["status"]
        expected = (fact["entity"], fact["issue_date"], status, ORDER[fact["order_type"]])
        assert found == expected
        assert entry["kind"] == KIND[fact["entity_type"]]
        assert entry["country"] == (fact["country_iso2"] or None)
        assert entry["confidence"] == fact["confidence"]
        assert str(entry["goods_scope"]).startswith(fact["merchandise"])
        assert fact["hts_codes"] in str(entry["goods_scope"])
        assert fact["legal_citation"] in str(entry["citation"])
        ends = fact["status"] in ("modified", "revoked", "inactive") and fact["status_date"]
        assert str(entry["ended_on"] or "") == (ends or "")
        assert fact["status_detail"] in str(entry["status_detail"] or "")
        assert fact["status_date"] in str(entry["status_detail"] or "")


def test_every_name_of_an_order_is_searched(bundled: Watchlists) -> None:
    names = _names(bundled)
    for fact in _read("wro_findings.csv"):
        if KIND[fact["entity_type"]] not in ("party", "facility"):
            continue
        found = names[fact["record_id"].lower()]
        for written in _split(fact["aliases"], ";"):
            for alias in SPLIT.get(written, (written,)):
                assert alias in found, (fact["record_id"], alias)
        for chinese in _split(f"{fact['chinese_name']}|{fact['chinese_aliases']}", "|"):
            assert found[chinese].startswith("chinese"), (fact["record_id"], chinese)


def test_additions_of_each_update_agree_with_the_history(bundled: Watchlists) -> None:
    listed = dict(
        bundled.entries.filter(pl.col("watchlist_id") == "us_dhs_uflpa")
        .group_by(pl.col("listed_on").cast(pl.String))
        .len()
        .rows()
    )
    for update in _read("uflpa_history.csv"):
        here = listed.pop(update["effective_date"])
        complete = update["effective_date"] < "2026"
        assert here == (int(update["entities_added"]) if complete else 8)
    assert listed == {}


def test_every_dated_change_of_an_order_is_a_step_of_its_history(bundled: Watchlists) -> None:
    steps = entry_changes(bundled.entries)
    for fact in _read("wro_findings.csv"):
        if fact["status_date"]:
            found = steps.filter(
                pl.col("entry_id") == fact["record_id"].lower(),
                pl.col("changed_on").cast(pl.String) == fact["status_date"],
                pl.col("event") == fact["status"],
            )
            assert found.height == 1, fact["record_id"]


def test_every_sub_list_has_the_date_of_the_facts(bundled: Watchlists) -> None:
    rows = entry_provisions(bundled.entries).drop_nulls("since").rows()
    found = {(entry, provision): str(since) for entry, provision, since in rows}
    expected = {}
    for fact in _read("uflpa_entities.csv"):
        for pair in _split(fact["sublist_dates"], "|"):
            key, day = pair.split(": ")
            expected[f"uflpa-{fact['entity_id']}", f"UFLPA sec. 2(d)(2)(B)({key})"] = day
    assert found == expected
