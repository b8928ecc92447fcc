"""Every pattern of variants by name."""

from collections.abc import Callable
from random import Random

from benchmarks.labelled import (
    characters,
    field,
    other_names,
    romanized,
    typing_errors,
    wording,
    writing,
)
from benchmarks.labelled.listed import Listed

Maker = Callable[[Listed, Random], list[str]]

PATTERNS: dict[str, Maker] = {
    maker.__name__: maker
    for maker in (
        typing_errors.typo1,
        typing_errors.typo2,
        typing_errors.ocr,
        typing_errors.spelling,
        writing.punct_only,
        writing.ampersand,
        writing.legal_form,
        writing.legal_missing,
        writing.abbrev,
        writing.nospace,
        writing.nospace_all,
        wording.word_order,
        wording.word_sub,
        wording.missing_geo,
        wording.extra_geo,
        wording.missing_token,
        wording.extra_text,
        romanized.pinyin_split,
        romanized.place_variant,
        romanized.translit,
        romanized.diacritic,
        characters.hanzi_simp,
        characters.hanzi_trad,
        field.trunc35,
        field.trunc_hard,
        field.address_tail,
        field.branch_text,
        field.on_behalf,
        other_names.alias_official,
        other_names.alias_variant,
    )
}

# Patterns that change only how the same words are written, or nothing at all.
SAME_WORDS = frozenset({"punct_only", "alias_official", "hanzi_simp", "nospace", "nospace_all"})
# Patterns that leave words out: what is left must not name another company as well.
SHORTER = frozenset({"missing_geo", "missing_token", "trunc35", "trunc_hard", "legal_missing"})
