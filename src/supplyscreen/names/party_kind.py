"""What sort of party a name is: a company, or something that cannot be screened as one.

The words are data (``names/data/party_words.csv``). Kinds, in the order in which they are
decided: placeholder, same_as, to_order, person, forwarder, bank, company.
"""

from functools import cache

import polars as pl

from supplyscreen.names.tables import read_table

_TO_ORDER = r"^ (?:CONSIGNED )?(?:UN)?TO (?:THE )?ORDERS? "
_ORDER_OF = r"^ (?:THE )?ORDER OF "
_SAME = r"^ (?:NOTIFY )?SAME (?:AS|LIKE) |^ SAME $|^ AS ABOVE "
_TITLE = (
    r"^ (?:MR|MRS|MISS|MR S|SMT|FRAU|HERR|MME|MADAME|MONSIEUR) (?:\p{L}|$)"
    r"| MR (?:AND|AND OR|OR) MRS |^ PRIVATE PERSON $"
)
_MS = r"^ MS \p{L}+ \p{L}+ $|^ MS \p{L}+ \p{L}+ \p{L}+ $"
_NONE = r"[^\p{L}\p{N}]"  # what parts two words
_HEADS = ("CONSOLIDAT", "FREIGHTFORWARD", "FORWARDER", "LOGISTIC")
# With what a name begins that one of the patterns above holds for.
_FIRST = (
    *("CONSIGNED", "TO", "UNTO", "THE", "ORDER", "NOTIFY", "SAME", "AS", "MR", "MRS", "MS"),
    *("MISS", "SMT", "FRAU", "HERR", "MME", "MADAME", "MONSIEUR", "PRIVATE"),
)


def party_kind(name: str) -> str:
    """Kind of one name: company, forwarder, bank, to_order, same_as, person or placeholder.

    >>> party_kind("TO ORDER OF BANK ALFALAH LIM")
    'to_order'
    """
    return str(party_kinds(pl.Series([name], dtype=pl.String))[0])


def party_kinds(names: pl.Series) -> pl.Series:
    """The kind of every name of a String series; a null name is a placeholder.

    Source of the placeholders, orders and titles: measured in CBP AMS manifest rows of 2018.
    """
    upper = names.str.to_uppercase()
    other = upper.str.contains(_maybe_other()).fill_null(value=True)
    kinds = pl.Series(names.name, ["company"], dtype=pl.String).new_from_index(0, len(names))
    if not other.any():
        return kinds
    frame = upper.filter(other).to_frame("name").with_columns(_words(pl.col("name")).alias("words"))
    told = frame.select(_kind(pl.col("name"), pl.col("words"))).to_series()
    return kinds.scatter(other.arg_true(), told)


@cache
def _maybe_other() -> str:
    """A regex for upper-case names that may be other than a company; most names are left out by it.

    The words that tell a kind wherever they stand, or else the first words that tell one.
    """
    rows = read_table("party_words")
    anywhere = {row["word"].split()[0] for row in rows if row["kind"] in ("forwarder", "bank")}
    first = {row["word"].split()[0] for row in rows if row["kind"] == "placeholder"}
    told = "|".join(sorted(anywhere | set(_HEADS)))
    begun = "|".join(sorted(first | set(_FIRST)))
    return rf"{told}|{_NONE}MR{_NONE}|^{_NONE}*(?:$|(?:{begun})(?:{_NONE}|$))"


def _words(upper: pl.Expr) -> pl.Expr:
    """The words of an upper-case text, one blank between them and at both ends."""
    bare = upper.str.replace_all(f"{_NONE}+", " ").str.strip_chars()
    return pl.lit(" ") + bare + pl.lit(" ")


def _kind(name: pl.Expr, words: pl.Expr) -> pl.Expr:
    company = words.str.contains(_any_of("company_word")) | words.str.contains(_any_of("forwarder"))
    person = (words.str.contains(_TITLE) | _is_ms(name, words)) & ~company
    empty = ~words.str.contains(r"[\p{L}\p{N}]") | words.str.contains(_exactly("placeholder"))
    return (
        pl.when(words.is_null() | empty)
        .then(pl.lit("placeholder"))
        .when(words.str.contains(_SAME))
        .then(pl.lit("same_as"))
        .when(words.str.contains(_TO_ORDER) | words.str.contains(_ORDER_OF))
        .then(pl.lit("to_order"))
        .when(person)
        .then(pl.lit("person"))
        .when(words.str.contains(_any_of("forwarder")) | words.str.contains(_heads()))
        .then(pl.lit("forwarder"))
        .when(words.str.contains(_any_of("bank")))
        .then(pl.lit("bank"))
        .otherwise(pl.lit("company"))
    )


def _is_ms(name: pl.Expr, words: pl.Expr) -> pl.Expr:
    """MS before two or three words is a title; M/S is Messrs, so a firm."""
    return words.str.contains(_MS) & ~name.str.contains(r"^\W*M\W*/\W*S")


@cache
def _heads() -> str:
    return f" (?:{'|'.join(_HEADS)})"


@cache
def _any_of(kind: str) -> str:
    words = [row["word"] for row in read_table("party_words") if row["kind"] == kind]
    return f" (?:{'|'.join(sorted(words, key=lambda w: (-len(w), w)))}) "


@cache
def _exactly(kind: str) -> str:
    return f"^{_any_of(kind)}$"
