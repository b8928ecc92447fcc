"""FLAGS of one batch of records: the few rows that may be flagged are chosen, then told."""

import polars as pl

from supplyscreen.flags.facts import with_facts
from supplyscreen.flags.goods import goods_flags
from supplyscreen.flags.goods_rules import may_be_coded
from supplyscreen.flags.listed import listed_flags
from supplyscreen.flags.places import place_flags
from supplyscreen.flags.prepared import PreparedFlags
from supplyscreen.flags.records import current_records, masters_with_houses, named_parties
from supplyscreen.flags.screenability import screenability_flags
from supplyscreen.flags.supply_path import supply_paths
from supplyscreen.flags.text_sieve import may_hold
from supplyscreen.flags.triage import with_flag_ids
from supplyscreen.flags.vessels import vessel_flags
from supplyscreen.schemas import FLAGS, ROLES, conform, empty, require_schema


def flag_batch(
    shipments: pl.DataFrame,
    suppliers: pl.DataFrame,
    roles: pl.DataFrame,
    prepared: PreparedFlags,
) -> pl.DataFrame:
    """Some SHIPMENTS with all their ROLES -> their FLAGS as ``flag_records`` makes them, unsorted.

    Suppliers come all in one batch, with or without shipments: paths run through the whole list.
    Every party of a role is among those of ``prepared``. Raises SchemaError when a table lacks its
    declared columns, WatchlistError when a rule names a program that is not loaded.
    """
    on_grounds = ground_flags(shipments, suppliers, roles, prepared)
    return pl.concat([on_grounds, gap_flags(shipments, suppliers, roles, prepared)])


def ground_flags(
    shipments: pl.DataFrame,
    suppliers: pl.DataFrame,
    roles: pl.DataFrame,
    prepared: PreparedFlags,
) -> pl.DataFrame:
    """Those of ``flag_batch`` on a party, place or goods.

    Records that ``flags.worth`` leaves out have none.
    """
    records, stated = current_records(shipments, suppliers), _stated(roles)
    watched = _roles_of(stated, prepared.watched["party_id"])
    grounds, context = prepared.context.config.grounds, prepared.context
    made = [empty(FLAGS)]
    texts = may_hold(records["goods_description"], (*prepared.rules.patterns, *prepared.vessels))
    near = records.filter(texts)
    if "listed_party" in grounds:
        matched = _named(records, watched, prepared, prepared.matches["party_id"])
        made.append(_written(listed_flags(matched, prepared.matches, context)))
        made.append(_written(_vessels(near, records, watched, prepared)))
    if "place" in grounds:
        named = _named(records, watched, prepared, prepared.placed.firms["party_id"])
        made.append(_written(place_flags(records, named, prepared.placed, context)))
    if "goods" in grounds:
        coded = may_be_coded(records, prepared.rules)
        some = records.filter(texts | coded) if coded.any() else near
        housed = masters_with_houses(records, prepared.house_masters)
        tested = some.filter(~pl.col("record_id").is_in(housed.implode())) if len(housed) else some
        ties = _with_countries(tested, stated, prepared)
        made.append(_written(goods_flags(tested, ties, prepared.rules, context)))
    return _whole(pl.concat(made), suppliers, prepared)


def gap_flags(
    shipments: pl.DataFrame,
    suppliers: pl.DataFrame,
    roles: pl.DataFrame,
    prepared: PreparedFlags,
) -> pl.DataFrame:
    """Those of ``flag_batch`` that tell what is not screenable."""
    records = current_records(shipments, suppliers)
    housed = masters_with_houses(records, prepared.house_masters)
    gaps = screenability_flags(
        records, _stated(roles), prepared.doubtful, prepared.watched, housed, prepared.context
    )
    return _whole(_written(gaps), suppliers, prepared)


def _stated(roles: pl.DataFrame) -> pl.DataFrame:
    require_schema(roles, ROLES, name="ROLES")
    return roles.drop_nulls("party_id") if roles["party_id"].null_count() else roles


def _whole(flags: pl.DataFrame, suppliers: pl.DataFrame, prepared: PreparedFlags) -> pl.DataFrame:
    """FLAGS with what is told of all of them alike: id, supply path, hash of the facts."""
    opened = with_flag_ids(flags.with_columns(disposition=pl.lit("open")))
    told = _with_paths(opened, suppliers, prepared.context.links)
    return conform(with_facts(told, prepared.facts), FLAGS)


def _named(
    records: pl.DataFrame, roles: pl.DataFrame, prepared: PreparedFlags, parties: pl.Series
) -> pl.DataFrame:
    """``named_parties`` of some watched parties alone."""
    return named_parties(records, _roles_of(roles, parties), prepared.watched)


def _roles_of(roles: pl.DataFrame, parties: pl.Series) -> pl.DataFrame:
    return roles.filter(roles["party_id"].is_in(parties.unique().implode()))


def _with_countries(
    records: pl.DataFrame, roles: pl.DataFrame, prepared: PreparedFlags
) -> pl.DataFrame:
    """``record_id, role, party_country`` of the parties of ``records`` that state a country."""
    some = roles.filter(pl.col("record_id").is_in(records["record_id"].implode()))
    return some.select("record_id", "role", "party_id").join(prepared.countries, on="party_id")


def _vessels(
    near: pl.DataFrame, records: pl.DataFrame, roles: pl.DataFrame, prepared: PreparedFlags
) -> pl.DataFrame:
    """Flags of vessels that the goods (of ``near``), a party or the carrying ship may name."""
    carriers = records["vessel_name"].unique()
    ships = carriers.filter(may_hold(carriers, prepared.vessels))
    named = _named(records, roles, prepared, prepared.like_vessels)
    goods = near.filter(may_hold(near["goods_description"], prepared.vessels))
    others = records.filter(
        records["vessel_name"].is_in(ships.implode())
        | records["record_id"].is_in(named["record_id"].implode())
    )
    both = pl.concat([goods, others.join(goods, on="record_id", how="anti")])
    return vessel_flags(both, named, prepared.context) if both.height else both


def _with_paths(flags: pl.DataFrame, suppliers: pl.DataFrame, links: pl.DataFrame) -> pl.DataFrame:
    """``supply_path`` of the flags of suppliers: their customers up to the first tier."""
    if links.is_empty():
        return flags
    flagged = flags.filter(pl.col("record_kind") == "supplier")["record_id"]
    paths = supply_paths(flagged, suppliers, links).with_columns(record_kind=pl.lit("supplier"))
    bare = flags.drop("supply_path", strict=False)
    return bare.join(paths, on=["record_kind", "record_id"], how="left")


def _written(flags: pl.DataFrame) -> pl.DataFrame:
    """As FLAGS: codes and container numbers as one text each."""
    return conform(flags.with_columns(pl.col("hts_codes", "containers").list.join(", ")), FLAGS)
