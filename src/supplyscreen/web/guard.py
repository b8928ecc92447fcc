"""What every request must stand before a page sees it, and what every answer carries."""

import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import supplyscreen as ss
from supplyscreen.web.access import Access
from supplyscreen.web.form import MOST_FILES, UPLOAD, kind_of

LIMIT = 64 * 1024
"""Bytes of a body that are read."""
UPLOAD_LIMIT = MOST_FILES * ss.EVIDENCE_LARGEST + LIMIT
"""Bytes of a form with files, on the addresses that take them; they go to the disk as they come."""
_UPLOADS = re.compile(r"/flag/[^/]+/(decide|second)|/party/.+/decide")
_TOO_MUCH = "This is more than a form may hold."

HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'self'; script-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # Not no-referrer: browsers would then send "Origin: null" with our own forms, too.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}


class Guard:
    """Refuses foreign hosts, posts from other pages and large bodies; adds HEADERS to answers that
    do not say it themselves."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self.app = app
        self.access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        headers = Headers(scope=scope)
        upload = _is_upload(scope, headers)
        refused = self._refused(scope["method"], headers, UPLOAD_LIMIT if upload else LIMIT)
        if refused is None and upload:
            await self.app(scope, _cut_off(receive, int(headers["content-length"])), sealed)
            return
        body = b"" if refused else await _body(receive)
        if refused is None and body is None:
            refused = PlainTextResponse(_TOO_MUCH, 413)
        if refused is not None:
            await refused(scope, receive, sealed)
            return
        await self.app(scope, _replayed(body or b"", receive), sealed)

    def _refused(self, method: str, headers: Headers, limit: int) -> PlainTextResponse | None:
        if len(headers.getlist("host")) != 1 or not self.access.is_ours(headers["host"]):
            return PlainTextResponse("This server is not the one that was asked for.", 421)
        if method in {"GET", "HEAD"}:
            return None
        if method != "POST":
            return PlainTextResponse("Only GET and POST are answered.", 405)
        site = headers.get("sec-fetch-site", "same-origin")
        if site != "same-origin" or not self.access.is_our_page(headers.get("origin", "")):
            return PlainTextResponse("This form was not sent from a page of this server.", 403)
        return _too_long(headers.get("content-length"), limit)


def _too_long(told: str | None, limit: int) -> PlainTextResponse | None:
    if told is None and limit > LIMIT:
        return PlainTextResponse("A form with files must say how long it is.", 411)
    told = told or "0"
    if not (told.isascii() and told.isdecimal()) or len(told) > 9 or int(told) > limit:
        return PlainTextResponse(_TOO_MUCH, 413)
    return None


def _is_upload(scope: Scope, headers: Headers) -> bool:
    """Whether files may come with it."""
    sent = scope["method"] == "POST" and kind_of(headers.get("content-type", "")) == UPLOAD
    return sent and _UPLOADS.fullmatch(scope["path"]) is not None


def _cut_off(receive: Receive, told: int) -> Receive:
    """A ``receive`` that raises HTTPException 413 as soon as more comes than was told."""
    left = told

    async def bounded() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        if left < 0:
            raise HTTPException(413)
        return message

    return bounded


async def _body(receive: Receive) -> bytes | None:
    """The whole body; None as soon as it is longer than LIMIT."""
    body = b""
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return body
        body += bytes(message.get("body", b""))
        if len(body) > LIMIT:
            return None
        if not message.get("more_body", False):
            return body


def _replayed(body: bytes, receive: Receive) -> Receive:
    """A ``receive`` that gives ``body`` again, then what comes after it."""
    left = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Message:
        return left.pop() if left else await receive()

    return again
