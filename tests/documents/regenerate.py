"""Write the golden documents again after an intended change:
``python tests/documents/regenerate.py``.

Then read the difference (``git diff tests/documents/golden``) as if it were code, and commit both
together.
"""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parents[1] / "src")]

from tests.documents.told import GOLDEN  # noqa: E402 - the path is set above

if __name__ == "__main__":
    target = HERE / "golden"
    target.mkdir(exist_ok=True)
    for name, made in GOLDEN.items():
        (target / name).write_text(made(), encoding="utf-8", newline="\n")
    sys.stdout.write(f"wrote {', '.join(GOLDEN)}; now read the difference\n")
