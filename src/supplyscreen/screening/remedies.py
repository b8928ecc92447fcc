"""What to do about each kind of reject: one sentence for each code of the readers.

``docs/outputs.md`` prints the same sentences; a test holds the two and the codes together.
"""

from collections.abc import Mapping

REMEDY: Mapping[str, str] = {
    "ragged_row": "Put a cell that holds the delimiter into quotation marks, or add what is "
    "missing, so that the row has as many fields as the heading line.",
    "open_quote": "Close the quotation mark, or double it where it is part of the text.",
    "empty_row": "Nothing is lost; delete the row, or fill it if something was meant to be there.",
    "duplicate_identifier": "Nothing is lost if the rows are copies; otherwise give the second "
    "bill an identifier of its own.",
    "no_identifier": "Take the row from the original table again, with its identifier.",
    "damaged_identifier": "Take the column from the original file and import it as text: the "
    "digits that a spreadsheet rounded off cannot be found again.",
    "no_header_row": "Give the header table of the same year and release, with all its parts.",
    "bad_date": "Write the date as YYYY-MM-DD, a day of the calendar.",
    "bad_weight": "Write the weight as a number alone, its unit in a column of its own.",
    "unknown_country": "Write the country's English name or its ISO 3166-1 code, such as CN.",
    "undecoded_text": "Save the file as UTF-8 from the program that wrote it, and check the names "
    "that show a replacement character.",
}


def remedy(code: str) -> str:
    """The sentence for ``code``; empty for a code of a list that the user gave."""
    return REMEDY.get(code, "")
