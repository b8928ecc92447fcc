"""What is asked for follows from what a flag says, and nobody loops over flags."""

from typing import Any

import polars as pl
import pytest
from tests.reports.builder import GAP, GOODS, LISTED, PLACE, flag, many, small

from supplyscreen.watchlists import (
    Situation,
    commodities_of,
    documents_of,
    situation,
    situation_of,
    with_situation,
)
from supplyscreen.watchlists.situations import stages_of


def documents(found: Situation) -> set[str]:
    return {each.document_id for each in found.documents}


def questions(found: Situation) -> list[str]:
    return [each.question_id for each in found.questions]


def test_a_listed_party_is_asked_who_it_is() -> None:
    found = situation_of(flag(LISTED, 1))
    assert questions(found)[:4] == ["same-company", "registration-number", "owners", "addresses"]
    assert {each.procedure for each in found.documents} == {"applicability-review", "exception"}
    assert found.gap == ""


def test_an_order_asks_for_proof_of_admissibility_alone() -> None:
    found = situation_of(flag(LISTED, 1, program_key="us-section-307", entry_id="s307-033"))
    assert documents(found) == {"certificate-of-origin", "importer-statement"}


def test_where_the_uflpa_is_enforced_instead_its_documents_are_asked_for() -> None:
    changes: dict[str, Any] = {"entry_status": "superseded_in_enforcement"}
    found = situation_of(
        flag(LISTED, 1, program_key="us-section-307", entry_id="s307-052", **changes)
    )
    assert "transaction-records" in documents(found)
    assert "certificate-of-origin" not in documents(found)
    assert "cotton-whole-chain" in documents(found)


@pytest.mark.parametrize(
    ("changes", "question"),
    [
        ({"merchandise": "out_of_scope"}, "scope-outside"),
        ({"merchandise": "unknown"}, "scope-open"),
        ({"timing": "shipped_before"}, "before-listing"),
        ({"timing": "ended_before_shipment"}, "after-end"),
        ({"role": "vessel"}, "vessel-catch"),
        ({"role": "consignee"}, "part-of-buyer"),
    ],
)
def test_what_speaks_against_a_flag_is_asked(changes: dict[str, Any], question: str) -> None:
    assert question in questions(situation_of(flag(LISTED, 1, **changes)))
    assert question not in questions(situation_of(flag(LISTED, 1)))


@pytest.mark.parametrize("law", ["us-uflpa", "us-dol-tvpra"])
def test_goods_bring_the_documents_of_their_commodity(law: str) -> None:
    rule = {"us-uflpa": "uflpa-cotton", "us-dol-tvpra": "dol-cotton-uz"}[law]
    found = situation_of(flag(GOODS, 1, program_key=law, rule_id=rule))
    assert {"cotton-whole-chain", "cotton-attachment"} <= documents(found)
    assert ("transaction-records" in documents(found)) == (law == "us-uflpa")
    assert "cotton-bale" in questions(found)
    assert {each.condition for each in found.documents} == {""}


def test_the_trade_of_an_entry_is_not_what_the_shipment_holds() -> None:
    entry = "uflpa-xinjiang-junggar-cotton-and-linen"
    found = situation_of(flag(LISTED, 1, entry_id=entry))
    told = {each.condition for each in found.documents if each.commodity}
    assert told == {"only where the goods are or hold cotton"}


@pytest.mark.parametrize(
    ("rule", "gap"),
    [
        ("uflpa-seafood", "No source that was read names documents for seafood."),
        ("uflpa-pvc", "For PVC the sources only point to a list of CBP, not read."),
        ("uflpa-copper", "No source that was read names documents for these goods in particular."),
        ("uflpa-tomatoes", ""),
    ],
)
def test_what_no_source_says_is_told(rule: str, gap: str) -> None:
    told = situation_of(flag(GOODS, 1, rule_id=rule)).gap
    assert told == (f"{gap} What CBP asks for is to be checked by counsel." if gap else "")


def test_a_record_that_cannot_be_screened_is_asked_for_its_parties_only() -> None:
    found = situation_of(flag(GAP, 1))
    assert (questions(found), found.documents, found.gap) == (["missing-shipper"], (), "")


def test_a_law_of_the_user_brings_questions_and_no_documents() -> None:
    found = situation_of(flag(LISTED, 1, program_key="own", entry_id="own-1"))
    assert found.documents == ()
    assert "owners" in questions(found)


def test_many_flags_have_few_situations_in_one_pass() -> None:
    flags = many(400).scan_flags()
    told = with_situation(flags).collect()
    assert told.drop("situation").equals(flags.collect())
    assert told["situation"].null_count() == 0
    assert 3 < told["situation"].n_unique() < 20
    assert all(situation(name).questions for name in told["situation"].unique())


def test_a_flag_alone_and_among_others_is_told_the_same() -> None:
    told = with_situation(small().scan_flags()).collect()
    for row in told.iter_rows(named=True):
        assert situation(row["situation"]) == situation_of(row)


def test_hostile_codes_are_no_situation_of_their_own() -> None:
    row = flag(PLACE, 1, rule_id="a|b;c:d", program_key="x|y", role="<script>")
    assert questions(situation_of(row)) == ["before-listing", "place-other-sites", "place-inputs"]
    frame = pl.DataFrame([row], schema=small().flags.schema).lazy()
    assert with_situation(frame).collect()["situation"].item().count("|") == 7


def test_stages_go_from_the_raw_material_on() -> None:
    assert stages_of("cotton")[0] == "Growing of the cotton"
    assert stages_of("gold") == ()


def test_a_commodity_that_is_once_sure_has_no_condition() -> None:
    names = ["a|cotton:only where;tomatoes:only if", "a|cotton:", "a|"]
    assert commodities_of(names) == {"cotton": "", "tomatoes": "only if"}


def test_the_documents_of_a_law_need_no_flag() -> None:
    told = documents_of("us-section-307", {"cotton": ""})
    assert {each.procedure for each in told} == {"", "admissibility"}
    assert documents_of("own", {}) == ()
