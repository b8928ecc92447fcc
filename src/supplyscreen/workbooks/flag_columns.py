"""The columns of flags: first what one decides by, then the record, the law and the source."""

from supplyscreen.workbooks.ask_tables import ASK
from supplyscreen.workbooks.table import Column

_WORDS_BAND = "strength of the match or of the tie to a place: Strong, Probable, Possible, Weak"

FLAG = Column("flag_id", "Flag", "name of the flag, the same in every run", width=16)
_SOURCE = (
    Column("source_file", "Source file", "the file to look up", "long", 34),
    Column("source_row", "Source row", "its row as in a spreadsheet", "whole", 9),
)
_GOODS = (
    Column("goods_description", "Goods", "as filed; a supplier's product", width=44),
    Column("hts_codes", "HTS codes", "digits as filed and as found in the description", width=16),
)
_RECORD = (
    Column("bill_of_lading", "Bill of lading", "empty for a supplier", width=20),
    Column("arrival_date", "Arrived", "empty where the source states no date", "date", 11),
)
_PARTY = (
    Column("party_address", "Address as filed", "empty where not stated", "long", 40),
    Column("party_country", "Country", "from the country column or the address", width=8),
    Column("party_place", "Place", "country, province, city, and how each was found", width=40),
)

FLAGS_SHEET = (
    FLAG,
    Column("ground", "Ground", "why the record is to be looked at", width=13),
    Column("band", "Band", _WORDS_BAND, width=10),
    Column("score", "Score", "likeness of the names; orders the work, no probability", "score", 7),
    Column("party_name", "Party as filed", "empty for goods", "long", 34),
    Column("entry_name", "Entry", "the entry of the list, or the order", "long", 34),
    Column("matched_name", "Listed name met", "the listed name or the word of a place", "long", 28),
    Column("evidence_for", "For", "what speaks for a match or a tie", "long", 56),
    Column("evidence_against", "Against", "what speaks against it; empty: nothing", "long", 44),
    Column("timing", "Timing", "the arrival against the days of the listing", "long", 20),
    Column("merchandise", "Merchandise", "whether the goods are in scope of the entry", "long", 16),
    *_RECORD,
    ASK,
    Column("role", "Role", "what the party is in the record, or what was looked at", width=15),
    Column("relation", "Named", "how the party block names it", width=13),
    *_PARTY,
    Column("alignment", "Names side by side", "word by word: as filed = as listed", "long", 48),
    *_GOODS,
    Column("containers", "Containers", "numbers as filed", width=24),
    Column("port_of_lading", "Port of lading", "not the origin of the goods", width=26),
    Column("port_of_unlading", "Port of unlading", "as filed", width=26),
    Column("listed_on", "Listed on", "first day of the listing, order or rule", "date", 11),
    Column("ended_on", "Ended on", "empty where it goes on, or its end is unknown", "date", 11),
    Column("listed_on_shipment_date", "In force at arrival", "empty without a date", "true", 10),
    Column("listed_today", "In force on as-of date", "on the as-of date", "true", 10),
    Column(
        "days_listed_before_shipment",
        "Days listed before arrival",
        "below 0: it arrived before the listing",
        "whole",
        11,
    ),
    Column("timing_reason", "Timing in words", "listing, arrival and changes", "long", 48),
    Column("merchandise_reason", "Merchandise in words", "what decided", "long", 40),
    Column("goods_scope", "Goods of the entry", "as the list prints them; empty: all", "long", 36),
    Column("list", "List", "title of the list", width=30),
    Column("entry_id", "Entry id", "id of the entry in the list", width=26),
    Column("entry_status", "Status of the entry", "on the as-of date", width=16),
    Column("provision", "Provision", "part of the law or of the list", width=30),
    Column("provision_when_shipped", "Provision at arrival", "that held on that day", width=30),
    Column("legal_basis", "Legal basis", "title and citation of the law", "long", 44),
    Column("citation", "Citation", "of the listing, order or rule", "long", 40),
    Column("official_url", "Official page", "where to check it", width=40),
    Column("rule_id", "Rule", "the rule for goods or place", width=20),
    Column("decided_by", "Decided by", "the name, words or code that decided", width=40),
    Column("supply_path", "Supply path", "of a supplier: its customers, step by step", width=40),
    Column("record_kind", "Kind of record", "bill of lading or supplier row", width=13),
    Column("bill_level", "Bill level", "house, regular, master, empty or unknown", width=10),
    Column("record_id", "Record id", "as in the other tables", width=22),
    *_SOURCE,
    Column("disposition", "State of review", "when the workbook was written", width=14),
    Column("extra", "Other columns", "of the row, kept and not used, as JSON", width=40),
    Column("watchlist_id", "List id", "as in the settings", width=18),
    Column("program_key", "Law", "key in the sheet Laws", width=16),
    Column("party_id", "Party id", "one name, address and country", width=18),
)
PRINTED = 12
"""Columns of flags that are printed: up to the bill of lading."""

GAPS_SHEET = (
    FLAG,
    Column("reason", "Why", "why it could not be compared", "long", 40),
    *_RECORD,
    ASK,
    Column("role", "Role", "of the party that is missing", width=13),
    Column("party_name", "Party as filed", "empty where there is none", "long", 34),
    Column("evidence_for", "In words", "what was found", "long", 56),
    *_GOODS,
    *_PARTY,
    Column("port_of_lading", "Port of lading", "not the origin of the goods", width=26),
    Column("port_of_unlading", "Port of unlading", "as filed", width=26),
    Column("citation", "Citation", "of the rule on confidential parties", width=30),
    Column("record_kind", "Kind of record", "bill of lading or supplier row", width=13),
    Column("bill_level", "Bill level", "house, regular, master, empty or unknown", width=10),
    Column("record_id", "Record id", "as in the other tables", width=22),
    *_SOURCE,
    Column("reason_code", "Reason code", "as in flags.csv", width=22),
)
