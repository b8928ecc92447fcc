"""What the letters of two words rule out before the words are compared."""

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from supplyscreen.matching.letter_sets import LetterSets, may_begin
from supplyscreen.matching.similarity import compared
from supplyscreen.matching.word_keys import may_be_like

WORDS = st.text("AEIOUBDGLMNQRSTVWZ01258", min_size=1, max_size=13)
EDITS = st.lists(
    st.tuples(
        st.integers(0, 12),
        st.integers(0, 2),
        st.sampled_from(["", "A", "H", "L", "M", "RN", "VV", "S", "0", "LL"]),
    ),
    max_size=4,
)


def edited(word: str, edits: list[tuple[int, int, str]]) -> str:
    for at, gone, put in edits:
        word = word[:at] + put + word[at + gone :]
    return word or "A"


def sets(word: str) -> LetterSets:
    return LetterSets.of(pl.Series([word], dtype=pl.String))


@given(WORDS, EDITS)
def test_no_word_that_is_like_another_is_ruled_out(
    word: str, edits: list[tuple[int, int, str]]
) -> None:
    other = edited(word, edits)
    like = other != word and compared(pl.DataFrame({"theirs": [other], "ours": [word]})).height > 0
    assert not like or may_be_like(sets(other), sets(word)).all()


@given(WORDS, WORDS)
def test_no_beginning_is_ruled_out(begin: str, rest: str) -> None:
    assert may_begin(sets(begin), sets(begin + rest)).all()


def test_far_words_are_ruled_out() -> None:
    theirs, ours = pl.Series(["KORLITE", "HAOLIN", "ABC"]), pl.Series(["VEXMAR", "HAOLAN", "XYZ"])
    told = may_be_like(LetterSets.of(theirs), LetterSets.of(ours))
    assert told.tolist() == [False, True, False]


def test_no_words() -> None:
    none = LetterSets.of(pl.Series([], dtype=pl.String))
    assert len(may_be_like(none, none)) == len(may_begin(none, none)) == 0
