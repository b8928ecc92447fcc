"""Answers of companies that have filled in any part of their disclosure.yml."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from supplyscreen.disclosures.company import Disclosure, field_names
from supplyscreen.disclosures.regimes import feeds
from supplyscreen.models import ReportKind


def fed(kind: ReportKind) -> list[str]:
    """The fields of the company that feed the statement ``kind``."""
    return [feed.name for feed in feeds(kind) if not feed.is_fact]


def word_of(name: str) -> str:
    """A word that only the field ``name`` holds."""
    return "Said" + "".join(part.capitalize() for part in name.replace(".", "_").split("_"))


@st.composite
def answers(draw: st.DrawFn) -> Disclosure:
    """A company that has filled in some fields: texts hold the word of their field."""
    names = draw(st.sets(st.sampled_from(field_names())))
    told: dict[str, Any] = {}
    for name in sorted(names):
        part, _, field = name.partition(".")
        if not field:
            told[part] = [{"revised_on": "2026-05-20", "what_changed": word_of(name)}]
            continue
        told.setdefault(part, {})[field] = _value(draw, name)
    return Disclosure.model_validate(told)


def _value(draw: st.DrawFn, name: str) -> object:
    part, _, field = name.partition(".")
    kind = str(type(Disclosure.model_fields[part].default).model_fields[field].annotation)
    if "'partly'" in kind:
        return draw(st.sampled_from(["yes", "no", "partly"]))
    if "'no'" in kind:
        return draw(st.sampled_from(["yes", "no"]))
    if "date" in kind:
        return draw(st.dates(date(2020, 1, 1), date(2030, 1, 1))).isoformat()
    if "[int," in kind:
        return draw(st.integers(0, 5000))
    return [word_of(name)] if "tuple" in kind else word_of(name)
