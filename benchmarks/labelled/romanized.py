"""Chinese in Latin letters: syllables apart, other romanizations, tone marks."""

from random import Random

from benchmarks.labelled.listed import Listed, Word
from benchmarks.labelled.pinyin import in_wade_giles, syllables
from benchmarks.labelled.tables import choices
from pypinyin import Style, lazy_pinyin

_SPLIT_KINDS = ("brand", "place")
_FORMS = {  # the longest first
    "股份有限公司": "GUFEN YOUXIAN GONGSI",
    "有限责任公司": "YOUXIAN ZEREN GONGSI",
    "有限公司": "YOUXIAN GONGSI",
}


def pinyin_split(name: Listed, draw: Random) -> list[str]:
    """Pinyin words written in syllables, one word of the name or all, with blank or hyphen."""
    where = [i for i in name.at(*_SPLIT_KINDS) if len(syllables(name.words[i].text)) > 1]
    if not where or name.country not in ("CN", "HK", "TW"):
        return []
    apart = tuple(_apart(w, " ") if i in where else w for i, w in enumerate(name.words))
    one = draw.choice(where)
    single = name.swap(one, _apart(name.words[one], draw.choice((" ", " ", "-"))).text)
    return [name.say(apart, draw), name.say(single, draw)]


def place_variant(name: Listed, draw: Random) -> list[str]:
    """A place in another of its spellings: postal, Wade-Giles, Uyghur or Chinese."""
    known = choices("places", "variants")
    return [
        name.say(name.swap(i, variant), draw)
        for i in name.at("place")
        for variant in known.get(name.words[i].text.strip("()"), ())
    ]


def translit(name: Listed, draw: Random) -> list[str]:
    """A brand in another romanization, or the whole Chinese name in Pinyin."""
    known = choices("romanizations", "others")
    made = []
    for i in name.at("brand"):
        text = name.words[i].text
        # Wade-Giles of one syllable says too little, and without marks it merges many.
        other = in_wade_giles(text) if len(syllables(text)) > 1 else ""
        made += [name.say(name.swap(i, o), draw) for o in known.get(text, (other,)) if o]
    return [*made, *(_in_pinyin(chinese) for chinese in name.chinese)]


def diacritic(name: Listed, draw: Random) -> list[str]:
    """Tone marks on the Pinyin words of the name; accents of other languages lost."""
    marks = {
        plain: marked
        for chinese in name.chinese
        for plain, marked in zip(
            lazy_pinyin(chinese), lazy_pinyin(chinese, style=Style.TONE), strict=True
        )
    }
    words = tuple(_marked(word, marks) for word in name.words)
    made = [name.say(words, draw).title()] if words != name.words else []
    bare = name.name.upper().translate(str.maketrans("ÃÁÇÉÍÓÚÑÜ", "AACEIOUNU"))
    return [*made, bare] if bare != name.name.upper() else made


def _apart(word: Word, between: str) -> Word:
    return Word(between.join(syllables(word.text)), word.kind)


def _in_pinyin(chinese: str) -> str:
    """The characters as Pinyin syllables, the legal form in its usual words."""
    form = next((form for form in _FORMS if chinese.endswith(form)), "")
    parts = [part.upper() for part in lazy_pinyin(chinese.removesuffix(form)) if part.isalpha()]
    return " ".join([*parts, *_FORMS.get(form, "").split()])


def _marked(word: Word, marks: dict[str, str]) -> Word:
    parts = [part.lower() for part in syllables(word.text)]
    known = bool(parts) and all(part in marks for part in parts)
    return Word("".join(marks[part] for part in parts), word.kind) if known else word
