"""Write the golden packages again: ``python tests/packages/regenerate.py``, after a change.

Then read the difference (``git diff tests/packages/golden``) as if it were code, and commit both
together.
"""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parents[1] / "src")]

from tests.packages.builder import text_of  # noqa: E402 - the path is set above
from tests.packages.golden_cases import GOLDEN, golden_result  # noqa: E402

if __name__ == "__main__":
    for procedure, asked in GOLDEN.items():
        target = HERE / "golden" / f"{procedure}.md"
        target.parent.mkdir(exist_ok=True)
        target.write_text(text_of(golden_result(), asked), encoding="utf-8", newline="\n")
    sys.stdout.write(f"wrote {len(GOLDEN)} texts; now read the difference\n")
