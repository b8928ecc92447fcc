"""Disclosure statements of a company, from the facts of a run and its own disclosure.yml."""

from supplyscreen.disclosures.check import DisclosureCheck, check_disclosure
from supplyscreen.disclosures.company import Disclosure
from supplyscreen.disclosures.example import disclosure_example, disclosure_schema
from supplyscreen.disclosures.make import disclosure_files
from supplyscreen.disclosures.read import read_disclosure

__all__ = [
    "Disclosure",
    "DisclosureCheck",
    "check_disclosure",
    "disclosure_example",
    "disclosure_files",
    "disclosure_schema",
    "read_disclosure",
]
