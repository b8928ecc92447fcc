"""Canaries: synthetic bills of lading that a run must flag, or it is not to be trusted.

They are made from the loaded lists, rules and places, go through the same matching and flagging as
the real rows, in the same calls, and are taken out before anything is counted. A canary that is
demanded and not caught stops the run: a rule that never fires is found the same day.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

import polars as pl

from supplyscreen.errors import CanaryError
from supplyscreen.intake.parties import BLOCKS, build_parties
from supplyscreen.models import Canary, CanaryRecord, GoodsRule, ScreenConfig
from supplyscreen.schemas import PARTIES, ROLES, SHIPMENTS, conform, empty
from supplyscreen.screening.canary_names import altered_names
from supplyscreen.watchlists import Watchlists

MARK = "canary of supplyscreen: "
"""Begins the record id of every canary; no bill of lading is numbered so."""
RULES_TESTED = 24
"""The most goods rules that a run tests; of more, those with the smallest hashes."""
XINJIANG_BAN = "us-uflpa"  # the program that place flags rest on


@dataclass(frozen=True)
class _Bill:
    """One canary as a bill of lading, and the flag that it must give."""

    kind: str
    of: str  # entry, rule or place
    ground: str
    demanded: bool
    name: str = "CANARY TEST COMPANY LTD"
    address: str | None = None
    country: str | None = None
    goods: str | None = None
    codes: tuple[str, ...] = ()
    title: str = ""  # of a rule

    @property
    def record_id(self) -> str:
        return f"{MARK}{self.kind} {self.of}"

    @property
    def key(self) -> tuple[str, str]:
        """Where its flag is found: record and ground."""
        return self.record_id, self.ground

    def text(self) -> str:
        """What is altered or tested, in words."""
        shown = {"goods_code": ", ".join(self.codes), "goods_words": self.goods or ""}
        return shown.get(self.kind, self.address or self.name)


@dataclass(frozen=True)
class Canaries:
    """The canaries of one run, as the tables that the stages take."""

    bills: tuple[_Bill, ...]
    shipments: pl.DataFrame
    roles: pl.DataFrame
    parties: pl.DataFrame

    def judge(self, flags: pl.DataFrame) -> CanaryRecord:
        """Which canaries ``flags`` (FLAGS of all records) caught.

        Raises CanaryError when a demanded one is not among them.
        """
        found = flags.filter(pl.col("record_id").str.starts_with(MARK)).select(
            "record_id", "ground", "entry_id", "rule_id", "evidence_for"
        )
        rows = found.rows_by_key(["record_id", "ground"], named=True)
        results = tuple(_result(bill, rows.get(bill.key, [])) for bill in self.bills)
        missed = [canary for canary in results if canary.demanded and not canary.caught]
        if missed:
            first = f"{missed[0].kind} of {missed[0].of} ({missed[0].text!r})"
            raise CanaryError(
                f"{len(missed)} of {len(results)} canaries were not caught, the first: {first}. "
                "Nothing of this run is to be trusted.",
                hint="a list, rule, setting or the program is broken: undo the last change, or "
                "report it",
            )
        return CanaryRecord(
            made=len(results),
            caught=sum(canary.caught for canary in results),
            demanded=sum(canary.demanded for canary in results),
            canaries=results,
        )

    def without(self, flags: pl.DataFrame) -> pl.DataFrame:
        """``flags`` of the real records alone, in their order."""
        return flags.filter(~pl.col("record_id").str.starts_with(MARK))


def make_canaries(watchlists: Watchlists, config: ScreenConfig, day: date) -> Canaries:
    """The canaries for these lists, rules, places and settings; the same for the same input."""
    bills: list[_Bill] = []
    if "listed_party" in config.grounds:
        bills += [
            _Bill(a.alteration, a.entry_id, "listed_party", a.demanded, a.text, country=a.country)
            for a in altered_names(watchlists, config, day)
        ]
    if "goods" in config.grounds:
        bills += [bill for rule in _rules(watchlists, config, day) for bill in _of_rule(rule)]
    if "place" in config.grounds:
        bills += _of_places(watchlists, day)
    roles, parties = _parties(tuple(bills))
    return Canaries(tuple(bills), _shipments(bills, day), roles, parties)


def _result(bill: _Bill, flags: Sequence[dict[str, str | None]]) -> Canary:
    """Caught by a flag that names the entry or rule; any place flag will do.

    Of rules that contend for one record, the flag of the winner names the others by their titles.
    """
    named = {flag[column] for flag in flags for column in ("entry_id", "rule_id")}
    beside = bill.title and any(bill.title in (flag["evidence_for"] or "") for flag in flags)
    found = bool(flags) if bill.ground == "place" else bill.of in named or bool(beside)
    return Canary(
        kind=bill.kind, of=bill.of, text=bill.text(), demanded=bill.demanded, caught=found
    )


def _rules(watchlists: Watchlists, config: ScreenConfig, day: date) -> list[GoodsRule]:
    """Rules in use and in force by ``day`` whose program is, at most RULES_TESTED."""
    law = {key for key, program in watchlists.programs.items() if program.in_force_since <= day}
    lists = {None, *config.goods_lists}
    usable = [
        rule
        for rule in watchlists.goods_rules
        if rule.since <= day and rule.program_key in law and rule.goods_list in lists
    ]
    chosen = sorted(usable, key=lambda rule: hashlib.sha256(rule.rule_id.encode()).hexdigest())
    return sorted(chosen[:RULES_TESTED], key=lambda rule: rule.rule_id)


def _of_rule(rule: GoodsRule) -> list[_Bill]:
    """One bill with the rule's first usable words, one with its first code; each in its country."""
    common = _Bill("", rule.rule_id, "goods", True, country=rule.countries[0], title=rule.title)
    made = []
    words = [w for w in rule.words if not any(n.lower() in w.lower() for n in rule.not_words)]
    if words:
        made.append(replace(common, kind="goods_words", goods=words[0]))
    codes = [code for code in rule.hts_prefixes if len(code) >= 4]
    if codes:
        made.append(replace(common, kind="goods_code", codes=(codes[0],)))
    return made


