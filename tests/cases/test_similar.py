"""Decisions on other pairs whose party is named alike."""

from pathlib import Path

import pytest
from tests.reports.builder import PLACE, Cell, flag

from supplyscreen.cases import DecidedNames, Decision, decide_flags, undo_decision
from supplyscreen.cases.similar import LEAST_SIMILAR, MOST, SIMILAR
from supplyscreen.cases.store import CaseStore

from .flags import AT, goods, listed, opened, run_of

ASKED = "KASHGAR WEIXING COTTON TEXTILE CO LTD"
OTHER_ENTRY = {"entry_id": "another", "entry_name": "Another Entry Ltd"}


def party(place: int, name: str, **changes: str) -> dict[str, Cell]:
    return listed(place, party_name=name, party_id=f"p-{place}", **(OTHER_ENTRY | changes))


def decide(store: CaseStore, place: int, state: str = "needs_info") -> int:
    reason = {"needs_info": "documents_asked", "false_positive": "other_party"}[state]
    made = Decision(
        flags=(f"flag-{place:05d}",), state=state, reviewer="ann", at=AT, reason_code=reason
    )
    return decide_flags(store, made).number


def told(store: CaseStore, place: int = 0) -> list[tuple[str, float, bool]]:
    found = DecidedNames(store).similar(f"flag-{place:05d}")
    assert dict(found.schema) == dict(SIMILAR)
    return found.select("flag_id", "similarity", "same_entry").rows()


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("KASHGAR WEIXING COTTON TEXTILES COMPANY LIMITED", 1.0),  # the same, normalised
        ("COTTON TEXTILE WEIXING KASHGAR", 1.0),  # other order of words
        ("喀什卫星棉纺织有限公司", 1.0),  # in Chinese
        ("KASHI WEIXIN COTTON TEXTILE CO", 0.98),  # another name of the place, a letter less
        ("KASHGAR HUARUI STEEL PIPES CO LTD", None),  # the place alone
        ("...", None),  # not one letter
    ],
)
def test_likeness(tmp_path: Path, name: str, near: float | None) -> None:
    with opened(
        tmp_path, run_of(party(0, ASKED), party(1, name, entry_id="e2", entry_name="Second"))
    ) as store:
        decide(store, 1)
        found = told(store)
    assert [(flag, same) for flag, _, same in found] == ([("flag-00001", False)] if near else [])
    for _, similarity, _ in found:
        assert similarity == pytest.approx(near, abs=0.02)
        assert LEAST_SIMILAR <= similarity <= 1


def test_nearest_first_and_others_of_the_entry_last(tmp_path: Path) -> None:
    run = run_of(
        party(0, ASKED),
        party(1, "QINGDAO STEEL CO", **{"entry_id": "another"}),
        party(2, "KASHGAR WEIXIN COTTON TEXTILE", entry_id="e2", entry_name="Second"),
        party(3, ASKED, entry_id="e3", entry_name="Third"),
        party(4, ASKED, entry_id="e4", entry_name="Not decided"),
    )
    with opened(tmp_path, run) as store:
        for place in (1, 2, 3):
            decide(store, place)
        found = told(store)
    assert [flag for flag, _, _ in found] == ["flag-00003", "flag-00002", "flag-00001"]
    assert [same for _, _, same in found] == [False, False, True]
    assert found[0][1] == 1.0 > found[1][1] > found[2][1]


def test_its_own_pair_is_left_out(tmp_path: Path) -> None:
    """The same two sides are told elsewhere, whatever their ids."""
    with opened(tmp_path, run_of(party(0, ASKED), party(1, ASKED))) as store:
        decide(store, 1)
        assert told(store) == []


def test_one_row_for_each_pair_with_its_last_decision(tmp_path: Path) -> None:
    twins = [party(place, "KASHGAR WEIXIN COTTON TEXTILE", entry_name="Second") for place in (1, 2)]
    with opened(tmp_path, run_of(party(0, ASKED), *twins)) as store:
        names = DecidedNames(store)
        decide(store, 1)
        decide(store, 2)
        assert names.similar("flag-00000")["flag_id"].to_list() == ["flag-00002"]
        line = decide(store, 1, "false_positive")
        row = names.similar("flag-00000").row(0, named=True)
        assert (row["flag_id"], row["state"], row["line"]) == ("flag-00001", "false_positive", line)
        undo_decision(store, line, reviewer="ann", at=AT)
        row = names.similar("flag-00000").row(0, named=True)
        assert (row["flag_id"], row["state"]) == ("flag-00002", "needs_info")


def test_what_is_kept_ready_says_the_same_as_what_is_read_anew(tmp_path: Path) -> None:
    parties = [
        party(place, f"KASHGAR WEIXING COTTON TEXTILE {chr(64 + place)}") for place in range(1, 14)
    ]
    with opened(tmp_path, run_of(party(0, ASKED), *parties)) as store:
        kept = DecidedNames(store)
        for place in range(1, 14):
            line = decide(store, place)
            if place % 4 == 0:
                undo_decision(store, line, reviewer="ann", at=AT)
            assert kept.similar("flag-00000").equals(DecidedNames(store).similar("flag-00000"))
        assert kept.similar("flag-00000").height == MOST


def test_a_flag_on_no_party_has_none(tmp_path: Path) -> None:
    with opened(tmp_path, run_of(party(0, ASKED), goods(1))) as store:
        decide(store, 0)
        assert told(store, 1) == []
        assert told(store, 7) == []


def test_a_flag_on_a_place_has_no_entry_to_share(tmp_path: Path) -> None:
    places = [flag(PLACE, place, party_name=f"{ASKED} {place}") for place in (0, 1)]
    with opened(tmp_path, run_of(*places, party(2, ASKED))) as store:
        for place in (1, 2):
            decide(store, place)
        assert [(flag_id, same) for flag_id, _, same in told(store)] == [("flag-00002", False)]
