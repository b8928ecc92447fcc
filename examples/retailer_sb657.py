"""A retailer's page under the California Transparency in Supply Chains Act (Civil Code 1714.43).

For whoever writes the statement, and for counsel who checks it: five areas, each with "to what
extent, if any". Numbers come from a run and carry its id; everything else is what the company says
of itself in examples/disclosure.yml (of an invented company).

    python examples/retailer_sb657.py OUT_DIR

screens the bundled, made-up example and leaves in OUT_DIR:

    run/          the run that the page quotes; keep it as long as the page is published
    sb657.html    the page, ready for a website
    sb657.docx    the same for counsel

and prints what is still missing: answers that the page may not leave blank, other blanks (shown as
[TO BE COMPLETED BY THE COMPANY]), answers that do not agree, and what to know of the run before its
numbers are published. That nothing is missing says nothing of whether it is true, or enough for the
law. Needs pip install 'supplyscreen[report]'. The steps are explained in docs/disclosures.md.
"""

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import supplyscreen as ss

HERE = Path(__file__).parent
DISCLOSURE = HERE / "disclosure.yml"
DAY = date(2026, 11, 22)  # fixed, so that the example always says the same; else date.today()


def main(out: Path) -> None:
    """Screen, say what the page still lacks, and write it in two formats into ``out``."""
    result = ss.screen(
        ss.read_manifest(HERE / "bundled" / "manifest"),
        suppliers=ss.read_suppliers(HERE / "bundled" / "suppliers.csv"),
        as_of=DAY,
    )
    run = ss.read_run(ss.write_run(result, out / "run"))

    check = ss.check_disclosure(ss.read_disclosure(DISCLOSURE), "sb657", result=run)
    print(f"{DISCLOSURE.name}: {check.filled} of {check.asked} answers are there.")
    blank = [item for item in check.missing if not item.compulsory]
    tell("Must be answered before the page is published", (x.question for x in check.compulsory))
    tell("Blank, and shown as a blank", (x.question for x in blank))
    tell("Answers that do not agree", check.doubts)
    tell("To know before the numbers are published", check.notes)

    options = ss.ReportOptions(disclosure=DISCLOSURE)
    ss.write_report(run, out, kind="sb657", format="html", options=options)
    ss.write_report(run, out, kind="sb657", format="docx", options=options)
    print(f"\nThe page: {out / 'sb657.html'}; for counsel: {out / 'sb657.docx'}")


def tell(title: str, items: Iterable[str]) -> None:
    """Print ``title`` with the number of ``items``, and each of them."""
    lines = [f"  {item}" for item in items]
    print("\n".join([f"\n{title}: {len(lines)}", *lines]))


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1])) if len(sys.argv) == 2 else sys.exit(__doc__)
    except ss.SupplyscreenError as error:
        sys.exit(f"error: {error}")
