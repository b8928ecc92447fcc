"""Batches give what one call gives, and the few rows that are read are the right ones."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random
from typing import Literal

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from supplyscreen.flags import (
    FlagContext,
    add_coverage,
    batch,
    coverage_counts,
    flag_batch,
    flag_records,
    goods_words,
    in_triage_order,
    prepare_flags,
    record_outcomes,
    role_coverage,
    stated_masters,
    triage_keys,
    vessels,
)
from supplyscreen.flags.place_sieve import PlaceSieve
from supplyscreen.flags.records import among
from supplyscreen.models import ScreenConfig
from supplyscreen.schemas import FLAGS, MATCHES, SUPPLIERS, empty

from .frames import AS_OF, bill, context, lists, parties, roles, shipments, table
from .worlds import Tables, worlds

LISTS: tuple[Literal["dol-forced-labor"], Literal["dol-child-labor"]] = (
    "dol-forced-labor",
    "dol-child-labor",
)


def split(world: Tables, seed: int) -> list[tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]]:
    """The bills in up to three batches with their roles, the suppliers with the first."""
    bills, firms, named, *_ = world
    dice = Random(seed)
    place = pl.Series([dice.randrange(3) for _ in range(bills.height)], dtype=pl.Int64)
    parts = []
    for number in range(3):
        mine = bills.filter(place == number)
        ids = [*mine["shipment_id"], *(firms["supplier_id"] if number == 0 else [])]
        some = firms if number == 0 else firms.clear()
        parts.append((mine, some, named.filter(pl.col("record_id").is_in(ids))))
    return parts


@settings(max_examples=10, deadline=None)
@given(world=worlds(), seed=st.integers(0, 999))
def test_batches_add_up_to_one_call(world: Tables, seed: int) -> None:
    given_context = FlagContext(lists(), ScreenConfig(goods_lists=LISTS), AS_OF)
    whole = flag_records(*world, given_context)
    masters = stated_masters(world[0])
    prepared = prepare_flags(world[3], world[4], given_context, house_masters=masters)
    parts = split(world, seed)
    flags = [flag_batch(*part, prepared) for part in parts]
    assert_frame_equal(in_triage_order(pl.concat(flags)), whole)
    outcomes = pl.concat(
        record_outcomes(part[0], part[1], made) for part, made in zip(parts, flags, strict=True)
    )
    assert_frame_equal(outcomes.sort(pl.all()), record_outcomes(world[0], world[1], whole))
    counts = [coverage_counts(part[0], part[2]) for part in parts]
    assert add_coverage(counts) == role_coverage(world[0], world[2])


def test_a_maker_named_in_one_batch_is_told_of_all() -> None:
    one, two = shipments(bill("S1")), shipments(bill("S2", state="superseded"))
    maker = roles(("S1", "manufacturer", "P1"))
    added = add_coverage([coverage_counts(one, maker), coverage_counts(two, roles())])
    assert added == role_coverage(pl.concat([one, two]), maker)
    told = {row.role: row for row in added}
    assert (told["manufacturer"].bills, told["manufacturer"].not_named_superseded) == (2, 1)


def old_order(flags: pl.DataFrame) -> pl.DataFrame:
    """The order of review as one sort over the columns themselves."""
    place = {"listed_party": 0, "place": 1, "goods": 2, "not_screenable": 3}
    timing = {"in_force_when_shipped": 0, "no_shipment_date": 1, "shipped_before": 2}
    band = {"strong": 0, "probable": 1, "possible": 2, "weak": 3}
    about = ["record_id", "role", "relation", "party_id", "entry_id", "rule_id", "reason_code"]
    return flags.sort(
        pl.col("ground").replace_strict(place),
        (pl.col("ground") == "goods") & (pl.col("band") == "weak").fill_null(value=False),
        pl.col("timing").replace_strict(timing, default=3),
        (pl.col("merchandise") == "out_of_scope").fill_null(value=False),
        -pl.col("score"),
        pl.col("band").replace_strict(band, default=9),
        "record_kind",
        *about,
        "flag_id",
        nulls_last=True,
    )


@settings(max_examples=30, deadline=None)
@given(
    rows=st.lists(
        st.fixed_dictionaries(
            {
                "ground": st.sampled_from(["listed_party", "place", "goods", "not_screenable"]),
                "timing": st.sampled_from(
                    ["in_force_when_shipped", "no_shipment_date", "shipped_before", None]
                ),
                "merchandise": st.sampled_from(["in_scope", "out_of_scope", None]),
                "score": st.sampled_from([0.8, 0.95, None]),
                "band": st.sampled_from(["strong", "weak", None]),
                "record_kind": st.sampled_from(["shipment", "supplier"]),
                "flag_id": st.sampled_from(["F1", "F2", "F3"]),
            }
            | {
                name: st.sampled_from(["A", "A B", "AB", "\u96ea", "", None])
                for name in ("record_id", "role", "relation", "party_id", "entry_id", "reason_code")
            }
        ),
        max_size=12,
    )
)
def test_keys_sort_as_the_columns_do(rows: list[dict[str, object]]) -> None:
    flags = table(rows, FLAGS)
    assert_frame_equal(in_triage_order(flags), old_order(flags))
    keys = triage_keys(flags)
    assert keys.height == flags.height


@given(
    ids=st.lists(st.text("AB\u00e9", max_size=3), max_size=8),
    others=st.lists(st.text("AB\u00e9", max_size=3), max_size=8),
    ordered=st.booleans(),
)
def test_among_is_membership(ids: list[str], others: list[str], ordered: bool) -> None:
    one, two = (pl.Series(sorted(v) if ordered else v, dtype=pl.String) for v in (ids, others))
    assert among(one, two).to_list() == [value in others for value in one]


GOODS = sorted({word for rule in lists().goods_rules for word in rule.words})
SPECIAL = ["HS CODE: 5201", "H.S. CODE NO.-6110", "HARMONIZED CO DE : 2002.90", "YU LONG NO. 2"]
SPECIAL += [
    "F/V HANGTON 112",
    "TUNAGO 61 TUNA",
    "FISHING VESSEL DA WANG",
    "NON PVC",
    "IN COTTON BAGS",
]
SPELLINGS = sorted(lists().places["spelling"])
SURE = sorted(lists().places.filter(~pl.col("ambiguous"))["spelling"])
SURE = [word for word in SURE if word.isascii()]
SIGNS = [" ", "  ", "-", ", ", "'", "`", ".", "/", "\u00b4", "\u0301", " | ", "0", "7", "\n"]


def messy(dice: Random, words: list[str], around: list[str]) -> str:
    """A word with signs in it, in some case, between other words."""
    word = dice.choice(words)
    for _ in range(dice.randrange(3)):
        place = dice.randrange(len(word) + 1)
        word = word[:place] + dice.choice(SIGNS) + word[place:]
    cases: list[Callable[[str], str]] = [str.upper, str.lower, str.title, str]
    case = dice.choice(cases)
    return dice.choice(around) + case(word) + dice.choice(around)


@contextmanager
def everything_read() -> Iterator[None]:
    """Every text is read with care, and with its own numbers."""

    def every(texts: pl.Series, *_: object, **__: object) -> pl.Series:
        return texts.is_not_null()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(batch, "may_hold", every)
        patch.setattr(vessels, "may_hold", every)
        patch.setattr(goods_words, "without_numbers", lambda texts, _rules: texts)
        patch.setattr(PlaceSieve, "may_name", lambda _self, texts: texts.is_not_null())
        yield


TEXT_AROUND = [
    "",
    " ",
    "STC 40 CTNS ",
    "DE",
    ",",
    "100%",
    "'",
    " 112 TUNA",
    "/ORDER 3117",
    "\u00e9 ",
]
ADDRESS_AROUND = [
    "",
    "12 ",
    "CHINA ",
    "830011 ",
    " PRC",
    "a@b.cn ",
    " URUMQI",
    "NO.",
    "'",
    "\u8def",
]


@pytest.mark.parametrize("seed", range(3))
def test_no_text_with_a_word_is_passed_over(seed: int) -> None:
    dice, size = Random(seed), 400
    texts = [messy(dice, dice.choice([GOODS, SPECIAL]), TEXT_AROUND) for _ in range(size)]
    addresses = [messy(dice, dice.choice([SURE, SPELLINGS]), ADDRESS_AROUND) for _ in range(size)]
    bills = shipments(
        *(
            bill(
                f"S{i}",
                goods_description=texts[i],
                place_of_receipt=addresses[-i - 1],
                vessel_name=texts[-i - 1],
                hts_codes=["5201"] if i % 7 == 0 else [],
            )
            for i in range(size)
        )
    )
    people = parties(
        *(
            {"party_id": f"P{i}", "name": texts[i][:40], "address": addresses[i], "country": "CN"}
            for i in range(size)
        )
    )
    named = roles(*((f"S{i}", "shipper", f"P{i}") for i in range(size)))
    given_context = context(goods_lists=LISTS)
    quick = flag_records(bills, empty(SUPPLIERS), named, people, empty(MATCHES), given_context)
    with everything_read():
        slow = flag_records(bills, empty(SUPPLIERS), named, people, empty(MATCHES), given_context)
    assert_frame_equal(quick, slow)
    assert set(slow["ground"]) == {"goods", "listed_party", "place", "not_screenable"}


def test_the_mess_is_flagged_at_all() -> None:
    """Guards the test above: of texts that nobody reads, all would be equal."""
    bills = shipments(
        bill("S1", goods_description="100%cott-on shirts"),
        bill("S2", goods_description="F/V HANGTON 112"),
        bill("S3", place_of_receipt="xinjiangCHINA 5"),
    )
    made = flag_records(bills, empty(SUPPLIERS), roles(), parties(), empty(MATCHES), context())
    found = made.filter(pl.col("ground") != "not_screenable")
    assert sorted(found.select("record_id", "ground").unique().rows()) == [
        ("S1", "goods"),
        ("S2", "listed_party"),
        ("S3", "place"),
    ]
