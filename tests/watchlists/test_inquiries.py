"""The documents and questions are those of the files, and a wrong row is told."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.watchlists.conftest import Edit

from supplyscreen.errors import WatchlistError
from supplyscreen.flags.screenability import SENTENCE
from supplyscreen.runs.words import GROUND, MERCHANDISE, TIMING
from supplyscreen.watchlists import Watchlists, check_watchlists, load_watchlists, read_inquiries

ROLES = {
    *("shipper", "consignee", "notify_party", "manufacturer", "supplier"),
    *("place_of_receipt", "goods", "vessel"),
}


def test_the_bundled_files_are_read() -> None:
    data = read_inquiries()
    assert (data.documents.height, data.questions.height) == (28, 41)
    assert data.documents.columns[0] == "document_id"
    assert set(data.stages["commodity"]) == set(data.commodities["commodity"])


def test_every_code_of_a_question_is_one_that_flags_have(bundled: Watchlists) -> None:
    known = {
        "ground": set(GROUND),
        "role": ROLES,
        "record_kind": {"shipment", "supplier"},
        "merchandise": set(MERCHANDISE),
        "timing": set(TIMING),
        "reason_code": set(SENTENCE),
        "program_key": set(bundled.programs),
    }
    questions = read_inquiries().questions
    for column, codes in known.items():
        used = set(questions[column].str.split(" | ").explode()) - {""}
        assert used
        assert used <= codes, column


def test_every_reason_of_a_gap_has_a_question() -> None:
    asked = set(read_inquiries().questions["reason_code"].str.split(" | ").explode())
    assert set(SENTENCE) <= asked


def test_every_key_of_a_commodity_names_something(bundled: Watchlists) -> None:
    rules = [rule.rule_id for rule in bundled.goods_rules]
    rules += [rule_id.rsplit("-", 1)[0] + "-*" for rule_id in rules]
    scopes = set(bundled.scopes["scope"])
    trades = " ".join(bundled.entries["sectors"].drop_nulls()).lower()
    there: dict[str, Callable[[str], bool]] = {
        "rule": lambda key: key in rules,
        "scope": lambda key: key in scopes,
        "trade": lambda key: key in trades,
    }
    for known_by, key in read_inquiries().commodities.select("known_by", "key").rows():
        assert there[known_by](key), key


def test_a_row_that_only_points_to_a_paper_says_so() -> None:
    for holds, text, note in read_inquiries().documents.select("holds", "document", "note").rows():
        assert (holds == "pointer") == ("section" in text) == ("not read" in note), text


def test_no_source_names_documents_for_seafood() -> None:
    assert "seafood" not in set(read_inquiries().documents["commodity"])


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("documents.csv", "translations,,app", "contents-and-summary,,app", "it is there twice"),
        ("documents.csv", ",exception,", ",exemption,", "found 'exemption', expected one of"),
        ("documents.csv", ",named,http", ",named,ftp", "expected web addresses"),
        ("documents.csv", ",medium,", ",sure,", "column confidence: found 'sure'"),
        (
            "questions.csv",
            'cotton,"From which',
            'wool,"From which',
            "column commodity: found 'wool'",
        ),
        ("commodities.csv", "only where", "only; where", "expected no ;"),
        ("stages.csv", "Ginning and baling", "", "column stage: found '', expected a text"),
    ],
)
def test_a_wrong_row_is_told(
    copy: Path, edit: Edit, file: str, old: str, new: str, message: str
) -> None:
    edit(f"documents/{file}", old, new)
    with pytest.raises(WatchlistError) as caught:
        read_inquiries(copy)
    assert message in str(caught.value)
    told = [fault.text for part in check_watchlists(copy) for fault in part.faults]
    assert any(message in text for text in told)


def test_a_lost_question_is_told_and_does_not_change_what_flags_rest_on(
    copy: Path, bundled: Watchlists, edit: Edit
) -> None:
    edit("documents/questions.csv", "Have you had other names", "Which names have you had")
    assert load_watchlists(copy).data_sha256 == bundled.data_sha256
    path = copy / "documents" / "questions.csv"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))
    with pytest.raises(WatchlistError, match=r"documents/questions\.csv has 40 rows, 41 asserted"):
        load_watchlists(copy)
