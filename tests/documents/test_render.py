"""Values in Markdown templates: printed as they are, never markup."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from supplyscreen.documents import render_markdown
from supplyscreen.documents.blocks import Paragraph, Table, plain
from supplyscreen.documents.parse import parse_markdown
from supplyscreen.documents.values import blank, joined, link, markdown
from supplyscreen.documents.visible import ISOLATE, ISOLATE_END, visible
from supplyscreen.errors import ConfigError, InputError

from .samples import HOSTILE

ROOM = "supplyscreen.documents"


def shown(text: str) -> list[str]:
    """The texts of the paragraphs of a Markdown text."""
    blocks = parse_markdown(text, wanted_for="a test")
    assert all(isinstance(block, Paragraph) for block in blocks)
    return [plain(block.spans) for block in blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize("value", HOSTILE, ids=lambda value: value[:20])
def test_a_value_is_printed_as_it_is(value: str) -> None:
    assert shown(str(markdown(value))) == [value]


@pytest.mark.parametrize("value", HOSTILE, ids=lambda value: value[:20])
def test_a_value_stays_in_its_cell(value: str) -> None:
    text = f"| A | B |\n|---|---|\n| {markdown(value)} | {markdown(value)} |\n"
    (table,) = parse_markdown(text, wanted_for="a test")
    assert isinstance(table, Table)
    assert [[plain(cell) for cell in row] for row in table.rows] == [[value, value]]
    assert not any(
        span.bold or span.url or span.code for row in table.rows for s in row for span in s
    )


@settings(max_examples=15)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_text_is_printed_as_it_is(value: str) -> None:
    expected = [visible(value)] if visible(value) else []
    assert shown(str(markdown(value))) == expected


@settings(max_examples=20)
@given(st.lists(st.text("\\`*_[]<>#|~&!-+=:.)1 a\n", max_size=8), min_size=1, max_size=4))
def test_punctuation_is_printed_as_it_is(parts: list[str]) -> None:
    text = "x " + " ".join(markdown(part) for part in parts)
    told = " ".join(("x " + " ".join(visible(part) for part in parts)).split())
    assert [" ".join(found.split()) for found in shown(text)] == [told]


def test_what_nobody_sees_is_made_visible() -> None:
    assert visible("a\u202eb\x00\ud800\ufffe") == "a[U+202E]b[U+0000][U+D800][U+FFFE]"
    assert visible(" a\n\tb\u2028c ") == "a b c"


def test_text_from_right_to_left_is_isolated() -> None:
    assert str(markdown("شركة")) == f"{ISOLATE}شركة{ISOLATE_END}"
    assert str(markdown("Société 公司")) == "Société 公司"


def test_values_that_are_no_text() -> None:
    assert str(markdown(None)) == "not stated in the source"
    assert str(markdown(True)) == "yes"
    assert str(markdown(date(2026, 11, 22))) == "2026-11-22"


def test_a_blank_stands_for_what_is_missing() -> None:
    assert str(blank(None)) == r"\[TO BE COMPLETED BY THE COMPANY\]"
    assert str(blank("", "to be checked by counsel")) == r"\[TO BE CHECKED BY COUNSEL\]"
    assert str(blank("0")) == "0"
    assert str(blank(0)) == "0"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/a_b(c)?d=1&e", "https://example.org/a_b%28c%29?d=1&e"),
        ("https://example.org/`|<>\"'", "https://example.org/%60%7C%3C%3E%22'"),
        ("javascript:alert(1)", ""),
        ("https://", ""),
        ("", ""),
    ],
)
def test_links_lead_to_web_addresses_only(url: str, expected: str) -> None:
    (paragraph,) = parse_markdown(str(link(url, "a [label](x)")), wanted_for="a test")
    assert isinstance(paragraph, Paragraph)
    assert {span.url for span in paragraph.spans} == {expected}
    assert plain(paragraph.spans).startswith("a [label](x)")


def template(folder: Path, text: str, name: str = "letter") -> Path:
    (folder / f"{name}.md.j2").write_text(text, encoding="utf-8")
    return folder


def test_a_template_prints_values(tmp_path: Path) -> None:
    text = (
        "# {{ title }}\n\n{{ n | number }} rows, {{ day(seen) }}, {{ count(1, 'bill') }}\n\n\n\n"
        "{% for row in rows %}\n| {{ row }} | {{ none }} |\n{% endfor %}\n{{ gap | blank }}"
    )
    made = render_markdown(
        "letter",
        {"title": "A*", "n": 12345, "seen": date(2026, 1, 2), "rows": ["a|", "b"], "gap": ""}
        | {"none": None},
        room=ROOM,
        folder=template(tmp_path, text),
    )
    assert made == (
        "# A\\*\n\n12,345 rows, 2026-01-02, 1 bill\n\n"
        "| a\\| | not stated in the source |\n| b | not stated in the source |\n"
        "\\[TO BE COMPLETED BY THE COMPANY\\]\n"
    )


@pytest.mark.parametrize(
    "expression",
    [
        "{{ '**' ~ x }}",
        "{{ blank('a b') ~ x }}",
        "{{ blank('a b') + x }}",
        "{{ [blank('a b'), x] | join(' ') }}",
        "{% macro m(y) %}{{ y }}{% endmacro %}{{ m(x) }}",
        "{% macro m(y) %}{{ y }}{% endmacro %}{{ m(x) ~ x }}",
        "{% set y %}{{ x }}{% endset %}{{ y }}",
        "{% filter upper %}{{ x }}{% endfilter %}",
        "{{ '*b* <b>' }} {{ x }}",
        "{{ x | upper }}",
        "{{ x | replace('a', '*') }}",
        "{{ x | default('y') }}",
        "{{ x[:50] }}",
    ],
)
def test_no_way_of_printing_makes_a_value_markup(tmp_path: Path, expression: str) -> None:
    value = "*a* <b> [l](https://example.org) `c` & &lt;"
    made = render_markdown("letter", {"x": value}, room=ROOM, folder=template(tmp_path, expression))
    (paragraph,) = parse_markdown(made, wanted_for="a test")
    assert isinstance(paragraph, Paragraph)
    looks = {(s.bold, s.italic, s.code, s.url) for s in paragraph.spans}
    assert looks == {(False, False, False, "")}
    assert "&lt;" in plain(paragraph.spans).lower()
    assert "<b>" in plain(paragraph.spans).lower()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a\n{{ missing }}", "line 2: 'missing' is undefined"),
        ("{{ missing | blank }}", "'missing' is undefined"),
        ("a\n\n{% if %}", "line 3"),
        ("{{ x | safe }}", "No filter named 'safe'"),
        ("{{ x.__class__.__mro__ }}", "unsafe"),
        ("{{ 1 + 'a' }}", "line 1"),
        ("{% include 'other.md.j2' %}", "other.md.j2"),
    ],
)
def test_a_wrong_template_says_where(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ConfigError, match=r"letter\.md\.j2") as error:
        render_markdown("letter", {"x": "1"}, room=ROOM, folder=template(tmp_path, text))
    assert told in str(error.value)


def test_a_folder_of_templates_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such folder"):
        render_markdown("letter", {}, room=ROOM, folder=tmp_path / "absent")


def test_joined_escapes_what_stands_between() -> None:
    assert joined(["a", Markup("**b**"), 3], " | ") == r"a \| **b** \| 3"
    assert joined(["a", "*"], ", ") == r"a, \*"
