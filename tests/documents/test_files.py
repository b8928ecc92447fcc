"""Documents as HTML, DOCX, Markdown and PDF."""

import io
import zipfile
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from tests.golden import first_difference

from supplyscreen.documents import Document, document_files
from supplyscreen.documents.pdf import document_pdf
from supplyscreen.documents.values import link, markdown
from supplyscreen.errors import ConfigError
from supplyscreen.models import ReportFormat

from .pdf_text import letters, words
from .samples import HOSTILE, SMALL
from .told import EMBEDDED, GOLDEN, content

FORMS: list[ReportFormat] = ["html", "docx", "md", "pdf"]


@pytest.mark.parametrize("form", FORMS)
def test_the_same_document_gives_the_same_bytes(form: ReportFormat) -> None:
    first = document_files("small", SMALL, form, fonts=EMBEDDED)
    assert document_files("small", SMALL, form, fonts=EMBEDDED) == first


@pytest.mark.parametrize("name", GOLDEN)
def test_golden(name: str) -> None:
    golden = (Path(__file__).parent / "golden" / name).read_text("utf-8")
    told = first_difference(GOLDEN[name](), golden)
    assert told == "", "if intended, run python tests/documents/regenerate.py"


def test_another_format_is_refused() -> None:
    with pytest.raises(ConfigError, match="xlsx"):
        document_files("small", SMALL, "xlsx")


def test_markdown_comes_with_its_charts() -> None:
    made = document_files("small", SMALL, "md")
    assert set(made) == {"small.md", "small-bars.svg"}
    text = content(SMALL, "md").decode()
    assert text.startswith("# A title \\<b\\>\n")
    assert r"![Bars: 3 \& 4](small-bars.svg)" in text
    svg = made["small-bars.svg"]
    assert isinstance(svg, bytes)
    assert b"script" not in svg
    assert b"onload" not in svg
    assert b'fill="#0072b2"' in svg
    assert b"currentColor" not in svg


def test_a_page_runs_nothing_and_loads_nothing() -> None:
    page = content(SMALL, "html").decode()
    assert "default-src 'none'; style-src 'sha256-" in page
    assert "<script" not in page
    assert "style=" not in page
    assert "onload" not in page
    assert "<title>A title &lt;b&gt;</title>" in page


def test_a_page_has_landmarks_and_labelled_tables() -> None:
    page = content(SMALL, "html").decode()
    for part in (
        '<html lang="en">',
        '<main id="text"',
        "<footer>",
        'href="#text"',
        "<caption>Names, 2 rows</caption>",
        '<th scope="col" class="n">Rows</th>',
        '<th scope="row">a|b</th>',
        '<td data-label="Rows" class="n">1,234</td>',
        '<mark class="blank">[TO BE COMPLETED BY THE COMPANY]</mark>',
        'role="img" aria-label="Bars: 3 &amp; 4"',
        '<a href="https://example.org/a" rel="noreferrer">a link</a>',
    ):
        assert part in page


