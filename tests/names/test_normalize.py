"""Names to keys: real-looking strings, and the laws that hold for any text."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supplyscreen.names import normalize_name, normalize_names
from supplyscreen.names.tables import read_table

SAME = [
    # two spellings of one name
    ("HETIAN HAOLIN HAIR ACCESSORIES CO LT", "Hotan Haolin Hair Accessories Co., Ltd."),
    ("HSINCHIANG PRODUCTION & CONSTRUCTION CORP", "Xinjiang Production and Construction Corps"),
    ("XIN JIANG DAQO NEW ENERGY CO.,L", "Xinjiang Daqo New Energy Co. Ltd"),
    ("XINJIANGDAQO NEWENERGY COLTD", "XINJIANG DAQO NEW ENERGY"),
    ("NO.4 VOCATION SKILLS EDUCATION TRG CTR", "4th Vocational Skills Education Training Centre"),
    ("ZHUHAI G & G DIGITAL TECH", "Zhuhai G&G Digital Technology Co., Ltd."),
    ("QINGHAI IMP. & EXP. CORP.", "TSINGHAI IMPORT AND EXPORT CORPORATION"),
    ("FUKIEN MINLONG WAREHOUSING", "Fujian Minlong Warehouse Co., Ltd."),
    ("TOP GLOVE SDN. BHD.", "Top Glove Berhad"),
    ("PT SUMBER JAYA", "SUMBER JAYA"),
    ("CÔNG TY TNHH LONG SƠN", "LONG SON CO LTD"),
    ("ООО Ромашка", "ROMASHKA LLC"),
    ("喀什天山纺织有限公司", "KASHGAR TIANSHAN TEXTILE CO LTD"),
    ("新疆天山毛紡織股份有限公司", "Xinjiang Tianshan Wool Textile Co., Ltd."),
    ("MEIXIN HAIR PRODUCTS CO LTD NO 88 TUANJIE ROAD", "MEIXIN HAIR PRODUCT"),
    ("DAQO NEW ENERGY P.R.CHINA 832000", "DAQO NEW ENERGY"),
    ("INDU5TRIAL C0.", "INDUSTRIAL CO"),
    ("SIEMENS AG", "Siemens Aktiengesellschaft"),
    ("HSUCHOW FORGING AND PRESSING MACHINE WKS", "Xuzhou Forging & Pressing Machinery Works"),
    ("MANGALURU GANESH BIDI WORKS", "Mangalore Ganesh Beedi Works"),
    ("XINJIANG ZHUNGAER COTTON & FLAX CO", "Xinjiang Junggar Cotton and Linen Co., Ltd."),
    ("PUSAN JUSIK HOESA", "BUSAN CO LTD"),
    ("HEFEI KEJI JITUAN", "合肥科技集团有限公司"),
    ("DAQO SCI-TECH", "DAQO SCIENCE & TECHNOLOGY"),
    ("XINJIANG PROD. AND CONST.", "Xinjiang Production & Construction"),
    ("\u200bACME\u200f TEXTILES\x00 LTD", "Acme Textile Limited"),
]
OTHER = [
    ("XINJIANG ZHONGTAI CHEMICAL", "XINJIANG ZHONGTAI GROUP"),
    ("HENAN COTTON", "HEBEI COTTON"),
    ("XPCC 4TH DIVISION", "XPCC 8TH DIVISION"),
    ("JINXIANG FOODS", "JINJIANG FOODS"),
    ("SHANXI TEXTILE", "SHAANXI TEXTILE"),
    ("JINXIANG FOODS", "ZHENJIANG FOODS"),
    ("HUATAI TEXTILE", "HUATAI SPINNING"),
    ("DAQO TRADING", "DAQO COMMERCE"),
    ("TANGSHAN XINYUAN", "TANGSHAN KUNES"),
]
NOTHING = ["", "   ", ".", "-", "CO LTD", "CO., LTD.", "\x00", "\u202e", "🧤", "&&&"]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_same_key(one: str, other: str) -> None:
    assert normalize_name(one) == normalize_name(other) != ""


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_other_key(one: str, other: str) -> None:
    assert normalize_name(one) != normalize_name(other)


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_to_compare(text: str) -> None:
    assert normalize_name(text) == ""


def test_batch_keeps_order_and_repeats() -> None:
    names = pl.Series(["B LTD", "A LTD", "B LTD", None], dtype=pl.String)
    assert normalize_names(names).to_list() == ["B", "A", "B", ""]


def test_long_text_is_bounded() -> None:
    assert normalize_name("A" * 10_000) == "A" * 10_000
    assert normalize_name("COTTON " * 2_000).count("COTTON") == 2_000


ENOUGH = settings(deadline=None, max_examples=40)  # one call builds its word tables: 30 ms
WORDS = st.sampled_from(
    sorted(
        {row["word"] for row in read_table("words")}
        | {row["spelling"] for row in read_table("place_names")}
        | {row["form"] for row in read_table("legal_forms")}
        | {row["word"] for row in read_table("common_words")}
        | {"DAQO", "HAOLIN", "A", "B", "4", "4TH", "NO", "NO.", "AND", "OF", "O/B", "&", ",", "X1Y"}
    )
)


@ENOUGH
@given(st.lists(WORDS, max_size=8).map(" ".join))
def test_twice_is_once_for_names(text: str) -> None:
    key = normalize_name(text)
    assert normalize_name(key) == key


@ENOUGH
@given(st.text(max_size=60))
def test_twice_is_once_for_any_text(text: str) -> None:
    key = normalize_name(text)
    assert normalize_name(key) == key
    assert key.isascii()
    assert key == key.strip()


@ENOUGH
@given(st.lists(WORDS, max_size=6).map(" ".join))
def test_case_and_signs_do_not_matter(text: str) -> None:
    assert normalize_name(text.lower()) == normalize_name(text)
    assert normalize_name(f" ({text}), ") == normalize_name(text)
