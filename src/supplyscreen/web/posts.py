"""Forms that were sent: checked for their token, done, and answered with the next page."""

from collections.abc import Callable
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

import supplyscreen as ss
from supplyscreen.web import act
from supplyscreen.web.desk import Desk
from supplyscreen.web.filters import Filters
from supplyscreen.web.form import Form, sent_form
from supplyscreen.web.pages import cookie_of, desk_of, flag_page, party_flags, who_is
from supplyscreen.web.queue import neighbour

_REFUSED = (ss.DecisionError, ss.InputError)
Step = Callable[[Request, Form], Response]


def posted(step: Step, *, files: bool = False) -> Callable[[Request], object]:
    """An endpoint that does ``step`` with a form whose token is right; ``files``: whether files may
    be attached to it. Who sends it is known before its body is read."""

    async def endpoint(request: Request) -> Response:
        who_is(request)
        async with sent_form(request, files=files) as form:
            if not desk_of(request).access.is_form_token(cookie_of(request), form.get("csrf")):
                raise HTTPException(403, "form")
            return await run_in_threadpool(step, request, form)

    return endpoint


def decide(request: Request, form: Form) -> Response:
    """A decision on one flag; then the next one of the queue."""
    return _on_flag(request, form, act.decide)


def second(request: Request, form: Form) -> Response:
    """The second reviewer's answer; then the next flag of the queue."""
    return _on_flag(request, form, act.second)


def lift(request: Request, form: Form) -> Response:
    """The end of a suppression; then the same flag, open again."""
    return _on_flag(request, form, act.lift, stay=True)


def decide_party(request: Request, form: Form) -> Response:
    """A decision on all open flags of a party; then that page, empty."""
    desk, who = desk_of(request), who_is(request)
    party_id = request.path_params["party_id"]
    try:
        act.decide_party(desk, who, party_id, form)
    except _REFUSED as error:
        return party_flags(request, said=dict(form.fields), fault=_sentence(error, form))
    return RedirectResponse(f"/party/{quote(party_id, safe='')}", 303)


def undo(request: Request, form: Form) -> Response:
    """A line taken back; then its flag."""
    desk, who = desk_of(request), who_is(request)
    try:
        flag_id = act.undo(desk, who, form)
    except ss.DecisionError as error:
        raise HTTPException(409, _sentence(error, form)) from None
    return _to_flag(flag_id, Filters.read(form.fields, blind=desk.blind))


def _on_flag(
    request: Request,
    form: Form,
    step: Callable[[Desk, str, str, Form], None],
    *,
    stay: bool = False,
) -> Response:
    desk, who = desk_of(request), who_is(request)
    flag_id = request.path_params["flag_id"]
    filters = Filters.read(form.fields, blind=desk.blind)
    case = desk.one("SELECT flag_id, place FROM cases WHERE flag_id = $flag", {"flag": flag_id})
    if case is None:
        raise HTTPException(404)
    try:
        step(desk, who, flag_id, form)
    except _REFUSED as error:
        said = dict(form.fields)
        return flag_page(request, filters, said=said, fault=_sentence(error, form))
    following = flag_id if stay else neighbour(desk, filters, case)
    return _to_flag(following, filters)


def _to_flag(flag_id: str, filters: Filters) -> Response:
    where = f"/flag/{quote(flag_id, safe='')}" if flag_id else "/"
    return RedirectResponse(f"{where}{filters.query()}", 303)


def _sentence(error: ss.SupplyscreenError, form: Form) -> str:
    hint = f" {error.hint[:1].upper()}{error.hint[1:]}." if error.hint else ""
    again = " No file was kept: choose them again." if form.files else ""
    return f"{error.message}{hint}{again}"
