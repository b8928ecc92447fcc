"""Decisions by the forms of the workbench, many at once, and what the audit log holds of them."""

import re
import threading
import time
from collections import Counter
from functools import partial
from pathlib import Path

import polars as pl
from benchmarks.review_client import Client, Timings, at_once

import supplyscreen as ss
from supplyscreen.names import normalize_names

AT = "2026-11-30T09:00:00+00:00"
TWICE = 20  # one flag in so many is decided by two people
RACES = 100  # flags that all people decide at the same moment
WRITTEN, TOLD = 303, 422  # answers: written; told that somebody else was first
DECIDED = (
    {"decision": "in_review"},
    {"decision": "false_positive", "reason": "origin_shown"},
    {"decision": "false_positive", "reason": "other_party"},
    {"decision": "confirmed", "reason": "same_party"},
)


def apart(flags: pl.DataFrame, count: int) -> list[str]:
    """Flags on parties of which no two are the same, so that no decision sets another aside."""
    named = flags.filter(pl.col("party_name").is_not_null())
    keyed = named.with_columns(normalize_names(named["party_name"]).alias("key"))
    found = keyed.unique("key", maintain_order=True)["flag_id"]
    if len(found) < count:
        raise ValueError(f"{len(found):,} parties are too few for {count:,} decisions.")
    return found.sample(count, seed=8, shuffle=True).to_list()


class Writing:
    """Each of ``flags`` is decided by one client, one in TWICE by two; ``races`` by all."""

    def __init__(self, flags: list[str], races: list[str]) -> None:
        self.flags, self.races = flags, races
        self.twice = set(flags[::TWICE])
        self.answers: list[tuple[str, int]] = []
        self.timings = Timings({"decision": []})

    def run(self, clients: list[Client]) -> None:
        """Send all forms."""
        tokens = [_csrf(client, self.flags[0]) for client in clients]
        start = threading.Barrier(len(clients))

        def send(at: int, number: int, flag: str) -> float:
            fields = {**DECIDED[number % len(DECIDED)], "seen": "0", "csrf": tokens[at]}
            begun = time.perf_counter()
            status = clients[at].post(f"/flag/{flag}/decide", fields)
            self.answers.append((flag, status))
            return (time.perf_counter() - begun) * 1000

        def share(at: int) -> None:
            for number, flag in enumerate(self.flags):
                mine = number % len(clients) == at
                if mine or (flag in self.twice and (number + 1) % len(clients) == at):
                    self.timings.took["decision"].append(send(at, number, flag))

        def race(at: int) -> None:
            for number, flag in enumerate(self.races):
                start.wait()
                send(at, number + at, flag)

        everybody = range(len(clients))
        self.timings.seconds = at_once([partial(share, at) for at in everybody])
        at_once([partial(race, at) for at in everybody])

    def account(self, cases: Path) -> str:
        """What was answered against what the log holds. Raises ValueError where they differ."""
        accepted = Counter(flag for flag, status in self.answers if status == WRITTEN)
        refused = sum(status == TOLD for _, status in self.answers)
        with ss.CaseStore(cases, at=AT) as store:
            lines = [line for line in store.lines() if line.action == "decide"]
            tables = store.rows("SELECT count(*) FROM decisions WHERE action = 'decide'").item()
        decided = Counter(flag for line in lines for flag in line.body["flags"])
        wanted = {*self.flags, *self.races}
        checks = {
            "an answer was neither": len(self.answers) == accepted.total() + refused,
            "the log does not hold what was answered": decided == accepted,
            "a decision was lost": set(decided) == wanted,
            "a flag was decided twice": decided.total() == len(wanted),
            "the tables do not hold the log": tables == len(lines),
        }
        if wrong := [sentence for sentence, right in checks.items() if not right]:
            raise ValueError("; ".join(wrong))
        return (
            f"{len(self.answers):,} forms for {len(wanted):,} flags; {len(self.twice):,} flags "
            f"were decided by two people, {len(self.races):,} by all at the same moment. "
            f"{accepted.total():,} were answered as written, {refused:,} told that somebody else "
            f"was first. The log holds {len(lines):,} decisions, one for each flag: none lost, "
            "none doubled."
        )


def library(cases: Path, flags: list[str]) -> Timings:
    """One decision after the other by ``decide_flags``, without a server."""
    took = []
    with ss.CaseStore(cases, at=AT) as store:
        for flag in flags:
            decision = ss.Decision(
                flags=(flag,),
                state="false_positive",
                reviewer="ann",
                at=AT,
                reason_code="other_party",
            )
            begun = time.perf_counter()
            ss.decide_flags(store, decision)
            took.append((time.perf_counter() - begun) * 1000)
    return Timings({"decision": took}, seconds=sum(took) / 1000)


def _csrf(client: Client, flag: str) -> str:
    found = re.search(r'name="csrf" value="(\w+)"', client.page(f"/flag/{flag}")[1])
    if found is None:
        raise ValueError("the page of a flag has no form")
    return found.group(1)
