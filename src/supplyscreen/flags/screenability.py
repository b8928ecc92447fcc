"""Ground ``not_screenable``: a shipper, consignee or supplier that no list can be compared with.

Source of the absence of rows: 19 CFR 103.31(d). An importer may have its own name and its
shippers' withheld; in the files such a party has no row. Withheld cannot be told from never filed.
"""

from collections.abc import Mapping

import polars as pl

from supplyscreen.flags.context import FlagContext
from supplyscreen.flags.legal import MANIFEST_RULE, SUPPLIER_BAN, with_program
from supplyscreen.flags.records import among, named_parties

_MISSING = {
    "shipper": "shipper_not_stated",
    "consignee": "consignee_not_stated",
    "supplier": "supplier_name_missing",
}
_NO_FIRM = ("person", "placeholder", "same_as", "to_order")
_ONLY_AS = {"forwarder": "shipper", "bank": "consignee"}  # elsewhere their names are compared
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
    records: pl.DataFrame,
    roles: pl.DataFrame,
    doubtful: pl.DataFrame,
    people: pl.DataFrame,
    housed: pl.Series,
    context: FlagContext,
) -> pl.DataFrame:
    """``current_records`` and ROLES -> rows of FLAGS, one per record, role, reason.

    ``doubtful`` and ``people`` (``described_parties``) tell of parties that may be unscreenable. A
    role is screenable as soon as one of its parties is. A master bill of lading whose shipper is
    a forwarder is not screenable only when none of its house bills is in the manifest (``housed``:
    record ids of ``masters_with_houses``).
    """
    bills = records.filter(pl.col("record_kind") == "shipment")
    firms = records.filter(pl.col("record_kind") == "supplier")
    gone = [
        _missing(bills, roles, role, context.roles_not_supplied)
        for role in ("shipper", "consignee")
    ]
    nameless = _missing(firms, roles, "supplier", frozenset())
    named = named_parties(records, _open_roles(roles, doubtful), people)
    rows = pl.concat([*gone, nameless, _unreadable(named, housed)], how="diagonal_relaxed")
    return _told(rows, context)


def doubtful_parties(parties: pl.DataFrame) -> pl.DataFrame:
    """``party_id, only_as``: PARTIES that may not be comparable with lists.

    ``only_as`` is the one role in which that may be so; null for any.
    """
    unlettered = ~pl.col("name").fill_null("").str.contains(r"\p{L}")
    kind = pl.col("kind")
    some = unlettered | kind.is_in([*_NO_FIRM, *_ONLY_AS])
    return parties.filter(some.fill_null(value=False)).select(
        "party_id",
        only_as=pl.when(~unlettered).then(
            kind.replace_strict(_ONLY_AS, default=None, return_dtype=pl.String)
        ),
    )


def _missing(
    records: pl.DataFrame, roles: pl.DataFrame, role: str, not_supplied: frozenset[str]
) -> pl.DataFrame:
    holders = roles["record_id"].filter(roles["role"] == role)
    gone = records.filter(~among(records["record_id"], holders))
    reason = "table_not_supplied" if role in not_supplied else _MISSING[role]
    return gone.with_columns(role=pl.lit(role), reason=pl.lit(reason))


def _open_roles(roles: pl.DataFrame, doubtful: pl.DataFrame) -> pl.DataFrame:
    """The ROLES of doubtful parties beside which no other party stands in the same role."""
    tested = pl.col("role").is_in(list(_MISSING))
    met = roles.filter(roles["party_id"].is_in(doubtful["party_id"].implode())).filter(tested)
    only = met.join(doubtful, on="party_id")
    near = only.filter((pl.col("only_as") == pl.col("role")).fill_null(value=True))
    records = near["record_id"].unique()
    beside = roles.filter(roles["record_id"].is_in(records.implode())).filter(tested)
    settled = beside.join(near, on=["record_id", "role", "party_id"], how="anti")
    return near.join(settled, on=["record_id", "role"], how="anti").drop("only_as")


def _unreadable(named: pl.DataFrame, housed: pl.Series) -> pl.DataFrame:
    """Roles whose parties are all unscreenable; the party with the first reason stands for them."""
    forwards = pl.col("bill_level").is_in(_FORWARDER_LEVELS) | (
        (pl.col("bill_level") == "master") & ~pl.col("record_id").is_in(housed.implode())
    )
    by_order = (pl.col("party_kind") == "to_order").any().over("record_id", "role")
    reasoned = named.with_columns(reason=_reason(forwards, by_order))
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
