"""The name cell of the DHS page, in the wordings that the page has."""

import pytest

from supplyscreen.watchlists.name_cell import NameCell, read_name_cell


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Camel Group Co., Ltd.", NameCell("Camel Group Co., Ltd.")),
        (
            "Hetian Haolin Hair Accessories Co. Ltd. (and two aliases: Hotan Haolin Hair "
            "Accessories; and Hollin Hair Accessories)",
            NameCell(
                "Hetian Haolin Hair Accessories Co. Ltd.",
                ("Hotan Haolin Hair Accessories", "Hollin Hair Accessories"),
            ),
        ),
        (
            "Hoshine Silicon Industry (Shanshan) Co., Ltd (including one alias: Hesheng Silicon "
            "Industry (Shanshan) Co.) and subsidiaries",
            NameCell(
                "Hoshine Silicon Industry (Shanshan) Co., Ltd",
                ("Hesheng Silicon Industry (Shanshan) Co.",),
                extends_to="and subsidiaries",
            ),
        ),
        (
            "Hoshine Silicon Industry (Shanshan) Co., Ltd., and Subsidiaries",
            NameCell(
                "Hoshine Silicon Industry (Shanshan) Co., Ltd.", extends_to="and subsidiaries"
            ),
        ),
        (
            "Xinjiang Production and Construction Corps (XPCC) and its subordinate and affiliated "
            "entities",
            NameCell(
                "Xinjiang Production and Construction Corps (XPCC)",
                extends_to="and its subordinate and affiliated entities",
            ),
        ),
        (
            "Sichuan Jingweida Technology Group Co., Ltd. (also known as Sichuan Mianyang "
            "Jingweida Technology Co., Ltd. and JWD Technology; and formerly known as Mianyang "
            "High-tech Zone Jingweida Technology Co., Ltd.)",
            NameCell(
                "Sichuan Jingweida Technology Group Co., Ltd.",
                ("Sichuan Mianyang Jingweida Technology Co., Ltd.", "JWD Technology"),
                ("Mianyang High-tech Zone Jingweida Technology Co., Ltd.",),
            ),
        ),
        (
            "Hongyuan Green Energy Co., Ltd. (also known as HY Solar; and Hoyuan Green Energy Co. "
            "Ltd. and formerly known as Wuxi Shangji CNC Co., Ltd.; Wuxi Shangji Automation Co., "
            "Ltd.; and Wuxi Shangji Grinding Machine Co., Ltd.)",
            NameCell(
                "Hongyuan Green Energy Co., Ltd.",
                ("HY Solar", "Hoyuan Green Energy Co. Ltd."),
                (
                    "Wuxi Shangji CNC Co., Ltd.",
                    "Wuxi Shangji Automation Co., Ltd.",
                    "Wuxi Shangji Grinding Machine Co., Ltd.",
                ),
            ),
        ),
        (
            "Baowu Group Xinjiang Bayi Iron and Steel Co., Ltd. (also known as Xinjiang Bayi Iron "
            "and Steel Co. Ltd.; and Bayi Iron and Steel)",
            NameCell(
                "Baowu Group Xinjiang Bayi Iron and Steel Co., Ltd.",
                ("Xinjiang Bayi Iron and Steel Co. Ltd.", "Bayi Iron and Steel"),
            ),
        ),
    ],
)
def test_cells_of_the_page(text: str, expected: NameCell) -> None:
    assert read_name_cell(text) == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "has no letter"),
        ("1234", "has no letter"),
        ("Example (also known as )", "is not understood"),
        ("Example (also known as A; and )", "the name 'and' holds 'and'"),
        ("Example (and two aliases: Only One)", "two aliases are announced, 1 are found"),
        ("Example (and several aliases: A; and B)", "several aliases are announced"),
        ("Example (and its Paper)", "is not understood"),
        ("Example (Aksu Co., Ltd.", "bracket is open"),
        ("Example Aksu) Co., Ltd.", "bracket is open"),
        ("Example; Sample", "holds ';'"),
        ("Example also known as Sample", "holds 'known as'"),
        ("Example &amp; Sons", "holds '&amp;'"),
        ("Example <b>Co.</b>", "holds '<'"),
    ],
)
def test_what_is_not_understood_is_refused(text: str, told: str) -> None:
    with pytest.raises(ValueError, match=told.replace("(", r"\(").replace(")", r"\)")):
        read_name_cell(text)
