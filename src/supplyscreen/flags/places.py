"""Ground ``place``: an address or a place of receipt in Xinjiang, or a company named after it.

Source: Pub. L. 117-78, sec. 3: goods made wholly or in part in Xinjiang are presumed barred.
"""

from dataclasses import dataclass

import polars as pl

from supplyscreen.flags.context import FlagContext
from supplyscreen.flags.legal import XINJIANG_BAN, with_program
from supplyscreen.flags.place_evidence import judge_address, read_texts
from supplyscreen.flags.place_sieve import PlaceSieve, place_sieve
from supplyscreen.flags.sentences import country_names, joined, timing_sentence
from supplyscreen.flags.timing import with_timing

RULE_ID = "place-xinjiang"


@dataclass(frozen=True)
class JudgedFirms:
    """``firms``: ``party_id, band, decided_by, matched_name, against`` of parties that name
    Xinjiang; ``sieve``: what was looked for, and will be in places of receipt."""

    firms: pl.DataFrame
    sieve: PlaceSieve


def place_flags(
    records: pl.DataFrame, named: pl.DataFrame, judged: JudgedFirms, context: FlagContext
) -> pl.DataFrame:
    """``current_records`` and ``named_parties`` -> rows of FLAGS, one per record, role and party.

    ``judged``: ``judge_firms`` of the parties. A place of receipt has its own row with the role
    ``place_of_receipt``. ``band`` says how much speaks for it, there is no score. Private persons
    are not flagged.
    """
    by_party = named.join(judged.firms, on="party_id").unique(
        ["record_id", "role", "party_id"], keep="first", maintain_order=True
    )
    texts = records["place_of_receipt"].unique().drop_nulls()
    near = texts.filter(judged.sieve.may_name(texts))
    by_receipt = records.clear()
    if near.len():
        receipts = judge_receipts(near, context.watchlists.places)
        by_receipt = records.join(receipts, left_on="place_of_receipt", right_on="text")
    by_receipt = by_receipt.with_columns(
        role=pl.lit("place_of_receipt"), party_address=pl.col("place_of_receipt")
    )
    rows = pl.concat([by_party, by_receipt], how="diagonal_relaxed")
    return _told(rows, context)


def judge_firms(parties: pl.DataFrame, places: pl.DataFrame) -> JudgedFirms:
    """PARTIES and PLACES -> those but for private persons that name Xinjiang."""
    sieve = place_sieve(places)
    firms = parties.filter((pl.col("kind") != "person").fill_null(value=True)).select(
        "party_id", party_name="name", party_address="address", party_country="country"
    )
    near = sieve.may_name(firms["party_address"]) | sieve.may_name(firms["party_name"])
    judged = judge_parties(firms.filter(near).unique(), places)
    return JudgedFirms(judged.drop("party_name", "party_address", "party_country"), sieve)


def judge_parties(parties: pl.DataFrame, places: pl.DataFrame) -> pl.DataFrame:
    """``party_id, party_name, party_address, party_country`` -> those that name Xinjiang.

    Adds ``band, decided_by, matched_name, seen_in`` (address | name) and ``against``. The address
    decides; a company name alone gives the band ``possible``, and nothing where the stated
    country is another than China.
    """
    texts = pl.concat([parties["party_address"], parties["party_name"]]).rename("text")
    read = read_texts(texts, places)
    in_name = read.select(
        party_name=pl.col("text"),
        name_sure_words=pl.col("sure"),
        name_told=pl.col("told"),
        name_elsewhere=pl.col("elsewhere"),
    )
    joined_up = (
        parties.join(read, left_on="party_address", right_on="text", how="left")
        .join(in_name, on="party_name", how="left")
        .with_columns(
            country=pl.coalesce("party_country", "text_country"),
            name_sure=(pl.col("name_sure_words").list.len() > 0).fill_null(value=False),
        )
    )
    by_address = joined_up.with_columns(address_band=judge_address())
    abroad = (pl.col("country") != "CN").fill_null(value=False)
    by_name = pl.when(pl.col("name_sure") & ~abroad).then(pl.lit("possible"))
    banded = by_address.with_columns(band=pl.coalesce("address_band", by_name))
    return _party_words(banded.drop_nulls("band"))


