"""``supplyscreen review decide``, ``second`` and ``undo``: one decision at a time."""

from pathlib import Path
from typing import Annotated

import typer

from supplyscreen.cli.case_folder import CASES, By, Cases, opened
from supplyscreen.cli.clock import now
from supplyscreen.cli.exits import told

Flags = Annotated[list[str], typer.Argument(metavar="FLAG...", help="Ids of flags.")]
Comment = Annotated[str, typer.Option("--comment", metavar="TEXT", help="In your own words.")]

Evidence = Annotated[
    list[Path] | None,
    typer.Option(
        "--evidence",
        metavar="FILE",
        help="A file that was looked at, up to 25 MiB; a copy is kept. May be given again.",
    ),
]


@told
def decide(
    flags: Flags,
    state: Annotated[
        str,
        typer.Option(
            "--state",
            metavar="STATE",
            help="in_review, needs_info, false_positive, confirmed, escalated or closed.",
        ),
    ],
    by: By,
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="CODE", help="A reason code; see docs.")
    ] = None,
    comment: Comment = "",
    evidence: Evidence = None,
    document: Annotated[
        list[Path] | None,
        typer.Option(
            "--document", metavar="FILE", help="The same, but only its name and hash are noted."
        ),
    ] = None,
    cases: Cases = CASES,
) -> None:
    """Decide one or more flags.

    \b
    Examples:
      supplyscreen review decide F1a024ea51af4 --state in_review --by ann
      supplyscreen review decide F1a024ea51af4 --state false_positive --reason other_party --by ann
      supplyscreen review decide F1a024ea51af4 --state in_review --evidence letter.pdf --by ann
    """
    import supplyscreen as ss

    noted = ss.evidence_documents(document or [])
    with opened(cases) as store, ss.keep_evidence(store, evidence or []) as kept:
        decision = ss.Decision(
            flags=tuple(flags),
            state=state,
            reviewer=by,
            at=now().isoformat(),
            reason_code=reason,
            comment=comment,
            documents=(*kept, *noted),
        )
        line = ss.decide_flags(store, decision)
        waits = len(line.body["waits"])
        typer.echo(f"Line {line.number} of the log: {len(line.body['flags']):,} decided.")
        if waits:
            typer.echo(f"{waits:,} of them wait for a second reviewer.")


@told
def second(
    flags: Flags,
    by: By,
    disagree: Annotated[
        bool, typer.Option("--disagree", help="The decision does not stand; say why.")
    ] = False,
    comment: Comment = "",
    evidence: Evidence = None,
    cases: Cases = CASES,
) -> None:
    """Agree, as a second and different person, with a decision; or do not.

    \b
    Example:
      supplyscreen review second F1a024ea51af4 --by bob
    """
    import supplyscreen as ss

    with opened(cases) as store, ss.keep_evidence(store, evidence or []) as kept:
        review = ss.SecondReview(
            flags=tuple(flags),
            agrees=not disagree,
            reviewer=by,
            at=now().isoformat(),
            comment=comment,
            documents=kept,
        )
        line = ss.second_decision(store, review)
        typer.echo(f"Line {line.number} of the log.")


@told
def undo(
    line: Annotated[int, typer.Argument(metavar="LINE", help="Number of a line of the log.")],
    by: By,
    cases: Cases = CASES,
) -> None:
    """Take one of your own decisions back; the log keeps both.

    \b
    Example:
      supplyscreen review undo 17 --by ann
    """
    import supplyscreen as ss

    with opened(cases) as store:
        done = ss.undo_decision(store, line, reviewer=by, at=now().isoformat())
        typer.echo(f"Line {line} was taken back by line {done.number}.")
