"""Who received goods from a listed maker: a dossier of one entry of a list, from one manifest.

For whoever traces goods at an organization or a newspaper: every shipment that may be linked to
the entry, before and after its listing, with the file and row that says so.

    python examples/ngo_dossier.py OUT_DIR

screens the bundled, made-up example and leaves in OUT_DIR:

    run/               the run with all its rows, flagged or not: what every number is made of
    ngo-dossier.html   the dossier, to read or print: sums, receivers, routes, names as filed, what
                       is not known, and a facts sheet in the order of 19 CFR 12.42(b)
    ngo-dossier.csv    the shipments behind it, one to a row, each with its source file and row

and prints a table of the receivers: what came from names like the entry's, and how many bills of
lading of the whole manifest name the receiver. A name that resembles a listed one is a reason to
look, never a finding; a bill says who was named on paper, not who made the goods. Needs
pip install 'supplyscreen[report]'. The steps are explained in docs/dossiers.md.
"""

import sys
from datetime import date
from pathlib import Path

import polars as pl

import supplyscreen as ss

BUNDLED = Path(__file__).parent / "bundled"
ENTRY = "uflpa-xinjiang-daqo-new-energy"  # `supplyscreen lists show` has the ids of all entries
DAY = date(2026, 11, 22)  # fixed, so that the example always says the same; else date.today()
LINE = "{:<36} {:>5} {:>6}  {:<12} {:>10} {:>9}"


def main(out: Path) -> None:
    """Screen, write the dossier of ``ENTRY`` and print who received; files go into ``out``."""
    result = ss.screen(ss.read_manifest(BUNDLED / "manifest"), as_of=DAY)
    run = ss.read_run(ss.write_run(result, out / "run", all_rows=True))
    about = ss.ReportOptions(subject=ss.Subject(kind="entry", value=ENTRY))
    ss.write_report(run, out, kind="ngo-dossier", format="html", options=about, tell=print)

    print(f"Who received from names that resemble {ENTRY}, as of {DAY}:\n")
    print(LINE.format("consignee", "bills", "before", "last arrival", "kg stated", "all bills"))
    for row in receivers(run, out / "ngo-dossier.csv").iter_rows():
        print(LINE.format(*row))
    print("\nbefore: those that arrived before the listing; all bills: those of the manifest that")
    print(f"name the consignee at all. The dossier: {out / 'ngo-dossier.html'}")


def receivers(run: ss.Run, dossier: Path) -> pl.DataFrame:
    """One row for each consignee as filed in ``dossier`` (its CSV file), most shipments first:
    ``consignee, bills, before, last, kg, all_bills``."""
    who = pl.col("consignee").fill_null("party withheld or never filed")
    told = pl.read_csv(dossier, infer_schema=False).filter(counted="yes")
    rows = told.group_by(who).agg(
        bills=pl.len(),
        before=(pl.col("period") == "shipped_before").sum(),
        last=pl.col("arrival_date").max().fill_null("not stated"),
        kg=pl.col("weight_kg").cast(pl.Float64).sum().round().cast(pl.Int64),
    )
    every = run.scan_shipments().filter(pl.col("outcome") != "superseded").collect()
    named = every.group_by(who).agg(all_bills=pl.len())
    by_name = rows.join(named, on="consignee", how="left").sort("consignee")
    return by_name.sort("bills", descending=True, maintain_order=True)


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1])) if len(sys.argv) == 2 else sys.exit(__doc__)
    except ss.SupplyscreenError as error:
        sys.exit(f"error: {error}")
