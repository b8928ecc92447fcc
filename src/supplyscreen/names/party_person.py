"""Private persons without a title: told by a bare name on a bill of household or personal effects.

A name alone never makes a person: GOLDEN STAR is as bare as a person's name. So a name counts only
where the goods are somebody's own things, and only if no word of it is one of a company. A company
that is taken for a person is told as not screenable, so it does not pass unseen.
"""

from functools import cache

import polars as pl

from supplyscreen.names.tables import read_table

_LONGEST = 30  # characters; a longer name may be one that a 35-character field cut
_WORD = r"\p{Latin}[\p{Latin}'.-]*"
_BARE = rf"^\s*{_WORD}(?:[ ,]+(?:(?:AND|OR|&|AND/OR) )?{_WORD}){{1,4}}\s*$"
_LETTERS_APART = r" \p{L} \p{L} "  # S A, L L C: a form with its dots taken out


def looks_private(names: pl.Series) -> pl.Series:
    """Whether each name (String) could be that of a private person: two to five words of Latin
    letters, none of them a legal form, a trade, a place or another word of companies.

    Null for null. To be used only on bills whose goods are household or personal effects.
    """
    upper = pl.col("name").str.to_uppercase()
    words = pl.lit(" ") + upper.str.replace_all(r"[^\p{L}\p{N}]+", " ").str.strip_chars() + " "
    bare = upper.str.contains(_BARE) & (upper.str.len_chars() <= _LONGEST)
    company = (
        words.str.contains(f" (?:{_company_words()}) ")
        | words.str.contains(f" (?:{_forms('suffix')}) $")
        | words.str.contains(f"^ (?:{_forms('prefix')}) ")
        | words.str.contains(_LETTERS_APART)
    )
    frame = names.rename("name").to_frame()
    return frame.select((bare & ~company).alias(names.name)).to_series()


@cache
def _company_words() -> str:
    """Every curated word that companies, trades and places have in their names."""
    found = {row["word"] for row in read_table("words") if row["kind"] != "number"}
    found |= {row["word"] for row in read_table("party_words")}
    found |= {row["form"] for row in read_table("legal_forms") if row["end_only"] == "N"}
    found |= {row["spelling"] for row in read_table("place_names")}
    found |= {row["spelling"].upper() for row in read_table("country_spellings")}
    return _any_of(found)


@cache
def _forms(position: str) -> str:
    """Legal forms of one position; many are too short to count elsewhere (DA, AS, PT)."""
    return _any_of({r["form"] for r in read_table("legal_forms") if r["position"] == position})


def _any_of(words: set[str]) -> str:
    plain = {" ".join(w.replace(".", "").split()) for w in words}
    letters = {w for w in plain if w.replace(" ", "").isalpha()}
    return "|".join(sorted(letters, key=lambda w: (-len(w), w)))
