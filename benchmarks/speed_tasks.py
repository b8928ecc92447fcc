"""One measurement in a process of its own: what is timed, and what was found, as one JSON line.

    python -m benchmarks.speed_tasks TASK FOLDER SIZE

``matching_speed.py`` starts these from the root of the checkout; FOLDER holds what
``speed_inputs.write_inputs`` wrote, SIZE is the number of listed names.
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

import polars as pl
from benchmarks.retrieval_loss import retrieval_loss
from benchmarks.speed_inputs import lists_of, read_names, read_planted, right_share, write_inputs

import supplyscreen as ss
from benchmarks import speed_peers
from supplyscreen.matching import prepare_names
from supplyscreen.matching.asked import asked_parties

Told = dict[str, object]
_MEMORY = 16 * 2**30  # bytes of address space: a runaway table ends this process only
_PEER_NAMES = 20_000  # names that a peer is given above _SMALL listed names
_SMALL = 1_000
_WARM = 1_000  # names that are matched before a call that is not the first


def matched(folder: Path, size: int, *, warm: int = 0) -> Told:
    """``ss.match_names``: from texts to explained matches, the list prepared on the way.

    ``warm`` names are matched before, untimed.
    """
    names, lists, planted = read_names(folder), lists_of(size), read_planted(folder)
    if warm:
        ss.match_names(names.tail(warm), watchlists=lists)
    begun = time.perf_counter()
    found = ss.match_names(names, watchlists=lists)
    seconds = time.perf_counter() - begun
    best = found.select("entry_id", variant="query").drop_nulls("entry_id")
    flagged = best.filter(~pl.col("variant").is_in(planted["variant"].implode()))
    return {
        "seconds": seconds,
        "names": len(names),
        "right": right_share(planted, best),
        "others_matched": flagged.height,
    }


def again(folder: Path, size: int) -> Told:
    """The same as a later call of a process, which has read its tables."""
    return matched(folder, size, warm=_WARM)


def staged(folder: Path, size: int) -> Told:
    """The stages of ``match_names`` one by one: seconds of each, candidates, variants retrieved."""
    names, lists, planted = read_names(folder), lists_of(size), read_planted(folder)
    clock = _Clock()
    parties, origin = asked_parties(_blocks(names))
    clock.lap("parties")
    prepared = prepare_names(lists)
    clock.lap("list")
    candidates = ss.find_candidates(parties, lists, prepared=prepared)
    clock.lap("retrieval")
    matches = ss.score_candidates(candidates, parties, lists, prepared=prepared)
    clock.lap("scoring")
    texts = pl.DataFrame({"variant": names}).with_row_index("block_id")
    pairs = (
        candidates.join(lists.names.select("alias_id", "entry_id"), on="alias_id")
        .join(origin.select("party_id", "block_id"), on="party_id")
        .join(texts, on="block_id")
    )
    return {
        "stages": clock.laps,
        "names": len(names),
        "candidates": candidates.height,
        "matches": matches.height,
        "retrieved": right_share(planted, pairs.select("variant", "entry_id").unique()),
        "rules": dict(candidates["blocking_rule"].value_counts(sort=True).iter_rows()),
    }


class _Clock:
    """Seconds between laps."""

    def __init__(self) -> None:
        self.laps: dict[str, float] = {}
        self._last = time.perf_counter()

    def lap(self, name: str) -> None:
        now = time.perf_counter()
        self.laps[name] = now - self._last
        self._last = now


def _blocks(names: pl.Series) -> pl.DataFrame:
    blank = pl.lit(None, dtype=pl.String)
    rows = pl.DataFrame({"name": names}).with_columns(address=blank, country=blank)
    return rows.with_row_index("block_id")


def floor(folder: Path, size: int) -> Told:
    """polars reading the file of names and taking the distinct ones: nothing can be faster."""
    begun = time.perf_counter()
    names = pl.scan_csv(folder / "names.csv", infer_schema=False).unique().collect()
    return {"seconds": time.perf_counter() - begun, "names": names.height, "listed": size}


def sorted_words(folder: Path, size: int) -> Told:
    """rapidfuzz ``cdist`` on sorted words."""
    return _peer(speed_peers.sorted_words, folder, size)


def tf_idf(folder: Path, size: int) -> Told:
    """3-gram TF-IDF with sparse_dot_topn."""
    return _peer(speed_peers.tf_idf, folder, size)


def _peer(method: Callable[[pl.Series, pl.Series], pl.DataFrame], folder: Path, size: int) -> Told:
    names, listed, planted = read_names(folder), lists_of(size).names, read_planted(folder)
    if size > _SMALL:  # all planted variants, filled up: the time of a peer grows with the names
        rest = names.filter(~names.is_in(planted["variant"].implode()))
        names = pl.concat([planted["variant"], rest.head(_PEER_NAMES - planted.height)])
    begun = time.perf_counter()
    found = method(names, listed["name"])
    seconds = time.perf_counter() - begun
    best = found.select(
        variant=names.gather(found["at"]), entry_id=listed["entry_id"].gather(found["listed_at"])
    )
    return {"seconds": seconds, "names": len(names), "right": right_share(planted, best)}


def inputs(folder: Path, size: int) -> Told:
    """Make the inputs: FOLDER ends in the number of names to make."""
    names = int(folder.name)
    folder.mkdir(parents=True, exist_ok=True)
    write_inputs(folder, size=size, names=names)
    return {"names": names, "listed": lists_of(size).names.height}


def loss(folder: Path, size: int) -> Told:
    """Matches that retrieval loses, against every pair scored."""
    return retrieval_loss(read_names(folder), read_planted(folder), lists_of(size))


_TASKS = {
    task.__name__: task
    for task in (matched, again, staged, floor, sorted_words, tf_idf, inputs, loss)
}


def main(arguments: list[str]) -> None:
    """Run one task and print what it tells, with the peak memory of this process in MiB."""
    task, folder, size = arguments
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    told = _TASKS[task](Path(folder), int(size))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({**told, "peak_mib": peak}))


if __name__ == "__main__":
    main(sys.argv[1:])
