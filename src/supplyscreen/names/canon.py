"""The matching form of a name: the same words however they were written.

In order: one script, punctuation away, single letters joined, plural endings folded, legal form
and what follows it set aside, places in one spelling, trade words and abbreviations in one form.
All steps are column operations; only non-ASCII text is read one distinct name at a time.

Text travels with each token padded by its own two blanks (`` HETIAN  HAOLIN ``) so
that neighbouring words can be replaced without touching each other.
"""

from functools import lru_cache

import polars as pl

from supplyscreen.names.form_spelling import spelt_forms
from supplyscreen.names.forms import (
    ending_forms,
    final_pattern,
    form_classes,
    glued_pattern,
    leading_pattern,
    placed_pattern,
)
from supplyscreen.names.glued_forms import forms_apart
from supplyscreen.names.scripts import simplify, to_latin
from supplyscreen.names.tables import STOP_WORDS, columns_of, phrases, read_table
from supplyscreen.names.unglue import unglue

PLURAL = r"([A-Z]{3}[A-HJ-RTV-Z])S "
"""A plural ending in padded text: see :func:`fold_plural`."""
_UNITED_STATES = r"(^|[^A-Z.])U\. ?S(?:\. ?A)?\.?($|[^A-Z.])"  # US without points may be a brand
_END = "\x02"  # stands where the name proper ends


def clean(text: pl.Expr) -> pl.Expr:
    """Unicode compatibility form, upper case, no control signs, invisible signs or emoji."""
    folded = text.fill_null("").str.normalize("NFKC").str.replace_all(r"\p{Cf}", "")
    return (
        folded.str.replace_all(r"[\p{C}\p{So}\p{Sk}\s]+", " ").str.to_uppercase().str.strip_chars()
    )


def latin_text(values: pl.Series) -> pl.Series:
    """Upper-case ASCII of each value; only values that are not ASCII are visited."""
    text = values.cast(pl.String).fill_null("")
    upper = text.str.to_uppercase()
    other = text.filter(text.str.contains(r"[^ -~]")).unique(maintain_order=True)
    if other.is_empty():
        return upper
    cleaned = clean(pl.col("text"))
    for _ in range(2):  # blanks inside Chinese mean nothing
        cleaned = cleaned.str.replace_all(r"(\p{Han}) (\p{Han})", "${1}${2}")
    told = pl.DataFrame({"text": other}).with_columns(cleaned.alias("cleaned"))
    latin = pl.Series([to_latin(value) for value in told["cleaned"]], dtype=pl.String)
    read = pl.DataFrame({"text": other, "latin": latin})
    both = pl.DataFrame({"text": text}).join(read, on="text", how="left", maintain_order="left")
    return both.select(pl.coalesce("latin", pl.Series(upper))).to_series().rename(values.name)


def _plain_words(latin: pl.Series) -> pl.Series:
    """Words with one blank between them; digits read as letters inside words."""
    words = latin.str.replace(r"^\W*M/S\b", "").str.replace_all(r"['`\u2019]", "")
    words = words.str.replace_all(_UNITED_STATES, "${1}USA${2}")
    words = _dotted(words)
    words = words.str.replace_all(r"[^A-Z0-9]+", " ")
    distinct = words.filter(words.str.contains(r"\d")).unique()
    if distinct.is_empty():
        return words
    read = pl.col("read")
    for digit, letter in (("0", "O"), ("1", "I"), ("2", "Z"), ("5", "S"), ("6", "G"), ("8", "B")):
        read = read.str.replace_all(rf"([A-Z]){digit}([A-Z])", f"${{1}}{letter}${{2}}")
        read = read.str.replace_all(rf"\b{digit}([A-Z]{{3,}})", f"{letter}${{1}}")
        read = read.str.replace_all(rf"([A-Z]{{4,}}){digit}\b", f"${{1}}{letter}")
    read = read.str.replace_all(r"\bC0\b", "CO").str.replace_all(r"\b8HD\b", "BHD")
    read = read.str.replace_all(r"\b(?:[1I]TD|LT[O0])\b", "LTD").str.replace_all(r"\b5RL\b", "SRL")
    return words.replace(distinct, pl.DataFrame({"read": distinct}).select(read).to_series())


