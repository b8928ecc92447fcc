"""The curated tables: described, consistent with each other, and closed under spelling."""

import csv
import re
from importlib.resources import files
from itertools import chain

import polars as pl
import pytest

from supplyscreen.names.forms import form_classes
from supplyscreen.names.normalize import normalize_names
from supplyscreen.names.tables import (
    common_weights,
    country_word,
    fold_word,
    known_spellings,
    near_words,
    phrases,
    place_levels,
    read_table,
    token_kinds,
)

DATA = files("supplyscreen.names").joinpath("data")
TABLES = sorted(entry.name for entry in DATA.iterdir() if entry.name.endswith(".csv"))
KINDS = {"trade", "generic", "sector", "logistics", "number", "brand"}


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_described(table: str) -> None:
    heading = next(csv.reader(DATA.joinpath(table).read_text(encoding="utf-8").splitlines()))
    readme = DATA.joinpath("README.md").read_text(encoding="utf-8")
    section = readme.split(f"### `{table}`", maxsplit=1)[1].split("\n#", maxsplit=1)[0]
    assert re.findall(r"^- `(\w+)`: \S", section, flags=re.MULTILINE) == heading


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_whole_and_once(table: str) -> None:
    rows = list(csv.reader(DATA.joinpath(table).read_text(encoding="utf-8").splitlines()))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len({tuple(row) for row in rows}) == len(rows)
    texts = [cell for row in rows for at, cell in enumerate(row) if rows[0][at] != "pattern"]
    assert all(text == text.strip() for text in texts)  # the blanks of a pattern are meant


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("words", "word"),
        ("place_names", "spelling"),
        ("han_words", "chinese"),
        ("script_words", "text"),
        ("common_words", "word"),
    ],
)
def test_one_row_for_one_word(table: str, column: str) -> None:
    words = [row[column] for row in read_table(table)]
    assert sorted(words) == sorted(set(words))


def test_kinds_and_levels() -> None:
    assert {row["kind"] for row in read_table("words")} == KINDS
    assert {row["level"] for row in read_table("place_names")} == {"country", "province", "city"}
    assert {row["kind"] for row in read_table("han_words")} == {"word", "place", "form"}
    assert {row["end_only"] for row in read_table("legal_forms")} == {"Y", "N"}
    assert {row["position"] for row in read_table("legal_forms")} == {"prefix", "suffix"}
    assert all(0 < weight < 1 for weight in common_weights().values())


def test_one_kind_for_one_canonical_word() -> None:
    single = [row for row in read_table("words") if " " not in row["canonical"]]
    assert len({(row["canonical"], row["kind"]) for row in single}) == len(
        {row["canonical"] for row in single}
    )


def test_canonical_words_stand_for_themselves() -> None:
    known = phrases()
    for row in chain(read_table("words"), read_table("place_names")):
        for word in row["canonical"].split():
            assert known.get(word, word) == word or known.get(row["canonical"]) == row["canonical"]


def test_place_is_of_one_level_and_parent() -> None:
    rows = {(r["canonical"], r["level"], r["parent"]) for r in read_table("place_names")}
    assert len(rows) == len(place_levels())
    for _, level, parent in rows:
        assert not parent or place_levels()[parent][0] in {"country", "province"}
        assert not (parent and level == "country")


def test_a_word_is_not_also_a_place_a_form_or_common() -> None:
    words = {row["word"] for row in read_table("words")}
    places = {" ".join(map(fold_word, r["spelling"].split())) for r in read_table("place_names")}
    assert words & places == set()
    # A form at the end of a name, inside it a word and no brand (SUGAR CORPORATION OF KERALA, CORPS
    # of a production corps).
    assert words & set(form_classes()) == {"CORP", "CORPORATION", "CO", "COMPANY"}
    plain = words - {row["word"] for row in read_table("words") if row["kind"] == "brand"}
    assert set(common_weights()) & (plain | places) == set()


def test_chinese_words_are_made_of_canonical_words() -> None:
    known, common = phrases(), set(common_weights()) | {"E"}
    for row in read_table("han_words"):
        if row["kind"] == "place":
            assert row["latin"] in place_levels()
        elif row["kind"] == "word" and known.get(row["latin"]) != row["latin"]:
            for word in row["latin"].split():
                assert known.get(word) == word or word in common, row


def test_pinyin_and_characters_and_english_agree() -> None:
    names = ["新疆纺织", "XINJIANG FANGZHI", "XINJIANG FANG ZHI", "SINKIANG TEXTILES"]
    assert set(normalize_names(pl.Series(names))) == {"XINJIANG TEXTILE"}


