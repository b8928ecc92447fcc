"""The due-diligence PDF: numbers of the run, hostile names, fonts, what is left out, templates."""

import json
import re
from pathlib import Path

import polars as pl
import pytest
from tests.documents.pdf_text import letters, words
from tests.reports.builder import GAP, GOODS, LISTED, PLACE, Result, build, flag, many, small

from supplyscreen.documents import FontSet
from supplyscreen.errors import ConfigError
from supplyscreen.models import ReportOptions
from supplyscreen.reports.due_diligence import due_diligence_files
from supplyscreen.reports.pdf import due_diligence_pdf
from supplyscreen.reports.view import report_view
from supplyscreen.runs import words as run_words

EMBEDDED = FontSet(system=False)
TEMPLATES = Path(__file__).parents[2] / "src" / "supplyscreen" / "reports" / "templates"


def printed(result: Result) -> bytes:
    """The PDF with the fonts that Typst brings along, so the same everywhere."""
    made = due_diligence_pdf(result, "x.pdf", fonts=EMBEDDED)["x.pdf"]
    assert isinstance(made, bytes)
    return made


@pytest.fixture(scope="module")
def data() -> bytes:
    return printed(small())


def test_same_bytes_tagged_and_dated(data: bytes) -> None:
    assert printed(small()) == data
    assert b"<pdfuaid:part>1</pdfuaid:part>" in data
    assert b"2026-11-22" in data


def test_it_is_the_pdf_of_the_kind() -> None:
    made = due_diligence_files(small(), "due-diligence", "pdf", ReportOptions())
    assert list(made) == ["due-diligence.pdf"]


def integers(text: str) -> set[int]:
    return {int(found.replace(",", "")) for found in re.findall(r"\d[\d,]*", text)}


def test_every_number_is_of_the_run(data: bytes) -> None:
    """In the record, in the tables, in the template's own words, or one of the sums below."""
    result = small()
    run = result.run
    tables = [result.flags, result.rejects]
    known = integers(run.model_dump_json()) | integers(" ".join(x.write_csv() for x in tables))
    known |= {n for x in tables for n in integers(" ".join(str(v) for r in x.rows() for v in r))}
    known |= integers(" ".join(path.read_text("utf-8") for path in TEMPLATES.glob("*.typ")))
    parts = [(n, run.counts.rows_in) for n in run.counts.model_dump().values()]
    parts += [(x.not_named, x.bills) for x in run.coverage]
    shares = {n for part, whole in parts for n in integers(run_words.share(part, whole))}
    ages = {(run.as_of - day).days for x in run.lists for day in (x.published_on, x.retrieved_on)}
    view = report_view(result)
    rows = {sum(x.rows for x in run.inputs), view.flags_total, view.not_searched}
    asked = len(view.asking.questions)
    lengths = set(range(max(len(view.evidence), len(view.flags), len(run.lists), asked, 12) + 1))
    drawn = [tick.label for tick in view.pictures.scores.ticks]
    known |= integers(
        " ".join([*drawn, repr(view.asking), repr([x.asking for x in view.evidence])])
    )
    rows.add(sum(x.entries - x.not_yet_listed for x in run.lists))
    years = {2022, 2023}
    scores = {n for row in view.flags for n in integers(row.score)}
    assert integers(words(data)) <= known | shares | ages | rows | lengths | years | scores


HOSTILE = {
    "script": "<script>alert(1)</script>",
    "typst": '#panic("x") $x$ *b* _i_ `r` <l> @r = h \\ [c] {d} //',
    "template": "{{ 7 * 7 }}{% raw %}",
    "formula": "=HYPERLINK(1)",
}


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_name_is_text(name: str) -> None:
    column = ("party_name", "party_address", "goods_description", "matched_name", "source_file")
    cells = dict.fromkeys((*column, "bill_of_lading", "evidence_for", "citation"), name)
    steps = json.dumps([[name, name, "same"]])
    flags = [
        flag(LISTED, 1, **cells, alignment=steps, entry_name=name, official_url=name),
        flag(PLACE, 2, **cells),
        flag(GOODS, 3, **cells),
        flag(GAP, 4, **cells),
    ]
    told = letters(words(printed(build(flags))))
    assert told.count(letters(name)) >= 10


def test_a_name_of_ten_thousand_letters_is_whole() -> None:
    name = "W" * 10_000
    told = words(printed(build([flag(LISTED, 1, party_name=name, bill_of_lading=name)])))
    assert told.count("W") >= 5 * len(name)


def test_unseen_characters_are_shown() -> None:
    told = words(printed(build([flag(LISTED, 1, party_name="a\u202eb\x00c")])))
    assert "a[U+202E]b[U+0000]c" in told


def test_missing_fonts_are_told_and_returned() -> None:
    result = build([flag(LISTED, 1, party_name="新疆示例")])
    made = due_diligence_pdf(result, "x.pdf", fonts=EMBEDDED)
    assert [note[:18] for note in made.notes] == ["Chinese characters"]
    content = made["x.pdf"]
    assert isinstance(content, bytes)
    assert letters(made.notes[0]) in letters(words(content))
    assert due_diligence_pdf(small(), "x.pdf", fonts=EMBEDDED).notes == ()


def test_what_is_left_out_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("supplyscreen.reports.pdf.FLAGS_AT_MOST", 10)
    told = words(printed(many(40, report_rows=30)))
    assert "This file shows 10 of 60 flags; 50 are left out" in told
    assert letters("Listed party 20 5 15") in letters(told)
    lower = words(printed(many(40, report_rows=5)))
    assert "This file shows 5 of 60 flags; 55 are left out" in lower


def test_no_flag_is_not_clearance() -> None:
    told = words(printed(build([])))
    assert "No flag on a listed party, a place or goods. This is not clearance" in told


def test_two_names_stand_word_by_word(data: bytes) -> None:
    told = words(data)
    steps = json.loads(small().flags.filter(pl.col("alignment").is_not_null())["alignment"][0])
    for theirs, ours, how in steps:
        told_as = run_words.ALIGNMENT[how]
        assert f"{theirs or '–'} {ours or '–'} {told_as}" in told


def test_a_user_s_template_goes_over_ours(tmp_path: Path) -> None:
    own = '#import "parts.typ": setup\n#show: setup\n= Ours #json("data.json").view.flags_total'
    (tmp_path / "due_diligence.typ").write_text(own, "utf-8")
    made = due_diligence_pdf(small(), "x.pdf", templates=tmp_path, fonts=EMBEDDED)["x.pdf"]
    assert isinstance(made, bytes)
    assert words(made) == "Ours 8"


def test_a_wrong_template_is_told(tmp_path: Path) -> None:
    (tmp_path / "due_diligence.typ").write_text("#nothing-of-this-name", "utf-8")
    with pytest.raises(ConfigError, match="template of the PDF is wrong"):
        due_diligence_pdf(small(), "x.pdf", templates=tmp_path, fonts=EMBEDDED)
