"""Which entries are one company, which family they belong to, and what a name could mean."""

from functools import cache

import polars as pl
from benchmarks.labelled.listed import Listed, plain, without_form, words_of
from benchmarks.labelled.tables import kinds, rows

import supplyscreen as ss

HALVES = ("develop", "report")
_STEM = 4  # letters of a word that a longer form of it begins with


def families() -> pl.DataFrame:
    """``entry_id, family, half`` as reviewed by hand.

    A family is a grouping for the split (what shares a brand or is known as one group), no
    statement about who owns whom.
    """
    return pl.DataFrame(list(rows("families")))


def split_of(lists: ss.Watchlists) -> dict[str, tuple[str, str]]:
    """Entry id -> (family, half) for every entry with a name.

    Raises WatchlistError when ``families.csv`` lacks an entry of ``lists``.
    """
    split = {row["entry_id"]: (row["family"], row["half"]) for row in rows("families")}
    missing = sorted(set(lists.names["entry_id"]) - set(split))
    if missing:
        raise ss.WatchlistError(
            f"benchmarks/labelled/data/families.csv lacks {', '.join(missing)}.",
            hint="add each with its corporate family, and the half of that family",
        )
    return split


def companies(lists: ss.Watchlists) -> dict[str, str]:
    """Entry id -> the smallest entry id of its company.

    Entries of one company are those that share a name, written the same but for case, blanks and
    punctuation: a company listed under two laws has an entry for each.
    """
    keyed = lists.names.select("entry_id", "name").with_columns(
        key=pl.col("name").map_elements(plain, return_dtype=pl.String)
    )
    company = {entry: entry for entry in sorted(keyed["entry_id"].unique())}
    sharing = keyed.group_by("key").agg(pl.col("entry_id").unique().sort()).sort("key")
    for _ in range(3):  # a shared name of a shared name; the lists need two rounds
        for entries in sharing["entry_id"]:
            least = min(company[entry] for entry in entries)
            company |= dict.fromkeys(entries, least)
    return company


class Others:
    """The names of every company, to tell whether a variant could mean another one."""

    def __init__(self, names: list[Listed], company: dict[str, str]) -> None:
        self._company = company
        self._keys: dict[str, set[str]] = {}
        self._words: list[tuple[str, frozenset[str]]] = []
        for name in names:
            for text in (name.name, *name.aliases, *name.chinese):
                self._keys.setdefault(plain(text), set()).add(company[name.entry_id])
                self._words.append((company[name.entry_id], _bag(text)))
        self._of_word: dict[str, set[str]] = {}
        for company_id, words in self._words:
            for word in words:
                self._of_word.setdefault(word, set()).add(company_id)

    def named(self, text: str) -> set[str]:
        """The companies that have exactly this name but for case, blanks and punctuation."""
        return self._keys.get(plain(text), set())

    def same_name(self, text: str, entry_id: str) -> bool:
        """Whether another company than that of ``entry_id`` has exactly this name."""
        return bool(self.named(text) - {self._company.get(entry_id, "")})

    def could_be_other(self, text: str, entry_id: str) -> bool:
        """Whether all words of ``text``, the last perhaps cut, are in a name of another company."""
        bag = _bag(text)
        last = text.upper().split()[-1].strip(".,()")
        whole = bag - {last}
        return any(
            company != self._company.get(entry_id, "")
            and whole <= words
            and (not last or last not in bag or any(_begins(word, last) for word in words))
            for company, words in self._words
        )

    def own_brand(self, brand: str) -> bool:
        """Whether names of one company alone have the word ``brand``."""
        return len(self._of_word.get(brand, ())) == 1

    def places(self, entry_id: str) -> set[str]:
        """The places in the names of the company of ``entry_id``."""
        company = self._company[entry_id]
        words = {word for owner, bag in self._words if owner == company for word in bag}
        return words & _places()

    def without_place(self, brand: str) -> bool:
        """Whether a listed name with the word ``brand`` has no place in it."""
        return any(brand in words and not words & _places() for _, words in self._words)


def _begins(word: str, cut: str) -> bool:
    """Whether ``cut`` could be the beginning of ``word``, or of a longer form of it."""
    return word.startswith(cut) or (len(word) >= _STEM and cut.startswith(word))


@cache
def _places() -> frozenset[str]:
    return frozenset(word for word, kind in kinds().items() if kind in ("place", "country"))


def _bag(text: str) -> frozenset[str]:
    return frozenset(word.text.strip(".()") for word in words_of(without_form(text)[0]))
