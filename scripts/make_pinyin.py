"""Write names/data/pinyin_readings.csv: the Chinese words of the bundled lists, in pinyin.

Usage: python scripts/make_pinyin.py. The dictionary that reads them takes longer to load than all
else; with the table it is loaded for other names only. tests/names/test_scripts.py compares them.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from supplyscreen.names.scripts import HAN, han_pieces, looked_up, simplify
from supplyscreen.watchlists import load_watchlists

TABLE = Path(__file__).resolve().parents[1] / "src/supplyscreen/names/data/pinyin_readings.csv"
_BLANK = re.compile(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")


def table_text(names: Iterable[str]) -> str:
    """The table of all words in ``names``, sorted; blanks inside Chinese part nothing."""
    told = {simplify(text) for name in names for text in (name, _BLANK.sub("", name))}
    words = {word for text in told for run in HAN.findall(text) for word in han_pieces(run)}
    return "".join(["chinese,latin\n", *(f"{word},{looked_up(word)}\n" for word in sorted(words))])


if __name__ == "__main__":
    lists = load_watchlists()
    TABLE.write_text(table_text([*lists.names["name"], *lists.aliases["name"]]), encoding="utf-8")