def _dotted(latin: pl.Series) -> pl.Series:
    """L.P. is one word, whatever single letter stands before it (FUND V L.P.)."""
    for _ in range(2):  # L.L.L.P: two passes join a run of letters
        latin = latin.str.replace_all(r"\b([A-Z])\.([A-Z])\b", "${1}\x01${2}")
    return latin.str.replace_all("\x01", "", literal=True)


def _padded(words: pl.Expr) -> pl.Expr:
    """Each word between its own two blanks, without linking words, single letters joined."""
    words = words.str.replace_all(r"\b(?:ITD|LTO)\b", "LTD")
    words = words.str.replace_all(r"\b[L1I][1I](?:M|RN)[1I]T[EF][DO0]\b", "LIMITED")
    words = words.str.replace_all(r"\bBND\b", "BHD")
    for _ in range(2):  # before and after single letters are joined: O F is no word either
        words = words.str.replace_all(rf"\b(?:{'|'.join(sorted(STOP_WORDS))})\b", " ")
        words = words.str.replace_all(r" +", " ").str.strip_chars()
        for _ in range(2):  # A B C D: two passes join a run of single letters
            words = words.str.replace_all(r"\b([A-Z]) ([A-Z])\b", "${1}\x01${2}")
        words = words.str.replace_all("\x01", "", literal=True)
    return pl.lit(" ") + words.str.replace_all(" ", "  ", literal=True) + pl.lit(" ")


def _numbers(text: pl.Expr) -> pl.Expr:
    """NO. 4, 4TH and NO4 are the number 4."""
    text = text.str.replace_all(r" (\d+)(?:ST|ND|RD|TH) ", " ${1} ")
    return text.str.replace_all(r" NO(?:  )?(\d)", " ${1}")


def _ended(text: pl.Expr) -> pl.Expr:
    """Put the end sign where the name proper ends: at a legal form, a street or TEL."""
    text = text.str.replace_many(*_endings(), leftmost=True)
    text = text.str.replace(placed_pattern(), f"${{1}} {_END} ${{2}}")
    text = text.str.replace(_tail_pattern("start"), f" {_END} ")
    return text.str.replace(_tail_pattern("end"), f"${{1}} {_END}  ${{2}}")


@lru_cache(maxsize=1)
def _endings() -> tuple[pl.Series, pl.Series]:
    """Legal forms that end a name, padded, and the end sign for each; each a list in a row."""
    forms = pl.Series([f" {form} " for form in ending_forms()], dtype=pl.String)
    return forms.implode(), pl.Series([f" {_END} "] * len(forms)).implode()


@lru_cache(maxsize=2)
def _tail_pattern(where: str) -> str:
    """Words that open an address or a branch behind a name, or a function before it.

    At the start at least two words must follow; at the end at least one must stand before.
    """
    found = [row["pattern"] for row in read_table("tail_patterns") if row["where"] == where]
    either = "|".join(f"(?:{pattern})" for pattern in found)
    return rf"^ (?:{either})" if where == "start" else rf"^( [A-Z0-9]+ .*?) ((?:{either}).*)$"


def fold_plural(text: pl.Expr) -> pl.Expr:
    """TEXTILES -> TEXTILE: a final S of words of five letters or more (not SS, US, IS)."""
    return text.str.replace_all(PLURAL, "${1} ")


@lru_cache(maxsize=1)
def _phrases() -> tuple[pl.Series, pl.Series]:
    """Phrases and their canonical phrases, padded, longest first; each a list in a row."""
    pairs = phrases()
    told = pl.DataFrame({"phrase": list(pairs), "canonical": list(pairs.values())})
    told = told.sort(pl.col("phrase").str.len_chars(), "phrase", descending=[True, False])
    apart = pl.all().str.replace_all(" ", "  ", literal=True)
    padded = told.select((pl.lit(" ") + apart + pl.lit(" ")).name.keep())
    return padded["phrase"].implode(), padded["canonical"].implode()


