"""What a run record says of the review that was applied to it."""

from pydantic import Field

from supplyscreen.models.base import Model, Sha256


class ReviewRecord(Model):
    """The case store as it stood: ``log_lines`` of its audit log and the hash of the last one.

    ``screened_run_id`` is the id of the same screen without the review; ``flags_by_disposition``
    counts flags on a party, place or goods.
    """

    screened_run_id: Sha256
    log_lines: int = Field(ge=0)
    log_sha256: Sha256
    flags_by_disposition: dict[str, int]
