"""What a package says of the run: its lists with their days and gaps, its input files."""

from supplyscreen.models import RunRecord, day_text
from supplyscreen.runs import words


def lists_of(run: RunRecord) -> tuple[dict[str, object], ...]:
    """Every list of the run, as the template prints it."""
    return tuple(
        {
            "title": record.title,
            "url": record.official_url,
            "published": record.published,
            "retrieved": day_text(record.retrieved_on),
            "entries": record.entries - record.not_yet_listed,
            "sha256": record.sha256,
            "warning": record.stale_warning,
            "gaps": tuple(gap.text for gap in record.known_gaps),
        }
        for record in run.lists
    )


def files_of(run: RunRecord) -> tuple[dict[str, object], ...]:
    """Every input file of the run, marked F1, F2, ... in the order read."""
    files = [file for source in run.inputs for file in source.files]
    return tuple(
        {"mark": f"F{at}", "name": file.name, "rows": file.rows, "sha256": file.sha256}
        for at, file in enumerate(files, start=1)
    )


class Sources:
    """The short way in which a package names file and row: ``F3, row 17``."""

    def __init__(self, run: RunRecord) -> None:
        names = [file.name for source in run.inputs for file in source.files]
        marks = {name: f"F{at}" for at, name in enumerate(names, start=1)}
        self._marks = {name: mark for name, mark in marks.items() if names.count(name) == 1}

    def __call__(self, file: str | None, row: int | None) -> str:
        """File and row; the name of the file where it is not one of the run, or two have it."""
        if file is None:
            return words.NOT_STATED
        return f"{self._marks.get(file, file)}, row {row}"


def coverage_of(run: RunRecord) -> tuple[str, ...]:
    """How many bills of the whole run name a party in each role, or their goods, in words."""
    return tuple(
        f"{words.number(each.not_named)} of {words.count(each.bills, 'bill')} of the run "
        f"{'does' if each.not_named == 1 else 'do'} not state "
        + ("the goods" if each.role == "goods" else f"a {_plain(each.role)}: {words.WITHHELD}")
        for each in run.coverage
        if each.not_named
    )


def _plain(role: str) -> str:
    return role.replace("_", " ")
