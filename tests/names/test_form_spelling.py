"""Legal forms with a typing error, and words that only look like one."""

import polars as pl
import pytest

from supplyscreen.names import form_spelling
from supplyscreen.names.canon import canonical_frame
from supplyscreen.names.form_spelling import _misspelt, spelt_forms


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("KORLITE TRADING COMPNAY", "CO"),  # exchanged
        ("KORLITE TRADING COPORATION", "CORP"),  # a letter less
        ("KORLITE TRADING LIMITWD", "LTD"),  # another letter
        ("KORLITE TRADING CORPORATTION", "CORP"),  # a letter more
        ("KORLITE TRADING Aktiengeselschaft", "AG"),
        ("KORLITE TRADING INCORPORTED", "INC"),
        ("KORLITE TRADING PRIVATE LMIITED", "PVT LTD"),
        ("KORLITE TRADING LIMITED LIABLITY COMPANY", "LLC"),
        ("KORLITE TRADING KABUSHKI KAISHA", "LTD"),
        ("KORLITE TRADING SENDIRAN BERHAD", "SDN BHD"),
    ],
)
def test_a_long_word_with_one_error_is_the_form(name: str, form: str) -> None:
    told = canonical_frame(pl.Series([name])).row(0, named=True)
    assert (told["core"], told["form"]) == (["KORLITE", "TRADING"], form)


@pytest.mark.parametrize(
    "word",
    [
        "OMPANY",  # the first letter must be right
        "COMAPNYY",  # two errors
        "COMPANION",
        "COMPANIA",  # a word of its own
        "CAPITOL",  # CAPITAL is in few forms, and a word
        "YOUXIANG",  # pinyin
        "CHAMKAR",
        "INVERSIONES",
        "LMTED",  # too short to tell
    ],
)
def test_other_words_stay(word: str) -> None:
    text = f" KORLITE  {word} "
    assert spelt_forms(pl.Series([text])).to_list() == [text]


def test_neighbours_are_both_put_right_and_twice_is_once() -> None:
    given = pl.Series([" KORLITE  COMPNAY  LIMTIDE ", " KORLITE  COMPNAY  LIMIETD ", "", None])
    once = spelt_forms(given)
    assert once.to_list()[1:] == [" KORLITE  COMPANY  LIMITED ", "", None]
    assert spelt_forms(once).to_list() == once.to_list()


def test_few_words_and_many_are_read_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = pl.Series(
        [f" {word} " for word in (*_misspelt()["wrong"].head(300), "COMPANY", "KORLITE")]
    )
    told = []
    for few in (0, 1000):
        monkeypatch.setattr(form_spelling, "_FEW", few)
        told.append(spelt_forms(texts).to_list())
    assert told[0] == told[1]
    assert told[0] != texts.to_list()
