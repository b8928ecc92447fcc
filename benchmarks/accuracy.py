"""Our own evaluation of the matcher, from a fresh clone; see benchmarks/README.md.

python benchmarks/accuracy.py                  print the figures
python benchmarks/accuracy.py --peers          with other matchers (extra [bench-accuracy])
python benchmarks/accuracy.py --write          write them into benchmarks/RESULTS.md
python benchmarks/accuracy.py --pairs FOLDER   write develop.csv and report.csv, measure nothing
"""

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import polars as pl

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.accuracy_tables import bands, errors, patterns, summary, table
from benchmarks.cases import GOLD, gold_cases, own_cases
from benchmarks.figures import Figures, best_threshold, figures
from benchmarks.labelled.companies import HALVES
from benchmarks.labelled.pairs import labelled_pairs
from benchmarks.labelled.variants import SEED
from benchmarks.ours import latin_only, pair_answers, search_answers
from benchmarks.peers import LOGIC_V2, NEAREST, peers
from benchmarks.results_file import run_line, write_section

import supplyscreen as ss

_OURS = "supplyscreen"
_PEERS = ("rapidfuzz", "cleanco", "nomenklatura")
_GOLD = "labelled file beside the checkout"
_ABOUT = """\
Search mode: each name against every entry of both bundled lists; the best entry must be right. Only
the report half is independent: weights and thresholds may be chosen on the develop half and on the
labelled file beside the checkout, and no corporate family is in both halves. The variants and most
unlisted names are generated, so the figures compare matchers; they do not foretell a manifest."""


def main(arguments: list[str]) -> None:
    """Make the labelled pairs, measure, and print or write the tables."""
    wanted = _options(arguments)
    lists = ss.load_watchlists()
    pairs = labelled_pairs(lists, seed=wanted.seed)
    if wanted.pairs:
        _export(pairs, wanted.pairs)
        return
    begun = time.perf_counter()
    body = "\n\n".join(_sections(pairs, lists, wanted))
    print(body)
    print(f"\n{time.perf_counter() - begun:.1f} seconds")
    if wanted.write:
        write_section("accuracy", body)


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Accuracy of the matcher on labelled names.")
    parser.add_argument("--peers", action="store_true", help="measure other matchers too")
    parser.add_argument("--write", action="store_true", help="write into benchmarks/RESULTS.md")
    parser.add_argument("--pairs", type=Path, metavar="FOLDER", help="write the labelled pairs")
    parser.add_argument("--seed", type=int, default=SEED, help=f"of the generator ({SEED})")
    return parser.parse_args(arguments)


def _export(pairs: pl.DataFrame, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for half in HALVES:
        rows = pairs.filter(pl.col("half") == half)
        rows.write_csv(folder / f"{half}.csv")
        print(f"{folder / half}.csv: {rows.height:,} pairs")


def _sections(
    pairs: pl.DataFrame, lists: ss.Watchlists, wanted: argparse.Namespace
) -> Iterator[str]:
    cases = {f"{half} half": own_cases(pairs, lists, half) for half in HALVES}
    if (GOLD / "dev.csv").is_file():
        cases[_GOLD] = gold_cases(GOLD, lists)
    answers = {name: search_answers(asked, lists) for name, asked in cases.items()}
    threshold = ss.ScreenConfig().flag_threshold
    yield "## Accuracy"
    yield f"{run_line(_PEERS)} Seed {wanted.seed}."
    yield _ABOUT
    yield _counts(pairs, cases)
    rows = {name: [(_OURS, figures(told, threshold))] for name, told in answers.items()}
    if wanted.peers:
        yield _add_peers(rows, cases, lists)
    for name, lines in rows.items():
        yield f"### Search mode, {name}"
        yield summary(lines)
    yield from _pair_mode(pairs, lists, threshold)
    yield from _characters(cases["report half"], lists, threshold)
    for name, told in answers.items():
        yield from _details(name, told, threshold)


def _counts(pairs: pl.DataFrame, cases: dict[str, pl.DataFrame]) -> str:
    lines = [
        (name, f"{asked['wanted'].sum():,}", f"{(~asked['wanted']).sum():,}")
        for name, asked in cases.items()
    ]
    positive = int(pairs["label"].sum())
    return (
        table(("set", "variants of listed names", "unlisted names"), lines)
        + f"\n\nAs pairs: {positive:,} of one company, {pairs.height - positive:,} of two."
    )


def _add_peers(
    rows: dict[str, list[tuple[str, Figures]]],
    cases: dict[str, pl.DataFrame],
    lists: ss.Watchlists,
) -> str:
    """Add two rows per peer, at its default and at the best threshold of the develop half."""
    found, missing = peers()
    for peer, (search, default) in found.items():
        told = {name: search(asked, lists) for name, asked in cases.items()}
        chosen = best_threshold(told["develop half"])
        for name, answers in told.items():
            rows[name].append((f"{peer}, its default", figures(answers, default)))
            rows[name].append((f"{peer}, chosen on develop", figures(answers, chosen)))
    without = f" Not installed, so left out: {', '.join(missing)}." if missing else ""
    return (
        "Peers see the same names and aliases. rapidfuzz compares names without legal forms "
        f"(cleanco); {LOGIC_V2} the {NEAREST} entries nearest to each name.{without}"
    )


def _pair_mode(pairs: pl.DataFrame, lists: ss.Watchlists, threshold: float) -> Iterator[str]:
    yield "### Pair mode"
    yield "Each name beside its target alone; false flags are counted per 1,000 pairs of label 0."
    rows = [
        (f"{_OURS}, {half} half", figures(pair_answers(part, lists), threshold))
        for half in HALVES
        for part in [pairs.filter(pl.col("half") == half)]
    ]
    yield summary(rows)


def _characters(cases: pl.DataFrame, lists: ss.Watchlists, threshold: float) -> Iterator[str]:
    hanzi = cases.filter(pl.col("pattern").str.starts_with("hanzi"))
    answers = search_answers(hanzi, latin_only(lists))
    yield "### Chinese characters against Latin names alone, report half"
    yield "The same names, with all Chinese names taken off the lists."
    yield patterns(answers, threshold)


def _details(name: str, answers: pl.DataFrame, threshold: float) -> Iterator[str]:
    yield f"### {_OURS} in detail, {name}"
    yield bands(answers, threshold)
    yield patterns(answers, threshold)
    if name != _GOLD:  # its names of real companies are not ours to repeat
        yield errors(answers, threshold)


if __name__ == "__main__":
    main(sys.argv[1:])
