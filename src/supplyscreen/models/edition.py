"""Which edition of a list is in force: the bundled one, or a snapshot of an update."""

from datetime import date

from pydantic import Field

from supplyscreen.models.base import Model, Sha256


class Edition(Model):
    """One snapshot of a list in the user's data folder (``edition.yml``), or the bundled list.

    ``file_name``, ``file_sha256`` and ``url`` tell what it was read from; all three are empty for
    the bundled list. ``bundled_sha256`` is the bundled list at that time: a later release that
    changed it can be told. ``files`` holds the SHA-256 of each file of the snapshot by its name.
    """

    list_id: str
    edition: str  # the folder's name, or "bundled"
    published_on: date
    read_on: date
    file_name: str = ""
    file_sha256: Sha256 | None = None
    url: str = ""
    bundled_sha256: Sha256
    replaced: str = ""  # the edition that was in force before
    files: dict[str, Sha256] = Field(default_factory=dict)
