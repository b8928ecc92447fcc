"""Write the golden report again after an intended change: ``python tests/reports/regenerate.py``.

Then read the difference (``git diff tests/reports/golden``) as if it were code, open the file in a
browser, and commit both together.
"""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parents[1] / "src")]

from tests.reports.builder import small  # noqa: E402 - the path is set above

from supplyscreen.reports.html import report_html  # noqa: E402

if __name__ == "__main__":
    target = HERE / "golden" / "report.html"
    target.parent.mkdir(exist_ok=True)
    target.write_text(report_html(small()), encoding="utf-8", newline="\n")
    sys.stdout.write(f"wrote {target.name}; now read the difference\n")
