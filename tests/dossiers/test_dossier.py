"""Whole dossiers: golden texts, all formats, words, errors, hostile names, size."""

import re
import sys
import time
from pathlib import Path
from xml.etree import ElementTree

import polars as pl
import pytest
from tests.dossiers.builder import ENTRY, SUBJECTS, Result, bill, flagged, make, small
from tests.dossiers.golden_texts import Page, docx_text, golden_texts
from tests.golden import first_difference
from tests.reports.builder import LISTED, Cell, flag
from tests.test_words import forbidden_in

from supplyscreen.dossiers import context, dossier_files
from supplyscreen.dossiers.charts import canvas, svg_text, write
from supplyscreen.errors import ConfigError, InputError, MissingExtraError
from supplyscreen.models import ReportFormat, ReportOptions
from supplyscreen.reports import write_report

GOLDEN = Path(__file__).parent / "golden"
FORMS: tuple[ReportFormat, ...] = ("html", "pdf", "docx", "md")
HOSTILE = {
    "script": "<script>alert(1)</script>",
    "formula": "=HYPERLINK(1)",
    "bar": "A | B",
    "pipe": "A|B|C",
    "code": "`x` **b** # h",
    "link": "[x](javascript:alert(1)) ![y](http://example.org/z.png)",
    "math": "$\\frac{1}{2}$ 50%",
    "turned": "\u202eDTL OC\u202c",
    "control": "A\x00B\x1b[31mC\nD",
    "chinese": "新疆大全新能源股份有限公司",
    "arabic": "شركة النسيج",
    "cyrillic": "ООО Ромашка",
    "vietnamese": "CÔNG TY TNHH ĐẠI VIỆT",
    "template": "{{ 7 * 7 }} {% raw %}",
    "long": "X" * 5000 + " " + "Y" * 5000,
}


def text_of(result: Result, options: ReportOptions) -> str:
    content = dossier_files(result, "ngo-dossier", "md", options)["ngo-dossier.md"]
    assert isinstance(content, bytes)
    return content.decode()


def hostile() -> Result:
    """A shipment for each hostile text, which stands in every column of text."""
    rows, flags = [], []
    for place, text in enumerate(HOSTILE.values(), start=1):
        every: dict[str, Cell] = dict.fromkeys(
            ("shipper_address", "consignee", "notify_party", "goods_description", "vessel_name",
             "place_of_receipt", "port_of_lading", "port_of_unlading", "containers"),
            text,
        )  # fmt: skip
        rows.append(flagged(place, **every, shipper=f"{text} haolin"))
        flags.append(
            flag(LISTED, place, party_name=f"{text} haolin", evidence_for=text, entry_name=text)
        )
    return make(rows, flags)


@pytest.mark.parametrize("name", sorted(path.name for path in GOLDEN.iterdir()))
def test_golden(name: str) -> None:
    assert not first_difference(golden()[name], (GOLDEN / name).read_text("utf-8")), (
        "if the change is intended: python tests/dossiers/regenerate.py"
    )


def golden(made: dict[str, str] = {}) -> dict[str, str]:  # noqa: B006 - made once
    if not made:
        made.update(golden_texts())
    return made


def test_there_is_a_golden_text_for_every_subject_and_format_of_text() -> None:
    assert set(golden()) == {path.name for path in GOLDEN.iterdir()}
    assert {f"{name}.md" for name in SUBJECTS} < set(golden())


@pytest.mark.parametrize("form", FORMS)
def test_the_same_input_gives_the_same_bytes(form: ReportFormat, tmp_path: Path) -> None:
    for copy in ("one", "two"):
        write_report(
            small(), tmp_path / copy, kind="ngo-dossier", format=form, options=SUBJECTS["entry"]
        )
    names = {path.name for path in (tmp_path / "one").iterdir()}
    assert names == {f"ngo-dossier.{form}", "ngo-dossier.csv", "ngo-dossier-suppliers.csv"}
    for name in names:
        one, two = ((tmp_path / copy / name).read_bytes() for copy in ("one", "two"))
        assert one == two, name
        assert len(one) > 200


@pytest.mark.parametrize("name", SUBJECTS)
def test_words(name: str) -> None:
    text = text_of(small(), SUBJECTS[name])
    assert forbidden_in(text) == []
    assert "!" not in text.replace("\\!", "")
    assert "a reason to look, never a finding" in text
    assert "according to the manifest" in text
    for indicator in ("Debt bondage", "Excessive overtime", "Isolation"):
        assert f"| {indicator} | [TO BE ADDED BY THE AUTHOR] |" in text
    three = ("Full statement of the reasons", "Detailed description of the merchandise",
             "Pertinent facts on production abroad")  # fmt: skip
    places = [text.index(heading) for heading in three]
    assert places == sorted(places)


def test_only_flagged_shipments_is_said_at_the_top() -> None:
    for name in ("shipper", "entry"):
        top = text_of(small().flagged_only(), SUBJECTS[name]).split("## Summary")[0]
        assert "Only flagged shipments were at hand" in top
        assert "--all-rows" in top
        assert "Only flagged" not in text_of(small(), SUBJECTS[name])


def test_a_long_dossier_says_what_it_leaves_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(context, "SHIPMENTS_PRINTED", 4)
    text = text_of(small(), SUBJECTS["shipper"])
    assert "4 of 6 shipments are printed here" in text
    assert "2 more are in `ngo-dossier.csv`, which holds all 6" in text
    assert "TEST00000003" not in text  # without a date it comes last


