"""Every format and layout of intake: a file of each, read, counted and compared with what is in it.

python benchmarks/intake_formats.py                   synthetic files only
python benchmarks/intake_formats.py --samples FOLDER  real files too, each screened as well
python benchmarks/intake_formats.py --write           put the table into benchmarks/RESULTS.md

Each file is made in a temporary folder, from made-up rows. Ends with 1 when a row is not accounted
for, or a name, number or cell does not come out as it went in.
"""

import argparse
import io
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.format_case import Case, Source, Told, folder_of, run_case
from benchmarks.results_file import run_line, write_section

import supplyscreen as ss
from benchmarks import (
    format_books,
    format_edi,
    format_files,
    format_samples,
    layouts_customs,
    layouts_lists,
    layouts_vendors,
)

_FORMATS = (format_files, format_books, format_edi)
_LAYOUTS = (layouts_customs, layouts_vendors, layouts_lists)
_HEADINGS = ("what", "read as", "run on", "rows in", "records", "merged", "superseded",
             "rejected", "adds up", "names, numbers and cells")  # fmt: skip
_ABOUT = """\
One file of each format and layout, read through `ss.read_manifest` or `ss.read_suppliers`.
Synthetic files are written by us after the documented layout, in a temporary folder; real ones are
the samples beside the checkout, counted a second time by the `csv` module. Rows in = records +
merged (further lines of a record) + rejected; superseded are records that were amended later or
deleted. The last column says whether every party name, bill or supplier number and compared cell
came out as it went in; names of private persons are masked, and a cell with two parties (C/O) gives
two names. Of an AMS set the rows are those of its header table."""


def main(arguments: Sequence[str]) -> int:
    """Run every case, print the tables, and return 1 when one of them differs."""
    parser = argparse.ArgumentParser(description="Every format and layout of intake.")
    parser.add_argument("--samples", type=Path, metavar="FOLDER", help="a folder of real files")
    parser.add_argument("--write", action="store_true", help="write into benchmarks/RESULTS.md")
    wanted = parser.parse_args(arguments)
    told: dict[str, list[Told]] = {}
    with tempfile.TemporaryDirectory() as folder:
        inside = Path(folder)
        told["Formats"] = [_run(case, inside) for module in _FORMATS for case in module.cases()]
        told["Formats"].append(_piped(inside))
        told["Layouts"] = [_run(case, inside) for module in _LAYOUTS for case in module.cases()]
        real = list(format_samples.cases(wanted.samples)) if wanted.samples else []
        told["Real samples"] = [_run(case, inside) for case in real]
    body = "\n\n".join(_parts(told, real, inside))
    print(body)
    if wanted.write:
        write_section("intake-formats", body)
    wrong = [one for each in told.values() for one in each if one.faults]
    for one in wrong:
        print(f"{one.case.name}: {'; '.join(one.faults)}", file=sys.stderr)
    return 1 if wrong else 0


def synthetic() -> list[Case]:
    """Every case whose file is ours, but for standard input."""
    return [case for module in (*_FORMATS, *_LAYOUTS) for case in module.cases()]


def _run(case: Case, inside: Path) -> Told:
    return run_case(case, folder_of(case, inside))


def _piped(inside: Path) -> Told:
    """The case of standard input, with our bytes in the place of it."""
    before, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(format_files.piped_bytes()))
    try:
        return _run(format_files.piped(), inside)
    finally:
        sys.stdin = before


def _parts(told: dict[str, list[Told]], real: Sequence[Case], inside: Path) -> Iterator[str]:
    every = [one for each in told.values() for one in each]
    yield "## Intake: formats and layouts"
    yield run_line(("polars", "duckdb", "fastexcel"))
    yield _ABOUT
    right = sum(not one.faults for one in every)
    yield f"**{right} of {len(every)} files: every row accounted for, all content as it went in.**"
    for title, rows in told.items():
        if rows:
            yield f"### {title}"
            yield table(_HEADINGS, [_cells(one) for one in rows])
    if real:
        yield "Each real sample screened against the bundled lists; outcomes are counts of rows."
        yield screened(real, inside)


def _cells(one: Told) -> tuple[str, ...]:
    counts = (one.rows, one.records, one.merged, one.superseded, one.rejected)
    right = "no: see the run" if one.faults else "all as filed"
    shown = one.layout.replace("|", "\\|")
    up = "yes" if one.adds_up else "**no**"
    name = one.case.name.replace("|", "\\|")
    return (name, shown, one.case.run, *(f"{n:,}" for n in counts), up, right)


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table."""
    rule = ["---"] * len(headings)
    return "\n".join("| " + " | ".join(row) + " |" for row in [headings, rule, *rows])


def screened(cases: Sequence[Case], inside: Path) -> str:
    """The counts of a screen of each case; a screen refuses counts that do not add up."""
    lists = ss.load_watchlists()
    rows = []
    names: tuple[str, ...] = ()
    for case in cases:
        counts = _counts(case, case.make(inside), lists)
        names = tuple(counts)
        adds = counts["rows_in"] == sum(counts.values()) - counts["rows_in"]
        shown = (f"{count:,}" for count in counts.values())
        rows.append((case.name, *shown, "yes" if adds else "**no**"))
    return table(("sample", *(name.replace("_", " ") for name in names), "adds up"), rows)


def _counts(case: Case, source: Source, lists: ss.Watchlists) -> dict[str, int]:
    if case.kind == "shipment":
        result = ss.screen(ss.read_manifest(source), watchlists=lists)
    else:
        result = ss.screen(suppliers=ss.read_suppliers(source), watchlists=lists)
    counts: dict[str, int] = result.run.counts.model_dump()
    return counts


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
