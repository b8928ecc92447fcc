"""What the two manifest readers share: the bill, the party and the line of goods now open."""

from abc import ABC, abstractmethod
from collections import Counter
from dataclasses import dataclass, field
from typing import ClassVar

from supplyscreen.edi.segments import Syntax
from supplyscreen.edi.tables import Builder, Party, blank

_MAX_NOTES = 20


def at(elements: list[str], index: int) -> str:
    """The element (or component) at ``index``; empty where the segment is shorter."""
    return elements[index] if len(elements) > index else ""


@dataclass(slots=True)
class BillReader(ABC):
    """The state while the segments of a file go by; the readers of a syntax build on it."""

    kind: ClassVar[str] = ""
    bill_tag: ClassVar[str] = ""  # the segment that begins a bill of lading
    end_tags: ClassVar[tuple[str, ...]] = ()  # those that lose nothing without a terminator

    out: Builder
    manifests: int = 0
    others: Counter[str] = field(default_factory=Counter)  # messages that are no manifest
    notes_left_out: int = 0
    begun: int = 0  # number of the segment that begins the message; 0 outside of messages
    foreign: bool = False  # inside a message that is no manifest
    run_date: str | None = None
    vessel: str | None = None
    bill: str | None = None
    party: Party | None = None
    container: str | None = None
    line: list[str] = field(default_factory=list)
    line_row: int = 0
    sequence: Counter[str | None] = field(default_factory=Counter)

    @abstractmethod
    def take(self, row: int, syntax: Syntax, segment: str) -> None:
        """One segment, in the order of the file."""

    @abstractmethod
    def finish(self) -> None:
        """After the last segment."""

    def note(self, text: str) -> None:
        """A note for the report, up to 20; the others are counted."""
        if len(self.out.notes) < _MAX_NOTES:
            self.out.notes.append(text)
        else:
            self.notes_left_out += 1

    def begin(self, row: int, which: str, *, wanted: str) -> None:
        """A message begins; others than those ``wanted`` are passed over and counted."""
        self.begun, self.foreign = row, which != wanted
        if self.foreign:
            self.others[which[:10] or "unnamed"] += 1
        else:
            self.manifests += 1

    def leave(self, why: str) -> None:
        """An envelope begins or the file ends: a manifest still open was cut."""
        if self.begun and not self.foreign:
            told = f"the manifest of segment {self.begun} has no end where {why}"
            self.note(f"{told}; its last bill of lading may not be whole")
        self.end_bill()
        self.begun, self.foreign = 0, False

    def check_count(self, row: int, tag: str, count: str) -> None:
        """The message ends; a count of segments that is not true is noted."""
        found = row - self.begun + 1
        if self.begun and not self.foreign and count.strip() != str(found):
            told = f"segment {row}: {tag} counts '{count.strip()[:10]}' segments"
            self.note(f"{told}, there are {found} in this manifest")
        self.begun, self.foreign = 0, False

    def cut(self, row: int, segment: str) -> None:
        """Text after the last segment terminator of the file."""
        if self.foreign or segment.startswith(self.end_tags):
            return
        told = "the file ends inside this segment, so it is not read"
        if segment.startswith(self.bill_tag):
            self.out.lost_bill(row, told, code="cut_segment", value=segment)
        else:
            self.out.reject(row, "detail", told, code="cut_segment", value=segment)

    def unknown(self, row: int, tag: str, segment: str) -> None:
        """A segment that is not read: counted by its name, or a reject line where it has none."""
        if tag.isascii() and tag.isalnum() and tag.isupper() and len(tag) in (2, 3):
            self.out.skipped[tag] += 1
            return
        told = "this text between two segment ends does not begin with the name of a segment"
        self.out.reject(row, "detail", told, code="no_segment", value=segment)

    def misplaced(self, row: int, tag: str, value: str) -> None:
        """A segment of a bill where none is open."""
        told = f"{tag} belongs to no bill of lading ({self.bill_tag}) that can be used"
        self.out.reject(row, "detail", told, code="out_of_place", value=blank(value))

    def put_container(self, row: int, number: str) -> None:
        """The goods that follow are in this container."""
        self.end_line()
        self.container = blank(number)
        if self.container and self.bill:
            cells = {"identifier": self.bill, "container_number": self.container}
            self.out.add("container", row, cells)

    def put_text(self, row: int, text: str) -> None:
        """Text of the line of goods now open, or of a new one."""
        if not text:
            return
        if not self.line:
            self.line_row = row
        self.line.append(text)

    def end_party(self) -> None:
        """The segments of a party are complete."""
        if self.party and self.bill:
            self.out.party(self.party.table, self.bill, self.party)
        self.party = None

    def end_line(self) -> None:
        """The segments of a line of goods are complete."""
        if self.line and self.bill:
            self.sequence[self.container] += 1
            cells = {
                "identifier": self.bill,
                "container_number": self.container,
                "description_sequence_number": str(self.sequence[self.container]),
                "description_text": " ".join(self.line),
            }
            self.out.add("cargodesc", self.line_row, cells)
        self.line = []

    def end_bill(self) -> None:
        """The bill of lading is complete."""
        self.end_party()
        self.end_line()
        self.bill = self.container = None
        self.sequence = Counter()