def test_a_source_row_stands_behind_every_shipment_and_flag() -> None:
    text = text_of(small(), SUBJECTS["entry"])
    rows = [line for line in text.splitlines() if re.match(r"\| \d+ \| .*TEST0", line)]
    assert len(rows) == 4
    assert all(re.search(r"; F1, row \d+ \|", row) for row in rows)
    assert "F1 is ams\\_\\_header\\_2023.csv" in text


def test_errors() -> None:
    with pytest.raises(ConfigError, match="needs a subject"):
        dossier_files(small(), "ngo-dossier", "md", ReportOptions())
    with pytest.raises(InputError):
        dossier_files(make([bill(1)]), "ngo-dossier", "md", SUBJECTS["code"])


@pytest.mark.parametrize(
    ("form", "library"),
    [("html", "matplotlib.figure"), ("pdf", "typst"), ("docx", "docx"), ("html", "markdown_it")],
)
def test_what_needs_the_extra_says_so(
    monkeypatch: pytest.MonkeyPatch, form: ReportFormat, library: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtraError) as told:
        dossier_files(small(), "ngo-dossier", form, SUBJECTS["entry"])
    assert "supplyscreen[report]" in told.value.hint


def test_markdown_needs_no_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    for library in ("matplotlib", "matplotlib.figure", "typst", "docx", "markdown_it"):
        monkeypatch.setitem(sys.modules, library, None)
    assert text_of(small(), SUBJECTS["entry"]) == golden()["entry.md"]


def test_a_template_of_the_user_goes_over_ours(tmp_path: Path) -> None:
    (tmp_path / "ngo-dossier.md.j2").write_text("# Own\n\n{{ subject.value }}: {{ taken.all }}\n")
    options = SUBJECTS["shipper"].model_copy(update={"templates": tmp_path})
    assert "haolin: 6" in text_of(small(), options)


def test_hostile_names_in_markdown_and_html(tmp_path: Path) -> None:
    result = hostile()
    write_report(result, tmp_path, kind="ngo-dossier", options=SUBJECTS["shipper"])
    page = Page((tmp_path / "ngo-dossier.html").read_bytes())
    assert not {tag for tag, _ in page.tags} & {"script", "img", "iframe", "object"}
    for _, attributes in page.tags:
        assert not [name for name in attributes if name.startswith("on")]
        assert re.match(r"https?://|#", attributes.get("href", "#"))
    assert "\u202e" not in page.text
    for text in ("alert(1)", "=HYPERLINK(1)", "新疆大全新能源股份有限公司", "ООО Ромашка",
                 "{{ 7 * 7 }}", "$\\frac{1}{2}$", "X" * 5000, "DTL OC"):  # fmt: skip
        assert text in page.text, text
    widths = [
        len(re.findall(r"(?<!\\)\|", line))
        for line in text_of(result, SUBJECTS["shipper"]).splitlines()
        if re.match(r"\| \d+ \| \d{4}-", line)
    ]
    assert widths == [6] * len(HOSTILE)
    rows = pl.read_csv(tmp_path / "ngo-dossier.csv")
    assert rows.height == len(HOSTILE)


@pytest.mark.parametrize("form", FORMS[1:3])
def test_hostile_names_in_files(form: ReportFormat) -> None:
    files = dossier_files(hostile(), "ngo-dossier", form, SUBJECTS["entry"])
    content = files[f"ngo-dossier.{form}"]
    assert isinstance(content, bytes)
    if form == "docx":
        text = docx_text(content)
        assert "新疆大全新能源股份有限公司" in text
        assert "<script>alert(1)</script>" in text
    else:
        assert content.startswith(b"%PDF-")


def test_a_chart_is_plain_svg_in_the_colours_of_the_page() -> None:
    figure, axes = canvas(40)
    write(axes, 4, 20, "$x$ <b>&\u202e新")
    root = ElementTree.fromstring(svg_text(figure, salt="test"))
    texts = [part for part in root.iter() if part.tag.endswith("}text")]
    assert ["".join(part.itertext()) for part in texts] == ["$x$ <b>&[U+202E]新"]
    (text,) = texts
    assert text.get("fill") == "var(--ink)" or "var(--ink)" in ElementTree.tostring(
        root, encoding="unicode"
    )
    assert not [part for part in root.iter() if part.get("style") or part.get("id")]
    assert (root.get("width"), root.get("viewBox")) == (None, "0 0 640 40")
    assert "#0" not in ElementTree.tostring(root, encoding="unicode")


def test_a_hundred_thousand_shipments_take_seconds() -> None:
    base = make([flagged(1)], [flag(LISTED, 1)])
    count = 100_000
    each = pl.select(at=pl.int_range(count))
    at = pl.col("at")
    shipments = each.join(base.shipments, how="cross").with_columns(
        shipment_id=pl.format("s-{}", at),
        bill_of_lading=pl.format("B{}", at),
        arrival_date=pl.date(2019, 1, 1) + pl.duration(days=at % 2500),
        consignee=pl.format("CONSIGNEE {} INC", (at * 7) % 5000),
        goods_description=pl.format("HAIR BRAIDS {}", at % 900),
    )
    flags = each.join(base.flags, how="cross").with_columns(
        record_id=pl.format("s-{}", at), flag_id=pl.format("F{}", at)
    )
    result = make([flagged(1)], [flag(LISTED, 1)])
    object.__setattr__(result, "shipments", shipments.drop("at"))
    object.__setattr__(result, "flags", flags.drop("at"))
    started = time.process_time()
    text = text_of(result, SUBJECTS["entry"])
    assert time.process_time() - started < 15  # under 1 on the machine that this was written on
    assert "500 of 100,000 shipments are printed here" in text
    assert len(text) < 500_000
    assert ENTRY in text
