"""Noisy variants of listed names, seeded: what a filer might write for a company on the list.

Ten patterns, each an expression over ``name`` (upper case) and what was drawn for it. A pattern
that leaves a name as it is gives no variant.
"""

from functools import cache

import numpy as np
import polars as pl
from benchmarks.word_draws import name_words

_FORM = (
    r"[ ,(]+(?:GROUP )?(?:CO\.? ?,? ?(?:LTD|LIMITED)\.?|COMPANY(?: LIMITED)?|LIMITED|LTD\.?|INC\.?"
    r"|CORP(?:ORATION)?\.?|LLC|GMBH|PRIVATE LIMITED|PVT\.? ?LTD\.?|SDN\.? ?BHD\.?|BERHAD|JSC)$"
)
_FORMS = {
    r"CO\., ?LTD\.?$": "COMPANY LIMITED",
    r"COMPANY LIMITED$": "CO LTD",
    r"PRIVATE LIMITED$": "PVT LTD",
    r"PVT\.? LTD\.?$": "PRIVATE LIMITED",
    r"SDN\. BHD\.$": "SDN BHD",
    r"SDN BHD$": "SDN. BERHAD",
    r"JOINT STOCK COMPANY$": "JSC",
    r"CORPORATION$": "CORP",
    r" LLC$": " L.L.C.",
    r" INC\.?$": " INCORPORATED",
}
_SHORTER = {
    "INDUSTRIAL": "IND",
    "INDUSTRY": "IND",
    "TECHNOLOGY": "TECH",
    "INTERNATIONAL": "INTL",
    "MANUFACTURING": "MFG",
    "IMPORT AND EXPORT": "IMP & EXP",
    "TRADING": "TRDG",
    "PRODUCTS": "PRODS",
    "DEVELOPMENT": "DEV",
    "CHEMICAL": "CHEM",
    "MACHINERY": "MACH",
    "ELECTRONIC": "ELEC",
    "MATERIALS": "MATLS",
}
# Other spellings of places, postal or by another romanisation.
_PLACES = {
    "XINJIANG": "SINKIANG",
    "URUMQI": "WULUMUQI",
    "AKSU": "AKESU",
    "HOTAN": "HETIAN",
    "KASHGAR": "KASHI",
    "GUANGDONG": "KWANGTUNG",
    "JIANGSU": "KIANGSU",
    "ZHEJIANG": "CHEKIANG",
    "FUJIAN": "FUKIEN",
    "SHANDONG": "SHANTUNG",
    "BEIJING": "PEKING",
    "TIANJIN": "TIENTSIN",
    "XIAMEN": "AMOY",
    "GUANGZHOU": "CANTON",
    "QINGDAO": "TSINGTAO",
    "NANJING": "NANKING",
    "SICHUAN": "SZECHUAN",
    "CHONGQING": "CHUNGKING",
    "HANGZHOU": "HANGCHOW",
    "SUZHOU": "SOOCHOW",
}
_LEAST = 10  # letters of a name that is varied; a shorter one is lost in two slips


def noisy_variants(listed: pl.Series, count: int, *, seed: int) -> pl.DataFrame:
    """``count`` variants of ``listed`` (fewer where there are not so many), distinct, upper case.

    Columns: ``variant, listed`` (the name it was made of), ``pattern``. Latin names of two words
    and ten letters or more are varied; as many of them as possible get a variant before one gets
    two, and each pattern that changes a name is as likely as the others. A variant that spells
    another listed name, or that two names share, is left out.
    """
    draw = np.random.default_rng(seed)
    table = _drawn(_varied_names(listed), draw)
    varied = table.select("listed", "turn", **patterns()).unpivot(
        index=["listed", "turn"], variable_name="pattern", value_name="variant"
    )
    known = listed.str.to_uppercase().unique().implode()
    kept = varied.filter(~pl.col("variant").is_in(known)).unique("variant", keep="none")
    shuffled = kept.sort("variant").gather(draw.permutation(kept.height))
    nth = pl.int_range(pl.len()).over("listed")
    chosen = shuffled.sort(nth, "turn", "variant").head(count)
    return chosen.select("variant", "listed", "pattern")


def patterns() -> dict[str, pl.Expr]:
    """Pattern -> the variant of each row, null where it would be the name itself."""
    name = pl.col("name")
    varied = {
        "typo1": _slip(name, "at", "kind"),
        "typo2": _slip(_slip(name, "at", "kind"), "at2", "kind2"),
        "abbreviation": name.str.replace_many(list(_SHORTER), list(_SHORTER.values())),
        "form_changed": _other_form(name),
        "form_missing": name.str.replace(_FORM, ""),
        "pinyin_split": name.str.replace(_two_syllables(), "${1} ${2}"),
        "cut35": name.str.head(35).str.strip_chars_end(),
        "nospace": name.str.replace_all(" ", "", literal=True),
        "word_order": name.str.replace(_place_first(), "${2} (${1}) ${3}"),
        "place_spelling": name.str.replace_many(list(_PLACES), list(_PLACES.values())),
    }
    return {key: pl.when(text != name).then(text).alias(key) for key, text in varied.items()}


def _varied_names(listed: pl.Series) -> pl.Series:
    latin = listed.str.contains(r"^[\x20-\x7E]+ [\x20-\x7E]+$")
    return listed.filter(latin & (listed.str.len_chars() >= _LEAST)).unique().sort()


def _drawn(names: pl.Series, draw: np.random.Generator) -> pl.DataFrame:
    """``listed, name, turn`` and what the slips are drawn by; slips stay before the legal form."""
    height = len(names)
    letters = pl.Series(list("ABCDEFGHIJKLMNOPRSTUVWXYZ"))
    own = pl.col("name").str.replace(_FORM, "").str.len_chars()
    lots = {key: draw.random(height) for key in ("at", "at2", "kind", "kind2", "turn")}
    table = pl.DataFrame({"listed": names, "name": names.str.to_uppercase(), **lots})
    return table.with_columns(
        (pl.col("at", "at2") * own).cast(pl.Int64),
        (pl.col("kind", "kind2") * 4).cast(pl.Int64),
        letter=letters.gather(draw.integers(0, len(letters), height)),
    )


def _slip(name: pl.Expr, where: str, kind: str) -> pl.Expr:
    """One letter changed, left out, written twice, or two letters swapped."""
    at, what = pl.col(where), pl.col(kind)
    before, here, after = name.str.head(at), name.str.slice(at, 1), name.str.slice(at + 1)
    return (
        pl.when(what == 0)
        .then(before + pl.col("letter") + after)
        .when(what == 1)
        .then(before + after)
        .when(what == 2)
        .then(before + here + here + after)
        .otherwise(before + after.str.head(1) + here + after.str.slice(1))
    )


def _other_form(name: pl.Expr) -> pl.Expr:
    """The name with its legal form in another spelling; the name itself where it has none."""
    changed = name
    for form, other in reversed(_FORMS.items()):
        there = name.str.contains(form)
        changed = pl.when(there).then(name.str.replace(form, other)).otherwise(changed)
    return changed


@cache
def _place_first() -> str:
    """A pattern for a name that begins with a Chinese place: the place, the next word, the rest."""
    places = "|".join(name_words()["styles"]["china"]["places"])
    return rf"^({places}) (\w{{3,}}) (.+)$"


@cache
def _two_syllables() -> str:
    """A pattern for the first word of two or three pinyin syllables: the first, the others."""
    syllables = sorted(name_words()["syllables"]["pinyin"][0], key=len, reverse=True)
    one = "|".join(syllables)
    return rf"\b({one})((?:{one}){{1,2}})\b"
