"""What a run did, in one sentence each: for the text of a statement and for the box of a form."""

from supplyscreen.disclosures.facts import RunFacts
from supplyscreen.runs import words


def run_sentences(facts: RunFacts) -> dict[str, str]:
    """The three sentences of this file by name, for a template."""
    return {"screened": screened(facts), "flagged": flagged(facts), "decided": decided(facts)}


def screened(facts: RunFacts) -> str:
    """What was screened, against how many lists, and what could not be."""
    records = " and ".join(
        f"{words.number(kind.considered)} {kind.kind if kind.considered != 1 else _ONE[kind.kind]}"
        for kind in facts.kinds
    )
    lists = words.count(len(facts.lists), "published list")
    gaps = facts.total.not_screenable
    left = f" {words.number(gaps)} of them could not be screened." if gaps else ""
    return (
        f"Names, addresses and goods of {records or 'no records'} were compared with {lists} and "
        f"the rules that go with them, as of {facts.as_of} (run {facts.run}).{left}"
    )


_ONE = {"bills of lading": "bill of lading", "supplier rows": "supplier row"}


def flagged(facts: RunFacts) -> str:
    """How many flags there are, and what a flag is."""
    if not facts.flags_total:
        return f"The screening raised no flag (run {facts.run}). That is not a clearance."
    flags = words.count(facts.flags_total, "flag")
    each = "It" if facts.flags_total == 1 else "Each of them"
    return (
        f"The screening raised {flags} (run {facts.run}). {each} is a possible match and a reason "
        f"to look, not a finding."
    )


def decided(facts: RunFacts) -> str:
    """How many flags somebody has decided on."""
    if not facts.flags_total:
        return f"Run {facts.run} has no flag to decide on."
    if not facts.reviewed:
        return (
            f"{words.count(facts.flags_total, 'flag')} of run {facts.run} "
            f"{'is' if facts.flags_total == 1 else 'are'} open: its record holds no decision of a "
            f"reviewer."
        )
    return (
        f"Of {words.count(facts.flags_total, 'flag')} in run {facts.run}, "
        f"{words.number(facts.reviewed)} {'has' if facts.reviewed == 1 else 'have'} a decision of "
        f"a reviewer in its record; {words.number(facts.pending)} "
        f"{'is' if facts.pending == 1 else 'are'} not decided yet."
    )
