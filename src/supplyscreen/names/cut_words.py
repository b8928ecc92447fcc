"""Words that were cut in two where the lines of a message were put together: POLYESTE R, MED ICINE.

A goods description is filed in lines of at most 45 characters (X12 309, segment N10), often 30.
Whoever joins them puts a blank between, so a word that ran over the end of a line is cut. Where
that is certain the blank is taken out again; callers keep the text as filed beside it.

Measured: 11 of 281 distinct cargo texts of CBP AMS 2018 (10 of 239 bills) hold 18 such
words, and all 18 are right by eye; of 381 words cut by us at 45 or 30 characters in the other
texts, 221 are put together and 2 wrongly. The others stay as filed.
"""

from functools import lru_cache

import numpy as np
import polars as pl

from supplyscreen.names.plain_texts import PlainTexts, WordPairs
from supplyscreen.names.tables import read_table

_LEFT = r"(?:^|[^0-9A-Z])([A-Z]+)$"  # letters at the end of a token: (POLYEST
_RIGHT = r"^\x1f?([A-Z]+)(?:$|[^0-9A-Z])"  # letters at the start of one: ENT.
_BAR = " | "  # between two rows of a bill; \x1f stands for it while tokens are looked at
_LINES = (45, 30)  # characters of a line
_FEW = 5_000  # texts; searching them at once takes tens of milliseconds to begin with


def has_cut_words(texts: pl.Series) -> pl.Series:
    """Whether :func:`heal_cut_words` puts a word of each text (String) together (Boolean)."""
    return _found_one_by_one(texts) if len(texts) < _FEW else _found_at_once(texts)


def _found_one_by_one(texts: pl.Series) -> pl.Series:
    distinct = _distinct(texts)
    healed = distinct["text"].gather(_cut_in(_tokens(distinct["text"]), distinct)["row"].unique())
    return texts.is_in(healed.implode()).fill_null(value=False)


def _found_at_once(texts: pl.Series) -> pl.Series:
    plain = PlainTexts(texts)
    gaps = plain.gaps(_cuts())
    short = (pl.col("left") == 2) & (pl.col("right") == 2)
    found = np.zeros(len(texts), dtype=np.bool_)
    found[gaps.filter(~short)["row"].to_numpy()] = True
    # Whether pieces of two letters are one word depends on where they stand in their line.
    asked = np.zeros(len(texts), dtype=np.bool_)
    asked[pl.concat([gaps.filter(short)["row"], plain.with_marks()]).to_numpy()] = True
    asked &= ~found
    found[asked] = _found_one_by_one(texts.filter(pl.Series(asked))).to_numpy()
    return pl.Series(found)


def heal_cut_words(texts: pl.Series) -> pl.DataFrame:
    """``text, healed, pieces, words``: the distinct texts in which a cut word was put together.

    ``words`` (List of String) are the whole words, ``pieces`` what stood there (``POLYEST ER``).
    Certain is a cut when both pieces together are a known word of four letters or more
    (``data/cargo_words.csv``) and one piece is no word:

    - one of three letters or more that is not known (POLYEST ER, T IRE, MED ICINE);
    - of two letters each, where one of them does not stand alone in descriptions (ME AL), or where
      the gap is the end of a full line of 45 or 30 characters (HARMONIZED CO DE).

    A piece of one or two letters beside a known word stays (SP RING, S AND), and so do two known
    words (CAR PET). Only a single blank is taken out, or the bar between two rows of a bill.
    """
    return _healed(texts if len(texts) < _FEW else texts.filter(has_cut_words(texts)))


def _healed(texts: pl.Series) -> pl.DataFrame:
    distinct = _distinct(texts)
    tokens = _tokens(distinct["text"])
    return _rebuilt(tokens, _cut_in(tokens, distinct), distinct["text"])


def _distinct(texts: pl.Series) -> pl.DataFrame:
    return texts.drop_nulls().unique(maintain_order=True).rename("text").to_frame()


def _cut_in(tokens: pl.DataFrame, distinct: pl.DataFrame) -> pl.DataFrame:
    """The :func:`_tokens` of the ``distinct`` texts behind which a word goes on, and ``pieces``."""
    near = tokens.filter(pl.col("whole").is_in(_known_words().implode()))
    starts = distinct.select(
        pl.int_range(pl.len(), dtype=pl.UInt32).alias("row"),
        start=pl.col("text").str.replace_all(_BAR, " \x1f", literal=True).str.len_chars() + 1,
    ).with_columns(pl.col("start").cum_sum().shift(1, fill_value=0))
    cut = near.join(starts, on="row", maintain_order="left").filter(_is_cut())
    # Of THREE PIE CES only one blank goes: a piece is used once.
    again = pl.col("at") == pl.col("at").shift(1) + 1
    return cut.filter(~again.fill_null(value=False)).with_columns(
        pieces=pl.col("left") + " " + pl.col("right")
    )


