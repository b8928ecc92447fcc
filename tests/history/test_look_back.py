"""Looking back: shipments of earlier days that an entry flags only now."""

from datetime import date

import polars as pl
import pytest
from tests.reports.builder import EARLY, GAP, LISTED, PLACE, Cell, build, flag

from supplyscreen.history import look_back_notes
from supplyscreen.history.look_back import look_back
from supplyscreen.intake.spool import Spool
from supplyscreen.schemas import FLAGS, LOOK_BACK

BEFORE, SINCE = date(2022, 6, 20), date(2022, 6, 21)  # of the listing
UNDATED: dict[str, Cell] = {"arrival_date": None, "timing": "no_shipment_date"}
EARLIER: dict[str, Cell] = EARLY | {"arrival_date": BEFORE}
ENDED: dict[str, Cell] = {
    "timing": "ended_before_shipment",
    "ended_on": date(2022, 12, 1),
    "listed_today": False,
}


def flags_of(*flags: dict[str, Cell]) -> Spool:
    """FLAGS in two chunks, as a history hands them on."""
    spool = Spool(FLAGS)
    spool.add(pl.DataFrame(flags[:1], schema=FLAGS))
    spool.add(pl.DataFrame(flags[1:], schema=FLAGS))
    return spool


def told(*changes: dict[str, Cell], base: dict[str, Cell] = LISTED) -> pl.DataFrame:
    """LOOK_BACK of one flag per change; bill n is of day n of the history."""
    flags = [flag(base, place, **cells) for place, cells in enumerate(changes, start=1)]
    of_days = [(place, 1) for place in range(1, len(flags) + 1)]
    return look_back(flags_of(*flags), of_days, build(flags).run)


def test_shipments_of_earlier_days_are_counted_by_entry() -> None:
    other: dict[str, Cell] = {"party_id": "p-2", "party_name": "HAOLIN HAIR"}
    table = told({}, EARLIER, EARLIER | other, {"arrival_date": SINCE}, UNDATED)
    assert table.schema == LOOK_BACK
    row = table.row(0, named=True)
    assert (row["shipments"], row["parties"], row["days"]) == (5, 2, "1, 2, 3, 4, 5")
    assert (row["listed_when_shipped"], row["shipped_before"]) == (2, 2)
    assert (row["ended_before"], row["dates_do_not_tell"]) == (0, 1)
    assert (row["listed_on"], row["listed_today"]) == (SINCE, True)
    assert (row["first_arrival"], row["last_arrival"]) == (BEFORE, date(2023, 1, 24))
    assert row["party_names"] == f"{LISTED['party_name']} | HAOLIN HAIR"
    assert row["citation"] == LISTED["citation"]


def test_both_answers_are_told_in_a_sentence() -> None:
    (sentence,) = told(EARLIER, EARLIER, {}, UNDATED)["told"]
    assert sentence == (
        "Look-back: 4 shipments of 4 earlier days were flagged for Hetian Haolin Hair Accessories "
        "Co. Ltd. (UFLPA Entity List; listed since 2022-06-21); 1 arrived while it was in "
        "force, 2 arrived before that day, 1 cannot be placed, for a date is not stated. In force "
        "on 2026-11-22 (as-of date). A flag is a reason to look."
    )


SAME: dict[str, Cell] = {"record_id": "s-1", "arrival_date": BEFORE}


@pytest.mark.parametrize(
    ("changes", "shipments", "sentence"),
    [
        ([EARLIER], 1, "1 shipment of day 1 was flagged for"),
        ([EARLIER], 1, "; it arrived before that day."),
        ([EARLIER, EARLIER], 2, "; all arrived before that day."),
        ([EARLIER | SAME, EARLIER | SAME | {"party_id": "p"}], 1, "1 shipment of 2 earlier days"),
        ([EARLIER | SAME, SAME | {"arrival_date": SINCE}], 2, "2 shipments of 2 earlier days"),
        ([EARLIER | SAME | {"record_id": "#2"}] * 2, 2, "2 shipments of 2 earlier days"),
        ([ENDED], 1, "it arrived after its end. Not in force on 2026-11-22"),
        ([ENDED], 1, "(as-of date): ended on 2022-12-01."),
        ([ENDED | {"ended_on": None}], 1, "(as-of date): the end is not stated."),
        ([{"listed_on": None}], 1, "UFLPA Entity List; listed since when is not stated);"),
    ],
)
def test_sentences(changes: list[dict[str, Cell]], shipments: int, sentence: str) -> None:
    table = told(*changes)
    assert table["shipments"].to_list() == [shipments]
    assert sentence in table["told"][0]


def test_a_rule_is_told_by_its_name_and_gaps_are_left_out() -> None:
    (sentence,) = told({"listed_on": SINCE}, base=PLACE)["told"]
    assert "flagged for a rule (xinjiang-places; in force since 2022-06-21);" in sentence
    assert told({}, base=GAP).is_empty()
    assert told().is_empty()


def test_a_few_sentences_are_told_and_the_others_counted() -> None:
    changes: list[dict[str, Cell]] = [{"entry_id": f"e{place}"} for place in range(7)]
    notes = list(look_back_notes(told(*changes)))
    assert len(notes) == 6
    assert notes[-1].startswith("Look-back: 2 more entries or rules flag shipments")


def test_what_was_listed_when_it_was_shipped_comes_first() -> None:
    table = told(EARLIER | {"entry_id": "a"}, EARLIER | {"entry_id": "a"}, {"entry_id": "b"})
    assert table["entry_id"].to_list() == ["b", "a"]