def judge_receipts(texts: pl.Series, places: pl.DataFrame) -> pl.DataFrame:
    """``text, band, decided_by, matched_name, against`` for places of receipt in Xinjiang."""
    read = read_texts(texts.rename("text"), places).with_columns(
        country=pl.col("text_country"), name_sure=pl.lit(value=False)
    )
    banded = read.with_columns(band=judge_address()).drop_nulls("band")
    return banded.select(
        "text",
        "band",
        decided_by=pl.format("place of receipt: {}", _address_words()),
        matched_name=_first_word("sure"),
        against=_against(),
    )


def _party_words(banded: pl.DataFrame) -> pl.DataFrame:
    at_address = pl.col("address_band").is_not_null()
    from_name = pl.format("company name: {}", "name_told")
    return banded.with_columns(
        decided_by=pl.when(at_address)
        .then(pl.format("address: {}", _address_words()))
        .otherwise(from_name),
        matched_name=pl.when(at_address)
        .then(_first_word("sure"))
        .otherwise(pl.col("name_sure_words").list.first()),
        against=joined(_against(), pl.when(~at_address).then(_only_name())),
    ).select(
        "party_id",
        "party_name",
        "party_address",
        "party_country",
        "band",
        "decided_by",
        "matched_name",
        "against",
    )


def _address_words() -> pl.Expr:
    doubtful = pl.col("doubtful").list.head(3).list.join(", ")
    unsure = pl.format("{} (also a name elsewhere)", doubtful)
    kept = pl.when((pl.col("told").str.len_chars() > 0).fill_null(value=False)).then("told")
    code = pl.format("postcode {}", "postcode")
    return pl.concat_str(
        kept,
        pl.when(pl.col("doubtful").list.len() > 0).then(unsure),
        code,
        separator=", ",
        ignore_nulls=True,
    )


def _first_word(column: str) -> pl.Expr:
    return pl.coalesce(
        pl.col(column).list.first(), pl.col("doubtful").list.first(), pl.col("postcode")
    )


def _against() -> pl.Expr:
    """Another province, another country, or nothing but a postcode."""
    foreign = (pl.col("country") != "CN").fill_null(value=False)
    weak = (pl.col("sure").list.len() == 0) & (pl.col("doubtful").list.len() == 0)
    return joined(
        pl.format("{} is named as well.", pl.col("elsewhere")),
        pl.when(foreign).then(
            pl.format("The stated country is {}.", country_names(pl.col("country")))
        ),
        pl.when(weak).then(pl.lit("Only a postcode says so.")),
    )


def _only_name() -> pl.Expr:
    return joined(
        pl.lit("Only the company name says so, not the address."),
        pl.format("{} is named as well.", pl.col("name_elsewhere")),
    )


def _told(rows: pl.DataFrame, context: FlagContext) -> pl.DataFrame:
    keyed = rows.with_columns(program_key=pl.lit(XINJIANG_BAN))
    lawful = with_program(keyed, context.watchlists.programs, as_of=context.as_of).with_columns(
        listed_on=pl.col("program_since"), ended_on=pl.lit(None, dtype=pl.Date)
    )
    dated = with_timing(lawful, as_of=context.as_of)
    return dated.with_columns(
        ground=pl.lit("place"),
        rule_id=pl.lit(RULE_ID),
        provision=pl.lit("goods made wholly or in part in Xinjiang"),
        citation=pl.col("program_citation"),
        official_url=pl.col("program_url"),
        evidence_for=pl.format(
            "Possible tie to Xinjiang, by the {}: a reason to review, not a finding.", "decided_by"
        ),
        evidence_against=joined(pl.col("against"), _timing(context)),
    )


def _timing(context: FlagContext) -> pl.Expr:
    """What the dates say: before the presumption an order may have barred goods of the region."""
    entries = context.watchlists.entries
    orders = entries.filter(
        (pl.col("kind") == "region") & (pl.col("country") == "CN"),
        pl.col("listed_on") <= context.as_of,
    ).sort("listed_on", "entry_id", descending=True)
    told = timing_sentence("the presumption")
    stood = (pl.col("timing") == "shipped_before") & pl.col("arrival_date").is_not_null()
    for entry_id, since, goods in orders.select("entry_id", "listed_on", "goods_scope").rows():
        sentence = pl.format(
            "The shipment arrived on {}, before the presumption applied ({}), but when an order on "
            "goods of the region stood (from {}, {}: {}).",
            "arrival_date",
            "listed_on",
            pl.lit(since),
            pl.lit(entry_id),
            pl.lit(goods),
        )
        told = pl.when(stood & (pl.col("arrival_date") >= since)).then(sentence).otherwise(told)
    return told
