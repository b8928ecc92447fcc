"""Answers that do not agree with each other, or with the run that a statement quotes."""

from collections.abc import Callable, Iterator

from supplyscreen.disclosures.company import Disclosure
from supplyscreen.disclosures.facts import RunFacts
from supplyscreen.disclosures.regimes import feeds
from supplyscreen.disclosures.statement import said_no_before
from supplyscreen.models import ReportKind
from supplyscreen.runs import words

_NOBODY = {"none", "no", "no one", "nobody", "not applicable", "n/a", "-"}


def doubts(
    disclosure: Disclosure, kind: ReportKind, facts: RunFacts | None = None
) -> tuple[str, ...]:
    """One sentence for each pair of answers that cannot both be so; only of fields that feed
    ``kind``."""
    fed = {feed.name for feed in feeds(kind)}
    found = [*_yes_after_no(disclosure, fed)]
    found += [text for names, text, holds in _PAIRS if names <= fed and holds(disclosure)]
    if facts is not None and "verification.done" in fed and disclosure.verification.done == "no":
        found.append(
            f"verification.done is no, but the statement quotes run {facts.run}, a screening of "
            f"{words.number(facts.total.considered)} records: say whether that is a verification"
        )
    none_found = "breaches.found" in fed and disclosure.breaches.found == "no"
    if none_found and facts is not None and facts.pending:
        found.append(
            f"breaches.found is no, but {words.count(facts.pending, 'flag')} of run {facts.run} "
            f"{'is' if facts.pending == 1 else 'are'} not decided on yet"
        )
    return tuple(found)


def notes(facts: RunFacts) -> tuple[str, ...]:
    """What to know of the run before its numbers are published, one sentence each."""
    told = []
    if facts.pending:
        told.append(f"{words.count(facts.pending, 'flag')} of run {facts.run} not decided yet.")
    if facts.total.not_screenable:
        told.append(
            f"{words.count(facts.total.not_screenable, 'record')} "
            f"({facts.total.not_screenable_share}) could not be screened."
        )
    told += [f"{x.title}: {x.stale_warning}" for x in facts.lists if x.stale_warning]
    return tuple(told)


def _yes_after_no(disclosure: Disclosure, fed: set[str]) -> Iterator[str]:
    """A yes or a number above 0 below a question that was answered with no."""
    for name in sorted(fed):
        if "." not in name or (before := said_no_before(disclosure, name)) is None:
            continue
        value = disclosure.value(name)
        if value in {"yes", "partly"} or (isinstance(value, int) and value > 0):
            yield f"{before} is no, but {name} is {value}"


_STEPS = ("verification", "audits", "certification", "training", "risks", "remediation")


def _no_steps_but_some(disclosure: Disclosure) -> bool:
    """No steps were taken, but one of the things that are steps was done."""
    done = {disclosure.value(f"{part}.done") for part in _STEPS}
    return disclosure.risks.any_steps == "no" and bool(done & {"yes", "partly"})


_PAIRS: tuple[tuple[set[str], str, Callable[[Disclosure], bool]], ...] = (
    (
        {"verification.by_third_party", "verification.third_party"},
        "verification.by_third_party is no, but verification.third_party names one",
        lambda x: (
            x.verification.by_third_party == "no"
            and (x.verification.third_party or "none").lower().rstrip(".") not in _NOBODY
        ),
    ),
    (
        {"verification.by_third_party", "screening.in_house"},
        "screening.in_house is no, but verification.by_third_party is no: say whether the one who "
        "ran the screening is a third party",
        lambda x: x.screening.in_house == "no" and x.verification.by_third_party == "no",
    ),
    (
        {"audits.unannounced", "audits.announced_count"},
        "audits.unannounced is yes, but audits.announced_count is above 0",
        lambda x: x.audits.unannounced == "yes" and bool(x.audits.announced_count),
    ),
    (
        {"audits.unannounced", "audits.unannounced_count"},
        "audits.unannounced is no, but audits.unannounced_count is above 0",
        lambda x: x.audits.unannounced == "no" and bool(x.audits.unannounced_count),
    ),
    (
        {"risks.any_steps"},
        "risks.any_steps is no, but other answers tell of steps: verification, audits, "
        "certification, training, risks or remediation",
        _no_steps_but_some,
    ),
)
