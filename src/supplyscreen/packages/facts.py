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
    """Every input file of the run."""
    return tuple(
        {"name": file.name, "rows": file.rows, "sha256": file.sha256}
        for source in run.inputs
        for file in source.files
    )


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
