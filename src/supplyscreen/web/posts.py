"""Forms that were sent: checked for their token, done, and answered with the next page."""

from collections.abc import Callable
from urllib.parse import parse_qsl, quote

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

import supplyscreen as ss
from supplyscreen.web import act
from supplyscreen.web.desk import Desk
from supplyscreen.web.filters import Filters
from supplyscreen.web.pages import Said, cookie_of, desk_of, flag_page, party_flags, who_is
from supplyscreen.web.queue import neighbour

MOST_FIELDS = 30
Step = Callable[[Request, Said], Response]


def posted(step: Step) -> Callable[[Request], object]:
    """An endpoint that does ``step`` with the fields of a form whose token is right."""

    async def endpoint(request: Request) -> Response:
        who_is(request)
        if request.headers.get("content-type", "").partition(";")[0] != (
            "application/x-www-form-urlencoded"
        ):
            raise HTTPException(415)
        try:
            text = (await request.body()).decode("utf-8")
            form = dict(parse_qsl(text, keep_blank_values=True, max_num_fields=MOST_FIELDS))
        except ValueError:
            raise HTTPException(400) from None
        if not desk_of(request).access.is_form_token(cookie_of(request), form.get("csrf", "")):
            raise HTTPException(403, "form")
        return await run_in_threadpool(step, request, form)

    return endpoint


def decide(request: Request, form: Said) -> Response:
    """A decision on one flag; then the next one of the queue."""
    return _on_flag(request, form, act.decide)


def second(request: Request, form: Said) -> Response:
    """The second reviewer's answer; then the next flag of the queue."""
    return _on_flag(request, form, act.second)


def lift(request: Request, form: Said) -> Response:
    """The end of a suppression; then the same flag, open again."""
    return _on_flag(request, form, act.lift, stay=True)


def decide_party(request: Request, form: Said) -> Response:
    """A decision on all open flags of a party; then that page, empty."""
    desk, who = desk_of(request), who_is(request)
    party_id = request.path_params["party_id"]
    try:
        act.decide_party(desk, who, party_id, form)
    except ss.DecisionError as error:
        return party_flags(request, said=form, fault=_sentence(error))
    return RedirectResponse(f"/party/{quote(party_id, safe='')}", 303)


def undo(request: Request, form: Said) -> Response:
    """A line taken back; then its flag."""
    desk, who = desk_of(request), who_is(request)
    try:
        flag_id = act.undo(desk, who, form)
    except ss.DecisionError as error:
        raise HTTPException(409, _sentence(error)) from None
    return _to_flag(flag_id, Filters.read(form, blind=desk.blind))


def _on_flag(
    request: Request,
    form: Said,
    step: Callable[[Desk, str, str, Said], None],
    *,
    stay: bool = False,
) -> Response:
    desk, who = desk_of(request), who_is(request)
    flag_id = request.path_params["flag_id"]
    filters = Filters.read(form, blind=desk.blind)
    case = desk.one("SELECT flag_id, place FROM cases WHERE flag_id = $flag", {"flag": flag_id})
    if case is None:
        raise HTTPException(404)
    try:
        step(desk, who, flag_id, form)
    except ss.DecisionError as error:
        return flag_page(request, filters, said=form, fault=_sentence(error))
    following = flag_id if stay else neighbour(desk, filters, case)
    return _to_flag(following, filters)


def _to_flag(flag_id: str, filters: Filters) -> Response:
    where = f"/flag/{quote(flag_id, safe='')}" if flag_id else "/"
    return RedirectResponse(f"{where}{filters.query()}", 303)


def _sentence(error: ss.SupplyscreenError) -> str:
    hint = f" {error.hint[:1].upper()}{error.hint[1:]}." if error.hint else ""
    return f"{error.message}{hint}"
