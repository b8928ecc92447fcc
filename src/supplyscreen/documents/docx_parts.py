"""What python-docx has no words for: looks of a run, whole tables at once, page numbers."""

from typing import Any

from supplyscreen.documents.blocks import Span, Spans, Table
from supplyscreen.documents.widths import column_shares
from supplyscreen.runs.extra import library

# Fonts by kind of script: Word takes the one named for the script of each letter.
LATIN, EAST_ASIAN, COMPLEX = "Calibri", "Microsoft YaHei", "Arial"
MONOSPACED = "Consolas"
BLANK_FILL, BLANK_LINE = "FDF6E3", "8A5A00"
HEAD_FILL = "F4F6F8"
INK = "1B1F24"


def set_fonts(made: Any, language: str) -> None:
    """Fonts for Latin, East Asian and complex scripts in every style; headings in ink."""
    oxml, qn = _oxml()
    for style in made.styles:
        if style.type not in {1, 2} or not hasattr(style, "font"):
            continue
        properties = style.element.get_or_add_rPr()
        fonts = properties.find(qn("w:rFonts"))
        if fonts is None and style.name != "Normal":
            continue
        if fonts is None:
            fonts = properties.get_or_add_rFonts()
        fonts.attrib.clear()
        for name, font in (
            ("ascii", LATIN),
            ("hAnsi", LATIN),
            ("eastAsia", EAST_ASIAN),
            ("cs", COMPLEX),
        ):
            fonts.set(qn(f"w:{name}"), font)
    normal = made.styles["Normal"].element.get_or_add_rPr()
    spoken = oxml.OxmlElement("w:lang")
    spoken.set(qn("w:val"), language)
    spoken.set(qn("w:eastAsia"), "zh-CN")
    normal.append(spoken)
    for level in range(1, 10):
        made.styles[f"Heading {level}"].font.color.rgb = library(
            "docx.shared", wanted_for="a DOCX file"
        ).RGBColor.from_string(INK)


def add_spans(paragraph: Any, spans: Spans, *, code: str = "") -> None:
    """Runs for ``spans``, or lines of ``code``, at the end of ``paragraph``."""
    parts = spans or tuple(
        Span(line, code=True, break_before=place > 0) for place, line in enumerate(code.split("\n"))
    )
    for span in parts:
        into = _hyperlink(paragraph, span.url) if span.url else paragraph._p
        into.append(_run(span))


def add_table(made: Any, table: Table) -> None:
    """``table`` with its caption above, the head row repeated on every page.

    It is built as a whole: python-docx looks up every cell anew, which takes minutes for
    thousands of rows.
    """
    if table.caption:
        paragraph = made.add_paragraph(style="Caption")
        paragraph.paragraph_format.keep_with_next = True
        add_spans(paragraph, table.caption)
    section = made.sections[0]
    width = section.page_width - section.left_margin - section.right_margin
    shell = made.add_table(rows=0, cols=len(table.head), style="Table Grid")
    shell.autofit = False
    widths = [int(share * width / 635) for share in column_shares(table)]  # EMU to 1/20 point
    _, qn = _oxml()
    for column, size in zip(shell._tbl.tblGrid, widths, strict=True):
        column.set(qn("w:w"), str(size))
    shell._tbl.append(_row(table.head, table, widths, head=True))
    for row in table.rows:
        shell._tbl.append(_row(row, table, widths))
    made.add_paragraph(style="No Spacing")


def page_fields(section: Any, footer: str) -> None:
    """The foot of every page: ``footer``, then the page number of how many."""
    paragraph = section.footer.paragraphs[0]
    spans = [Span(f"{footer}\t" if footer else "")]
    add_spans(paragraph, (*spans, Span("Page ")))
    _field(paragraph, "PAGE")
    add_spans(paragraph, (Span(" of "),))
    _field(paragraph, "NUMPAGES")


def _field(paragraph: Any, name: str) -> None:
    oxml, qn = _oxml()
    field = oxml.OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    field.append(_run(Span("1")))
    paragraph._p.append(field)


def _row(cells: tuple[Spans, ...], table: Table, widths: list[int], *, head: bool = False) -> Any:
    row = _element("w:tr")
    properties = _element("w:trPr")
    properties.append(_element("w:cantSplit"))
    if head:
        properties.append(_element("w:tblHeader"))
    row.append(properties)
    for spans, align, width in zip(cells, table.align, widths, strict=True):
        row.append(_cell(spans, align, width, head=head))
    return row


def _cell(spans: Spans, align: str, width: int, *, head: bool) -> Any:
    cell, properties = _element("w:tc"), _element("w:tcPr")
    properties.append(_element("w:tcW", w=str(width), type="dxa"))
    if head:
        properties.append(_element("w:shd", val="clear", color="auto", fill=HEAD_FILL))
    cell.append(properties)
    paragraph, looks = _element("w:p"), _element("w:pPr")
    looks.append(_element("w:spacing", before="20", after="20"))
    if align != "left":
        looks.append(_element("w:jc", val=align))
    paragraph.append(looks)
    for span in spans:
        paragraph.append(_run(span, bold=head, size=18))
    cell.append(paragraph)
    return cell


def _run(span: Span, *, bold: bool = False, size: int = 0) -> Any:
    """One run; ``size`` in half points. The order of its properties is that of the schema."""
    run, looks = _element("w:r"), _element("w:rPr")
    if span.code:
        looks.append(_element("w:rFonts", ascii=MONOSPACED, hAnsi=MONOSPACED))
    if span.bold or span.blank or bold:
        looks.append(_element("w:b"))
    if span.italic:
        looks.append(_element("w:i"))
    if span.url:
        looks.append(_element("w:color", val="005A8F"))
    if size:
        looks.append(_element("w:sz", val=str(size)))
        looks.append(_element("w:szCs", val=str(size)))
    if span.url:
        looks.append(_element("w:u", val="single"))
    if span.blank:
        looks.append(_element("w:bdr", val="dashed", sz="6", space="0", color=BLANK_LINE))
        looks.append(_element("w:shd", val="clear", color="auto", fill=BLANK_FILL))
    if span.isolated:
        looks.append(_element("w:rtl"))
    if len(looks):
        run.append(looks)
    if span.break_before:
        run.append(_element("w:br"))
    for place, part in enumerate(span.text.split("\t")):
        if place:
            run.append(_element("w:tab"))
        text = _element("w:t")
        text.text = part
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.append(text)
    return run


def _hyperlink(paragraph: Any, url: str) -> Any:
    constants = library("docx.opc.constants", wanted_for="a DOCX file").RELATIONSHIP_TYPE
    _, qn = _oxml()
    link = _element("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(url, constants.HYPERLINK, is_external=True))
    paragraph._p.append(link)
    return link


def _element(name: str, **attributes: str) -> Any:
    oxml, qn = _oxml()
    made = oxml.OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _oxml() -> tuple[Any, Any]:
    return (
        library("docx.oxml", wanted_for="a DOCX file"),
        library("docx.oxml.ns", wanted_for="a DOCX file").qn,
    )
