"""What other rooms need to print with a Typst template of their own."""

from supplyscreen.documents.fonts import SYSTEM, FontSet
from supplyscreen.documents.pdf import MAIN, printed
from supplyscreen.documents.visible import isolated, visible
from supplyscreen.documents.widths import breakable

__all__ = ["MAIN", "SYSTEM", "FontSet", "breakable", "isolated", "printed", "visible"]
