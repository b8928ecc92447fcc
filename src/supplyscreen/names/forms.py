"""Legal forms: where they stand in a name and how to set them aside.

A form such as CO LTD or SDN BHD ends the name wherever it stands: what follows is a branch or
an address. Short or ambiguous forms (CO, SA, AS) count only at the end or where only places follow
(S.A. CHILE), and the cut forms that a 35-character field leaves (CO., LT; S.A. DE C) only at the
end of the whole text.
Source of the forms: ``names/data/legal_forms.csv``.
"""

import re
from functools import lru_cache

from supplyscreen.names.tables import folded, read_table

_CUT = (
    r"L|LT|LI|CO  L|CO  LT|COMPANY  L[IMTED]{0,6}|LIMIT[ED]*|COMPANY?"
    r"|INCORPORAT[ED]*|CORPORAT[ION]*"
    r"|SDN  B|SDN  BH|PVT  L|PVT  LT|PTE  L|PTE  LT|JOINT  STOCK  C[OMPAN]*|JOINT  STO?C?K?"
    r"|SA  DE|SA  DE  C|SA  CV|SP  ZO?|SOCIEDAD  ANO?N?I?M?"
    r"|LIMITED  LIABILITY  C[OMPAN]*|PRIVATE  LI?M?I?T?E?"
)


def _pattern(form: str) -> str:
    return form.replace(" ", "  ")


@lru_cache(maxsize=1)
def form_classes() -> dict[str, str]:
    """Legal form, in plain capitals -> the form it stands for (CO LTD and LIMITED -> LTD).

    Forms of one class are one form written in different ways or languages. Forms of different
    classes are slight evidence that two names differ: owners and translators change them.
    """
    return {row["form"]: row["canonical"] for row in read_table("legal_forms")}


@lru_cache(maxsize=1)
def form_words() -> frozenset[str]:
    """The single words of legal forms."""
    return frozenset(word for form in form_classes() for word in form.split())


@lru_cache(maxsize=1)
def joined_forms() -> frozenset[str]:
    """Legal forms without blanks: COLTD, SDNBHD."""
    return frozenset(form.replace(" ", "") for form in form_classes())


@lru_cache(maxsize=1)
def ending_forms() -> tuple[str, ...]:
    """Forms that end a name wherever they stand, longest first, tokens two blanks apart."""
    rows = read_table("legal_forms")
    forms = [r["form"] for r in rows if r["end_only"] == "N" and r["position"] == "suffix"]
    return tuple(_pattern(form) for form in sorted(forms, key=lambda f: (-len(f), f)))


@lru_cache(maxsize=1)
def final_pattern() -> str:
    """A regex for forms (one or more) at the very end of padded text, cut forms included."""
    rows = read_table("legal_forms")
    forms = sorted((r["form"] for r in rows if r["position"] == "suffix"), key=len, reverse=True)
    alternatives = "|".join(re.escape(_pattern(form)) for form in forms)
    return rf"(?: (?:{alternatives}|{_CUT}) )+$"


@lru_cache(maxsize=1)
def placed_pattern() -> str:
    """A regex for text that ends with a short form and places: ``${1}`` to the form, ``${2}``.

    Short forms that are pinyin too are left alone, and SA behind two letters (LA SA is Lhasa).
    """
    rows = [r for r in read_table("legal_forms") if r["end_only"] == "Y"]
    forms = {_pattern(r["form"]) for r in rows if r["position"] == "suffix"}
    syllables = {row["syllable"] for row in read_table("pinyin_syllables")} - {"SA"}  # OU, SE
    places = {_pattern(folded(row["spelling"])) for row in read_table("place_names")}
    return rf"^( .{{5,}} {_either(forms - syllables)} )((?: {_either(places)} )+)$"


def _either(texts: set[str]) -> str:
    return rf"(?:{'|'.join(sorted(texts, key=lambda text: (-len(text), text)))})"


@lru_cache(maxsize=1)
def leading_pattern() -> str:
    """A regex for forms that stand before the name (PT, CONG TY TNHH)."""
    rows = read_table("legal_forms")
    forms = sorted((r["form"] for r in rows if r["position"] == "prefix"), key=len, reverse=True)
    return rf"^(?: (?:{'|'.join(_pattern(form) for form in forms)}) )+"


@lru_cache(maxsize=1)
def glued_pattern() -> str:
    """A regex for a form glued to the end of a text without blanks (DAQOCOLTD)."""
    usual = sorted((f for f in joined_forms() if len(f) >= 5), key=len, reverse=True)
    return rf"(?:{'|'.join(usual)}|LTD|INC|LLC|BHD|CORP|CO)$"
