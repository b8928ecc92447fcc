"""What a run record says of the review that was applied to it."""

from datetime import date

from pydantic import Field

from supplyscreen.models.base import Model, Sha256


class SetAside(Model):
    """Flags that a decision sets aside: ``party`` and the entry or rule it was ``compared_with``
    (as the flags tell them), how many ``flags`` of the run, why, who decided it and who agreed,
    ``since`` when (ISO 8601), and the day it ``expires_on``; None where it holds for these flags
    alone, and later ones are asked."""

    party: str | None
    compared_with: str | None
    flags: int = Field(ge=1)
    reason_code: str | None
    approver: str
    second_approver: str | None
    since: str
    expires_on: date | None


class ReviewRecord(Model):
    """The case store as it stood: ``log_lines`` of its audit log and the hash of the last one.

    ``screened_run_id`` is the id of the same screen without the review; ``flags_by_disposition``
    counts flags on a party, place or goods. ``set_aside`` are the decisions that set flags aside,
    those with most flags first, at most 200; ``set_aside_more`` is how many there are beyond them.
    """

    screened_run_id: Sha256
    log_lines: int = Field(ge=0)
    log_sha256: Sha256
    flags_by_disposition: dict[str, int]
    set_aside: tuple[SetAside, ...] = ()
    set_aside_more: int = Field(default=0, ge=0)
