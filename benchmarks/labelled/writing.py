"""The same words written otherwise: punctuation, blanks, legal forms, abbreviations."""

import re
from random import Random

from benchmarks.labelled.listed import Listed, Word, spellings
from benchmarks.labelled.tables import choices

# A form that is often written instead of the registered one.
_LOOSER = {"CO LTD": ("LTD", "LIMITED", "CO"), "PVT LTD": ("LTD",), "LLC": ("CO LLC",)}


def punct_only(name: Listed, draw: Random) -> list[str]:
    """The whole name with its punctuation lost, kept apart or replaced."""
    text = name.name.upper().replace("’", "'")
    lost = " ".join(re.sub(r"[^\w\s&]", " ", text).split())
    dropped = " ".join(re.sub(r"[^\w\s&]", "", text).split())
    tight = re.sub(r"\s*([,.()])\s*", r"\1", text)
    dotted = text.replace(" ", ".") if draw.random() < 0.3 else text.replace("-", " ") + "."
    return [lost, dropped, tight, text.replace(",", " ,"), dotted, text.replace(" ", "  ")]


def ampersand(name: Listed, draw: Random) -> list[str]:
    """AND written as an ampersand, or the other way round, with or without blanks."""
    text = name.say(name.words, draw)
    if " AND " in text:
        return [text.replace(" AND ", sign) for sign in draw.sample((" & ", "&", " + ", " _ "), 3)]
    return [text.replace("&", " AND ").replace("  ", " ")] if "&" in text else []


def legal_form(name: Listed, draw: Random) -> list[str]:
    """The legal form in another spelling, or a looser one in its place."""
    if not name.form:
        return []
    core = " ".join(word.text for word in name.words)
    looser = _LOOSER.get(name.form, ())
    drawn = draw.sample(spellings(name.form), min(2, len(spellings(name.form))))
    return [f"{core} {form}" for form in (*drawn, *looser[:1])]


def legal_missing(name: Listed, draw: Random) -> list[str]:
    """The name without its legal form."""
    return [name.say(name.words, draw, form=False)] if name.form else []


def abbrev(name: Listed, draw: Random) -> list[str]:
    """One trade word or all of them abbreviated."""
    known = choices("words", "abbreviations")
    where = [i for i, word in enumerate(name.words) if word.text in known and word.text != "AND"]
    if not where:
        return []
    all_short = tuple(
        Word(_short(known[word.text], draw), word.kind) if i in where else word
        for i, word in enumerate(name.words)
    )
    one = draw.choice(where)
    return [
        name.say(name.swap(one, _short(known[name.words[one].text], draw)), draw),
        name.say(all_short, draw),
    ]


def _short(known: tuple[str, ...], draw: Random) -> str:
    return draw.choice(known) + draw.choice(("", "", "."))


def nospace(name: Listed, draw: Random) -> list[str]:
    """One blank lost: between two words, or before the legal form."""
    words = name.words
    made = []
    if name.form:
        made.append(f"{name.say(words, draw, form=False)}{draw.choice(spellings(name.form))}")
    if len(words) > 1:
        at = draw.randrange(len(words) - 1)
        glued = Word(words[at].text + words[at + 1].text, "brand")
        made.append(name.say((*words[:at], glued, *words[at + 2 :]), draw))
    return made


def nospace_all(name: Listed, draw: Random) -> list[str]:
    """All blanks lost, with or without the legal form."""
    return [name.say(name.words, draw, form=draw.random() < 0.7).replace(" ", "")]