def _of_places(watchlists: Watchlists, day: date) -> list[_Bill]:
    """An address in the first region whose Latin spelling stands for nothing else."""
    law = watchlists.programs.get(XINJIANG_BAN)
    sure = watchlists.places.filter(
        pl.col("level") == "region",
        ~pl.col("ambiguous"),
        pl.col("spelling").str.contains(r"^[A-Za-z]+$"),
    ).sort("place_id", "spelling")
    if law is None or law.in_force_since > day or sure.is_empty():
        return []
    place = str(sure["spelling"][0])
    return [_Bill("place", place, "place", True, address=f"1 EXAMPLE ROAD, {place}, CHINA")]


@lru_cache(maxsize=4)  # days of a history, screens of one process: the lists are often the same
def _parties(bills: tuple[_Bill, ...]) -> tuple[pl.DataFrame, pl.DataFrame]:
    if not bills:
        return empty(ROLES), empty(PARTIES)
    blocks = [
        {
            "record_id": bill.record_id,
            "role": "shipper",
            "name": bill.name,
            "lines": [bill.address] if bill.address else [],
            "country_cell": bill.country,
            "source_file": "canary",
            "source_row": row,
        }
        for row, bill in enumerate(bills, start=1)
    ]
    schema = {name: BLOCKS[name] for name in BLOCKS if name != "local_name"}
    frame = conform(pl.DataFrame(blocks, schema=schema), BLOCKS)
    return build_parties(frame, column_first=True)


def _shipments(bills: Sequence[_Bill], day: date) -> pl.DataFrame:
    rows = [
        {
            "shipment_id": bill.record_id,
            "bill_of_lading": bill.record_id,
            "bill_level": "regular",
            "state": "current",
            "arrival_date": day,
            "goods_description": bill.goods,
            "hts_codes": list(bill.codes),
            "containers": [],
        }
        for bill in bills
    ]
    names = rows[0] if rows else {}
    return conform(pl.DataFrame(rows, schema={name: SHIPMENTS[name] for name in names}), SHIPMENTS)
