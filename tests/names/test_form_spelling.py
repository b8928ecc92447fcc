"""Legal forms with a typing error, and words that only look like one."""

import random
import tracemalloc
from string import ascii_uppercase

import polars as pl
import pytest
from rapidfuzz.distance import OSA

from supplyscreen.names.canon import canonical_frame
from supplyscreen.names.form_spelling import spelt_forms
from supplyscreen.names.tables import common_weights
from supplyscreen.names.unglue import known_words


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


def test_every_error_is_found_and_other_words_are_not() -> None:
    """Of made words and words with two errors, by the distance itself."""
    chance = random.Random(5)
    forms = ["COMPANY", "LIMITED", "CORPORATION", "AKTIENGESELLSCHAFT", "INCORPORATED"]
    words = set(forms)
    for word in (chance.choice(forms) for _ in range(2000)):
        errors = chance.randint(1, 3)
        words.add("".join(_error(chance, word, errors)))
    known = known_words() | set(common_weights())  # LIMETED is a word somewhere
    texts = pl.Series(sorted(word for word in words if not {word, f"{word}S"} & known))
    assert len(texts) > 1000
    put_right = spelt_forms(" " + texts + " ").str.strip_chars()
    for given, told in zip(texts, put_right, strict=True):
        near = [form for form in forms if form[0] == given[0] and OSA.distance(form, given) <= 1]
        assert (told in near) if near else told == given, (given, told)


def test_a_word_of_a_hundred_thousand_letters_costs_no_memory() -> None:
    long = f" COMPANY{'A' * 100_000} "
    tracemalloc.start()
    assert spelt_forms(pl.Series([long])).to_list() == [long]
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def _error(chance: random.Random, word: str, errors: int) -> list[str]:
    letters = list(word)
    for _ in range(errors):
        at = chance.randrange(1, len(letters) - 1)
        kind = chance.choice(["less", "more", "other", "swap"])
        if kind == "less":
            del letters[at]
        elif kind == "more":
            letters.insert(at, chance.choice(ascii_uppercase))
        elif kind == "other":
            letters[at] = chance.choice(ascii_uppercase)
        else:
            letters[at], letters[at + 1] = letters[at + 1], letters[at]
    return letters
