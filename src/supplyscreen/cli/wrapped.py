"""Long lines of text for a terminal."""

from textwrap import fill

WIDTH = 100


def wrapped(line: str) -> str:
    """``line`` within the width of a page, its indent kept and what follows set in deeper."""
    indent = " " * (len(line) - len(line.lstrip()))
    return fill(
        " ".join(line.split()) if indent else line,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + "    ",
        break_long_words=False,
        break_on_hyphens=False,
    )
