"""Small synthetic results for the tests of the reports room.

Shippers are invented; the listed names, dates and citations are those of the published lists.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import polars as pl

from supplyscreen import models
from supplyscreen.schemas import (
    FINDINGS,
    FLAGS,
    REJECTS,
    SHIPMENT_ROWS,
    SUPPLIER_ROWS,
    conform,
    empty,
)

AS_OF = date(2026, 11, 22)
SHA = {
    name: f"{place:x}" * 64
    for place, name in enumerate(("config", "ams", "list", "wro", "data"), 10)
}
Cell = str | float | int | bool | date | None

ALIGNED = json.dumps(
    [
        ["HETIAN", "Hetian", "same"],
        ["HAOLIN", "Haolin", "same"],
        ["HAIR", "Hair", "same"],
        ["ACCESORIES", "Accessories", "near"],
        ["CO", "Co.", "same"],
        ["LT", "Ltd.", "near"],
        ["", "Factory", "only_there"],
        ["EXPORT", "", "only_here"],
    ]
)
LISTED: dict[str, Cell] = {
    "ground": "listed_party",
    "record_kind": "shipment",
    "bill_level": "house",
    "role": "shipper",
    "relation": "as_filed",
    "party_id": "p-haolin",
    "party_name": "HETIAN HAOLIN HAIR ACCESORIES CO LT EXPORT",
    "party_address": "BEIJING INDUSTRIAL ZONE, LUOPU COUNTY, HETIAN",
    "party_country": "CN",
    "band": "strong",
    "score": 0.9412,
    "watchlist_id": "us_dhs_uflpa",
    "entry_id": "hetian-haolin-hair-accessories",
    "entry_name": "Hetian Haolin Hair Accessories Co. Ltd.",
    "matched_name": "Hotan Haolin Hair Accessories",
    "entry_status": "active",
    "program_key": "us-uflpa",
    "provision": "2(d)(2)(B)(i)",
    "legal_basis": "Uyghur Forced Labor Prevention Act, section 3",
    "citation": "87 FR 47777",
    "official_url": "https://www.dhs.gov/uflpa-entity-list",
    "listed_on": date(2022, 6, 21),
    "timing": "in_force_when_shipped",
    "listed_on_shipment_date": True,
    "listed_today": True,
    "days_listed_before_shipment": 217,
    "provision_when_shipped": "2(d)(2)(B)(i)",
    "timing_reason": "Listed on 2022-06-21, 217 days before arrival on 2023-01-24. Still listed on "
    "2026-11-22 (as-of date).",
    "goods_scope": "",
    "merchandise": "all_goods",
    "merchandise_reason": "The entry covers all goods of the party.",
    "evidence_for": "Same brand word HAOLIN, same trade words, same place HETIAN.",
    "evidence_against": "One word of the listed name is not in the filed name.",
    "goods_description": "HAIR BRAIDS, SYNTHETIC, 400 CARTONS",
    "hts_codes": "670411",
    "port_of_lading": "Shanghai",
    "port_of_unlading": "Los Angeles, CA",
    "alignment": ALIGNED,
}
EARLY: dict[str, Cell] = {
    "timing": "shipped_before",
    "listed_on_shipment_date": False,
    "days_listed_before_shipment": -111,
    "provision_when_shipped": None,
    "timing_reason": "Arrived on 2022-03-02, 111 days before the listing on 2022-06-21: history, "
    "not a bar. Still listed on 2026-11-22 (as-of date).",
}
PLACE: dict[str, Cell] = LISTED | {
    "ground": "place",
    "party_id": "p-shule",
    "party_name": "EXAMPLE TEXTILE TRADING CO",
    "party_address": "12 RENMIN ROAD, SHULE COUNTY, KASHGAR, XINJIANG",
    "band": None,
    "score": None,
    "watchlist_id": None,
    "entry_id": None,
    "entry_name": None,
    "matched_name": "KASHGAR",
    "entry_status": None,
    "provision": "section 3(a)",
    "rule_id": "xinjiang-places",
    "days_listed_before_shipment": None,
    "provision_when_shipped": None,
    "timing_reason": None,
    "merchandise": None,
    "merchandise_reason": None,
    "evidence_for": "The address names Kashgar and Xinjiang.",
    "evidence_against": "",
    "alignment": None,
    "timing": "shipped_before",
    "listed_on_shipment_date": False,
}
GOODS: dict[str, Cell] = PLACE | {
    "ground": "goods",
    "role": "goods",
    "party_id": None,
    "party_name": None,
    "party_address": None,
    "entry_name": "Cotton and cotton products",
    "matched_name": None,
    "rule_id": "uflpa-sector-cotton",
    "timing": "in_force_when_shipped",
    "evidence_for": "HTS code 6109 is in the prefixes of the sector; the port of lading is in CN.",
    "evidence_against": "The word COTTON is not in the description.",
    "goods_description": "KNITTED T-SHIRTS",
    "hts_codes": "610910",
}
GAP: dict[str, Cell] = dict.fromkeys(LISTED) | {
    "ground": "not_screenable",
    "record_kind": "shipment",
    "bill_level": "house",
    "role": "shipper",
    "relation": "as_filed",
    "reason_code": "shipper_not_stated",
    "timing": "not_applicable",
    "program_key": "us-19cfr103",
    "legal_basis": "Public manifest information",
    "citation": "19 CFR 103.31",
    "official_url": "https://www.ecfr.gov/current/title-19/section-103.31",
    "evidence_for": "No shipper row for this bill: party withheld or never filed.",
}


@dataclass(frozen=True)
class Result:
    """What ``write_report`` needs of a ScreenResult."""

    flags: pl.DataFrame
    rejects: pl.DataFrame
    findings: pl.DataFrame
    run: models.RunRecord
    run_id: str = "5" * 64

    def scan_flags(self) -> pl.LazyFrame:
        """The flags, lazy."""
        return self.flags.lazy()

    def scan_shipments(self) -> pl.LazyFrame:
        """The shipments of the flags, lazy; no other is held."""
        return shipment_rows(self.flags).lazy()

    def scan_flagged_shipments(self) -> pl.LazyFrame:
        """Those with a flag on a ground, lazy."""
        return self.scan_shipments().filter(pl.col("outcome") == "flagged")

    def supplier_rows(self) -> pl.DataFrame:
        """None: the builder makes flags only."""
        return empty(SUPPLIER_ROWS)

    @property
    def holds_all_rows(self) -> bool:
        """No: the builder makes flags only."""
        return False


def flag(base: Mapping[str, Cell], place: int, **changes: Cell) -> dict[str, Cell]:
    """One FLAGS row: ``base`` for the bill number ``place`` with some cells changed."""
    bill = f"TEST{place:08d}"
    own: dict[str, Cell] = {
        "flag_id": f"flag-{place:05d}",
        "record_id": f"s-{bill}",
        "bill_of_lading": bill,
        "arrival_date": date(2023, 1, 15) + timedelta(days=9 * (place % 60)),
        "source_file": "ams__shipper_2023.csv",
        "source_row": place + 1,
    }
    return {**base, **own, **changes}


def build(
    flags: Sequence[Mapping[str, Cell]],
    *,
    no_flag: int = 20,
    rejected: Sequence[Mapping[str, Cell]] = (),
    report_rows: int = 2000,
    suppliers: int = 0,
) -> Result:
    """A result of ``flags``, each on a bill of its own unless record_id says otherwise."""
    frame = pl.DataFrame(flags, schema=FLAGS) if flags else empty(FLAGS)
    rejects = pl.DataFrame(rejected, schema=REJECTS) if rejected else empty(REJECTS)
    real = {row["record_id"] for row in flags if row["ground"] != "not_screenable"}
    gaps = {row["record_id"] for row in flags} - real
    bills = _counts(len(real), len(gaps), no_flag, len(rejected))
    kinds = {"shipment": bills}
    if suppliers:
        kinds["supplier"] = _counts(0, 0, suppliers, 0)
    return Result(
        frame,
        rejects,
        empty(FINDINGS),
        _run(frame, rejects, kinds=kinds, report_rows=report_rows),
    )


def reviewed(flags: Sequence[Mapping[str, Cell]], *aside: models.SetAside, more: int = 0) -> Result:
    """A result to which decisions were applied: those of the column disposition."""
    made = build(flags)
    return replace(made, run=reviewed_run(made, *aside, more=more))


def reviewed_run(made: Result, *aside: models.SetAside, more: int = 0) -> models.RunRecord:
    """The run of ``made`` with a review: the dispositions of its flags are counted."""
    counts = made.flags.filter(pl.col("ground") != "not_screenable")["disposition"].value_counts()
    review = models.ReviewRecord(
        screened_run_id="1" * 64,
        log_lines=4,
        log_sha256="2" * 64,
        flags_by_disposition=dict(sorted(counts.iter_rows())),
        set_aside=aside,
        set_aside_more=more,
    )
    return made.run.model_copy(update={"review": review})


# What decisions set aside: of a pair, and of one flag alone, with names that would run as code.
OF_THE_PAIR = models.SetAside(
    party="<b>EXAMPLE</b> CO",
    compared_with="Example Co.",
    flags=2,
    reason_code="other_party",
    approver="ann",
    second_approver="bob",
    since="2026-11-20T09:00:00+00:00",
    expires_on=date(2027, 11, 20),
)
ALONE = OF_THE_PAIR.model_copy(
    update={
        "party": None,
        "compared_with": "uflpa-sector-cotton",
        "flags": 1,
        "reason_code": "origin_shown",
        "second_approver": None,
        "expires_on": None,
    }
)


def small() -> Result:
    """Three flags on a ground, four gaps, two rejects, supplier rows: a bit of everything."""
    rejected = [
        reject(7, "arrival_date", "bad_date", "2018-02-30", "This is no day of the calendar."),
        reject(9, None, "ragged_row", "=1+1", "The row has 3 cells, expected 12."),
    ]
    flags = [
        flag(LISTED, 1),
        flag(LISTED, 2, arrival_date=date(2022, 3, 2), **EARLY),
        flag(PLACE, 3),
        flag(GOODS, 4),
        flag(GAP, 5),
        flag(GAP, 6, arrival_date=None),
        flag(GAP, 7, role="consignee", reason_code="consignee_to_order", party_name="TO ORDER"),
        flag(GAP, 1, flag_id="flag-x", reason_code="forwarder_only", party_name="SAMPLE FREIGHT"),
    ]
    return build(flags, rejected=rejected, suppliers=12)


def many(total: int, *, report_rows: int = 2000) -> Result:
    """``total`` flags over the grounds and over five years, half as many gaps on top."""
    bases = (LISTED, LISTED, PLACE, GOODS)
    flags = [
        flag(
            bases[place % 4],
            place,
            arrival_date=date(2021, 1, 10) + timedelta(days=5 * place),
            band=("strong", "probable", "possible")[place % 3] if place % 4 < 2 else None,
            timing=("in_force_when_shipped", "shipped_before")[place % 2],
            party_id=f"p-{place % 40}",
        )
        for place in range(1, total + 1)
    ]
    gaps = [flag(GAP, place) for place in range(total + 1, total + 1 + total // 2)]
    return build([*flags, *gaps], report_rows=report_rows, no_flag=total)


def shipment_rows(flags: pl.DataFrame) -> pl.DataFrame:
    """SHIPMENT_ROWS of the bills of FLAGS: the cells that a flag holds, its party in its role.

    Every third bill states an origin: Viet Nam, or China.
    """
    bills = flags.filter(record_kind=pl.lit("shipment"))
    number = pl.col("bill_of_lading").str.extract(r"(\d+)$").cast(pl.Int64)
    origin = pl.when(number % 3 == 0).then(
        pl.when(number % 2 == 0).then(pl.lit("VN")).otherwise(pl.lit("CN"))
    )
    shipper = pl.col("party_name", "party_address", "party_country").filter(role="shipper")
    told = bills.group_by("record_id", maintain_order=True).agg(
        pl.col(
            "bill_of_lading",
            "bill_level",
            "arrival_date",
            "goods_description",
            "hts_codes",
            "port_of_lading",
            "port_of_unlading",
            "source_file",
            "source_row",
        ).first(),
        origin.first().alias("country_of_origin"),
        shipper.first().name.replace("party_name", "shipper").name.replace("party", "shipper"),
        outcome=pl.when((pl.col("ground") != "not_screenable").any())
        .then(pl.lit("flagged"))
        .otherwise(pl.lit("not_screenable")),
        flags=pl.len(),
        state=pl.lit("current"),
        row_count=pl.lit(1),
    )
    return conform(told.rename({"record_id": "shipment_id"}), SHIPMENT_ROWS)


def reject(row: int, column: str | None, code: str, value: str, message: str) -> dict[str, Cell]:
    """One REJECTS row of scope ``row``."""
    return {
        "source_file": "ams__header_2023.csv",
        "source_row": row,
        "column": column,
        "scope": "row",
        "code": code,
        "value": value,
        "message": message,
    }


def _counts(flagged: int, gaps: int, no_flag: int, rejected: int) -> models.Counts:
    superseded = 1 if no_flag else 0
    return models.Counts(
        rows_in=flagged + gaps + no_flag + rejected + superseded,
        flagged=flagged,
        no_flag=no_flag,
        suppressed=0,
        not_screenable=gaps,
        rejected=rejected,
        superseded=superseded,
    )


def _run(
    flags: pl.DataFrame,
    rejects: pl.DataFrame,
    *,
    kinds: dict[str, models.Counts],
    report_rows: int,
) -> models.RunRecord:
    total = Counter[str]()
    for counts in kinds.values():
        total.update(counts.model_dump())
    bills = kinds["shipment"].rows_in
    unnamed = flags.filter(pl.col("reason_code") == "shipper_not_stated").height
    return models.RunRecord(
        version="0.1.0",
        as_of=AS_OF,
        inputs=_inputs(kinds),
        lists=_lists(),
        programs=_programs(),
        data_sha256=SHA["data"],
        config=models.ScreenConfig(
            report_rows=report_rows, flag_threshold=0.7, probable_from=0.8, strong_from=0.9
        ),
        config_sha256=SHA["config"],
        counts=models.Counts(**{key: total[key] for key in models.Counts.model_fields}),
        counts_by_kind=kinds,
        coverage=(
            models.Coverage(
                role="shipper",
                bills=bills,
                named=bills - unnamed,
                not_named=unnamed,
                not_named_superseded=0,
            ),
        ),
        flags_by_ground=_tally(flags, "ground"),
        not_screenable_by_reason=_tally(flags, "reason_code"),
        rejects_by_code=_tally(rejects, "code"),
    )


def _programs() -> tuple[models.Program, ...]:
    return (
        models.Program(
            key="us-uflpa",
            title="Uyghur Forced Labor Prevention Act",
            citation="Pub. L. 117-78, section 3",
            in_force_since=date(2022, 6, 21),
            effect="Goods made wholly or in part in Xinjiang are presumed to be barred from entry.",
            official_url="https://www.govinfo.gov/content/pkg/PLAW-117publ78/html/PLAW-117publ78.htm",
            sources=("the Act",),
        ),
    )


def _inputs(kinds: dict[str, models.Counts]) -> tuple[models.InputSource, ...]:
    tables = models.InputFile(name="ams__header_2023.csv", sha256=SHA["ams"], rows=30, rows_used=28)
    bills = models.InputSource(
        kind="shipment",
        path="manifest/ams_2023",
        sha256=SHA["ams"],
        rows=kinds["shipment"].rows_in,
        layout="CBP AMS table folder, 8 of 11 tables used",
        files=(tables,),
    )
    if "supplier" not in kinds:
        return (bills,)
    rows = models.InputSource(
        kind="supplier",
        path="suppliers.csv",
        sha256=SHA["list"],
        rows=kinds["supplier"].rows_in,
        layout="supplier list",
        mapping={"name": "Facility Name", "country": "Country"},
        notes=("2 columns are kept, not used",),
    )
    return (bills, rows)


def _lists() -> tuple[models.ListRecord, ...]:
    gap = models.KnownGap(
        text="35 of the 43 entities added on 3 August 2026 are missing: "
        "187 are on the official list, 152 here.",
        missing_entries=35,
        source="FR Doc. 2026-15628",
    )
    uflpa = models.ListRecord(
        id="us_dhs_uflpa",
        title="UFLPA Entity List",
        official_url="https://www.dhs.gov/uflpa-entity-list",
        published_on=date(2026, 8, 3),
        retrieved_on=date(2026, 11, 20),
        sha256=SHA["list"],
        entries=152,
        names=401,
        not_yet_listed=0,
        not_searched=0,
        known_gaps=(gap,),
        stale_warning="Old edition: published on 2026-08-03, 111 days before the report. "
        "Look for a newer one.",
    )
    orders = models.ListRecord(
        id="us_cbp_section307",
        title="Withhold release orders and findings",
        official_url="https://www.cbp.gov/trade/forced-labor/withhold-release-orders-and-findings",
        published_on=date(2026, 6, 23),
        retrieved_on=date(2026, 11, 20),
        sha256=SHA["wro"],
        entries=83,
        names=96,
        not_yet_listed=0,
        not_searched=31,
        known_gaps=(),
    )
    return (orders, uflpa)


def _tally(frame: pl.DataFrame, column: str) -> dict[str, int]:
    return dict(sorted(Counter(frame[column].drop_nulls().to_list()).items()))
