"""Numbers of the divisions of the Xinjiang Production and Construction Corps (XPCC).

The Corps has divisions 1 to 14, each with its own farms and firms of like names: the number
tells them apart. A number counts only where the Corps is named on one side.
"""

import polars as pl

_WORDS = (
    ("FIRST", "ONE", "一", "YI"),
    ("SECOND", "TWO", "二", "ER"),
    ("THIRD", "THREE", "三", "SAN"),
    ("FOURTH", "FOUR", "四", "SI"),
    ("FIFTH", "FIVE", "五", "WU"),
    ("SIXTH", "SIX", "六", "LIU"),
    ("SEVENTH", "SEVEN", "七", "QI"),
    ("EIGHTH", "EIGHT", "八", "BA"),
    ("NINTH", "NINE", "九", "JIU"),
    ("TENTH", "TEN", "十", "SHI"),
    ("ELEVENTH", "ELEVEN", "十一", "SHIYI"),
    ("TWELFTH", "TWELVE", "十二", "SHIER"),
    ("THIRTEENTH", "THIRTEEN", "十三", "SHISAN"),
    ("FOURTEENTH", "FOURTEEN", "十四", "SHISI"),
)
_NUMBERS = {
    word: number for number, row in enumerate(_WORDS, start=1) for word in (*row, str(number))
}
# Longest first: SHISAN is not SHI, 十三 is not 十.
_ORDINAL, _CARDINAL, _HAN, _PINYIN = (
    "|".join(sorted(words, key=lambda word: -len(word))) for words in zip(*_WORDS, strict=True)
)
_NUMBER = rf"(?:NO ?)?(\d{{1,2}}|{_ORDINAL})(?:ST|ND|RD|TH)?"
_KIND = r"(?:(?:AGRICULTURAL|AGRICULTURE|CONSTRUCTION|PRODUCTION|ENGINEERING|XPCC|BINGTUAN|THE) )"
_WRITTEN = (
    rf" {_NUMBER} {_KIND}{{0,3}}(?:DIVISION|DIV) ",
    rf" (?:DIVISION|DIV) (?:NO ?)?(\d{{1,2}}|{_CARDINAL}) ",
    rf"(?:第|农业?|兵团)第?({_HAN}|\d{{1,2}})师",
    rf" (?:DI|NONG) ?({_PINYIN}) ?SHI ",
)
_CORPS = (
    r" (?:XPCC|XJPCC|BINGTUAN|BING TUAN|CORPS|PRODUCTION (?:AND )?CONSTRUCTION) "
    r"|兵团|农[一二三四五六七八九十]+师"
)
_LIKELY = r"(?i)div|师|師|shi\b"


def division_evidence(
    pairs: pl.DataFrame, theirs: pl.DataFrame, ours: pl.DataFrame
) -> pl.DataFrame:
    """``party_id, entry_id, same_number, other_number`` of pairs that both tell a division.

    ``theirs`` and ``ours`` are :func:`divisions` of the parties and of the entries. Pairs
    where neither side names the Corps are left out.
    """
    both = pairs.join(theirs, on="party_id").join(ours, on="entry_id", suffix="_ours")
    told = both.filter(pl.col("corps") | pl.col("corps_ours"))
    same = pl.col("division") == pl.col("division_ours")
    found = told.group_by("party_id", "entry_id").agg(same_number=same.any())
    return found.with_columns(other_number=~pl.col("same_number"))


def divisions(texts: pl.DataFrame, *, key: str) -> pl.DataFrame:
    """``key, division, corps`` of ``texts`` (``key, text``): each number, 1 to 14, told for a key.

    ``corps`` says that one of the texts of the key names the Corps. Keys without a number are
    left out.
    """
    likely = texts.filter(pl.col("text").str.contains(_LIKELY))
    if likely.is_empty():
        return pl.DataFrame(
            schema={key: texts.schema[key], "division": pl.Int64, "corps": pl.Boolean}
        )
    numbered = likely.select(key, division=_division(_plain(pl.col("text"))))
    corps = (
        texts.join(numbered, on=key, how="semi")
        .group_by(key)
        .agg(corps=_plain(pl.col("text")).str.contains(_CORPS).any())
    )
    return numbered.drop_nulls().unique().join(corps, on=key)


def _division(text: pl.Expr) -> pl.Expr:
    """The first way of writing that fits, as a number; null for none or one beyond 14."""
    written = pl.coalesce(text.str.extract(pattern) for pattern in _WRITTEN)
    bare = written.str.strip_chars_start("0")
    return bare.replace_strict(_NUMBERS, default=None, return_dtype=pl.Int64)


def _plain(text: pl.Expr) -> pl.Expr:
    """Upper case, signs as single blanks, the few characters that matter simplified."""
    wide = text.fill_null("").str.normalize("NFKC").str.to_uppercase()
    simple = wide.str.replace_many(
        ["師", "農", "業", "團", "师范", "师範"], ["师", "农", "业", "团", "", ""]
    )
    return pl.lit(" ") + simple.str.replace_all(r"[^\p{L}\p{N}]+", " ") + pl.lit(" ")
