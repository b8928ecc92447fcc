"""Write what is made from the model and the tables again, after an intended change:

``python tests/disclosures/regenerate.py`` writes the golden statements, examples/disclosure.yml and
the table of docs/disclosures.md. Then read the difference (``git diff``) as if it were code, open
the HTML in a browser, and commit it all together.
"""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parents[1] / "src")]

from tests.disclosures.feeds_table import PAGE, page_with_table  # noqa: E402 - the path is above
from tests.disclosures.made import EXAMPLE, GOLDEN, golden_files  # noqa: E402
from tests.disclosures.regime_statements import KINDS, files  # noqa: E402

from supplyscreen.disclosures import disclosure_example  # noqa: E402

if __name__ == "__main__":
    EXAMPLE.write_text(disclosure_example(filled=True), encoding="utf-8", newline="\n")
    PAGE.write_text(page_with_table(PAGE.read_text("utf-8")), encoding="utf-8", newline="\n")
    GOLDEN.mkdir(exist_ok=True)
    for name, text in golden_files("sb657").items():
        (GOLDEN / name).write_text(text, encoding="utf-8", newline="\n")
    for kind in KINDS:
        for name, content in files(kind, "md", EXAMPLE).items():
            (GOLDEN / name).write_bytes(content)
    sys.stdout.write("written; now read the difference\n")