def canonical_frame(values: pl.Series) -> pl.DataFrame:
    """One row per value: ``text, core, tail, compact, han, ended, form, plain``.

    ``core`` and ``tail`` are lists of canonical tokens before and after the legal form; ``compact``
    is the name proper without blanks, before places and trade words are put in one spelling;
    ``han`` the simplified Chinese of the name, empty where it has none; ``ended`` says that a
    legal form or an address closed the name proper; ``form`` is the class of the legal form at
    the end (``names/data/legal_forms.csv``), null where there is none; ``plain`` all words as
    written.
    """
    frame = pl.DataFrame({"text": values.cast(pl.String)})
    frame = frame.with_columns(latin_text(forms_apart(frame["text"])).alias("latin"))
    frame = frame.with_columns(_plain_words(frame["latin"]).alias("words"))
    frame = frame.with_columns(_numbers(_padded(pl.col("words"))).alias("padded"))
    frame = frame.with_columns(spelt_forms(frame["padded"]), plain=pl.col("padded"))
    frame = frame.with_columns(form=_form(fold_plural(pl.col("padded"))))
    frame = frame.with_columns(unglue(frame["padded"]))
    frame = frame.with_columns(_ended(fold_plural(pl.col("padded"))).alias("padded"))
    before = pl.col("padded").str.split(_END).list.get(0, null_on_oob=True)
    after = pl.col("padded").str.replace(rf"^[^{_END}]*{_END}?", "")
    frame = frame.with_columns(_bare(before).alias("head"), _bare(after).alias("rest"))
    frame = frame.with_columns(
        pl.when(pl.col("head").str.strip_chars() == "")
        .then("rest")
        .otherwise("head")
        .alias("head"),
        pl.when(pl.col("head").str.strip_chars() == "")
        .then(pl.lit(""))
        .otherwise("rest")
        .alias("rest"),
    )
    both = pl.concat([frame["head"], frame["rest"]]).to_frame("text")  # phrases are read once
    tokens = both.select(_tokens(pl.col("text"))).to_series()
    return frame.select(
        "text",
        tokens.head(frame.height).alias("core"),
        tokens.tail(frame.height).alias("tail"),
        _compact(pl.col("head")).alias("compact"),
        han_text(frame["text"]).alias("han"),
        pl.col("padded").str.contains(rf"{_END}|{final_pattern()}").alias("ended"),
        "form",
        pl.col("plain").str.replace_all(" +", " ").str.strip_chars(),
    )


def _form(padded: pl.Expr) -> pl.Expr:
    """Class of the legal form at the end of padded text; a cut form has none."""
    before = padded.str.replace(final_pattern(), "").str.len_chars()
    whole = padded.str.slice(before).str.replace_all(" +", " ").str.strip_chars()
    classes = columns_of(form_classes)
    last = whole.str.extract(r"(\S+)$")
    return pl.coalesce(
        side.replace_strict(*classes, default=None, return_dtype=pl.String)
        for side in (whole, last)
    )


def _bare(text: pl.Expr) -> pl.Expr:
    """Without end signs and without legal forms at either end."""
    text = text.str.replace_all(rf" ?{_END} ?", " ").str.replace_all(r" +", "  ")
    text = (pl.lit(" ") + text.str.strip_chars() + pl.lit(" ")).str.replace(leading_pattern(), "")
    return text.str.replace(final_pattern(), "")


def _tokens(text: pl.Expr) -> pl.Expr:
    canonical = text.str.replace_many(*_phrases(), leftmost=True)
    return canonical.str.strip_chars().str.split("  ").list.filter(pl.element() != "")


def _compact(text: pl.Expr) -> pl.Expr:
    joined = text.str.replace_all(" ", "", literal=True)
    shorter = joined.str.replace(glued_pattern(), "")
    return pl.when(shorter.str.len_chars() >= 6).then(shorter).otherwise(joined)


def han_text(values: pl.Series) -> pl.Series:
    """Simplified Chinese characters of each value without its legal form."""
    han = values.cast(pl.String).fill_null("").str.replace_all(r"[^\p{Han}]+", "")
    some = han.filter(han != "").unique(maintain_order=True)
    if some.is_empty():
        return han
    simple = pl.Series([simplify(value) for value in some], dtype=pl.String)
    forms = "|".join(r["chinese"] for r in read_table("han_words") if r["kind"] == "form")
    return han.replace(some, simple.str.replace_all(rf"(?:{forms})+$", ""))
