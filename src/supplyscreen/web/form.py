"""A form as it was sent: its fields, and the files that were attached."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import BinaryIO
from urllib.parse import parse_qsl

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request

FORM = "application/x-www-form-urlencoded"
UPLOAD = "multipart/form-data"
FILES = "evidence"
"""Name of the field that holds files; no other may."""
MOST_FIELDS = 30
MOST_FILES = 5
"""Files of one decision."""
LONGEST_FIELD = 64 * 1024


@dataclass(frozen=True, slots=True)
class Form:
    """``fields`` are texts, ``files`` (name, file), each at its beginning."""

    fields: Mapping[str, str]
    files: tuple[tuple[str, BinaryIO], ...] = ()

    def get(self, name: str) -> str:
        """A field; empty where it was not sent."""
        return self.fields.get(name, "")


def kind_of(content_type: str) -> str:
    """A content type without its parameters."""
    return content_type.partition(";")[0].strip().lower()


@asynccontextmanager
async def sent_form(request: Request, *, files: bool) -> AsyncIterator[Form]:
    """The form of a request; ``files``: whether it may hold any. They lie in nameless temporary
    files, on the disk from 1 MB on, that are gone after the block. Raises HTTPException."""
    kind = kind_of(request.headers.get("content-type", ""))
    if kind == FORM:
        yield await _fields(request)
    elif kind == UPLOAD and files:
        parts = await _parts(request)
        try:
            yield _form(parts.multi_items())
        finally:
            await parts.close()
    else:
        raise HTTPException(415)


async def _fields(request: Request) -> Form:
    try:
        text = (await request.body()).decode("utf-8")
        return Form(dict(parse_qsl(text, keep_blank_values=True, max_num_fields=MOST_FIELDS)))
    except ValueError:
        raise HTTPException(400) from None


class _Parser(MultiPartParser):
    """Knows whether the last boundary came: without it, the last part was dropped."""

    ended = False

    def on_end(self) -> None:
        self.ended = True


async def _parts(request: Request) -> FormData:
    """Raises HTTPException 400 for what is no form, too many fields, or a body that breaks off;
    what had come of its files is thrown away."""
    parser = _Parser(
        request.headers,
        request.stream(),
        max_files=2 * MOST_FILES,  # a few too many are told on the page
        max_fields=MOST_FIELDS,
        max_part_size=LONGEST_FIELD,
    )
    try:
        parts = await parser.parse()
    except (MultiPartException, ClientDisconnect):
        raise HTTPException(400) from None
    if not parser.ended:
        await parts.close()
        raise HTTPException(400)
    return parts


def _form(parts: list[tuple[str, UploadFile | str]]) -> Form:
    """Raises HTTPException 400 where a field for text holds a file, or the other way. A field for
    files where none was chosen is sent as an empty one without a name."""
    fields = {name: value for name, value in parts if isinstance(value, str)}
    uploads = [(name, value) for name, value in parts if isinstance(value, UploadFile)]
    if FILES in fields or any(name != FILES for name, _ in uploads):
        raise HTTPException(400)
    chosen = [upload for _, upload in uploads if upload.filename or upload.size]
    return Form(fields, tuple((upload.filename or "", upload.file) for upload in chosen))
