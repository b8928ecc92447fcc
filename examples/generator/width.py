"""How filers squeeze text into fields of 35 characters."""

from .dice import Dice
from .shape import WIDTH


def fold(text: str, *, lines: int = 4) -> tuple[str, ...]:
    """Break ``text`` at blanks into at most ``lines`` lines of 35; what is left over is lost."""
    folded: list[str] = []
    current = ""
    for word in text.split():
        if current and len(current) + 1 + len(word) > WIDTH:
            folded.append(current)
            current = word[:WIDTH]
        else:
            current = f"{current} {word}".strip()[:WIDTH]
    return tuple([*folded, current][:lines]) if current else ()


def squeeze(name: str, address: str, dice: Dice) -> tuple[str, tuple[str, ...]]:
    """Name and address lines as filed: a long name is cut, or runs on into address line 1.

    The three ways and their rough shares are those measured on real bills: the rest is lost, runs
    on at a word end, or runs on in the middle of a word.
    """
    if len(name) <= WIDTH:
        return name, fold(address)
    way = dice.weighted([("lost", 0.5), ("word", 0.3), ("mid", 0.2)])
    if way == "lost":
        return name[:WIDTH].rstrip(), fold(address)
    at = name.rfind(" ", 0, WIDTH + 1) if way == "word" else WIDTH
    return name[:at].rstrip(), fold(f"{name[at:].strip()} {address}")


def cut_words(text: str, dice: Dice) -> str:
    """Cargo text of several EDI lines glued with a blank: ``PRODUCTION`` to ``PRODUC TION``."""
    at = dice.between(14, 30)
    if len(text) <= at + 3 or not text[at - 1 : at + 1].isalpha():
        return text
    return f"{text[:at]} {text[at:]}"
