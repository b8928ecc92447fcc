"""What the page of a flag tells beside its evidence: dates, other names, shipments."""

import re
from dataclasses import replace
from pathlib import Path

from tests.cases.flags import listed, run_of

from supplyscreen.web.render import static

from .bench import Bench, bench

NAME = "HETIAN HAOLIN HAIR ACCESORIES CO LT EXPORT"
LIKE = {"entry_id": "another", "entry_name": "Another Hair Goods Ltd"}


def two_names() -> object:
    """One party, one of another name, the first against another entry, and one unlike both."""
    return run_of(
        listed(0),
        listed(1, party_id="p-1", party_name="HETIAN HAOLIN HAIR ACCESSORY", **LIKE, band="strong"),
        listed(2, party_id="p-2", party_name="QINGDAO STEEL PIPES CO"),
        listed(3, party_id="p-3", party_name="QINGDAO GARMENT CO", **LIKE),
    )


def section(text: str, title: str) -> str:
    found = re.search(rf"<h2>{title}</h2>(.*?)(?=<h2|</main>)", text, re.S)
    assert found, title
    return found.group(1)


def test_similar_names_and_others_of_the_entry(tmp_path: Path) -> None:
    with bench(tmp_path, two_names()) as desk:  # type: ignore[arg-type]
        nothing = section(desk.ann.text("/flag/flag-00000"), "Earlier decisions on similar names")
        assert "Nothing was decided yet on a name like this one" in nothing
        for place in (1, 2, 3):
            desk.bob.does(
                f"/flag/flag-{place:05d}",
                "decide",
                decision="false_positive",
                reason="other_party",
                comment=f"comment {place}",
            )
        told = section(desk.ann.text("/flag/flag-00000"), "Earlier decisions on similar names")
        assert re.findall(r"/flag/(flag-\d+)", told) == ["flag-00001", "flag-00002"]
        for words in ("letters only", "decides nothing here", "comment 1", "bob", "other party"):
            assert words in told
        assert told.count("the same entry") == 1
        assert "waits for a second reviewer" in told


def test_blind_a_second_reviewer_of_a_similar_pair_tells_no_band(tmp_path: Path) -> None:
    with bench(tmp_path, two_names(), blind=True) as desk:  # type: ignore[arg-type]
        answer = {"decision": "false_positive", "reason": "other_party"}
        desk.bob.does("/flag/flag-00001", "decide", **answer)
        told = section(desk.ann.text("/flag/flag-00000"), "Earlier decisions on similar names")
        assert "flag-00001" in told
        assert "waits for" not in told
        desk.ann.does("/flag/flag-00001", "second", answer="agree")
        told = section(desk.ann.text("/flag/flag-00000"), "Earlier decisions on similar names")
        assert "then" not in told


def test_the_time_line_is_named_by_the_words_beneath_it(still: Bench) -> None:
    text = still.ann.text("/flag/flag-00000")
    assert 'role="img" aria-labelledby="dates others"' in text
    assert "Listed 2022-06-21 · arrived 2023-01-15" in text
    assert "3 arrived 2023-01-24 to 2023-02-11" in text
    assert 'class="other"' in text
    assert "style=" not in text


def test_a_flag_of_an_earlier_run_has_no_time_line(tmp_path: Path) -> None:
    with bench(tmp_path, run_of(listed(0), listed(1))):
        pass
    with bench(tmp_path, run_of(listed(1), run_id="2" * 64)) as desk:
        text = desk.ann.text("/flag/flag-00000")
        assert "of an earlier run" in text
        assert "<svg" not in text


def test_shipments_that_are_known_and_those_that_are_not(tmp_path: Path) -> None:
    run = run_of(listed(0), listed(1))
    with bench(tmp_path / "flagged", run) as desk:
        told = section(desk.ann.text("/flag/flag-00000"), "Shipments and other flags of this party")
        assert "stands on 2 flagged shipments of this run (2 as shipper)" in told
        assert "is not known here" in told
    whole = type("Whole", (type(run),), {"holds_all_rows": True})
    everything = whole(**{name: getattr(run, name) for name in run.__dataclass_fields__})
    with bench(tmp_path / "whole", replace(everything)) as desk:
        told = section(desk.ann.text("/flag/flag-00000"), "Shipments and other flags of this party")
        assert "stands on 2 shipments of this run (2 as shipper); 2 of them with a flag" in told
        assert "Other spellings are not counted." in told


def test_every_class_of_the_time_line_is_drawn() -> None:
    css = static("workbench.css")
    for name in ("axis", "force", "unsure", "stroke", "tick", "other", "this", "year"):
        assert f".{name}" in css
