"""``python examples/make_example.py [FOLDER]``, or ``python -m examples.generator``."""

import argparse
from pathlib import Path

from .example import SEED, write_example

BUNDLED = Path(__file__).resolve().parents[1] / "bundled"


def main() -> None:
    """Read the command line and write the example."""
    parser = argparse.ArgumentParser(
        prog="make_example.py", description="Write the bundled synthetic example again."
    )
    parser.add_argument("folder", nargs="?", type=Path, default=BUNDLED)
    parser.add_argument("--seed", default=SEED, help="another seed draws other ordinary bills")
    options = parser.parse_args()
    write_example(options.folder, seed=options.seed)
    print(f"wrote the example into {options.folder}")


main()
