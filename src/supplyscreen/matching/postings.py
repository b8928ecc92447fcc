"""From words that a name may hold to the listed names they tell: posting lists, added up in numpy.

A posting list says which telling words of which listed names a text stands for. A name asked has a
few texts, a text has up to a hundred postings, and a list of 20,000 names makes a hundred pairs of
name and telling word for each name asked: too many for joins of tables.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
LINKS = pl.Schema({"name_id": pl.UInt32(), "post": pl.UInt32(), "code": pl.UInt16()})
"""A text of a name: the number of its posting list, and the likeness with a mark (``code_of``)."""
MET = pl.Schema(
    {
        "name_id": pl.UInt32(),
        "alias": pl.UInt32(),
        "met": pl.Float64(),
        "together": pl.Boolean(),
        "unlike": pl.Boolean(),
    }
)
HOW = pl.Enum(["initials", "joined", "respelt", "word"])
"""How a text stands for a telling word."""
_CODE_BITS = 11  # thousandths of a likeness (0 to 1,000) and the mark
_SLIGHT = 0.34  # likeness up to which a word is met but slightly
_SLIGHT_CODE = int(_SLIGHT * 2000) + 1
_TABLE_BITS = 21
_TABLE_SHIFT = np.uint64(64 - _TABLE_BITS)
_SCATTER = np.uint64(0x9E3779B97F4A7C15)  # odd: spreads pairs over the table
_MOST = 500_000  # postings worked on at a time: what the processor keeps near


@dataclass(frozen=True)
class Postings:
    """``lists``: ``key, how, post``, a text and the number of its list. List ``p`` holds
    ``slots[first[p] : first[p] + count[p]]``; a slot is a telling word of a listed name, and
    slots are numbered by name (``alias``) and position. The first ``leading[p]`` of them lead:
    without one of these, more than slightly alike, a name cannot be met (see ``_leads``).
    ``weight`` is by slot, ``least`` (what must be met) and ``whole`` (of all telling words) by
    name."""

    lists: pl.DataFrame
    first: Ints
    count: Ints
    leading: Ints
    slots: Ints
    alias: Ints
    weight: Floats
    least: Floats
    whole: Floats

    def of(self, condition: pl.Expr) -> pl.DataFrame:
        """``key, post`` of the lists whose ``key`` and ``how`` fit."""
        return self.lists.filter(condition).select("key", "post")


def code_of(sim: pl.Expr, *, unlike: bool = False) -> pl.Expr:
    """A likeness (0 to 1) in thousandths, twice, and 1 more where a text stands for words without
    being like them: their first letters, or another romanisation."""
    return ((sim * 1000).round() * 2 + int(unlike)).cast(pl.UInt16)


def post(spans: pl.DataFrame, telling: pl.DataFrame) -> Postings:
    """Posting lists of ``spans`` (``key, how, alias, at``, a text and a telling word).

    ``telling``: ``alias, our_at, word, weight, least, whole`` of every telling word; ``alias``
    counts from 0 without a gap.
    """
    words = telling.sort("alias", "our_at").with_row_index("slot").with_columns(leads=_leads())
    own = words.select("slot", "alias", "leads", at="our_at")
    slots = numbered_texts(spans).join(own, on=["alias", "at"])
    lists = slots.select("key", "how").unique().sort("key", "how").with_row_index("post")
    posted = slots.join(lists, on=["key", "how"])
    # List, whether it does not lead, and slot as one number: sorted, leading slots come first.
    bits = words.height.bit_length()
    last = (~posted["leads"]).to_numpy().astype(np.int64) << bits
    packed = np.sort(_ints(posted["post"]) << (bits + 1) | last | _ints(posted["slot"]))
    packed = packed[_last(packed)]
    own_list, leads = packed >> (bits + 1), (packed >> bits) & 1 == 0
    count = np.bincount(own_list, minlength=lists.height)
    leading = np.bincount(own_list[leads], minlength=lists.height)
    listed = words.group_by("alias").agg(pl.col("least", "whole").first()).sort("alias")
    return Postings(
        lists.with_columns(pl.col("key", "how").cast(pl.String)),
        np.cumsum(count) - count,
        count,
        leading,
        packed & ((1 << bits) - 1),
        _ints(words["alias"]),
        words["weight"].to_numpy(),
        listed["least"].to_numpy(),
        listed["whole"].to_numpy(),
    )


def numbered_texts(texts: pl.DataFrame) -> pl.DataFrame:
    """``texts`` with ``key`` and ``how`` as numbers that have the order of the texts (Enum)."""
    if texts["key"].dtype != pl.String:
        return texts
    keys = pl.Enum(texts["key"].unique().sort())
    return texts.with_columns(pl.col("key").cast(keys), pl.col("how").cast(HOW))


def _leads() -> pl.Expr:
    """False for the words that most names share, as long as they are not enough by themselves.

    Nothing is lost: a name of which only these are met, and its other words but slightly (at most
    ``_SLIGHT``), stays below ``least``. Source of the method: prefix filtering, as in Chaudhuri,
    Ganti and Kaushik, A Primitive Operator for Similarity Joins in Data Cleaning, ICDE 2006.
    """
    rare = 1 / pl.len().over("word")
    order = [rare, pl.col("slot")]
    common = pl.col("weight").cum_sum().over("alias", order_by=order)
    room = (pl.col("least") - _SLIGHT * pl.col("whole")) / (1 - _SLIGHT)
    return common >= room


def met(links: pl.DataFrame, postings: Postings, *, most: int | None = None) -> pl.DataFrame:
    """MET: pairs of which enough of the listed name's telling words is there, each word once.

    ``links``: LINKS. ``met`` is the share of the weight of the telling words, 0 to 1;
    ``together`` says that all words of the listed name are telling, ``unlike`` that some are met by
    a text that is not like them. With ``most``, only the listed names that are met most are told of
    each name, so many, and those that are met as much as the last of them.
    """
    parts = [_met(part, postings, most) for part in _parts(links.sort("name_id"), postings)]
    return pl.concat([pl.DataFrame(schema=MET), *parts])


def _parts(links: pl.DataFrame, postings: Postings) -> Iterator[pl.DataFrame]:
    """``links`` in parts of some postings, all links of a name in one part."""
    whole = np.cumsum(postings.count[_ints(links["post"])])
    names = _ints(links["name_id"])
    begin = 0
    while begin < len(names):
        done = whole[begin - 1] if begin else 0
        end = int(np.searchsorted(whole, done + _MOST, side="right"))
        if end < len(names):
            end = int(np.searchsorted(names, names[end]))
            if end <= begin:
                end = int(np.searchsorted(names, names[begin], side="right"))
        yield links[begin:end]
        begin = end


def _met(links: pl.DataFrame, postings: Postings, most: int | None) -> pl.DataFrame:
    slot_bits = max(len(postings.alias), 1).bit_length()
    listed, codes = _ints(links["post"]), _ints(links["code"])
    head = (_ints(links["name_id"]) << (slot_bits + _CODE_BITS)) | codes
    lead = np.where(codes > _SLIGHT_CODE, postings.leading[listed], 0)
    first = postings.first[listed]
    leading = _spread(head, first, lead, postings)
    others = _spread(head, first + lead, postings.count[listed] - lead, postings)
    told = np.concatenate([leading, others[_paired(others, leading, postings)]])
    told.sort()
    best = told[_last(told >> _CODE_BITS)]
    code = best & ((1 << _CODE_BITS) - 1)
    slot = (best >> _CODE_BITS) & ((1 << slot_bits) - 1)
    name, alias = best >> (_CODE_BITS + slot_bits), postings.alias[slot]
    last = _last((name << slot_bits) | alias)
    if not len(last):
        return pl.DataFrame(schema=MET)
    first = np.concatenate([[0], last[:-1] + 1])
    summed = np.add.reduceat(postings.weight[slot] * (code >> 1), first) / 1000
    unlike = np.maximum.reduceat(code & 1, first) > 0
    least, whole = postings.least[alias[last]], postings.whole[alias[last]]
    share = summed / whole
    enough = np.flatnonzero(summed >= least)
    if most is not None and len(enough):
        enough = enough[_among_most(name[last[enough]], share[enough], most)]
    last = last[enough]
    columns = {
        "name_id": name[last],
        "alias": alias[last],
        "met": share[enough],
        "together": least[enough] > whole[enough] / 2,
        "unlike": unlike[enough],
    }
    return pl.DataFrame(columns, schema_overrides=MET)


def _among_most(names: Ints, shares: Floats, most: int) -> npt.NDArray[np.bool_]:
    """Whether each of ``shares`` is one of the ``most`` greatest of its name, or equals the last.

    ``names`` ascend. Shares are above 0, so their bits as a number have the order of the shares:
    names and shares are packed into one number and sorted, some names at a time.
    """
    first = np.flatnonzero(np.diff(names, prepend=-1))
    many = np.diff(first, append=len(names))
    short = shares.view(np.int64).max() - shares.view(np.int64)  # 0 for the greatest share
    bits = max(int(short.max()).bit_length(), 32)
    room = 1 << (63 - bits)  # names at a time
    packed = (np.repeat(np.arange(len(first)) % room, many) << bits) | short
    last = np.empty(len(first), np.int64)
    for begin in range(0, len(first), room):
        part = slice(begin, begin + room)
        end = first[part][-1] + many[part][-1]
        ordered = np.sort(packed[first[begin] : end])
        last[part] = ordered[first[part] - first[begin] + np.minimum(many[part], most) - 1]
    told: npt.NDArray[np.bool_] = packed <= np.repeat(last, many)
    return told


def _spread(head: Ints, first: Ints, count: Ints, postings: Postings) -> Ints:
    """``head`` with each of the ``count`` slots from ``first`` on."""
    before = np.cumsum(count) - count
    at = np.repeat(first - before, count) + np.arange(count.sum())
    told: Ints = np.repeat(head, count) | (postings.slots[at] << _CODE_BITS)
    return told


def _paired(others: Ints, leading: Ints, postings: Postings) -> npt.NDArray[np.bool_]:
    """Whether the pair of names is among ``leading`` too (now and then true by chance)."""
    there = np.zeros(1 << _TABLE_BITS, dtype=bool)
    there[_place(leading, postings)] = True
    return there[_place(others, postings)]


def _place(told: Ints, postings: Postings) -> npt.NDArray[np.uint64]:
    slot_bits = max(len(postings.alias), 1).bit_length()
    slot = (told >> _CODE_BITS) & ((1 << slot_bits) - 1)
    pair = ((told >> (_CODE_BITS + slot_bits)) << slot_bits) | postings.alias[slot]
    place: npt.NDArray[np.uint64] = (pair.astype(np.uint64) * _SCATTER) >> _TABLE_SHIFT
    return place


def _last(keys: Ints) -> Ints:
    """Where the last of each run of equal ``keys`` stands."""
    if not len(keys):
        return np.empty(0, np.int64)
    return np.append(np.flatnonzero(keys[1:] != keys[:-1]), len(keys) - 1)


def _ints(column: pl.Series) -> Ints:
    return column.to_numpy().astype(np.int64)
