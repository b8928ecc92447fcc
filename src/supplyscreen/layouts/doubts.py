"""What the headings might mean besides: near misses, and a second column for one field."""

from collections.abc import Collection, Mapping, Sequence

from rapidfuzz import fuzz, process

from supplyscreen.layouts.fields import Kind
from supplyscreen.layouts.fold import fold
from supplyscreen.layouts.layout_table import Layout
from supplyscreen.layouts.synonyms import all_fits, fit_of, phrases_of

_NEAR = 88  # rapidfuzz ratio, 0 to 100: "shipername" and "shippername" have 95
_MOST = 300  # headings that are looked up: a damaged file may have any number of them
_LETTERS = (6, 60)  # shorter words are near each other by chance, longer ones are no headings


def doubts_of(
    headings: Sequence[str],
    columns: Mapping[str, int],
    *,
    layout: Layout | None,
    kind: Kind,
    settled: Collection[str] = (),
) -> tuple[str, ...]:
    """Sentences on headings that are not read, each with what would read it.

    Headings that ``layout`` knows are in no doubt, nor are the ``settled`` fields.
    """
    known = layout.known if layout else frozenset()
    used = set(columns.values())
    left = {
        fold(heading): at
        for at, heading in reversed(list(enumerate(headings)))
        if at not in used and fold(heading) not in known
    }
    others = [headings[at] for at in sorted(left.values())]
    return (
        *_rivals(headings, {f: columns[f] for f in columns if f not in settled}, left, kind),
        *near_misses(others, kind=kind, read={*columns, *settled}),
    )


def near_misses(
    headings: Sequence[str], *, kind: Kind, read: Collection[str] = ()
) -> tuple[str, ...]:
    """A sentence for each heading that is nearly one that is known for a field not ``read`` yet."""
    told = []
    for heading in sorted(set(headings), key=lambda each: (fold(each), each))[:_MOST]:
        if found := _nearest(heading, kind, read):
            phrase, field = found
            told.append(
                f'heading "{heading}" is nearly "{phrase}" and is not read; if it is meant: '
                f'--map {field}="{heading}"'
            )
    return tuple(told)


def _nearest(heading: str, kind: Kind, read: Collection[str]) -> tuple[str, str] | None:
    """The nearest known phrase with its field; numbers in both must be the same."""
    text = fold(heading)
    if not _LETTERS[0] <= len(text) <= _LETTERS[1] or fit_of(heading, kind=kind):
        return None
    phrases = phrases_of(kind)
    near = process.extract(text, list(phrases), scorer=fuzz.ratio, score_cutoff=_NEAR, limit=5)
    for word, _, _ in near:
        fit = fit_of(phrases[word], kind=kind)
        if fit and fit.field not in read and _digits(word) == _digits(text):
            return phrases[word], fit.field
    return None


def _rivals(
    headings: Sequence[str], columns: Mapping[str, int], left: Mapping[str, int], kind: Kind
) -> list[str]:
    """A sentence for each heading in ``left`` (folded) whose field another column holds."""
    return [
        f'heading "{headings[at]}" could be {field} too; "{headings[columns[field]]}" is read; '
        f'to change it: --map {field}="{headings[at]}"'
        for field, fits in all_fits(headings, kind=kind).items()
        for _, at in fits
        if field in columns and left.get(fold(headings[at])) == at
    ]


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())
