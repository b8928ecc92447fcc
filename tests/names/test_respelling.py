"""Other romanisations of Chinese names: syllables, Wade-Giles, and characters as pinyin."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supplyscreen.names.respelling import pinyin_name, syllables_of, wade_giles
from supplyscreen.names.tables import read_table

SYLLABLES = sorted(row["syllable"] for row in read_table("wade_giles"))


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("HUAFU", ("HUA", "FU")),
        ("XINJIANG", ("XIN", "JIANG")),
        ("ZHONGTAI", ("ZHONG", "TAI")),
        ("TIANSHAN", ("TIAN", "SHAN")),
        ("XIAN", ("XIAN",)),  # the longest syllable, not XI AN
        ("NV", ("NV",)),
        ("DAQO", ()),  # QO is no syllable
        ("JUNGGAR", ()),
        ("NEW", ()),
        ("XI'AN", ()),
        ("", ()),
    ],
)
def test_syllables(word: str, syllables: tuple[str, ...]) -> None:
    assert syllables_of(word) == syllables


@pytest.mark.parametrize(
    ("word", "spellings"),
    [
        ("JINFU", ("CHINFU",)),
        ("XINJIANG", ("HSINCHIANG",)),
        ("ZHONGTAI", ("CHUNGTAI",)),
        ("TIANSHAN", ("TIENSHAN",)),
        ("SUZHOU", ("SUCHOU",)),
        ("XUZHOU", ("HSUCHOU",)),
        ("QINGDAO", ("CHINGTAO",)),
        ("GUANGXI", ("KUANGHSI", "KWANGHSI")),  # Wade-Giles, and with the W of the postal spelling
        ("HUAFU", ("HWAFU",)),
        ("NU", ()),  # the same in both
        ("DAQO", ()),
        ("TEXTILE", ()),
        ("", ()),
    ],
)
def test_wade_giles(word: str, spellings: tuple[str, ...]) -> None:
    assert wade_giles(word) == spellings


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=4).map("".join))
def test_words_of_syllables_are_pinyin_and_spelt_otherwise(word: str) -> None:
    parts = syllables_of(word)
    assert "".join(parts) == word
    assert set(parts) <= set(SYLLABLES)
    told = wade_giles(word)
    assert word not in told
    assert len(set(told)) == len(told) <= 3
    assert all(text.isascii() and text.isalpha() and text.isupper() for text in told)


def test_a_long_word_is_no_recursion_error() -> None:
    assert syllables_of("XQ" * 5_000) == ()
    assert syllables_of("HUA" * 5_000) == ()
    assert wade_giles("HUA" * 20) == ("HWA" * 20,)


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("新疆大全新能源", "XINJIANG DAQUAN XINNENGYUAN"),
        ("新疆準噶爾棉麻", "XINJIANG ZHUNGAER MIANMA"),  # traditional characters
        ("ABC 纺织", "ABC FANGZHI"),
        ("Daqo", "Daqo"),
        ("", ""),
    ],
)
def test_characters_as_pinyin(text: str, latin: str) -> None:
    assert pinyin_name(text) == latin
