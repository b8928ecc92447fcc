"""What python-docx has no words for: whole tables at once, page numbers, fonts by script."""

from typing import Any
from xml.sax.saxutils import escape

from supplyscreen.documents.blocks import Span, Spans, Table
from supplyscreen.documents.docx_runs import Links, add_spans, parsed, runs_xml
from supplyscreen.documents.widths import column_shares
from supplyscreen.runs.extra import library

# Fonts by kind of script: Word takes the one named for the script of each letter.
LATIN, EAST_ASIAN, COMPLEX = "Calibri", "Microsoft YaHei", "Arial"
HEAD_FILL = "F4F6F8"
INK, SOFT = "1B1F24", "56606B"
EMU_PER_TWIP = 635
CELL_SIZE = 18  # half points
REPEATED = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"


def set_fonts(made: Any, language: str) -> None:
    """Fonts for Latin, East Asian and complex scripts in every style; one dark ink."""
    named = library("docx.oxml.ns", wanted_for="a DOCX file").qn
    for style in made.styles:
        properties = style.element.find(named("w:rPr"))
        fonts = None if properties is None else properties.find(named("w:rFonts"))
        if style.name == "Normal":
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        if fonts is None:
            continue
        fonts.attrib.clear()
        by_script = {"ascii": LATIN, "hAnsi": LATIN, "eastAsia": EAST_ASIAN, "cs": COMPLEX}
        for script, font in by_script.items():
            fonts.set(named(f"w:{script}"), font)
    normal = made.styles["Normal"].element.get_or_add_rPr()
    spoken = escape(language, {'"': "&quot;"})
    normal.append(parsed(f'<w:lang w:val="{spoken}" w:eastAsia="zh-CN"/>'))
    colour = library("docx.shared", wanted_for="a DOCX file").RGBColor.from_string
    for name in (*(f"Heading {level}" for level in range(1, 10)), "Quote"):
        made.styles[name].font.color.rgb = colour(INK)
    made.styles["Caption"].font.color.rgb = colour(SOFT)
    made.styles["Caption"].font.bold = False


def add_table(made: Any, table: Table) -> None:
    """``table`` with its caption above, the head row repeated on every page.

    It is built as a whole: python-docx looks up every cell anew, which takes minutes for
    thousands of rows.
    """
    if table.caption:
        paragraph = made.add_paragraph(style="Caption")
        paragraph.paragraph_format.keep_with_next = True
        add_spans(paragraph, table.caption)
    shell = made.add_table(rows=0, cols=len(table.head), style="Table Grid")
    shell.autofit = False
    width = text_width(made.sections[0])
    widths = [int(share * width / EMU_PER_TWIP) for share in column_shares(table)]
    named = library("docx.oxml.ns", wanted_for="a DOCX file").qn
    for column, size in zip(shell._tbl.tblGrid, widths, strict=True):
        column.set(named("w:w"), str(size))
    rows = _Rows(table, widths, Links(made.part))
    told = "".join(rows.xml(row) for row in table.rows)
    for row in list(parsed(f"<w:tbl>{rows.xml(table.head, head=True)}{told}</w:tbl>")):
        shell._tbl.append(row)
    made.add_paragraph(style="No Spacing")


def text_width(section: Any) -> int:
    """The width between the margins, in EMU."""
    return int(section.page_width - section.left_margin - section.right_margin)


def restart(made: Any, paragraph: Any, style: str, start: int) -> int:
    """Give ``paragraph`` of a numbered ``style`` a count of its own from ``start``; its id."""
    numbering = made.part.numbering_part.element
    of_style = made.styles[style].element.pPr.numPr.numId.val
    abstract = numbering.num_having_numId(of_style).abstractNumId.val
    count = numbering.add_num(abstract)
    count.add_lvlOverride(0).add_startOverride(start)
    continue_count(paragraph, count.numId)
    return int(count.numId)


def continue_count(paragraph: Any, number: int) -> None:
    """Make ``paragraph`` the next of the count ``number``."""
    paragraph._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = number


def page_fields(section: Any, footer: str) -> None:
    """The foot of every page: ``footer``, then the page number of how many at the right."""
    paragraph = section.footer.paragraphs[0]
    paragraph.style.paragraph_format.tab_stops.clear_all()
    right = library("docx.enum.text", wanted_for="a DOCX file").WD_TAB_ALIGNMENT.RIGHT
    paragraph.paragraph_format.tab_stops.add_tab_stop(text_width(section), right)
    add_spans(paragraph, (Span(f"{footer}\tPage "),))
    _field(paragraph, "PAGE")
    add_spans(paragraph, (Span(" of "),))
    _field(paragraph, "NUMPAGES")


def _field(paragraph: Any, name: str) -> None:
    shown = "<w:r><w:t>1</w:t></w:r>"
    paragraph._p.append(parsed(f'<w:fldSimple w:instr="{name}">{shown}</w:fldSimple>'))


class _Rows:
    """Writes the rows of one table."""

    def __init__(self, table: Table, widths: list[int], links: Links) -> None:
        self.table, self.widths, self.links = table, widths, links

    def xml(self, cells: tuple[Spans, ...], *, head: bool = False) -> str:
        """One row; a head row is repeated on every page."""
        columns = zip(cells, self.table.align, self.widths, strict=True)
        told = "".join(self._cell(*column, head=head) for column in columns)
        return f"<w:tr>{REPEATED if head else ''}{told}</w:tr>"

    def _cell(self, spans: Spans, align: str, width: int, *, head: bool) -> str:
        fill = f'<w:shd w:val="solid" w:color="{HEAD_FILL}" w:fill="{HEAD_FILL}"/>' if head else ""
        side = f'<w:jc w:val="{align}"/>' if align != "left" else ""
        looks = f'<w:spacing w:before="20" w:after="20"/>{side}'
        runs = runs_xml(spans, self.links, bold=head, size=CELL_SIZE)
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{fill}</w:tcPr>'
            f"<w:p><w:pPr>{looks}</w:pPr>{runs}</w:p></w:tc>"
        )
