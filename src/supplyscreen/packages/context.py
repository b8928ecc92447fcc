"""Everything that a package prints, as plain values for its template."""

from typing import Any

import polars as pl

from supplyscreen.packages.asked import Asked, law_of_flag
from supplyscreen.packages.evidence import PRINTED as EVIDENCE_PRINTED
from supplyscreen.packages.evidence import evidence_of
from supplyscreen.packages.exhibits import exhibits_of
from supplyscreen.packages.facts import Sources, coverage_of, files_of, lists_of
from supplyscreen.packages.flow import paths_of
from supplyscreen.packages.parties import nobody_named, parties_of
from supplyscreen.packages.selection import Selection
from supplyscreen.packages.stages import chains_of
from supplyscreen.packages.transactions import named_in, transactions_of
from supplyscreen.runs import Result
from supplyscreen.runs.decided import decided
from supplyscreen.watchlists import commodities_of, situation, with_situation

PARTIES_PRINTED = 100
_SUBJECT = {
    "entry": "what the run flags for the entry",
    "shipper": "shippers whose name holds",
    "consignee": "consignees whose name holds",
    "product": "goods that are described by, or have an HTS code that begins with,",
}


def package_context(
    result: Result, selection: Selection, asked: Asked, *, csv_name: str
) -> dict[str, Any]:
    """The context of the templates ``cbp-package-PROCEDURE``, without what is read from the text
    itself (``contents``, ``blanks``)."""
    run, flags, shipments = result.run, selection.flags, selection.shipments
    situations = with_situation(flags.lazy()).select("situation").unique().collect().to_series()
    commodities = commodities_of(situations.sort())
    evidence = evidence_of(flags, run, law=asked.law)
    parties, sources = parties_of(selection), Sources(run)
    return {
        "asked": asked,
        "subject": selection.subject,
        "about": _SUBJECT[selection.subject.kind],
        "run": run,
        "run_id": result.run_id,
        "decided": decided(run),
        "csv_name": csv_name,
        "run_holds_all": result.holds_all_rows,
        "bills": shipments.height,
        "first": shipments["arrival_date"].min(),
        "last": shipments["arrival_date"].max(),
        "undated": shipments["arrival_date"].null_count(),
        "superseded": selection.superseded,
        "supplier_rows": selection.suppliers.height,
        "descriptions": named_in(shipments, "goods_description"),
        "codes": named_in(shipments, "hts_codes", between=", "),
        "origins": named_in(shipments, "country_of_origin"),
        "routes": named_in(_with_route(shipments), "route"),
        "transactions": transactions_of(shipments, sources),
        "parties": [
            party | {"source": sources(party["source_file"], party["source_row"])}
            for party in parties.head(PARTIES_PRINTED).iter_rows(named=True)
        ],
        "parties_in_all": parties.height,
        "compared": "listed_party" in run.config.grounds,
        "nobody": nobody_named(flags),
        "evidence": evidence[:EVIDENCE_PRINTED],
        "evidence_in_all": len(evidence),
        "standing": _standing(flags, asked.law),
        "exhibits": exhibits_of(asked.procedure, asked.law, commodities, csv_name=csv_name),
        "chains": chains_of(commodities),
        "paths": paths_of(flags),
        "told_gaps": sorted({gap for name in situations if (gap := situation(name).gap)}),
        "lists": lists_of(run),
        "files": files_of(run),
        "goods_gaps": tuple(gap.text for gap in run.goods_gaps),
        "coverage": coverage_of(run),
    }


def _with_route(shipments: pl.DataFrame) -> pl.DataFrame:
    ends = [pl.col(port).fill_null("port not stated") for port in _PORTS]
    return shipments.with_columns(route=pl.format("{} to {}", *ends))


_PORTS = ("port_of_lading", "port_of_unlading")


def _standing(flags: pl.DataFrame, law: str) -> dict[str, int]:
    """Records by what their flags say: ``listed`` a listed party, ``place`` and ``goods`` under
    the law of the procedure, ``other`` any reason under another law, ``gap`` not screenable."""
    reason = pl.col("ground") != "not_screenable"
    own = law_of_flag().eq_missing(pl.lit(law))
    sorts = {
        **{
            name: own & (pl.col("ground") == ground)
            for name, ground in (("listed", "listed_party"), ("place", "place"), ("goods", "goods"))
        },
        "other": ~own & reason,
        "gap": ~reason,
    }
    return {
        name: flags.filter(test).select("record_kind", "record_id").n_unique()
        if flags.height
        else 0
        for name, test in sorts.items()
    }
