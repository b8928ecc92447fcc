"""EDI manifests (ANSI X12 309, UN/EDIFACT CUSCAR) as tables of the CBP AMS set."""

from supplyscreen.edi.read import read_edi
from supplyscreen.edi.segments import edi_kind
from supplyscreen.edi.tables import EdiTables

__all__ = ["EdiTables", "edi_kind", "read_edi"]
