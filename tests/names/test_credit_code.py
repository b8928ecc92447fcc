"""Unified social credit codes; all but the example of the standard are made up."""

import polars as pl
import pytest

from supplyscreen.names.credit_code import credit_codes, has_check_character

EXAMPLE = "91350100M000100Y43"
MADE_UP = "91650100MA0000001U"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (EXAMPLE, [EXAMPLE]),
        (f"USCC{EXAMPLE}", [EXAMPLE]),
        (f"usci: {EXAMPLE.lower()}, Fuzhou", [EXAMPLE]),
        (f"统一社会信用代码：{EXAMPLE}", [EXAMPLE]),
        ("９１３５０１００Ｍ０００１００Ｙ４３", [EXAMPLE]),
        (f"{EXAMPLE} {MADE_UP}", [EXAMPLE, MADE_UP]),
        (f"{EXAMPLE}1", []),
        (f"AB{EXAMPLE}", []),
        ("91350100M000100Y4", []),
        ("91350100M000100O43", []),  # O is no sign of a code
        ("TEL 86 0991 4567890", []),
        ("", []),
        (None, []),
    ],
)
def test_codes_in_a_text(text: str | None, found: list[str]) -> None:
    frame = pl.DataFrame({"text": [text]}, schema={"text": pl.String})
    assert frame.select(credit_codes(pl.col("text"))).to_series().to_list() == [found]


@pytest.mark.parametrize(
    ("code", "right"),
    [
        (EXAMPLE, True),
        (MADE_UP, True),
        ("91350100M000100Y44", False),
        ("91350100M000010Y43", False),
        ("91350100M000100Y4", False),
        (f"{EXAMPLE} ", False),
        ("", False),
        (None, False),
    ],
)
def test_check_character(code: str | None, right: bool) -> None:
    frame = pl.DataFrame({"code": [code]}, schema={"code": pl.String})
    assert frame.select(has_check_character(pl.col("code"))).to_series().to_list() == [right]


def test_one_wrong_sign_is_always_seen() -> None:
    """The weights have no common factor with 31: changing any one sign breaks the check."""
    signs = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    wrong = [
        MADE_UP[:at] + sign + MADE_UP[at + 1 :]
        for at in range(18)
        for sign in signs
        if sign != MADE_UP[at]
    ]
    frame = pl.DataFrame({"code": wrong})
    assert not frame.select(has_check_character(pl.col("code")).any()).item()