@lru_cache(maxsize=1)
def _known_words() -> pl.Series:
    words = [r["word"] for r in read_table("cargo_words") if r["source"] != "abbreviation"]
    return pl.Series([word for word in words if len(word) >= 4], dtype=pl.String)


@lru_cache(maxsize=1)
def _stand_alone() -> pl.Series:
    """Words that are no fragments: the known ones, abbreviations, and words of company names."""
    words = {row["word"] for name in ("cargo_words", "common_words") for row in read_table(name)}
    # Not the beginnings of a word that stand for it in company names: COTT for COTTON.
    words |= {
        row["word"]
        for row in read_table("words")
        if row["word"] == row["canonical"] or not row["canonical"].startswith(row["word"])
    }
    return pl.Series(sorted(words), dtype=pl.String)


@lru_cache(maxsize=1)
def _cuts() -> WordPairs:
    """Every known word cut in two, where that may be certain: what a healed text must hold."""
    words = _known_words().unique(maintain_order=True).to_frame("word")
    cut = words.with_columns(at=pl.int_ranges(1, pl.col("word").str.len_chars())).explode("at")
    left, right = pl.col("word").str.head(pl.col("at")), pl.col("word").str.slice(pl.col("at"))
    pieces = cut.select(left=left, right=right)
    fragment = [
        (piece.str.len_chars() >= 3) & ~piece.is_in(_stand_alone().implode())
        for piece in (pl.col("left"), pl.col("right"))
    ]
    two = pl.all_horizontal(pl.col("left", "right").str.len_chars() == 2)
    certain = pieces.filter(pl.any_horizontal(*fragment, two))
    return WordPairs(certain.select(pl.format(" {} {} ", "left", "right")).to_series())


def _tokens(texts: pl.Series) -> pl.DataFrame:
    """``row, token, at, left, right, whole, end``: each token, and the gap behind it.

    ``left`` and ``right`` are the letters on the two sides of the gap, ``whole`` both together;
    null where a number, a sign, another blank or the end of the text stands there. ``end`` counts
    the characters of all texts up to the gap.
    """
    split = texts.str.replace_all(_BAR, " \x1f", literal=True).str.split(" ")
    each = pl.DataFrame({"token": split}).with_row_index("row").explode("token")
    # Tokens repeat: the patterns are looked for in each distinct one.
    distinct = each.select("token").unique()
    upper = pl.col("token").str.to_uppercase()
    sides = distinct.with_columns(left=upper.str.extract(_LEFT), right=upper.str.extract(_RIGHT))
    told = each.join(sides, on="token", how="left", maintain_order="left")
    sided = told.with_columns(
        at=pl.int_range(pl.len(), dtype=pl.UInt32),
        right=pl.when(pl.col("row") == pl.col("row").shift(-1)).then(pl.col("right").shift(-1)),
        end=(pl.col("token").str.len_chars() + 1).cum_sum() - 1,
    )
    return sided.with_columns(whole=pl.col("left") + pl.col("right"))


def _is_cut() -> pl.Expr:
    left, right = pl.col("left"), pl.col("right")
    stands = [piece.is_in(_stand_alone().implode()) for piece in (left, right)]
    long = [piece.str.len_chars() >= 3 for piece in (left, right)]
    fragment = (long[0] & ~stands[0]) | (long[1] & ~stands[1])
    two = (left.str.len_chars() == 2) & (right.str.len_chars() == 2)
    place = pl.col("end") - pl.col("start")
    full = pl.any_horizontal((place + 1) % (line + 1) == 0 for line in _LINES)
    known = stands[0] & stands[1]
    return fragment | (two & (~known | full))


def _rebuilt(tokens: pl.DataFrame, cut: pl.DataFrame, texts: pl.Series) -> pl.DataFrame:
    """The texts of the cuts with those blanks taken out."""
    parts = tokens.select("row", "at", "token").join(
        cut.select("row").unique(), on="row", how="semi"
    )
    glued = pl.col("at").is_in(cut["at"].implode())
    bare = pl.col("token").str.strip_prefix("\x1f")
    written = parts.with_columns(
        pl.when(glued.shift(1, fill_value=False)).then(bare).otherwise("token").alias("token"),
        gap=pl.when(glued).then(pl.lit("")).otherwise(pl.lit(" ")),
    )
    healed = written.group_by("row", maintain_order=True).agg(
        (pl.col("token") + pl.col("gap")).str.join("").str.strip_suffix(" ").alias("healed")
    )
    words = cut.group_by("row", maintain_order=True).agg("pieces", words="whole")
    whole = healed.join(words, on="row", maintain_order="left")
    return whole.select(
        texts.gather(whole["row"]).alias("text"),
        pl.col("healed").str.replace_all("\x1f", "| ", literal=True),
        "pieces",
        "words",
    )
