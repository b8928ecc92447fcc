"""Short legal forms written as one with the name: KorliteAG, KorliteGmbH, KORLITETEXTILEGMBH.

What a form is, is said in ``names/data/legal_forms.csv``; longer forms are cut off by
:mod:`supplyscreen.names.unglue`.
"""

import re
from functools import lru_cache

import polars as pl

from supplyscreen.names.tables import read_table

_NO_VOWEL = r"[B-DF-HJ-NP-TV-Z]{3,4}(?: [B-DF-HJ-NP-TV-Z]{3,4})*"


@lru_cache(maxsize=1)
def glued_ends() -> frozenset[str]:
    """Short forms in which no other word ends: INC, and those without a vowel (GMBH, LLC, SDNBHD).

    A form that is another one behind a letter is left out: GROUPLLC is no GROU PLLC.
    """
    rows = read_table("legal_forms")
    forms = {r["form"] for r in rows if r["end_only"] == "N" and r["position"] == "suffix"}
    told = {f.replace(" ", "") for f in forms if f == "INC" or re.fullmatch(_NO_VOWEL, f)}
    return frozenset(form for form in told if form[1:] not in told)


def forms_apart(names: pl.Series) -> pl.Series:
    """``names`` as written, a blank before a form that begins with a capital behind small ones."""
    glued = names.str.contains(r"\p{Ll}{2}\p{Lu}").fill_null(value=False)
    if not glued.any():
        return names
    apart = names.filter(glued).str.replace_all(_behind_small_letters(), "${1} ${2}")
    return names.scatter(glued.arg_true(), apart)


@lru_cache(maxsize=1)
def _behind_small_letters() -> str:
    """A regex for two small letters and a form: AG in capitals, or Ltd, CoLtd and GmbH."""
    rows = read_table("legal_forms")
    forms = {row["form"] for row in rows if row["position"] == "suffix"}
    told = {form for form in forms if " " not in form}
    told |= {"".join(map(str.capitalize, form.split())) for form in forms if " " in form}
    told |= {f"{form[0]}(?i:{form[1:]})" for form in glued_ends()}
    ordered = sorted(told, key=lambda form: (-len(form), form))
    return rf"(\p{{Ll}}{{2}})({'|'.join(ordered)})\b"
