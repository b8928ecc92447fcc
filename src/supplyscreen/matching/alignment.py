"""Two names word by word: which word stands for which, and which stand alone."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from supplyscreen.matching.originals import Origin

Link = tuple[int, int, int, int, float, str]  # at, length, our_at, our_length, sim, how
_Pair = tuple[Sequence[int], Sequence[int], str]  # positions here, positions there, how
_LEAST_SHARE = 0.5  # of the compared words of one written word, to call it near the other


class Name(NamedTuple):
    """A name as compared and as written: canonical words, and where each comes from."""

    words: Sequence[str]
    origins: Sequence[Origin]


class Aligned(NamedTuple):
    """One row of the alignment.

    ``theirs`` and ``ours`` are the words as the party and the list write them, empty where the
    other stands alone. ``how`` is ``same`` (the compared forms are equal, whatever is written),
    ``near`` (misspelt, joined, split, cut, or the same only in part), ``only_here`` or
    ``only_there``. ``words`` are the canonical words of ours, of theirs where ours has none.
    """

    theirs: str
    ours: str
    how: str
    words: tuple[str, ...]


def align(theirs: Name, ours: Name, links: Iterable[Link]) -> list[Aligned]:
    """Align two names by ``links``, strongest first, each word used once.

    The rows come in the order of their words, then what only ours has. Words that are compared
    apart but written as one (新能源, XPCC) make one row.
    """
    pairs = _paired(len(theirs.words), len(ours.words), links)
    here, there = _written_as_one(theirs), _written_as_one(ours)
    if not here and not there:
        return [_row(pair, theirs, ours) for pair in pairs]
    told: list[Aligned] = []
    for group in _groups(pairs, here, there):
        if _mostly_met(group):
            told.append(_row(_whole(group), theirs, ours))
        else:
            told += [_row(pair, _as_compared(theirs), _as_compared(ours)) for pair in group]
    return sorted(told, key=lambda row: row.how == "only_there")


def _paired(here: int, there: int, links: Iterable[Link]) -> list[_Pair]:
    """Each position of both names once: linked, or alone."""
    chosen: dict[int, _Pair] = {}
    used: set[int] = set()
    taken: set[int] = set()
    for link in sorted(links, key=lambda k: (-k[4] * (k[1] + k[3]), k)):
        at, our_at = range(link[0], link[0] + link[1]), range(link[2], link[2] + link[3])
        if link[4] >= 0.5 and not used.intersection(at) and not taken.intersection(our_at):
            chosen[link[0]] = (at, our_at, "same" if link[5] == "same" else "near")
            used.update(at)
            taken.update(our_at)
    rows = [
        chosen.get(at, ((at,), (), "only_here"))
        for at in range(here)
        if at in chosen or at not in used
    ]
    return rows + [((), (at,), "only_there") for at in range(there) if at not in taken]


def _written_as_one(name: Name) -> Mapping[int, int]:
    """Position -> start of the written word, for words that share theirs with a neighbour."""
    starts = [origin.start for origin in name.origins]
    if len(set(starts)) == len(starts):
        return {}
    return {at: start for at, start in enumerate(starts) if starts.count(start) > 1}


def _groups(
    pairs: Sequence[_Pair], here: Mapping[int, int], there: Mapping[int, int]
) -> list[list[_Pair]]:
    """Pairs that share a written word on either side together, in the order of the first."""
    groups: list[tuple[set[tuple[str, int]], list[_Pair]]] = []
    for pair in pairs:
        shared = {("here", here[at]) for at in pair[0] if at in here}
        shared |= {("there", there[at]) for at in pair[1] if at in there}
        joined = [group for group in groups if group[0] & shared]
        if not joined:
            groups.append((shared, [pair]))
            continue
        for other in joined[1:]:
            groups.remove(other)
        joined[0][0].update(shared, *(other[0] for other in joined[1:]))
        joined[0][1].extend([one for other in joined[1:] for one in other[1]] + [pair])
    return [group for _, group in groups]


def _mostly_met(group: Sequence[_Pair]) -> bool:
    """Whether at least half of the compared words on each side have their counterpart, or none."""
    if len({how for *_, how in group}) == 1:
        return True
    met = [pair for pair in group if pair[2] in ("same", "near")]
    shares = (
        sum(len(pair[side]) for pair in met) / sum(len(pair[side]) for pair in group)
        for side in (0, 1)
    )
    return bool(met) and min(shares) >= _LEAST_SHARE


def _whole(group: Sequence[_Pair]) -> _Pair:
    """The pairs of a group as one."""
    hows = {how for *_, how in group}
    here = sorted({at for pair in group for at in pair[0]})
    there = sorted({at for pair in group for at in pair[1]})
    return here, there, hows.pop() if len(hows) == 1 else "near"


def _as_compared(name: Name) -> Name:
    """The name with its canonical words in place of the written ones."""
    return Name(name.words, [Origin(-1 - at, word) for at, word in enumerate(name.words)])


def _row(pair: _Pair, theirs: Name, ours: Name) -> Aligned:
    here, there, how = pair
    words = [ours.words[at] for at in there] or [theirs.words[at] for at in here]
    return Aligned(_written(theirs, here), _written(ours, there), how, tuple(words))


def _written(name: Name, places: Sequence[int]) -> str:
    """The written words at ``places``, each once."""
    if len(places) == 1:
        return name.origins[places[0]].written
    return " ".join(dict(name.origins[at] for at in places).values())
