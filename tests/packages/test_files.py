"""The whole package: its text, its formats, its numbers, and what it never says."""

import io
import json
import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from html import unescape
from importlib import resources
from pathlib import Path
from typing import Any

import docx
import polars as pl
import pytest
from tests.packages.builder import content, named, options, text_of, written
from tests.packages.golden_cases import GOLDEN, golden_result

import supplyscreen as ss
from supplyscreen.models import Procedure, ReportFormat, ReportOptions, Subject, SubjectKind
from supplyscreen.watchlists.locate import data_folder

pytestmark = pytest.mark.slow

HERE = Path(__file__).resolve().parent
BLANK = re.compile(r"\[(IMPORTER|PRODUCER|SELLER|COUNSEL)(?: TO FILL IN| TO CHECK)?\]")
# What one procedure never says, because it belongs to another.
OTHERS: dict[Procedure, str] = {
    "applicability-review": r"exception|convincing|rebut|12\.43",
    "exception": r"applicability|does not apply|not within|identical to one|12\.43",
    "admissibility": r"applicability|exception|convincing|rebut|identical to one",
}
FORBIDDEN = re.compile(
    r"\b(violat\w+|guilty|clear|cleared|clean|compliant|blacklist\w*|suspicious|hits?|alerts?)\b|!",
    re.IGNORECASE,
)
BUNDLED: list[tuple[Procedure, SubjectKind, str]] = [
    ("applicability-review", "entry", "uflpa-xinjiang-daqo-new-energy"),
    ("applicability-review", "product", "cotton"),
    ("exception", "shipper", "huafu"),
    ("admissibility", "entry", "s307-059"),
]


@cache
def golden_text(procedure: Procedure) -> str:
    return text_of(golden_result(), GOLDEN[procedure])


@pytest.mark.parametrize("procedure", GOLDEN)
def test_the_text_is_the_golden_one(procedure: Procedure) -> None:
    golden = (HERE / "golden" / f"{procedure}.md").read_text(encoding="utf-8")
    assert golden_text(procedure) == golden


@pytest.mark.parametrize("procedure", GOLDEN)
def test_no_procedure_speaks_the_words_of_another(procedure: Procedure) -> None:
    text = golden_text(procedure)
    text = text.replace("Goods that are detained under the UFLPA have procedures of their own", "")
    assert re.findall(OTHERS[procedure], text, re.IGNORECASE) == []


def test_each_procedure_speaks_its_own_words() -> None:
    texts = {name: golden_text(name) for name in GOLDEN}
    assert "identical to one already released by CBP" in texts["applicability-review"]
    assert "“clear and convincing evidence”" in texts["exception"]
    assert "Certificate of origin, signed by the foreign seller" in texts["admissibility"]


@pytest.mark.parametrize("procedure", GOLDEN)
def test_no_verdict_is_passed(procedure: Procedure) -> None:
    text = golden_text(procedure)
    told = text.replace("“clear and convincing evidence”", "")  # the words of the law
    told = re.sub(r"https?://\S+|!(?=\[)", "", told)
    assert FORBIDDEN.findall(told) == []


@pytest.mark.parametrize("procedure", GOLDEN)
def test_every_blank_is_in_the_table_of_blanks(procedure: Procedure) -> None:
    text = golden_text(procedure)
    table = text.split("Table: Blanks by section")[1].split("\n## ")[0]
    told = Counter[str]()
    for line in table.splitlines():
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if len(cells) == 4 and cells[2].isdecimal():
            told[cells[1]] += int(cells[2])
    found = Counter(who.lower() for who in BLANK.findall(text))
    assert told == found
    assert f"{sum(found.values())} blanks." in text


def html_text(made: bytes) -> str:
    body = made.decode("utf-8").split("<main")[1].split("</main>")[0]
    return unescape(re.sub(r"<[^>]+>", " ", body))


def docx_text(made: bytes) -> str:
    document = docx.Document(io.BytesIO(made))
    cells = [cell.text for t in document.tables for row in t.rows for cell in row.cells]
    return " ".join([*(p.text for p in document.paragraphs), *cells])


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b\u2068\u2069]+", "", text)


@pytest.mark.parametrize("procedure", GOLDEN)
def test_html_and_docx_say_what_the_markdown_says(procedure: Procedure) -> None:
    result, asked = golden_result(), GOLDEN[procedure]
    text = golden_text(procedure)
    blanks = Counter(BLANK.findall(text))
    told_by: dict[ReportFormat, Callable[[bytes], str]] = {"html": html_text, "docx": docx_text}
    for form, read in told_by.items():
        told = read(content(result, asked, form))
        assert Counter(BLANK.findall(told)) == blanks, form
        for row in re.findall(r"^\| (.+?) \|", text, re.MULTILINE):
            plain = re.sub(r"\\(\W)", r"\1", re.sub(r"\[([^]]+)\]\(http\S+\)", r"\1", row))
            assert squeezed(plain) in squeezed(told), (form, row)


