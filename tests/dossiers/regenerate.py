"""Write the golden dossiers again after a change: ``python tests/dossiers/regenerate.py``.

Then read the difference (``git diff tests/dossiers/golden``) as if it were code, and commit both
together.
"""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parents[1] / "src")]

from tests.dossiers.golden_texts import golden_texts  # noqa: E402 - the path is set above

if __name__ == "__main__":
    target = HERE / "golden"
    target.mkdir(exist_ok=True)
    for name, text in golden_texts().items():
        (target / name).write_text(text, encoding="utf-8", newline="\n")
        sys.stdout.write(f"wrote {name}; now read the difference\n")
