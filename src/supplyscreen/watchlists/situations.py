"""The documents to collect and the questions to ask for a flag.

Flags are many, situations few: :func:`with_situation` names the situation of each flag in a column,
and :func:`situation` says for one of these names what to ask. So a million flags take one pass, and
a report can print each situation once.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from supplyscreen.schemas import FLAGS
from supplyscreen.watchlists.inquiries import CONDITIONS, Inquiries, read_inquiries

_GOODS = "goods"
_PARTED = "|"


@dataclass(frozen=True, slots=True)
class DocumentAsked:
    """One document that CBP asks for, in our words.

    ``commodity`` and ``procedure`` are empty where it is asked for any; ``condition`` says when it
    is wanted, empty for always. ``supplied_by`` says who has it. ``pointer``: it only names a paper
    of CBP with a list of its own, which was not read. ``sources`` are addresses of what was read,
    ``confidence`` is high, medium or low.
    """

    document_id: str
    document: str
    why: str
    commodity: str
    condition: str
    procedure: str
    supplied_by: str
    pointer: bool
    sources: tuple[str, ...]
    confidence: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the supplier, and what answers it; ``condition`` as in DocumentAsked."""

    question_id: str
    question: str
    answered_by: str
    condition: str


@dataclass(frozen=True, slots=True)
class Situation:
    """What to ask in one situation; ``gap`` says what no source tells, "" for nothing."""

    documents: tuple[DocumentAsked, ...]
    questions: tuple[Question, ...]
    gap: str


def with_situation(flags: pl.LazyFrame, inquiries: Inquiries | None = None) -> pl.LazyFrame:
    """FLAGS with a column ``situation`` (String) more: the name of what to ask, never null.

    ``inquiries`` is as read by :func:`read_inquiries`; None reads the bundled data.
    """
    data = inquiries or read_inquiries()
    parts = [_condition(column, data) for column in CONDITIONS]
    return flags.with_columns(
        situation=pl.concat_str(*parts, _commodities(data), separator=_PARTED)
    )


def situation(name: str, inquiries: Inquiries | None = None) -> Situation:
    """What to ask in the situation ``name``, a value of the column of :func:`with_situation`."""
    data = inquiries or read_inquiries()
    *codes, goods = name.split(_PARTED)
    told = dict(zip(CONDITIONS, codes, strict=True))
    conditions = _conditions(goods)
    if told["ground"] == "not_screenable":
        return Situation((), _questions(told, {}, data), "")
    documents = documents_of(told["program_key"], conditions, data)
    return Situation(
        documents, _questions(told, conditions, data), _gap(told, conditions, documents)
    )


def situation_of(flag: Mapping[str, Any], inquiries: Inquiries | None = None) -> Situation:
    """What to ask for one FLAGS row; columns that are absent count as empty."""
    row = pl.DataFrame([{name: flag.get(name) for name in FLAGS}], schema=FLAGS)
    data = inquiries or read_inquiries()
    return situation(with_situation(row.lazy(), data).collect()["situation"].item(), data)


def documents_of(
    program_key: str, commodities: Mapping[str, str], inquiries: Inquiries | None = None
) -> tuple[DocumentAsked, ...]:
    """What is asked for under a law (every procedure of it) for ``commodities``, each with its
    condition (:func:`commodities_of`)."""
    data = inquiries or read_inquiries()
    wanted = ["", *data.procedures.filter(program_key=pl.lit(program_key))["procedure"]]
    rows = data.documents.filter(
        pl.col("procedure").is_in(wanted), pl.col("commodity").is_in(["", *commodities])
    )
    return tuple(
        DocumentAsked(
            document_id=row["document_id"],
            document=row["document"],
            why=row["why"],
            commodity=row["commodity"],
            condition=commodities.get(row["commodity"], ""),
            procedure=row["procedure"],
            supplied_by=row["supplied_by"],
            pointer=row["holds"] == "pointer",
            sources=tuple(row["sources"].split(" | ")),
            confidence=row["confidence"],
        )
        for row in rows.iter_rows(named=True)
    )


