"""Legal forms written as one with the name, and words that only end like one."""

import polars as pl
import pytest

from supplyscreen.names.canon import canonical_frame
from supplyscreen.names.glued_forms import forms_apart, glued_ends


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("KorliteAG", "AG"),
        ("KorliteGmbH", "GMBH"),
        ("KorliteGmbh & Co. KG", "GMBH & CO KG"),
        ("KorliteLtd.", "LTD"),
        ("KorliteCoLtd", "LTD"),
        ("KorliteSdnBhd", "SDN BHD"),
        ("KORLITESDNBHD", "SDN BHD"),
        ("ZHONGKORLITEGMBH", "GMBH"),
        ("ZHONGKORLITEINC", "INC"),
        ("ZHONGKORLITELLC", "LLC"),
    ],
)
def test_a_glued_form_is_set_aside(name: str, form: str) -> None:
    told = canonical_frame(pl.Series([name])).row(0, named=True)
    core = ["ZHONGKORLITE" if "ZHONG" in name else "KORLITE"]
    assert told["core"] == core
    assert told["form"] in {form, None}  # the class is told where the form stands as a word


@pytest.mark.parametrize(
    ("name", "apart"),
    [
        ("KorliteAG", "Korlite AG"),
        ("KorlitePvtLtd", "Korlite PvtLtd"),
        ("ÉtéLtd", "Été Ltd"),
        ("McInc", "McInc"),  # one small letter
        ("KorLite", "KorLite"),
        ("KORLITEAG", "KORLITEAG"),  # capitals say nothing
        ("Korliteltd", "Korliteltd"),
        ("SteelCo", "SteelCo"),  # a brand as often as a company
        ("DaqoAGE", "DaqoAGE"),
        ("", ""),
        (None, None),
    ],
)
def test_capitals_behind_small_letters(name: str | None, apart: str | None) -> None:
    assert forms_apart(pl.Series(["x", name], dtype=pl.String)).to_list() == ["x", apart]


def test_short_ends() -> None:
    """Nothing that a longer word may end in, such as PRINCE cut short or the P of GROUP."""
    assert {"GMBH", "INC", "LLC", "PLC", "SDNBHD"} <= glued_ends()
    assert glued_ends() & {"SA", "CO", "CORP", "SARL", "PLLC", "PLTD", "PJSC"} == set()
