"""One measurement of the size benchmark in a process of its own: one line of JSON.

    python -m benchmarks.size_tasks TASK ARGUMENT ...

``size_speed.py`` starts these. Timed is the work alone: not the start of Python, no imports.
"""

import importlib
import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
from benchmarks.manifest_ams import ams_tables
from benchmarks.manifest_rows import flat_rows, planted_file
from benchmarks.names_generator import SEED, listed_names

from benchmarks import speed_peers, splink_peer

if TYPE_CHECKING:
    from supplyscreen import Watchlists

Told = dict[str, object]
Parts = Iterator[pl.DataFrame]
_MEMORY = 18 * 2**30  # bytes of address space: a runaway peer ends its own process only
_SMALL = 1_000  # listed names up to which a peer takes many names at a time
_MODULES = {
    "tf_idf": ("sklearn.feature_extraction.text", "sparse_dot_topn"),
    "splink": ("splink", "splink.comparison_library"),
}


def flat(path: str, rows: str, distinct: str = "0") -> Told:
    """Make a flat manifest, with DISTINCT shipper names unless 0."""
    made = flat_rows(Path(path), int(rows), distinct=int(distinct) or None)
    return {"rows": int(rows), "bytes": made.stat().st_size}


def ams(folder: str, bills: str) -> Told:
    """Make the CBP AMS tables of BILLS bills."""
    made = ams_tables(Path(folder), int(bills))
    return {"rows": int(bills), "bytes": sum(file.stat().st_size for file in made.iterdir())}


def names(path: str, source: str) -> Told:
    """Write the distinct shipper names of the flat manifest SOURCE, the planted ones first."""
    filed = pl.scan_csv(source, infer_schema=False).select(pl.col("Shipper").drop_nulls().unique())
    planted = pl.read_csv(planted_file(Path(source)), infer_schema=False)
    told = planted.select("name", "entries").unique("name", maintain_order=True)
    rest = filed.collect().get_column("Shipper").sort().shuffle(seed=SEED)
    others = rest.filter(~rest.is_in(told["name"].implode()))
    every = pl.concat([told, pl.DataFrame({"name": others})], how="diagonal")
    every.write_csv(path)
    return {"names": every.height, "planted": told.height}


def own(path: str, count: str) -> Told:
    """Write the invented names that fill the bundled lists up to COUNT."""
    import supplyscreen as ss  # noqa: PLC0415 (the peers must not pay for it in memory)

    missing = int(count) - ss.load_watchlists().names.height
    listed_names(missing).to_frame().write_csv(path)
    return {"names": missing}


def listed(path: str, own_list: str = "") -> Told:
    """Write ``entry_id, name`` of all searched names: the bundled lists, and OWN_LIST if given."""
    found = _watchlists(own_list).names
    found.select("entry_id", "name").write_csv(path)
    return {"names": found.height}


def floor(path: str) -> Told:
    """polars: scan the file, collect the distinct shipper names, streaming."""
    begun, spent = time.perf_counter(), time.process_time()
    shippers = pl.scan_csv(path, infer_schema=False).select("Shipper").unique()
    found = shippers.collect(engine="streaming")
    told = {"seconds": time.perf_counter() - begun, "cpu": time.process_time() - spent}
    return {**told, "names": found.height}


def matched(names_file: str, own_list: str = "") -> Told:
    """``ss.match_names`` of all names, from texts to explained matches, preparing the lists."""
    import supplyscreen as ss  # noqa: PLC0415

    asked, lists = pl.read_csv(names_file, infer_schema=False), _watchlists(own_list)
    match = ss.match_names
    begun, spent = time.perf_counter(), time.process_time()
    found = match(asked["name"], watchlists=lists)
    told = {"seconds": time.perf_counter() - begun, "cpu": time.process_time() - spent}
    best = found.select("entry_id", name="query").drop_nulls()
    return {**told, **_found(asked, best), "names": asked.height, "of": asked.height}


def sorted_words(names_file: str, listed_file: str, limit: str) -> Told:
    """rapidfuzz ``cdist`` on sorted words, every name with every listed one."""
    return _peer("sorted_words", speed_peers.sorted_words_parts, names_file, listed_file, limit)


def tf_idf(names_file: str, listed_file: str, limit: str) -> Told:
    """3-gram TF-IDF with sparse_dot_topn."""
    return _peer("tf_idf", speed_peers.tf_idf_parts, names_file, listed_file, limit)


def splink(names_file: str, listed_file: str, limit: str) -> Told:
    """splink on DuckDB, trained on the first part."""
    return _peer("splink", splink_peer.splink_parts, names_file, listed_file, limit)


def _peer(
    peer: str,
    parts: Callable[[pl.Series, pl.Series, int], Parts],
    names_file: str,
    listed_file: str,
    limit: str,
) -> Told:
    """Names part by part until all are done, or more than ``limit`` seconds are gone."""
    asked = pl.read_csv(names_file, infer_schema=False)
    against = pl.read_csv(listed_file, infer_schema=False)
    for module in _MODULES.get(peer, ()):
        importlib.import_module(module)
    block, found, done = _block(peer, against.height), [], 0
    begun, spent = time.perf_counter(), time.process_time()
    for part in parts(asked["name"], against["name"], block):
        found.append(part)
        done = min(done + block, asked.height)
        if time.perf_counter() - begun > float(limit):
            break
    told: Told = {"seconds": time.perf_counter() - begun, "cpu": time.process_time() - spent}
    links = pl.concat(found)
    best = links.select(
        name=asked["name"].gather(links["at"]),
        entry_id=against["entry_id"].gather(links["listed_at"]),
    )
    return {**told, **_found(asked.head(done), best), "names": done, "of": asked.height}


def _block(peer: str, listed_count: int) -> int:
    if peer == "sorted_words":
        return speed_peers.cells(listed_count)
    return 20_000 if listed_count > _SMALL or peer == "splink" else 100_000


def _watchlists(own_list: str) -> "Watchlists":
    import supplyscreen as ss  # noqa: PLC0415

    bundled = ss.load_watchlists()
    return ss.combine_watchlists(bundled, ss.read_watchlist(own_list)) if own_list else bundled


def _found(asked: pl.DataFrame, best: pl.DataFrame) -> Told:
    """How many planted names were asked for, and for how many of them ``best`` is right."""
    planted = asked.filter(pl.col("entries").is_not_null())
    right = planted.join(best, on="name").filter(
        pl.col("entries").str.split("|").list.contains(pl.col("entry_id"))
    )
    return {"planted": planted.height, "planted_found": right["name"].n_unique()}


TASKS: dict[str, Callable[..., Told]] = {
    task.__name__: task
    for task in (flat, ams, names, own, listed, floor, matched, sorted_words, tf_idf, splink)
}


def main(arguments: list[str]) -> None:
    """Run one task and print what it tells."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    print(json.dumps(TASKS[arguments[0]](*arguments[1:])))


if __name__ == "__main__":
    main(sys.argv[1:])
