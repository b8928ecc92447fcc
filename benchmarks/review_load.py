"""The workbench under load: a queue of many open flags, clients that read and clients that decide.

    python -m benchmarks.review_load [--flags 200000] [--seconds 60] [--clients 8] [--writes 5000]

The flags are invented (``review_flags.py``). The server is the command ``supplyscreen review
serve`` in a process of its own; all clients are threads of another one, which share the machine
with it. Printed as Markdown: how long pages take for one client, with the CPU time of the server,
and for all clients at once without a pause between two pages; then decisions by the forms of the
pages, of which some are sent by two people for the same flag, and what the audit log holds of them.
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import quote_plus

import polars as pl
from benchmarks.results_file import run_line, write_section
from benchmarks.review_client import Ask, Client, Timings, browse
from benchmarks.review_flags import write_flags_run
from benchmarks.review_server import Server, serving
from benchmarks.review_writes import AT, RACES, Writing, apart, library

import supplyscreen as ss

ALONE = 0.05  # of the seconds, for one client and one kind of page
FLAG_PAGES = 0.25  # of the seconds, for pages of flags by all clients
LIBRARY = 300  # decisions without a server
SEARCHED = (
    *("cotton", "tomato paste", "ningbo", "shenzhen plastic", "hardware co"),
    *("纺织", "النور", "lot 777", "gloves exports", "no such word"),
)
COLUMNS = ("what", "median ms", "p95 ms", "p99 ms", "requests/s", "server CPU ms")
HEAD = f"| {' | '.join(COLUMNS)} |\n|---|{'---:|' * (len(COLUMNS) - 1)}"


def kinds_of(flags: pl.DataFrame) -> dict[str, Ask]:
    """Kind of queue page -> what a client asks for next."""
    draw = random.Random(8)
    places = flags.with_row_index("place", offset=1).select("place", "flag_id").rows()
    lists = flags["watchlist_id"].drop_nulls().unique().sort().to_list()

    def further(_: Client) -> str:
        place, flag = draw.choice(places)
        return f"/?after={place}:{flag}"

    return {
        "first page": lambda _: "/",
        "next page": lambda client: client.next_page or "/",
        "page from anywhere": further,
        "by ground": lambda _: f"/?ground={draw.choice(('listed_party', 'place', 'goods'))}",
        "by band": lambda _: f"/?band={draw.choice(('strong', 'probable', 'possible'))}",
        "by list": lambda _: f"/?list={draw.choice(lists)}",
        "search": lambda _: f"/?q={quote_plus(draw.choice(SEARCHED))}",
        "search, a new word": lambda _: f"/?q={draw.randrange(10**6)}",
    }


def flag_pages(flags: pl.DataFrame) -> dict[str, Ask]:
    """The page of some flag."""
    draw = random.Random(9)
    ids = flags["flag_id"].to_list()
    return {"page of a flag": lambda _: f"/flag/{draw.choice(ids)}"}


def alone(server: Server, client: Client, kinds: dict[str, Ask], seconds: float) -> list[str]:
    """A row for each kind of page, one client, nothing else: with the CPU time of a request."""
    rows = []
    for kind, ask in kinds.items():
        before = server.cpu
        told = browse([client], {kind: ask}, seconds)
        spent = (server.cpu - before) * 1000 / len(told.took[kind])
        rows.append(_row(kind, told, kind, f"{spent:.1f}"))
        assert not told.failed
    return rows


def together(
    server: Server, clients: list[Client], kinds: dict[str, Ask], seconds: float
) -> list[str]:
    """A row for each kind of page, all kinds in turn by all clients, and one for all of them."""
    before = server.cpu
    told = browse(clients, kinds, seconds)
    total = sum(map(len, told.took.values()))
    spent = (server.cpu - before) * 1000 / total
    assert not told.failed, f"{told.failed} pages were not answered"
    rows = [_row(kind, told, kind, "") for kind in kinds]
    if len(kinds) > 1:
        told.all_of(kinds)
        rows.append(_row("**all queue pages**", told, "all", f"{spent:.1f}"))
    return rows


def _row(name: str, told: Timings, kind: str, cpu: str) -> str:
    median, p95, p99, rate = told.row(kind)
    return f"| {name} | {median:.1f} | {p95:.1f} | {p99:.1f} | {rate:,.1f} | {cpu} |"


def timed(step: Callable[[], object], times: int = 1) -> str:
    """Seconds of a step; the median with the fastest and the slowest of some."""
    took = []
    for _ in range(times):
        begun = time.perf_counter()
        step()
        took.append(time.perf_counter() - begun)
    spread = f" ({min(took):.2f} to {max(took):.2f})" if times > 1 else ""
    return f"{statistics.median(took):.2f}{spread}"


def _open(cases: Path) -> None:
    with ss.CaseStore(cases, at=AT):
        pass


def _take(run: Path, cases: Path) -> None:
    with ss.CaseStore(cases, at=AT) as store:
        ss.take_run(store, ss.read_run(run), actor="ann", at=AT)


def _verify(cases: Path) -> None:
    if not ss.verify_cases(cases, at=AT).agrees:
        raise ValueError("the case folder does not agree with its log")


def measured(asked: argparse.Namespace, work: Path) -> str:
    """Everything, as Markdown."""
    run, cases = work / "run", work / "cases"
    flags = write_flags_run(asked.flags, run)
    chosen = apart(flags, asked.writes + RACES + LIBRARY)
    races_at = asked.writes + RACES
    writing = Writing(chosen[: asked.writes], chosen[asked.writes : races_at])
    steps = [("take the run in", timed(lambda: _take(run, cases)))]
    steps.append(("open the store", timed(lambda: _open(cases), 5)))
    tables, peak = served(asked, run, cases, (flags, writing))
    account = writing.account(cases)
    direct = library(cases, chosen[races_at:])
    steps.append((f"open it with {races_at + LIBRARY:,} decisions", timed(lambda: _open(cases), 5)))
    steps.append(("`review verify`: log, files, a replay", timed(lambda: _verify(cases))))
    told = [*tables, f"\n{account}", f"\n### Without a server\n\n{HEAD}"]
    told.append(_row("`decide_flags`, one flag", direct, "decision", ""))
    told += ["\n| what | seconds |\n|---|---:|", *(f"| {name} | {took} |" for name, took in steps)]
    told.append(f"\nPeak memory of the server: {peak:,.0f} MiB, with {asked.flags:,} flags.")
    return "\n".join(told)


def served(
    asked: argparse.Namespace, run: Path, cases: Path, work: tuple[pl.DataFrame, Writing]
) -> tuple[list[str], float]:
    """The tables of what the server was asked, and its peak memory in MiB."""
    flags, writing = work
    kinds, of_flags = kinds_of(flags), flag_pages(flags)
    people = [f"reviewer {number}" for number in range(1, asked.clients + 1)]
    with serving(run, cases, people) as server:
        clients = [Client(link) for link in server.links.values()]
        one = alone(server, clients[0], kinds | of_flags, asked.seconds * ALONE)
        many = together(server, clients, kinds, asked.seconds)
        many += together(server, clients, of_flags, asked.seconds * FLAG_PAGES)
        before = server.cpu
        writing.run(clients)
        spent = (server.cpu - before) * 1000 / len(writing.answers)
        many.append(_row("a decision", writing.timings, "decision", f"{spent:.1f}"))
        peak = server.peak_mib
    head = f"\n### {asked.clients} clients at once, without a pause\n\n{HEAD}"
    return [f"### One client\n\n{HEAD}", *one, head, *many], peak


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--flags", type=int, default=200_000)
    parser.add_argument("--seconds", type=float, default=60.0, help="of the mix of queue pages")
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--writes", type=int, default=5_000)
    parser.add_argument("--quick", action="store_true", help="10,000 flags, 5 s, 200 decisions")
    parser.add_argument("--write", action="store_true", help="into RESULTS.md")
    asked = parser.parse_args(arguments)
    if asked.quick:
        asked.flags, asked.seconds, asked.writes = 10_000, 5.0, 200
    with tempfile.TemporaryDirectory() as work:
        body = measured(asked, Path(work))
    line = run_line(["polars", "duckdb", "starlette", "uvicorn"])
    told = f"## Review: load\n\n{line} Invented flags: {asked.flags:,}.\n\n{body}"
    print(told)
    if asked.write:
        write_section("review-load", told)


if __name__ == "__main__":
    main(sys.argv[1:])
