"""Two names word by word: which word stands for which, and which stand alone."""

from collections.abc import Iterable, Sequence

Link = tuple[int, int, int, int, float, str]  # at, length, our_at, our_length, sim, how
Aligned = tuple[str, str, str]  # theirs, ours, how


def align(theirs: Sequence[str], ours: Sequence[str], links: Iterable[Link]) -> list[Aligned]:
    """Align two lists of words by ``links``, strongest first, each word used once.

    Returns (theirs, ours, how) in the order of their words, then what only ours has. ``how`` is
    ``same``, ``near`` (misspelt, joined, split or cut), ``only_here`` or ``only_there``.
    """
    chosen: dict[int, Link] = {}
    used: set[int] = set()
    taken: set[int] = set()
    for link in sorted(links, key=lambda k: (-k[4] * (k[1] + k[3]), k)):
        here, there = range(link[0], link[0] + link[1]), range(link[2], link[2] + link[3])
        if link[4] >= 0.5 and not used.intersection(here) and not taken.intersection(there):
            chosen[link[0]] = link
            used.update(here)
            taken.update(there)
    rows = [
        _row(at, word, theirs, ours, chosen.get(at))
        for at, word in enumerate(theirs)
        if at in chosen or at not in used
    ]
    return rows + [("", word, "only_there") for at, word in enumerate(ours) if at not in taken]


def _row(
    at: int, word: str, theirs: Sequence[str], ours: Sequence[str], link: Link | None
) -> Aligned:
    if link is None:
        return word, "", "only_here"
    here = " ".join(theirs[at : at + link[1]])
    there = " ".join(ours[link[2] : link[2] + link[3]])
    return here, there, "same" if link[5] == "same" else "near"