def test_phrases_are_closed_under_spelling() -> None:
    """A phrase that holds a canonical word is there with each other spelling of that word."""
    known = phrases()
    spelt: dict[str, list[str]] = {}
    for row in read_table("words"):
        if row["word"] != row["canonical"]:
            spelt.setdefault(row["canonical"], []).append(row["word"])
    for phrase, canonical in known.items():
        words = phrase.split()
        if len(words) == 1 or phrase == canonical:
            continue
        for at, word in enumerate(words):
            for other in spelt.get(word, ()):
                if word not in other.split():
                    respelt = " ".join([*words[:at], other, *words[at + 1 :]])
                    assert known.get(respelt) == canonical


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SHANXI", "SHAANXI"),
        ("HENAN", "HUNAN"),
        ("HEBEI", "HUBEI"),
        ("JIANGXI", "GUANGXI"),
        ("JINJIANG", "ZHENJIANG"),
        ("JINZHOU", "JINGZHOU"),
        ("JILIN", "JINING"),
        ("ILI", "YULIN"),
        ("SUZHOU", "XUZHOU"),
        ("CHANGZHOU", "ZHANGZHOU"),
    ],
)
def test_neighbouring_places_stay_apart(one: str, other: str) -> None:
    assert place_levels()[one] is not None
    assert phrases()[one] != phrases()[other]


@pytest.mark.parametrize(
    "brand",
    ["XINYUAN", "DONGFANG", "KUNYU", "LUZHOU", "JINXIANG", "XINYANG", "JIULONG", "MORI", "TATUNG"],
)
def test_brands_are_no_places(brand: str) -> None:
    assert token_kinds().get(phrases().get(brand, brand)) is None


@pytest.mark.parametrize(
    ("spelling", "place"),
    [
        ("HSUCHOW", "XUZHOU"),
        ("SOOCHOW", "SUZHOU"),
        ("SINKIANG", "XINJIANG"),
        ("NEI MONGGOL", "INNERMONGOLIA"),
        ("KUITUN", "KUYTUN"),
        ("KUCHE", "KUQA"),
        ("HO CHI MINH CITY", "HOCHIMINH"),
        ("SAIGON", "HOCHIMINH"),
        ("BOMBAY", "MUMBAI"),
        ("MANGALURU", "MANGALORE"),
        ("PUSAN", "BUSAN"),
        ("RANGOON", "YANGON"),
        ("TSITSIHAR", "QIQIHAR"),
    ],
)
def test_place_spellings(spelling: str, place: str) -> None:
    assert phrases()[spelling] == place
    assert token_kinds()[place] == "place"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("AKTIENGESELLSCHAFT", "AG"),
        ("CO LTD", "LIMITED"),
        ("CONG TY TNHH", "COMPANY LIMITED"),
        ("PRIVATE LIMITED", "P LTD"),
        ("SOCIEDAD ANONIMA", "SA DE CV"),
        ("PERSERO TBK", "PT"),
        ("SP ZOO", "SPZOO"),
    ],
)
def test_forms_of_one_class(one: str, other: str) -> None:
    assert form_classes()[one] == form_classes()[other]


@pytest.mark.parametrize(
    ("one", "other"), [("AB", "UAB"), ("BV", "NV"), ("LLC", "GMBH"), ("SA", "SARL"), ("LTD", "INC")]
)
def test_forms_of_two_classes(one: str, other: str) -> None:
    assert form_classes()[one] != form_classes()[other]


def test_near_words_are_two_canonical_words_once() -> None:
    pairs = [(word, other) for word, other, _ in near_words()]
    assert {(other, word) for word, other in pairs} == set(pairs)
    assert len(set(pairs)) == len(pairs)
    assert all(word != other for word, other in pairs)
    assert all(phrases().get(word, word) == word for word, _ in pairs)
    assert all(0 < likeness < 1 for _, _, likeness in near_words())


@pytest.mark.parametrize(
    ("word", "other", "likeness"),
    [("WAREHOUSE", "STORAGE", 0.8), ("STORAGE", "WAREHOUSE", 0.8), ("TRADING", "COMMERCE", 0.8)],
)
def test_near_words(word: str, other: str, likeness: float) -> None:
    assert (word, other, likeness) in near_words()


def test_known_spellings_are_single_long_words() -> None:
    assert ("GARMENT", "APPAREL") in known_spellings()
    assert all(len(word) >= 5 and " " not in word for word, _ in known_spellings())


@pytest.mark.parametrize(
    ("code", "word"),
    [
        ("CN", "CHINA"),
        ("RU", "RUSSIA"),
        ("CI", "IVORYCOAST"),
        ("VN", "VIETNAM"),
        ("TR", "TURKEY"),
        ("ZZ", ""),
    ],
)
def test_country_word(code: str, word: str) -> None:
    assert country_word(code) == word
