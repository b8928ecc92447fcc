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
    "repeated_heading": "Nothing is lost; delete the line if you wish.",
    "nul_byte": "Export the file again: NUL bytes come from a damaged disk or a broken transfer.",
    "too_long": "Look for a quotation mark that is never closed, or shorten the cell.",
    "damaged_file": "Fetch or pack the archive again; the rows behind the damage were not read.",
    "cell_error": "Mend the formula in the workbook, or write the value in its place.",
    "formula_without_value": "Open the workbook in a spreadsheet program, save it, and read it "
    "again: values of formulas are stored only then.",
    "bad_json": "Write one JSON object on each line, with its quotation marks and commas.",
    "unknown_key": "Put the key into one of the first lines of the file, or sort that line up.",
    "ambiguous_date": "Write the dates of this column as YYYY-MM-DD.",
    "unknown_unit": "Write KG, LB, or another unit of weight of the standard.",
    "unknown_customer": "Add a row for this customer, or correct its id.",
    "cut_segment": "Fetch the file again: its end is missing.",
    "giant_segment": "Check the segment terminator: the file does not end its segments as it says.",
    "no_segment": "Remove the text between the segments.",
    "out_of_place": "Check the bill of lading that the segment is of; it is missing or broken.",
    "amendment_only": "Give the manifest that holds the bill of lading itself, in the same run.",
    "nameless_party": "Nothing can be done if the sender filed no name; else fetch the file again.",
}


def remedy(code: str) -> str:
    """The sentence for ``code``; empty for a code of a list that the user gave."""
    return REMEDY.get(code, "")
