"""Write the golden statements again after an intended change:
``python tests/disclosures/regenerate_regimes.py``.

Then read the difference (``git diff tests/disclosures/golden``) as if it were code, and commit both
together.
"""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parents[1] / "src")]

from tests.disclosures.statements import EXAMPLE, GOLDEN, KINDS, files  # noqa: E402 - path above

if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for kind in KINDS:
        for name, content in files(kind, "md", EXAMPLE).items():
            (GOLDEN / name).write_bytes(content)
            sys.stdout.write(f"wrote {name}\n")
    sys.stdout.write("now read the difference\n")
