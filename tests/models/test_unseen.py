"""Unseen characters made visible."""

import pytest

from supplyscreen.models.unseen import unseen_shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("ACME CO", "ACME CO"),
        ("a\tb\nc\rd", "a\tb\nc\rd"),  # white space stays
        ("A\x00B", "A[U+0000]B"),
        ("\x1b[31mred", "[U+001B][31mred"),  # a terminal would obey
        ("a\x85b", "a[U+0085]b"),
        ("\u202egnp.exe", "[U+202E]gnp.exe"),
        ("\u2068ACME\u2069", "[U+2068]ACME[U+2069]"),
        ("\ufeffname", "[U+FEFF]name"),
        ("\ufff9a\ufffb", "[U+FFF9]a[U+FFFB]"),
        ("\ud800", "[U+D800]"),
        ("\u200e\u200f\u200d", "\u200e\u200f\u200d"),  # plain marks and joiners stay
        (12, "12"),
    ],
)
def test_unseen_characters(text: object, shown: str) -> None:
    assert unseen_shown(text) == shown
    assert unseen_shown(shown) == shown


def test_kept_characters_stay() -> None:
    assert unseen_shown("\u2068a\u202e\u2069", kept="\u2068\u2069") == "\u2068a[U+202E]\u2069"