def test_a_pdf_is_made_and_is_the_same_each_time() -> None:
    asked = GOLDEN["admissibility"]
    first = content(golden_result(), asked, "pdf")
    assert first[:5] == b"%PDF-"
    assert first == content(golden_result(), asked, "pdf")


def test_the_bills_are_written_as_filed_and_safe(tmp_path: Path) -> None:
    result = named("=1+1", evidence_for="x")
    text = written(result, options("=1+1", "exception", "shipper"), tmp_path)
    assert "TEST00000001" in text
    assert ",'=1+1," in text


@pytest.mark.parametrize(("procedure", "kind", "value"), BUNDLED)
def test_every_number_is_one_of_the_run(
    bundled_run: ss.Run, procedure: Procedure, kind: SubjectKind, value: str
) -> None:
    asked = ReportOptions(subject=Subject(kind=kind, value=value), procedure=procedure)
    text = text_of(bundled_run, asked)
    known = numbers_in((bundled_run.folder / "run.json").read_text("utf-8"))
    known |= numbers_in(bundled_run.scan_flags().collect().write_json())
    known |= numbers_in(bundled_run.scan_shipments().collect().write_json())
    for path in (data_folder() / "documents").glob("*.csv"):
        known |= numbers_in(path.read_text("utf-8"))
    for template in resources.files("supplyscreen.packages").joinpath("templates").iterdir():
        known |= numbers_in(template.read_text("utf-8"))
    counted = set(re.findall(r"(\d+) blanks\.", text)) | {str(n) for n in exhibit_numbers(text)}
    counted |= set(re.findall(r"\| (\d+) \|", text.split("Table: Blanks")[1].split("\n## ")[0]))
    scores = bundled_run.scan_flags().collect()["score"].drop_nulls()
    counted |= {f"{int(score * 100) / 100:.2f}" for score in scores}  # cut, not rounded
    assert numbers_in(text) - known - counted == set()


def numbers_in(text: str) -> set[str]:
    """Every run of digits; thousands without their comma, a float as whole where it is whole."""
    found = re.findall(r"\d+(?:\.\d+)?", re.sub(r"(?<=\d),(?=\d{3}\b)", "", text.replace("\\", "")))
    return {each.removesuffix(".0") for each in found} | {p for e in found for p in e.split(".")}


def exhibit_numbers(text: str) -> list[int]:
    return [int(n) for n in re.findall(r"^\| (\d+) \|", text, re.MULTILINE)]


@pytest.mark.parametrize(("procedure", "kind", "value"), BUNDLED)
def test_the_counts_are_those_of_the_rows(
    bundled_run: ss.Run, procedure: Procedure, kind: SubjectKind, value: str
) -> None:
    """Counted again here, row by row, from the files of the run."""
    asked = ReportOptions(subject=Subject(kind=kind, value=value), procedure=procedure)
    text = text_of(bundled_run, asked)
    flags = bundled_run.scan_flags().collect().to_dicts()
    bills = [b for b in bundled_run.scan_shipments().collect().to_dicts() if of(b, flags, asked)]
    ids = {each["shipment_id"] for each in bills}
    mine = [each for each in flags if each["record_id"] in ids]
    assert f"| Bills of lading | {len(bills)} |" in text
    law = {"admissibility": "us-section-307"}.get(procedure, "us-uflpa")
    listed = {
        each["record_id"]
        for each in mine
        if each["ground"] == "listed_party" and law_of(each) == law
    }
    assert f"| Records with a possible match to a listed party | {len(listed)} |" in text
    gaps = {each["record_id"] for each in mine if each["ground"] == "not_screenable"}
    assert f"| Records with a party that could not be screened | {len(gaps)} |" in text
    other = {
        each["record_id"]
        for each in mine
        if each["ground"] != "not_screenable" and law_of(each) != law
    }
    assert f"| Records with a reason under another law or list | {len(other)} |" in text
    for each in bills:
        assert each["bill_of_lading"] in text
        assert f"row {each['source_row']}" in text


def law_of(flag: dict[str, Any]) -> str:
    superseded = flag["entry_status"] == "superseded_in_enforcement"
    return "us-uflpa" if superseded else flag["program_key"]


