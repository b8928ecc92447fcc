"""The pages, each for the person whose cookie came with the request."""

import io
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

import supplyscreen as ss
from supplyscreen.web.case import case_page
from supplyscreen.web.desk import Desk
from supplyscreen.web.evidence import attached
from supplyscreen.web.filters import SHOWN, Filters
from supplyscreen.web.form import MOST_FILES
from supplyscreen.web.log import PAGE, log_page
from supplyscreen.web.party import party_page
from supplyscreen.web.queue import neighbour, queue_page
from supplyscreen.web.render import environment

Said = dict[str, str]


def desk_of(request: Request) -> Desk:
    """The desk of this server."""
    desk: Desk = request.app.state.desk
    return desk


def cookie_of(request: Request) -> str:
    """The cookie of the request, perhaps empty or wrong."""
    return request.cookies.get(desk_of(request).access.cookie, "")


def who_is(request: Request) -> str:
    """Who asks. Raises HTTPException 403 for somebody without a cookie of ours."""
    name = desk_of(request).access.who(cookie_of(request))
    if name is None:
        raise HTTPException(403)
    return name


def page(request: Request, name: str, status: int = 200, **values: Any) -> HTMLResponse:
    """The template ``name`` with what every page shows."""
    desk, who = desk_of(request), who_is(request)
    told = (
        environment()
        .get_template(f"{name}.html.j2")
        .render(
            who=who,
            desk=desk,
            words=desk.words,
            standing=desk.standing(),
            parts=SHOWN,
            last=desk.last(who),
            most_files=MOST_FILES,
            largest_mib=ss.EVIDENCE_LARGEST // 1024**2,
            csrf=desk.access.form_token(cookie_of(request)),
            **values,
        )
    )
    return HTMLResponse(told, status)


def queue(request: Request) -> Response:
    """Flags that wait, or those that were asked for."""
    desk, _ = desk_of(request), who_is(request)
    asked = request.query_params
    filters = Filters.read(asked, blind=desk.blind)
    found = queue_page(desk, filters, after=asked.get("after", ""), before=asked.get("before", ""))
    return page(request, "queue", filters=filters, found=found)


def flag(request: Request) -> Response:
    """One flag."""
    filters = Filters.read(request.query_params, blind=desk_of(request).blind)
    return flag_page(request, filters)


def flag_page(
    request: Request, filters: Filters, *, said: Said | None = None, fault: str = ""
) -> Response:
    """One flag, perhaps again with what was ``said`` in its form and the ``fault`` in that."""
    desk, who = desk_of(request), who_is(request)
    found = case_page(desk, request.path_params["flag_id"], who)
    if found is None:
        raise HTTPException(404)
    return page(
        request,
        "flag",
        422 if fault else 200,
        found=found,
        case=found.case,
        hidden=desk.hides(found.case),
        attached=attached(desk, found.case),
        filters=filters,
        following=neighbour(desk, filters, found.case),
        previous=neighbour(desk, filters, found.case, before=True),
        said=said or {},
        fault=fault,
    )


def party(request: Request) -> Response:
    """All open flags of one party."""
    return party_flags(request)


def party_flags(request: Request, *, said: Said | None = None, fault: str = "") -> Response:
    """The same, perhaps again with what was said and the fault in it."""
    desk, _ = desk_of(request), who_is(request)
    found = party_page(desk, request.path_params["party_id"])
    if found is None:
        raise HTTPException(404)
    status = 422 if fault else 200
    return page(request, "party", status, found=found, said=said or {}, fault=fault)


def log(request: Request) -> Response:
    """The audit log."""
    desk, _ = desk_of(request), who_is(request)
    head, sha256 = desk.store.head
    asked = request.query_params.get("upto", "")
    upto = min(head, int(asked)) if asked.isdecimal() and len(asked) < 15 else head
    rows = log_page(desk, upto=upto)
    older = upto - PAGE if upto > PAGE else 0
    newer = min(head, upto + PAGE) if upto < head else 0
    return page(request, "log", rows=rows, head=head, sha256=sha256, older=older, newer=newer)


def keys(request: Request) -> Response:
    """The keys, and what the words mean."""
    return page(request, "keys")


def export(request: Request) -> Response:
    """Every table of the case store as CSV and Parquet, and the audit log, in one ZIP file."""
    desk, _ = desk_of(request), who_is(request)
    packed = io.BytesIO()
    with tempfile.TemporaryDirectory(prefix="supplyscreen-") as name:
        with desk.store.turn():
            ss.export_cases(desk.store, Path(name) / "cases")
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as whole:
            for path in sorted((Path(name) / "cases").iterdir()):
                whole.write(path, path.name)
    told = {"content-disposition": 'attachment; filename="supplyscreen-cases.zip"'}
    return Response(packed.getvalue(), media_type="application/zip", headers=told)
