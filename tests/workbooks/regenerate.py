"""Write the golden text of the small workbook again after an intended change:
``python tests/workbooks/regenerate.py``. Then read the difference as if it were code.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parents[1] / "src")]

from tests.reports.builder import small  # noqa: E402 - the path is set above
from tests.workbooks.books import write  # noqa: E402
from tests.workbooks.dump import dump  # noqa: E402

if __name__ == "__main__":
    target = HERE / "golden" / "small.txt"
    target.parent.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        target.write_text(dump(write(small(), Path(folder))), encoding="utf-8", newline="\n")
    sys.stdout.write(f"wrote {target.name}; now read the difference\n")
