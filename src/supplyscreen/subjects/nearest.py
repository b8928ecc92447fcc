"""What to say where nothing is of the subject: names and ids near to what was asked for."""

import polars as pl
from rapidfuzz import fuzz, process

from supplyscreen.errors import InputError
from supplyscreen.models import Subject
from supplyscreen.names.party_block import PRIVATE_PERSON
from supplyscreen.runs import Result
from supplyscreen.schemas import PARTIES_BETWEEN
from supplyscreen.subjects.fold import folded_text
from supplyscreen.subjects.pick import code_of

_TOLD = 5
_NEAR = 60.0  # of 100: below, names have little more than letters in common
_LONGEST = 80
ALL_ROWS = "supplyscreen screen ... --all-rows"


def nothing_found(result: Result, subject: Subject) -> InputError:
    """The error for a subject without a row; its hint names what is near and exists."""
    what = {
        "entry": "is flagged for the entry",
        "shipper": "names a shipper that holds",
        "consignee": "names a consignee that holds",
        "product": "has goods that hold" if not code_of(subject) else "has an HTS code that begins",
    }[subject.kind]
    kind = "flagged shipment" if subject.kind != "entry" and not result.holds_all_rows else "row"
    return InputError(
        f"no {kind} of this run {what} {subject.value!r}.", hint=_hint(result, subject)
    )


def _hint(result: Result, subject: Subject) -> str:
    near = _near_entries(result, subject) if subject.kind == "entry" else _near(result, subject)
    told = f"in this run are {'; '.join(near)}" if near else "nothing near it is in this run"
    if subject.kind != "entry" and not result.holds_all_rows:
        told += f"; shipments without a flag are in the run only after {ALL_ROWS}"
    return told


def _near_entries(result: Result, subject: Subject) -> list[str]:
    """Entries that flags name, nearest by id or name; the first in triage order where none is."""
    named = pl.col("entry_id").is_not_null()
    flags = result.scan_flags().filter(named).select("entry_id", "entry_name")
    entries = dict(flags.unique(maintain_order=True).collect(engine="streaming").rows())
    texts = {f"{key.replace('-', ' ')} {name or ''}": key for key, name in entries.items()}
    near = _nearest(subject.value.replace("-", " "), list(texts), by_words=True)
    ids = [texts[text] for text in near] or list(entries)
    return [f"{key} ({_short(entries[key] or '')})" for key in dict.fromkeys(ids)][:_TOLD]


def _near(result: Result, subject: Subject) -> list[str]:
    column = {"product": "hts_codes" if code_of(subject) else "goods_description"}.get(
        subject.kind, subject.kind
    )
    between = ", " if column == "hts_codes" else PARTIES_BETWEEN
    parts = pl.col(column).str.split(between)
    rows = result.scan_shipments().select(parts).explode(column).unique()
    texts = rows.collect(engine="streaming").to_series().drop_nulls().sort()
    names = [text for text in texts.to_list() if text and text != PRIVATE_PERSON]
    return [_short(text) for text in _nearest(subject.value, names)][:_TOLD]


def _nearest(asked: str, texts: list[str], *, by_words: bool = False) -> list[str]:
    """``texts`` that are near to ``asked``, the nearest first."""
    found = process.extract(
        folded_text(asked),
        texts,
        scorer=fuzz.token_set_ratio if by_words else fuzz.WRatio,
        processor=lambda text: text.lower(),
        limit=2 * _TOLD,
        score_cutoff=_NEAR,
    )
    return [text for text, _, _ in found]


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "..."
