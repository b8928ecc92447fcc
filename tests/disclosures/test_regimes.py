"""Which fact or field feeds which statement: one table in code, documentation and templates."""

from dataclasses import fields
from typing import Any

import pytest
from tests.disclosures.feeds_table import PAGE, page_with_table

from supplyscreen.disclosures import disclosure_schema
from supplyscreen.disclosures.company import field_names
from supplyscreen.disclosures.facts import RunFacts
from supplyscreen.disclosures.make import regime_of
from supplyscreen.disclosures.regimes import FACTS, REGIMES, feeds, rows
from supplyscreen.errors import ConfigError
from supplyscreen.models import ReportKind


def test_the_table_names_every_field_and_every_fact_once() -> None:
    names = [row["name"] for row in rows()]
    assert sorted(names) == sorted([*field_names(), *FACTS])


def test_facts_are_those_of_a_run() -> None:
    assert set(FACTS) == {field.name for field in fields(RunFacts)} | {"limits"}


def test_every_name_feeds_a_statement() -> None:
    assert [row["name"] for row in rows() if not any(row[kind] for kind in REGIMES)] == []


def test_a_fact_is_never_asked_of_the_company() -> None:
    assert [
        feed for kind in REGIMES for feed in feeds(kind) if feed.is_fact and feed.compulsory
    ] == []


def test_the_documentation_holds_the_same_table() -> None:
    """After a change: python tests/disclosures/regenerate.py"""
    page = PAGE.read_text(encoding="utf-8")
    assert page == page_with_table(page)


@pytest.mark.parametrize("kind", REGIMES)
def test_every_section_that_is_fed_has_a_heading(kind: ReportKind) -> None:
    assert {feed.section for feed in feeds(kind)} <= set(regime_of(kind).sections)


def test_another_report_is_no_statement() -> None:
    with pytest.raises(ConfigError, match="ngo-dossier is no statement; there are sb657, uk-msa"):
        feeds("ngo-dossier")


def test_the_schema_knows_every_field() -> None:
    schema: Any = disclosure_schema()
    known = []
    for part, told in schema["properties"].items():
        place = told.get("$ref") or told["items"]["$ref"]
        inner = schema["$defs"][place.rpartition("/")[2]]
        assert inner["additionalProperties"] is False
        known += [f"{part}.{field}" for field in inner["properties"]]
    expected = [name for name in field_names() if name != "revisions"]
    assert known == [*expected, "revisions.revised_on", "revisions.what_changed"]
