"""The web application: which address is which page."""

from collections.abc import Callable

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

import supplyscreen as ss
from supplyscreen.web import download, pages, posts
from supplyscreen.web.access import Access
from supplyscreen.web.desk import Desk
from supplyscreen.web.guard import Guard
from supplyscreen.web.render import STATIC, environment, static

_SENTENCES = {
    400: "This could not be read.",
    403: "Open the link that supplyscreen review serve printed. It works once, in one browser; "
    "start the command again for a new one.",
    404: "There is no such page.",
    405: "This page does not take that.",
    413: "This is more than a form may hold.",
    415: "This is not a form of this server.",
    500: "Something went wrong here. What was decided before is kept; the window of the command "
    "says more.",
}
_FORM = "This form is not of this session, or too old. Nothing was changed; open the page again."


def workbench(
    store: ss.CaseStore,
    run: ss.Run,
    *,
    access: Access,
    clock: Callable[[], str],
    blind: bool = False,
) -> ASGIApp:
    """The application for one case store that took ``run`` in.

    ``clock`` gives the time as ISO 8601 in UTC. ``blind`` hides score and band of flags that are
    not decided. Nothing is asked of any network.
    """
    app = Starlette(
        routes=_routes(),
        exception_handlers={
            HTTPException: _told,
            ss.SupplyscreenError: _failed,
            Exception: _broken,
        },
    )
    app.router.redirect_slashes = False
    app.state.desk = Desk(store, run, access, clock, blind)
    return Guard(app, access)


def _routes() -> list[Route]:
    read = {
        "/": _enter,
        "/flag/{flag_id}": pages.flag,
        "/party/{party_id:path}": pages.party,
        "/log": pages.log,
        "/keys": pages.keys,
        "/evidence/{sha256}": download.evidence,
        "/export.zip": pages.export,
    }
    write = {
        "/flag/{flag_id}/lift": posts.lift,
        "/undo": posts.undo,
    }
    with_files = {
        "/flag/{flag_id}/decide": posts.decide,
        "/flag/{flag_id}/second": posts.second,
        "/party/{party_id:path}/decide": posts.decide_party,
    }
    sent = posts.posted
    return [
        *(Route(path, page, methods=["GET"]) for path, page in read.items()),
        *(Route(path, sent(step), methods=["POST"]) for path, step in write.items()),
        *(
            Route(path, sent(step, files=True), methods=["POST"])
            for path, step in with_files.items()
        ),
        *(Route(f"/{name}", _static, methods=["GET"]) for name in STATIC),
        Route("/favicon.ico", _nothing, methods=["GET"]),
    ]


def _enter(request: Request) -> Response:
    """The queue; with a token, the door: the token becomes a cookie and leaves the address."""
    token = request.query_params.get("token")
    if token is None:
        return pages.queue(request)
    access = pages.desk_of(request).access
    if access.who(pages.cookie_of(request)):
        return RedirectResponse("/", 303)
    cookie = access.enter(token) if request.method == "GET" else None
    if cookie is None:
        raise HTTPException(403)
    answer = RedirectResponse("/", 303)
    answer.set_cookie(access.cookie, cookie, httponly=True, samesite="strict", path="/")
    return answer


def _static(request: Request) -> Response:
    name = request.url.path.removeprefix("/")
    return Response(static(name), media_type=STATIC[name])


def _nothing(_request: Request) -> Response:
    return Response(status_code=204)


def _message(request: Request, status: int, sentence: str) -> HTMLResponse:
    known = pages.desk_of(request).access.who(pages.cookie_of(request)) is not None
    told = environment().get_template("message.html.j2").render(sentence=sentence, known=known)
    return HTMLResponse(told, status)


def _told(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    sentence = _SENTENCES.get(error.status_code, "This was not done.")
    if error.status_code == 409:
        sentence = error.detail
    elif error.detail == "form":
        sentence = _FORM
    return _message(request, error.status_code, sentence)


def _failed(request: Request, error: Exception) -> Response:
    """The store could not be read or written: what happened, and what to do."""
    assert isinstance(error, ss.SupplyscreenError)
    return _message(request, 503, f"{error.message} {error.hint or ''}".strip())


def _broken(request: Request, _error: Exception) -> Response:
    return _message(request, 500, _SENTENCES[500])
