"""What two runs were made of, where it differs: the causes that a changed flag can have."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from supplyscreen.models import ListRecord, RunRecord

Cause = Literal["data", "list", "rules", "config", "day", "code", "review"]
"""Why a flag can differ: the input files, an edition of a list, laws or rules or places beside the
lists, a setting, the as-of date, the version of supplyscreen, a decision of the review."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs: which ``cause`` it is, ``what`` (a list id, a file, a setting), and
    what it was in the first run and in the second ("none" where it was not there)."""

    cause: Cause
    what: str
    before: str
    after: str


def differences(first: RunRecord, second: RunRecord) -> tuple[Difference, ...]:
    """Everything that differs between what two runs were made of, in the order of causes."""
    found = [
        *_files(first, second),
        *_lists(first, second),
        *_settings(first, second),
        *_plain("day", "as-of date", first.as_of, second.as_of),
        *_plain("code", "version", first.version, second.version),
    ]
    if first.data_sha256 != second.data_sha256 and not any(one.cause == "list" for one in found):
        found += _plain("rules", "laws, rules and places", first.data_sha256, second.data_sha256)
    return tuple(found)


def _plain(cause: Cause, what: str, before: object, after: object) -> Iterator[Difference]:
    if before != after:
        yield Difference(cause, what, str(before), str(after))


def _files(first: RunRecord, second: RunRecord) -> Iterator[Difference]:
    before, after = (
        {file.name: file.sha256 for source in run.inputs for file in source.files}
        for run in (first, second)
    )
    for name in sorted(before.keys() | after.keys()):
        yield from _plain("data", name, before.get(name, "none"), after.get(name, "none"))
    reading = [[(one.layout, one.mapping) for one in run.inputs] for run in (first, second)]
    if reading[0] != reading[1]:
        yield Difference("data", "how the columns were read", "another mapping", "this mapping")


def _lists(first: RunRecord, second: RunRecord) -> Iterator[Difference]:
    before, after = ({one.id: one for one in run.lists} for run in (first, second))
    for name in sorted(before.keys() | after.keys()):
        old, new = before.get(name), after.get(name)
        if old is None or new is None or old.sha256 != new.sha256:
            yield Difference("list", name, _edition(old), _edition(new))


def _edition(used: ListRecord | None) -> str:
    if used is None:
        return "none"
    return f"published {used.published}, {used.entries:,} entries ({used.sha256[:12]})"


def _settings(first: RunRecord, second: RunRecord) -> Iterator[Difference]:
    before, after = (run.config.model_dump(mode="json") for run in (first, second))
    for name in sorted(before.keys() | after.keys()):
        yield from _plain("config", name, before.get(name), after.get(name))