def commodities_of(names: Iterable[str]) -> dict[str, str]:
    """The commodities in values of the column ``situation``, each with its condition; one that is
    there without a condition has none."""
    found: dict[str, str] = {}
    for name in names:
        for commodity, condition in _conditions(name.rpartition(_PARTED)[2]).items():
            found[commodity] = found.get(commodity, condition) and condition
    return dict(sorted(found.items()))


def _conditions(goods: str) -> dict[str, str]:
    """The last part of a situation's name: commodity -> condition."""
    return {one: when for one, _, when in (each.partition(":") for each in goods.split(";")) if one}


def stages_of(commodity: str, inquiries: Inquiries | None = None) -> tuple[str, ...]:
    """The usual stages of production from raw material on, ours; empty where none is written."""
    data = inquiries or read_inquiries()
    return tuple(data.stages.filter(commodity=pl.lit(commodity))["stage"])


def _condition(column: str, data: Inquiries) -> pl.Expr:
    """The code of ``column`` where a question depends on it, else "". The law of an order that the
    UFLPA is enforced in place of is the UFLPA."""
    value = pl.col(column)
    if column == "program_key":
        superseded = pl.col("entry_status") == "superseded_in_enforcement"
        value = pl.when(superseded.fill_null(value=False)).then(pl.lit("us-uflpa")).otherwise(value)
    cells = data.questions[column].str.split(" | ").explode().unique()
    laws = data.procedures["program_key"] if column == "program_key" else ()
    codes = {*cells, *laws, "not_screenable"}
    kept = value.is_in(sorted(codes - {""})).fill_null(value=False)
    return pl.when(kept).then(value).otherwise(pl.lit(""))


def _commodities(data: Inquiries) -> pl.Expr:
    """``cotton:;tomatoes:only where ...``: by the rule of the flag, else by its entry."""
    rules = data.commodities.filter(known_by=pl.lit("rule"))
    by_rule = _told(rules.rename({"key": "of"}))
    by_entry = _told(data.of_entry.rename({"entry_id": "of"}))
    any_country = pl.col("rule_id").str.replace(r"-[a-z]{2}$", "-*")
    found = [
        column.replace_strict(list(known), list(known.values()), default=None, return_dtype=pl.Utf8)
        for column, known in (
            (pl.col("rule_id"), by_rule),
            (any_country, by_rule),
            (pl.col("entry_id"), by_entry),
        )
    ]
    return pl.coalesce(*found, pl.lit(""))


def _told(frame: pl.DataFrame) -> dict[str, str]:
    """``of`` -> its commodities; one without a condition goes before the same with one."""
    first = frame.sort("of", "commodity", "condition").unique(
        ["of", "commodity"], keep="first", maintain_order=True
    )
    texts = first.group_by("of", maintain_order=True).agg(
        pl.format("{}:{}", "commodity", "condition").str.join(";").alias("told")
    )
    return dict(texts.rows())


def _questions(
    told: Mapping[str, str], conditions: Mapping[str, str], data: Inquiries
) -> tuple[Question, ...]:
    def holds(row: Mapping[str, str]) -> bool:
        fits = all(not row[c] or told[c] in row[c].split(" | ") for c in CONDITIONS)
        return fits and (not row["commodity"] or row["commodity"] in conditions)

    return tuple(
        Question(
            row["question_id"],
            row["question"],
            row["answered_by"],
            conditions.get(row["commodity"], ""),
        )
        for row in data.questions.iter_rows(named=True)
        if holds(row)
    )


def _gap(
    told: Mapping[str, str], conditions: Mapping[str, str], documents: tuple[DocumentAsked, ...]
) -> str:
    """What no source tells of the documents for these goods."""
    named = {each.commodity for each in documents if not each.pointer}
    pointed = {each.commodity for each in documents if each.pointer} - named
    none = sorted(set(conditions) - named - pointed)
    gaps = [
        f"No source that was read names documents for {', '.join(none)}" if none else "",
        f"For {', '.join(sorted(pointed))} the sources only point to a list of CBP, not read"
        if pointed
        else "",
        "No source that was read names documents for these goods in particular"
        if told["ground"] == _GOODS and not conditions
        else "",
    ]
    sentences = [f"{gap}." for gap in gaps if gap]
    return " ".join(
        [*sentences, "What CBP asks for is to be checked by counsel."] * bool(sentences)
    )
