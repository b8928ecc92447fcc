"""Documents and values that the tests share."""

from datetime import date

from supplyscreen.documents import Chart, Document

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 6" onload="alert(1)">'
    "<script>alert(1)</script><style>*{fill:red}</style>"
    '<rect width="10" height="3" style="fill:var(--bar);stroke:currentColor"/></svg>'
)
TEXT = r"""
## First part

Some **bold** and *slanted* `code`, [a link](https://example.org/a), \[TO BE COMPLETED BY THE
COMPANY\].

- one
- two
  1. inner
  2. second

Table: Names, 2 rows

| Name | Rows |
|---|---:|
| a\|b | 1,234 |
| \[NOT STATED IN THE SOURCE\] | 5 |

![chart:bars]()

> Careful.

## Second part

---

    as typed
"""
SMALL = Document(
    "A title <b>",
    TEXT,
    {"bars": Chart(SVG, "Bars: 3 & 4")},
    day=date(2026, 11, 22),
    footer="Run 5555 · as of 2026-11-22",
)

HOSTILE = [
    "<script>alert(1)</script>",
    "<!-- x -->",
    "=1+1",
    "a|b||c|",
    "`code` ``x``",
    "[x](javascript:alert(1))",
    "![x](https://example.org/a.png)",
    "[x]: https://example.org",
    "**bold** _it_ __x__ ~~s~~",
    "# heading",
    "- item",
    "+ item",
    "1. item",
    "12) item",
    "> quote",
    "---",
    "===",
    "***",
    "~~~",
    "```",
    "&lt;b&gt; &copy;",
    "back\\slash\\",
    "<https://example.org>",
    "Table: no caption",
    "|---|---|",
    ": definition",
    "广东省纺织有限公司",
    "شركة المدينة للتجارة (ش.م.م)",
    "Общество «Ромашка»",
    "CÔNG TY TNHH MỘT THÀNH VIÊN",
    "X" * 10_000,
]
