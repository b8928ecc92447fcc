"""Time, peak memory and file size of the due-diligence workbook of many flags.

python benchmarks/workbook_size.py [FLAGS ...] [--all] [--write]

The flags are those of the bundled example, screened, repeated under ids of their own; 50,000 and
1,000,000 unless told. Without ``--all`` the workbook holds as many rows of a table as it does by
default. Each workbook is written in a process of its own; the screen is not in the figures.
"""

import argparse
import json
import shutil
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.measured import Told, measured, python  # noqa: E402 - the path is set above

AS_OF = date(2026, 11, 22)
SIZES = (50_000, 1_000_000)
LIMIT = 3600.0
BUNDLED = ROOT / "examples" / "bundled"


def screened(folder: Path) -> Path:
    """The bundled example, screened into ``folder``."""
    import supplyscreen as ss  # noqa: PLC0415 - not needed where a workbook is written

    result = ss.screen(
        ss.read_manifest(BUNDLED / "manifest"),
        suppliers=ss.read_suppliers(BUNDLED / "suppliers.csv"),
        as_of=AS_OF,
    )
    return ss.write_run(result, folder)


def repeated(run: Path, flags: int, folder: Path) -> Path:
    """A copy of the folder ``run`` whose flags on a ground are repeated up to ``flags``."""
    import polars as pl  # noqa: PLC0415

    shutil.copytree(run, folder)
    told = pl.read_parquet(run / "flags.parquet")
    on_ground = told.filter(pl.col("ground") != "not_screenable")
    again = range(-(-flags // on_ground.height))
    numbered = pl.format("F{}-{}", pl.lit(0), pl.int_range(pl.len()))
    many = pl.concat([on_ground] * len(again)).head(flags).with_columns(flag_id=numbered)
    rest = told.filter(pl.col("ground") == "not_screenable")
    pl.concat([many, rest]).write_parquet(folder / "flags.parquet", row_group_size=50_000)
    return folder


def write(run: Path, rows: int | None) -> None:
    """Write the workbook of ``run`` and print its size in bytes as JSON."""
    import supplyscreen as ss  # noqa: PLC0415

    options = ss.ReportOptions() if rows is None else ss.ReportOptions(workbook_rows=rows)
    ss.write_report(ss.read_run(run), run, kind="due-diligence", format="xlsx", options=options)
    print(json.dumps({"bytes": (run / "due-diligence.xlsx").stat().st_size}))


def line(flags: int, told: Told) -> str:
    """One row of the table."""
    if "failed" in told:
        return f"| {flags:,} | {told['failed']} | | | |"
    return (
        f"| {flags:,} | {told['process_seconds']:,.0f} | {told['process_cpu']:,.0f} | "
        f"{told['peak_mib']:,.0f} | {told['bytes'] / 1e6:,.1f} |"
    )


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("flags", nargs="*", type=int, default=SIZES)
    parser.add_argument("--all", action="store_true", help="every flag, whatever the default is")
    parser.add_argument("--write", action="store_true", help="into RESULTS.md")
    asked = parser.parse_args()
    lines = ["| flags | seconds | CPU seconds | peak MiB | MB |", "|---:|---:|---:|---:|---:|"]
    with TemporaryDirectory() as folder:
        run = screened(Path(folder) / "run")
        for flags in asked.flags:
            made = repeated(run, flags, Path(folder) / str(flags))
            rows = [str(flags)] if asked.all else []
            lines.append(
                line(flags, measured(python("workbook_size", "of", made, *rows), limit=LIMIT))
            )
            shutil.rmtree(made)
    print("\n".join(lines))
    if asked.write:
        from benchmarks.results_file import run_line, write_section  # noqa: PLC0415

        told = "every flag" if asked.all else "at most 50,000 rows of a table, as by default"
        body = f"## Workbook\n\n{run_line(['polars', 'xlsxwriter'])} With {told}.\n\n"
        write_section("workbook", body + "\n".join(lines))


if __name__ == "__main__":
    if sys.argv[1:2] == ["of"]:
        write(Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else None)
    else:
        main()
