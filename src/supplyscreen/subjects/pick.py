"""Which rows are of a subject: names that hold a text, goods that hold words or a code."""

import re

import polars as pl

from supplyscreen.errors import ConfigError
from supplyscreen.models import Subject
from supplyscreen.names.party_block import PRIVATE_PERSON
from supplyscreen.subjects.fold import folded, folded_text

_WORD = re.compile(r"\w+")
_CODE = re.compile(r"[\d.\s]+")


def check_subject(subject: Subject) -> None:
    """Raises ConfigError where a subject holds nothing to look for, or a product neither a word
    nor two digits of a code."""
    text = folded_text(subject.value)
    if not text:
        raise ConfigError(f"the subject {subject.value!r} holds no letter and no digit.")
    if subject.kind == "product" and not _WORD.search(text):
        raise ConfigError(
            f"the product {subject.value!r} holds neither a word nor an HTS code.",
            hint="name words of the goods description, or two digits or more of an HTS code",
        )
    if subject.kind == "product" and code_of(subject) and len(code_of(subject)) < 2:
        raise ConfigError(
            f"the HTS prefix {subject.value!r} has one digit, expected two or more.",
            hint="an HTS chapter has two digits",
        )


def code_of(subject: Subject) -> str:
    """The digits of a product that is an HTS prefix; empty where it is words."""
    text = subject.value.strip()
    return re.sub(r"\D", "", text) if _CODE.fullmatch(text) else ""


def named(name: pl.Expr, value: str) -> pl.Expr:
    """Whether ``name``, one name, holds ``value``; a masked private person never does."""
    holds = folded(name).str.contains(folded_text(value), literal=True)
    return (holds & (name != PRIVATE_PERSON)).fill_null(value=False)


def perhaps_named(role: str, value: str) -> pl.Expr:
    """Whether the names in ``role``, taken as one text, hold ``value``: a sieve for ``named``."""
    holds = folded(pl.col(role)).str.contains(folded_text(value), literal=True)
    return holds.fill_null(value=False)


def of_product(subject: Subject, *, goods: str, codes: str | None) -> pl.Expr:
    """Whether a row is of a product: a code in ``codes`` begins with its digits, or every one of
    its words begins a word of ``goods``."""
    code = code_of(subject)
    if code:
        if codes is None:
            return pl.lit(value=False)
        return pl.col(codes).str.contains(rf"(?:^|, ){code}").fill_null(value=False)
    text = folded(pl.col(goods))
    words = dict.fromkeys(_WORD.findall(folded_text(subject.value)))
    return pl.all_horizontal(text.str.contains(_begins(word)) for word in words).fill_null(
        value=False
    )


def _begins(word: str) -> str:
    """A pattern for ``word`` at the beginning of a word; scripts without blanks: anywhere."""
    return rf"\b{word}" if word.isascii() else word