def test_docx_has_headings_tables_and_a_foot() -> None:
    made = docx.Document(io.BytesIO(content(SMALL, "docx")))
    styled = [((p.style.name if p.style else None) or "", p.text) for p in made.paragraphs]
    heads = [text for style, text in styled if style.startswith("Heading")]
    assert heads == ["A title <b>", "First part", "Second part"]
    (table,) = made.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Name", "Rows"],
        ["a|b", "1,234"],
        ["[NOT STATED IN THE SOURCE]", "5"],
    ]
    assert table.rows[0]._tr.trPr is not None
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    foot = made.sections[0].footer.paragraphs[0]
    assert foot.text.startswith("Run 5555 · as of 2026-11-22")
    fields = [field.get(qn("w:instr")) for field in foot._p.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    (shape,) = made.inline_shapes
    assert shape._inline.docPr.get("descr") == "Bars: 3 & 4"
    assert made.core_properties.created is not None
    assert made.core_properties.created.date() == date(2026, 11, 22)


def test_a_blank_in_docx_is_told_by_a_border() -> None:
    made = docx.Document(io.BytesIO(content(SMALL, "docx")))
    framed = [
        "".join(text.text or "" for text in run.iter(qn("w:t")))
        for run in made.element.body.iter(qn("w:r"))
        if run.find(f"{qn('w:rPr')}/{qn('w:bdr')}") is not None
    ]
    assert framed == ["[TO BE COMPLETED BY THE COMPANY]", "[NOT STATED IN THE SOURCE]"]


def test_every_numbered_list_of_docx_counts_from_its_start() -> None:
    text = "1. a\n2. b\n\nbetween\n\n4. c\n5. d\n"
    made = docx.Document(io.BytesIO(content(Document("x", text), "docx")))
    numbering = made.part.numbering_part.element
    starts = []
    for paragraph in made.paragraphs:
        for number in paragraph._p.iter(qn("w:numId")):
            count = numbering.num_having_numId(int(number.get(qn("w:val"))))
            starts.append((paragraph.text, count.lvlOverride_lst[0].startOverride.val))
    assert starts == [("a", 1), ("b", 1), ("c", 4), ("d", 4)]


def test_links_and_directions_in_a_table_of_docx() -> None:
    cells = f"| {link('https://example.org/1', 'x')} | {markdown('شركة')} |\n" * 3
    text = f"| A | B |\n|---|---|\n{cells}"
    made = docx.Document(io.BytesIO(content(Document("x", text), "docx")))
    linked = [rel for rel in made.part.rels.values() if rel.reltype.endswith("/hyperlink")]
    assert [rel.target_ref for rel in linked] == ["https://example.org/1"]
    assert len(list(made.element.body.iter(qn("w:hyperlink")))) == 3
    runs = made.element.body.iter(qn("w:r"))
    turned = [run for run in runs if run.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None]
    assert [run.find(qn("w:t")).text for run in turned] == ["شركة"] * 3


@pytest.mark.parametrize("form", FORMS)
def test_unseen_characters_of_the_text_itself_break_no_format(form: ReportFormat) -> None:
    made = content(Document("a\x00b", "c\x0bd\x01e \u202ef", footer="g\x02"), form)
    if form == "html":
        assert "c[U+0001]" not in made.decode()
        assert "d[U+0001]e [U+202E]f" in made.decode()
    if form == "docx":
        texts = [p.text for p in docx.Document(io.BytesIO(made)).paragraphs]
        assert texts == ["a[U+0000]b", "c d[U+0001]e [U+202E]f"]


def test_docx_is_dated_by_the_document() -> None:
    with zipfile.ZipFile(io.BytesIO(content(SMALL, "docx"))) as parts:
        assert {part.date_time[:3] for part in parts.infolist()} == {(2026, 11, 22)}


def test_pdf_is_tagged_and_dated() -> None:
    made = content(SMALL, "pdf")
    assert made.startswith(b"%PDF-")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made
    assert b"2026-11-22" in made


def test_pdf_says_which_font_is_missing() -> None:
    chinese = Document("公司", "text", day=date(2026, 11, 22))
    made, notes = document_pdf(chinese, EMBEDDED)
    assert made.startswith(b"%PDF-")
    assert [note.split(":")[0] for note in notes] == [
        "Chinese characters need a font such as Noto Sans CJK (Debian"
    ]
    assert document_pdf(Document("Công ty Ромашка", "text"), EMBEDDED)[1] == ()


@pytest.mark.parametrize("form", FORMS)
def test_hostile_values_break_no_format(form: ReportFormat) -> None:
    rows = "\n".join(f"| {markdown(value)} | {markdown(value)} |" for value in HOSTILE)
    text = f"{markdown('# x')}\n\n| A | B |\n|---|---|\n{rows}\n"
    made = content(Document("<script>\u202e= `x`", text, footer="</p><script>"), form)
    if form == "html":
        assert b"<script" not in made
        assert b"javascript:alert" in made
        assert b'href="javascript' not in made
    if form == "docx":
        (table,) = docx.Document(io.BytesIO(made)).tables
        told = [row.cells[0].text for row in table.rows]
        assert told == ["A", *HOSTILE]
    if form == "pdf":
        whole = letters(words(made)).replace("AB", "")  # heads that repeat on each page
        left = [x for x in HOSTILE if x.isascii() and letters(x) not in whole]
        assert left == []
