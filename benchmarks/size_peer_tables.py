"""Tables beside other tools: DuckDB on AMS tables, matchers on distinct names."""

from benchmarks.size_figures import failure, figure, list_words, lists, sizes
from benchmarks.size_ledger import Ledger
from benchmarks.size_parts import PEERS
from benchmarks.size_table import measures, over, table, titled

_NAMES = {
    "matched": "supplyscreen: `ss.match_names`",
    "sorted_words": "rapidfuzz `cdist`, sorted words >= 85",
    "tf_idf": "3-gram TF-IDF, sparse_dot_topn, cosine >= 0.7",
    "splink": "splink on DuckDB, Jaro-Winkler and words, p >= 0.5",
}
_NONE = [""] * 4
_TEXT = """The distinct shipper names of each flat manifest, planted ones first, against the same
listed names. A peer that is not done after {limit:.0f} seconds gets no more names: *first N of M*
tells how many it had. Beside what the others do, `ss.match_names` splits O/B and C/O, weighs
places and legal forms, and explains each match."""


def ams_table(ledger: Ledger) -> str:
    """Whole screens of AMS tables beside DuckDB's left join of six of them."""
    rows = []
    for count in sizes(ledger, "ams"):
        joined = figure(ledger, part="ams", rows=count, what="duckdb")
        screen = figure(ledger, part="ams", rows=count, what="screen")
        for name, found in (
            ("DuckDB: left join, written as Parquet", joined),
            ("screen, bundled lists", screen),
        ):
            if found and joined:
                ratios = [over(found.seconds, joined.seconds), over(found.cpu, joined.cpu)]
                rows.append([f"{count:,}", name, *measures(found), *ratios])
    head = ["bills", "what", "wall s", "CPU s", "peak MiB", "x join", "x join (CPU)"]
    text = (
        "Eight tables, about 0.9 kB a bill. DuckDB joins header, billgen, shipper, consignee, "
        "notifyparty and cargodesc."
    )
    return titled("CBP AMS tables", text, table(head, rows, words=2))


def names_table(ledger: Ledger, limit: float) -> str:
    """One row per tool; a peer that was stopped says how many names it was given."""
    rows = [
        _names_row(ledger, what, count, listed)
        for count in sizes(ledger, "names")
        for listed in lists(ledger, "names", count)
        for what in ("matched", *PEERS)
        if ledger.of(part="names", rows=count, what=what, listed=listed)
    ]
    head = ["names", "list", "what", "wall s", "CPU s", "peak MiB", "names/s", "planted found"]
    text = _TEXT.format(limit=limit)
    return titled("Distinct names, beside other tools", text, table(head, rows, words=3))


def _names_row(ledger: Ledger, what: str, count: int, listed: int) -> list[str]:
    key = {"part": "names", "rows": count, "what": what, "listed": listed}
    found = figure(ledger, **key)
    if not found:
        return ["-", list_words(listed), _NAMES[what], f"failed: {failure(ledger, **key)}", *_NONE]
    told = found.told
    part = f"first {told['names']:,} of " if told["names"] < told["of"] else ""
    share = told["planted_found"] / max(told["planted"], 1)
    return [
        f"{part}{told['of']:,}",
        list_words(listed),
        _NAMES[what],
        *measures(found),
        f"{told['names'] / found.seconds:,.0f}",
        f"{share:.2f} of {told['planted']:,}",
    ]
