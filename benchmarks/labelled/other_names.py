"""The other names that the lists give for an entry."""

from random import Random

from benchmarks.labelled.listed import Listed, spellings, without_form, words_of
from benchmarks.labelled.pinyin import syllables


def alias_official(name: Listed, draw: Random) -> list[str]:
    """An alias or former name of the list, in capitals or as printed."""
    return [draw.choice((alias, alias.upper(), alias.upper())) for alias in name.aliases]


def alias_variant(name: Listed, draw: Random) -> list[str]:
    """Such an alias with another spelling of the legal form, its Pinyin brand in syllables."""
    made = []
    for alias in name.aliases:
        core, form = without_form(alias)
        other = draw.choice(spellings(form or name.form) or ("",))
        words = [_apart(w.text) if w.kind == "brand" else w.text for w in words_of(core)]
        made += [f"{core} {other}".strip(), f"{' '.join(words)} {other}".strip()]
    return made


def _apart(word: str) -> str:
    return " ".join(syllables(word)) or word
