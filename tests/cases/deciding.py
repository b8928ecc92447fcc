"""A program that decides for ever and notes each confirmed line in a file, until it is killed."""

import sys
from pathlib import Path

from supplyscreen.cases import CaseStore, Decision, decide_flags

AT = "2026-11-30T09:00:00+00:00"


def main() -> None:
    folder = sys.argv[1]
    with CaseStore(folder, at=AT) as store, Path(folder, "confirmed").open("a") as told:
        number = 0
        while True:
            number += 1
            asked = number % 2
            decision = Decision(
                flags=(f"flag-0000{1 + number % 3}",),
                state="in_review" if asked else "needs_info",
                reviewer="ann",
                at=AT,
                reason_code=None if asked else "origin_unknown",
            )
            line = decide_flags(store, decision)
            told.write(f"{line.number} {line.sha256}\n")
            told.flush()


if __name__ == "__main__":
    main()
