"""Which column of a table means what: known layouts, headings in usual words, own mappings."""

from supplyscreen.layouts.fields import BILL_ROLES, NUMBERED, ROLES, Kind, is_field, meanings
from supplyscreen.layouts.list_columns import all_columns
from supplyscreen.layouts.own_columns import parse_map
from supplyscreen.layouts.own_mapping import Columns, OwnMapping, read_mapping, write_mapping
from supplyscreen.layouts.reading import Reading
from supplyscreen.layouts.recognise import recognise
from supplyscreen.layouts.shown import shown

__all__ = [
    "BILL_ROLES",
    "NUMBERED",
    "ROLES",
    "Columns",
    "Kind",
    "OwnMapping",
    "Reading",
    "all_columns",
    "is_field",
    "meanings",
    "parse_map",
    "read_mapping",
    "recognise",
    "shown",
    "write_mapping",
]
