"""Words moved, replaced, left out or added."""

from random import Random

from benchmarks.labelled.listed import Listed, Word
from benchmarks.labelled.tables import choices, parents

_COUNTRIES = {
    "BR": "BRAZIL", "CN": "CHINA", "DO": "DOMINICAN REPUBLIC", "HK": "HONG KONG", "IN": "INDIA",
    "JO": "JORDAN", "JP": "JAPAN", "KR": "SOUTH KOREA", "MU": "MAURITIUS", "MX": "MEXICO",
    "MY": "MALAYSIA", "NP": "NEPAL", "RS": "SERBIA", "TW": "TAIWAN",
}  # fmt: skip
_AROUND = (
    "MESSRS. {}", "M/S {}", "PRODUCER: {}", "{} (SELLER)", "{} - VENDOR 40217", "SUPPLIER: {}",
    "{} / PO 88213", "1) {}", "{} ***", "{} (MAKER)", "MFR {}", "EXPORTER {}", "{} [INACTIVE]",
)  # fmt: skip


def word_order(name: Listed, draw: Random) -> list[str]:
    """The place at the end, in brackets or not, or the brand before the place."""
    where, words = name.at("place"), name.words
    if not where or len(words) < 3:
        return []
    at = where[0]
    rest, place = (*words[:at], *words[at + 1 :]), words[at]
    bracketed = Word(f"({place.text.strip('()')})", "place")
    moved = [name.say((*rest, bracketed), draw), name.say((*rest, place), draw, form=False)]
    after_brand = (rest[0], bracketed, *rest[1:])
    return [*moved, name.say(after_brand, draw)] if rest[0].kind == "brand" else moved


def word_sub(name: Listed, draw: Random) -> list[str]:
    """A trade word replaced by another translation of it."""
    known = choices("words", "substitutes")
    where = [i for i, word in enumerate(name.words) if word.text in known]
    return [name.say(name.swap(i, draw.choice(known[name.words[i].text])), draw) for i in where]


def missing_geo(name: Listed, draw: Random) -> list[str]:
    """The place left out, where a brand is left."""
    rest = tuple(word for word in name.words if word.kind not in ("place", "placeword"))
    enough = any(word.kind == "brand" for word in rest) and 2 <= len(rest) < len(name.words)
    return [name.say(rest, draw)] if enough else []


def extra_geo(name: Listed, draw: Random) -> list[str]:
    """The province or the country of the company added before, after or in brackets."""
    country = _COUNTRIES.get(name.country, "")
    province = next((parents()[w.text] for w in name.words if w.text in parents()), "")
    text = name.say(name.words, draw)
    made = [draw.choice(("{}, {}", "{} ({})", "{} {}")).format(text, country)] if country else []
    if province and province not in text:
        made += [f"{province} {text}", f"{text}, {province}", f"{text} {province} {country}"]
    return made


def missing_token(name: Listed, draw: Random) -> list[str]:
    """One trade word left out, where a brand and a trade word are left."""
    rests = [_without(name.words, at) for at in name.at("trade", "generic")]
    return [
        name.say(rest, draw) for rest in rests if {"brand", "trade"} <= {word.kind for word in rest}
    ]


def _without(words: tuple[Word, ...], at: int) -> tuple[Word, ...]:
    """``words`` without the one at ``at`` and the AND before or after it."""
    rest = (*words[:at], *words[at + 1 :])
    joins = [i for i in (at - 1, at) if 0 <= i < len(rest) and rest[i].text in ("AND", "&")]
    return (*rest[: joins[0]], *rest[joins[0] + 1 :]) if joins else rest


def extra_text(name: Listed, draw: Random) -> list[str]:
    """Words around the name that are none of its own: M/S, seller, vendor number."""
    return [how.format(name.say(name.words, draw)) for how in draw.sample(_AROUND, 3)]
