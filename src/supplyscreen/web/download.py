"""A kept copy of an attached file, to be saved and never shown as a page of ours."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response

import supplyscreen as ss
from supplyscreen.web.pages import desk_of, who_is

POLICY = "default-src 'none'; script-src 'none'; frame-ancestors 'none'; sandbox"
"""Should a browser show it all the same: nothing in it runs, and it is of no origin."""


def evidence(request: Request) -> Response:
    """The copy with the hash in the address, if a decision names it; whole, or not at all."""
    who_is(request)
    try:
        found = ss.evidence_file(desk_of(request).store, request.path_params["sha256"])
    except ss.InputError as error:
        raise HTTPException(409, f"{error.message} {error.hint}.") from None
    if found is None:
        raise HTTPException(404)
    path, name = found
    return FileResponse(
        path,
        media_type="application/octet-stream",
        filename=name,
        content_disposition_type="attachment",
        headers={"content-security-policy": POLICY},
    )
