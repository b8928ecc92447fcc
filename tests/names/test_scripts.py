"""Scripts to Latin letters."""

import polars as pl
import pytest

from supplyscreen.names.normalize import normalize_name
from supplyscreen.names.scripts import (
    HAN,
    han_pieces,
    looked_up,
    simplify,
    split_han,
    to_latin,
)
from supplyscreen.names.tables import read_table
from supplyscreen.watchlists import load_watchlists


@pytest.mark.parametrize(
    ("run", "words"),
    [
        ("新疆纺织", ["XINJIANG", "TEXTILE"]),
        ("和田美林发制品有限公司", ["HOTAN", "MEILIN", "HAIR PRODUCT", "CO LTD"]),
        ("大大", ["DADA"]),
        ("", []),
        # of two cuts the one that leaves the fewest pieces
        ("紫金矿业", ["ZIJIN", "MINING"]),
        ("新海产业", ["XINHAI", "INDUSTRY"]),
        ("河南通达", ["HENAN", "TONGDA"]),
        # city and province are left out, as in English names; a county is not
        ("和田市泰达服装", ["HOTAN", "TAIDA", "APPAREL"]),
        ("洛浦县发制品产业园区", ["LOP", "COUNTY", "HAIR PRODUCT", "INDUSTRY PARK"]),
        # a county that is foremost a brand needs its level
        ("新和纺织", ["XINHE", "TEXTILE"]),
        ("新和县", ["TOKSU"]),
        ("第四师", ["4 DIVISION"]),
        ("女装", ["NVZHUANG"]),
    ],
)
def test_split_han(run: str, words: list[str]) -> None:
    assert split_han(run) == words


def test_long_run_is_bounded() -> None:
    assert split_han("新疆甲" * 3_000) == ["XINJIANG", "JIA"] * 3_000


def test_traditional_becomes_simplified() -> None:
    assert simplify("紡織") == "纺织"


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("plain ascii", "PLAIN ASCII"),
        ("Ürümqi", "URUMQI"),
        ("Straße", "STRASSE"),
        ("Müller Søn Ærø Łódź Đà Nẵng", "MULLER SON AERO LODZ DA NANG"),
        ("İstanbul Çimento", "ISTANBUL CIMENTO"),
        ("Gümüşsuyu ılıca", "GUMUSSUYU ILICA"),
        ("Ромашка", "ROMASHKA"),
        ("ABC 纺织", "ABC  TEXTILE "),
        ("ＡＢＣ　１２", "ABC 12"),
        ("Ελλάς", "ELLAS"),
    ],
)
def test_to_latin(text: str, latin: str) -> None:
    assert to_latin(text) == latin


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ООО Ромашка", "Romashka LLC"),
        ("ЗАО «Ромашка Текстиль»", "Romashka Textile CJSC"),
        ("주식회사 가나섬유", "가나 TEXTILE CO LTD"),
        ("(주)가나무역", "가나 TRADING LTD"),
        ("株式会社山田", "山田 LTD"),
        ("บริษัท กขค จำกัด", "กขค LTD"),
        ("บริษัท กขค จำกัด (มหาชน)", "กขค PLC"),
        ("شركة النور للنسيج ذ.م.م", "النور TEXTILE LLC"),
        ('אבג בע"מ', "אבג LTD"),
        ("कखग प्राइवेट लिमिटेड", "कखग PVT LTD"),
        ("CÔNG TY CỔ PHẦN LONG SƠN", "LONG SON JSC"),
        ("GÜNEŞ TEKSTİL SANAYİ VE TİCARET A.Ş.", "GUNES TEKSTIL SAN VE TIC ANONIM SIRKETI"),
    ],
)
def test_forms_and_trade_words_of_other_scripts(one: str, other: str) -> None:
    assert normalize_name(one) == normalize_name(other) != ""


def test_a_form_inside_a_word_is_part_of_it() -> None:
    assert "JSC" not in to_latin("АТЛАС ЛАОС")


def test_the_table_of_readings_is_what_the_dictionary_says() -> None:
    rows = read_table("pinyin_readings")
    assert len(rows) > 100
    told = {row["chinese"]: row["latin"] for row in rows}
    assert {word: looked_up(word) for word in told} == told, "run: make index"


def test_the_table_has_every_chinese_word_of_the_bundled_lists() -> None:
    known = {row["chinese"] for row in read_table("pinyin_readings")}
    names = load_watchlists().aliases.filter(pl.col("name").str.contains(r"\p{Han}"))["name"]
    words = {word for run in HAN.findall(simplify(" ".join(names))) for word in han_pieces(run)}
    assert words
    assert words - known == set(), "run: make index"