def of(bill: dict[str, Any], flags: list[dict[str, Any]], asked: ReportOptions) -> bool:
    assert asked.subject is not None
    value = asked.subject.value
    if bill["state"] == "superseded":
        return False
    if asked.subject.kind == "entry":
        return any(f["entry_id"] == value and f["record_id"] == bill["shipment_id"] for f in flags)
    column = "goods_description" if asked.subject.kind == "product" else asked.subject.kind
    return value.lower() in (bill[column] or "").lower()


HOSTILE = {
    "script": "<script>alert(1)</script>",
    "formula": '=HYPERLINK("http://example.org","x")',
    "right-to-left": "EVIL \u202eGNIDART\u202c CO",
    "table": "A || B |C|\n|D |",
    "ticks": "`A` ``B``",
    "link": "[x](javascript:alert(1)) ![y](https://example.org/z.png)",
    "blank": "[IMPORTER TO FILL IN]",
    "heading": "## 14. Injected",
    "long": "X" * 10_000,
    "chinese": "新疆大全新能源股份有限公司",
    "arabic": "شركة المدينة للتجارة (ش.م.م)",
    "cyrillic": "Общество «Ромашка»",
    "vietnamese": "CÔNG TY TNHH MỘT THÀNH VIÊN",
}


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_name_breaks_nothing(name: str) -> None:
    result = named(name, goods_description=name, evidence_for=name, supply_path=name)
    usual = named("SAMPLE CO", goods_description="G", evidence_for="E", supply_path="P")
    asked = options("hetian-haolin-hair-accessories", "applicability-review")
    page = content(result, asked, "html").decode("utf-8")
    plain = content(usual, asked, "html").decode("utf-8")
    for tag in ("<script", "<h2", "<table", "<tr", "<td", "<img", 'href="javascript'):
        assert page.count(tag) == plain.count(tag), tag
    shown = " ".join(re.sub(r"[\u202e\u202c]", "", name).split())[:40]
    assert squeezed(shown.split("|")[0]) in squeezed(
        re.sub(r"\[U\+202[EC]\]", "", html_text(page.encode()))
    )


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_hostile_names_together_break_no_file(form: ReportFormat) -> None:
    name = " ".join(HOSTILE.values()) + "\x00"
    result = named(name, goods_description=name, evidence_for=name)
    made = content(result, options("hetian-haolin-hair-accessories", "exception"), form)
    assert len(made) > 10_000


def test_many_bills_are_cut_and_counted() -> None:
    from tests.packages.builder import bill, with_rows  # noqa: PLC0415
    from tests.reports.builder import LISTED, flag  # noqa: PLC0415

    many = with_rows(
        [flag(LISTED, n, party_name=f"FIRM {n}") for n in range(250)],
        [bill(n, shipper=f"FIRM {n}", consignee="ONE LLC") for n in range(250)],
    )
    text = text_of(many, options("one llc", "exception", "consignee"))
    assert "**100 of 250 bills are printed here" in text
    assert "**100 of 251 parties are printed" in text
    assert "**40 of 250 are printed" in text
    assert len(text) < 250_000


def test_a_supplier_with_a_path_has_a_chart_of_it() -> None:
    text = text_of(golden_result(), options("cotton mill", "exception", "shipper"))
    assert "tier 2 COTTON MILL 07 (yarn) \\> tier 1 GARMENT HOUSE 03 (shirts)" in text
    assert "(cbp-package-path-1.svg)" in text
    assert "The run has no bill of lading of the subject" in text


def test_own_templates_go_over_ours(tmp_path: Path) -> None:
    (tmp_path / "package-limits.md.j2").write_text("Our own limits: [COUNSEL TO CHECK]\n")
    asked = GOLDEN["exception"].model_copy(update={"templates": tmp_path})
    text = text_of(golden_result(), asked)
    assert "Our own limits" in text
    assert "| 13\\. What screening cannot show | counsel | 1 | Our own limits |" in text


def test_a_run_and_its_result_read_back_give_the_same(bundled_run: ss.Run, tmp_path: Path) -> None:
    asked = options("s307-059", "admissibility")
    ss.write_report(bundled_run, tmp_path, kind="cbp-package", format="md", options=asked)
    assert (tmp_path / "cbp-package.md").read_text("utf-8") == text_of(bundled_run, asked)
    assert json.loads((bundled_run.folder / "run.json").read_text("utf-8"))["run_id"] in text_of(
        bundled_run, asked
    )
    bills = pl.read_csv(tmp_path / "cbp-package-bills.csv", infer_schema=False)
    assert bills.height == 2
