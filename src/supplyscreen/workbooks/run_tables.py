"""The tables of the run record: inputs, coverage, lists with their gaps, laws."""

from collections.abc import Iterator
from datetime import date

from supplyscreen.models import UNDATED, InputSource, ListRecord, RunRecord
from supplyscreen.workbooks.small_table import small_table
from supplyscreen.workbooks.table import Column, Table

_INPUTS = (
    Column("file", "File", "a file that was read", "long", 44),
    Column("rows", "Rows", "its rows, without the heading", "whole", 11),
    Column("rows_used", "Rows used", "that belong to a record of this run", "whole", 11),
    Column("kind", "Kind", "bills of lading or suppliers", width=16),
    Column("path", "Input", "the folder or file as it was given", "long", 44),
    Column("input_rows", "Records of the input", "the rows that the run counts", "whole", 11),
    Column("merged", "Merged", "further lines of shipments counted once", "whole", 9),
    Column("layout", "Read as", "the layout in words", "long", 40),
    Column("mapping", "Columns", "what was read as what", "long", 50),
    Column("notes", "Notes", "of the reader", "long", 50),
    Column("sha256", "SHA-256", "of the file", width=68),
)
_COVERAGE = (
    Column("role", "Role", "of a party; or the goods", width=16),
    Column("bills", "Bills of lading", "in every state, superseded ones too", "whole", 12),
    Column("named", "Stated", "bills that state it", "whole", 12),
    Column("not_named", "Not stated", "withheld or never filed, or no goods text", "whole", 12),
    Column("superseded", "Of these superseded", "and so not screened", "whole", 12),
    Column("share", "Share not stated", "of all bills", "share", 10),
)
_LISTS = (
    Column("title", "List", "title of the list", "long", 40),
    Column("published_on", "Published on", "empty where the list states no day", "date", 12),
    Column("age", "Age in days", "on the as-of date", "whole", 9),
    Column("entries", "Entries", "that the list holds", "whole", 10),
    Column("used", "Entries used", "without those listed after the as-of date", "whole", 10),
    Column("not_searched", "Not searched by name", "goods, regions, vessels", "whole", 10),
    Column("names", "Names", "searched, other spellings among them", "whole", 10),
    Column("missing", "Entries known to be missing", "see Known gaps", "whole", 12),
    Column("stale_warning", "Warning", "where the edition is old", "long", 44),
    Column("retrieved_on", "Retrieved on", "day of the copy", "date", 12),
    Column("edition", "Edition", "bundled, or one of the data folder", width=18),
    Column("read_from", "Read from", "file or address of that edition", "long", 36),
    Column("official_url", "Official page", "where to check it", "link", 44),
    Column("licence", "Licence", "of the list", "long", 30),
    Column("id", "List id", "as in the settings", width=20),
    Column("sha256", "SHA-256", "of the list as it was used", width=68),
)
_GAPS = (
    Column("list", "List", "title of the list, or lists of goods", "long", 36),
    Column("missing_entries", "Entries missing", "empty where not counted", "whole", 10),
    Column("text", "What is missing", "what the list is known to lack", "long", 90),
    Column("closed_by", "Closed by", "an edition of this day or later fills it", "date", 11),
    Column("source", "Source", "where this is known from", "long", 50),
)
_LAWS = (
    Column("title", "Law", "title", "long", 40),
    Column("citation", "Citation", "where it is printed", "long", 40),
    Column("in_force_since", "In force since", "first day", "date", 11),
    Column("effect", "What it does", "in one sentence", "long", 60),
    Column("official_url", "Official page", "where to check it", "link", 50),
    Column("sources", "Sources", "what the wording was checked against", "long", 50),
    Column("note", "Note", "what else is to be known", "long", 50),
    Column("key", "Key", "as in the column Law of Flags", width=18),
)


def inputs_table(run: RunRecord) -> Table:
    """One row for each file of each input."""
    return small_table(
        "Inputs", "What was read, with the checksums that let somebody repeat the run.",
        "one file of one input", _INPUTS, (row for x in run.inputs for row in _files(x)),
    )  # fmt: skip


def _files(source: InputSource) -> Iterator[dict[str, object]]:
    of_all = {
        "kind": {"shipment": "bills of lading", "supplier": "suppliers"}[source.kind],
        "path": source.path,
        "input_rows": source.rows,
        "merged": source.merged,
        "layout": source.layout,
        "mapping": "; ".join(
            f"{ours}: {heading}" for ours, heading in sorted(source.mapping.items())
        ),
        "notes": "; ".join(source.notes),
    }
    whole = {"file": source.path, "rows": None, "rows_used": None, "sha256": source.sha256}
    each = [file.model_dump(exclude={"name"}) | {"file": file.name} for file in source.files]
    yield from (of_all | file for file in each or [whole])


def coverage_table(run: RunRecord) -> Table:
    """How many bills of lading state a party or their goods."""
    rows = (
        {
            "role": x.role.replace("_", " "),
            "bills": x.bills,
            "named": x.named,
            "not_named": x.not_named,
            "superseded": x.not_named_superseded,
            "share": x.not_named / x.bills if x.bills else None,
        }
        for x in run.coverage
    )
    return small_table(
        "Coverage", "How many bills of lading state their parties and goods.",
        "one role", _COVERAGE, rows,
    )  # fmt: skip


def lists_table(run: RunRecord) -> Table:
    """The lists that were used, their ages and what they lack."""
    ordered = sorted(run.lists, key=lambda one: (-missing_entries(one), one.id))
    rows = (_list(record, run.as_of) for record in ordered)
    return small_table("Lists", "What the records were compared with.", "one list", _LISTS, rows)


def _list(record: ListRecord, as_of: date) -> dict[str, object]:
    dated = record.published_on != UNDATED
    return record.model_dump(include={column.name for column in _LISTS}) | {
        "published_on": record.published_on if dated else None,
        "age": (as_of - record.published_on).days if dated else None,
        "used": record.entries - record.not_yet_listed,
        "missing": missing_entries(record),
    }


def missing_entries(record: ListRecord) -> int:
    """How many entries a list is known to lack."""
    return sum(gap.missing_entries or 0 for gap in record.known_gaps)


def known_gaps_table(run: RunRecord) -> Table:
    """What the lists are known to lack."""
    of_lists = [(record.title, gap) for record in run.lists for gap in record.known_gaps]
    told = [*of_lists, *(("Lists of goods", gap) for gap in run.goods_gaps)]
    return small_table(
        "Known gaps", "What the lists are known to lack: no flag says nothing about it.",
        "one gap of one list", _GAPS, ({"list": title} | gap.model_dump() for title, gap in told),
    )  # fmt: skip


def laws_table(run: RunRecord) -> Table:
    """The laws that flags may rest on."""
    rows = (law.model_dump() | {"sources": "\n".join(law.sources)} for law in run.programs)
    return small_table("Laws", "The laws that the flags rest on.", "one law", _LAWS, rows)
