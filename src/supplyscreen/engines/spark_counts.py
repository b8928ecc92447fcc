"""The counts of all buckets as one, and the run record of a screen on Spark."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from supplyscreen.engines.spark_input import SparkInput
from supplyscreen.flags import FlagContext, flag_batch, prepare_flags
from supplyscreen.intake import Manifest
from supplyscreen.intake.flat_source import flat_source
from supplyscreen.matching import match_parties
from supplyscreen.models import CanaryRecord, RunRecord
from supplyscreen.schemas import PARTIES, ROLES, SHIPMENTS, SUPPLIERS, empty
from supplyscreen.screening.as_of import listed_by
from supplyscreen.screening.canaries import make_canaries
from supplyscreen.screening.record import make_record
from supplyscreen.screening.tally import Tally


@dataclass(frozen=True)
class Told:
    """What was not used of the input (REJECTS), and what was repaired or in doubt (FINDINGS)."""

    rejects: pl.DataFrame
    findings: pl.DataFrame


def counted(tallies: Iterable[str]) -> tuple[Tally, int]:
    """The sum of what buckets told (JSON), and the further lines of merged shipments."""
    tally, merged = Tally(), 0
    became: Counter[str] = Counter()
    for one in map(json.loads, tallies):
        became.update(one["outcomes"])
        tally.grounds.update(one["grounds"])
        tally.reasons.update(one["reasons"])
        tally.add_covered(pl.DataFrame(one["coverage"]))
        merged += one["merged"]
    tally.outcomes["shipment"] = became
    return tally, merged


def run_record(
    given: SparkInput, context: FlagContext, read: Told, tally: Tally, merged: int
) -> RunRecord:
    """The record of the run, made as the local run makes it.

    Raises CanaryError when a canary is missed, pydantic.ValidationError if counts do not add up.
    """
    manifest = Manifest(
        shipments=empty(SHIPMENTS).lazy(),
        roles=empty(ROLES).lazy(),
        parties=empty(PARTIES),
        rejects=read.rejects,
        source=flat_source(given.tables, given=given.given, merged=merged),
        missing_roles=given.missing_roles,
        findings=read.findings,
    )
    caught = _canaries(context)
    return make_record([manifest], context, tally).model_copy(update={"canaries": caught})


def _canaries(context: FlagContext) -> CanaryRecord:
    """The canaries of the run, matched and flagged by the driver."""
    canaries = make_canaries(context.watchlists, context.config, context.as_of)
    listed = listed_by(context.watchlists, context.as_of)
    matches = match_parties(canaries.parties, listed, config=context.config)
    houses = pl.Series([], dtype=pl.String)
    prepared = prepare_flags(canaries.parties, matches, context, house_masters=houses)
    return canaries.judge(
        flag_batch(canaries.shipments, empty(SUPPLIERS), canaries.roles, prepared)
    )
