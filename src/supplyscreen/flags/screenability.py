"""Ground ``not_screenable``: a shipper, consignee or supplier that no list can be compared with.

Source of the absence of rows: 19 CFR 103.31(d). An importer may have its own name and its
shippers' withheld; in the files such a party has no row. Withheld cannot be told from never filed.
"""

from collections.abc import Mapping

import polars as pl

from supplyscreen.flags.context import FlagContext
from supplyscreen.flags.legal import MANIFEST_RULE, SUPPLIER_BAN, with_program

_FORWARDER_LEVELS = ["house", "regular", "empty", "unknown"]
SENTENCE = {
    "shipper_not_stated": "The bill of lading names no shipper: party withheld or never filed.",
    "consignee_not_stated": "The bill of lading names no consignee: party withheld or never filed.",
    "shipper_placeholder": "The shipper is a placeholder, not a name.",
    "consignee_placeholder": "The consignee is a placeholder, not a name.",
    "consignee_to_order": "Consigned to order: the buyer is not named.",
    "private_person": "A private person is named; names of persons are not compared with lists.",
    "forwarder_only": "The only shipper named is a freight forwarder; the maker is not shown.",
    "name_not_readable": "The name is empty or holds no letters.",
    "table_not_supplied": "The table of parties for this role is not in the input.",
    "supplier_name_missing": "The supplier row holds no name.",
}


def screenability_flags(
    records: pl.DataFrame, named: pl.DataFrame, housed: pl.Series, context: FlagContext
) -> pl.DataFrame:
    """``current_records`` and ``named_parties`` -> rows of FLAGS, one per record, role, reason.

    ``housed``: record ids of ``masters_with_houses``.

    A role is screenable as soon as one of its parties is. A master bill of lading whose shipper is
    a forwarder is not screenable only when none of its house bills is in the manifest.
    """
    bills = records.filter(pl.col("record_kind") == "shipment")
    firms = records.filter(pl.col("record_kind") == "supplier")
    roles = [
        _missing(bills, named, role, context.roles_not_supplied)
        for role in ("shipper", "consignee")
    ]
    gone = firms.join(named.filter(pl.col("role") == "supplier"), on="record_id", how="anti")
    missing = gone.with_columns(role=pl.lit("supplier"), reason=pl.lit("supplier_name_missing"))
    unreadable = _unreadable(named, housed)
    rows = pl.concat([*roles, missing, unreadable], how="diagonal_relaxed")
    return _told(rows, context)


def _missing(
    bills: pl.DataFrame, named: pl.DataFrame, role: str, not_supplied: frozenset[str]
) -> pl.DataFrame:
    stated = named.filter(pl.col("role") == role)
    reason = "table_not_supplied" if role in not_supplied else f"{role}_not_stated"
    gone = bills.join(stated, on="record_id", how="anti")
    return gone.with_columns(role=pl.lit(role), reason=pl.lit(reason))


def _unreadable(named: pl.DataFrame, masters_with_house: pl.Series) -> pl.DataFrame:
    """Roles whose parties are all unscreenable; the party with the first reason stands for them."""
    tested = named.filter(pl.col("role").is_in(["shipper", "consignee", "supplier"]))
    has_house = pl.col("record_id").is_in(masters_with_house.implode())
    forwards = pl.col("bill_level").is_in(_FORWARDER_LEVELS) | (
        (pl.col("bill_level") == "master") & ~has_house
    )
    by_order = (pl.col("party_kind") == "to_order").any().over("record_id", "role")
    reasoned = tested.with_columns(reason=_reason(forwards, by_order))
    whole = reasoned.filter(pl.col("reason").is_not_null().all().over("record_id", "role")).sort(
        "record_id", "role", "reason", pl.col("relation") != "as_filed", "party_id", "relation"
    )
    return whole.unique(["record_id", "role", "reason"], keep="first", maintain_order=True)


def _reason(forwards: pl.Expr, by_order: pl.Expr) -> pl.Expr:
    """The reason code of one party in one role; null where it can be compared with lists.

    ``to the order of`` a bank names the bank that holds the bill, not the buyer.
    """
    role, kind = pl.col("role"), pl.col("party_kind")
    lettered = pl.col("party_name").fill_null("").str.contains(r"\p{L}")
    empty_kind = kind.is_in(["placeholder", "same_as"])
    supplier = role == "supplier"
    return (
        pl.when(supplier & (kind.is_in(["placeholder", "same_as", "to_order"])))
        .then(pl.lit("supplier_name_missing"))
        .when(kind == "person")
        .then(pl.lit("private_person"))
        .when(~lettered)
        .then(pl.lit("name_not_readable"))
        .when((role == "consignee") & ((kind == "to_order") | (by_order & (kind == "bank"))))
        .then(pl.lit("consignee_to_order"))
        .when((role == "consignee") & empty_kind)
        .then(pl.lit("consignee_placeholder"))
        .when((role == "shipper") & (empty_kind | (kind == "to_order")))
        .then(pl.lit("shipper_placeholder"))
        .when((role == "shipper") & (kind == "forwarder") & forwards)
        .then(pl.lit("forwarder_only"))
    )


def _told(rows: pl.DataFrame, context: FlagContext) -> pl.DataFrame:
    law: Mapping[str, str] = {"shipment": MANIFEST_RULE, "supplier": SUPPLIER_BAN}
    keyed = rows.with_columns(
        program_key=pl.col("record_kind").replace_strict(law, return_dtype=pl.String)
    )
    lawful = with_program(keyed, context.watchlists.programs, as_of=None)
    return lawful.with_columns(
        ground=pl.lit("not_screenable"),
        timing=pl.lit("not_applicable"),
        citation=pl.col("program_citation"),
        official_url=pl.col("program_url"),
        reason_code=pl.col("reason"),
        decided_by=pl.col("reason"),
        evidence_for=pl.col("reason").replace_strict(SENTENCE, return_dtype=pl.String),
        evidence_against=pl.lit(""),
    )
