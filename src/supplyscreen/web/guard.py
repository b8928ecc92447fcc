"""What every request must stand before a page sees it, and what every answer carries."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from supplyscreen.web.access import Access

LIMIT = 64 * 1024
"""Bytes of a body that are read."""

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
    """Refuses foreign hosts, posts from other pages and large bodies; adds HEADERS to answers."""

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
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        refused = self._refused(scope["method"], Headers(scope=scope))
        body = b"" if refused else await _body(receive)
        if refused is None and body is None:
            refused = PlainTextResponse("This is more than a form may hold.", 413)
        if refused is not None:
            await refused(scope, receive, sealed)
            return
        await self.app(scope, _replayed(body or b"", receive), sealed)

    def _refused(self, method: str, headers: Headers) -> PlainTextResponse | None:
        if len(headers.getlist("host")) != 1 or not self.access.is_ours(headers["host"]):
            return PlainTextResponse("This server is not the one that was asked for.", 421)
        if method in {"GET", "HEAD"}:
            return None
        if method != "POST":
            return PlainTextResponse("Only GET and POST are answered.", 405)
        site = headers.get("sec-fetch-site", "same-origin")
        if site != "same-origin" or not self.access.is_our_page(headers.get("origin", "")):
            return PlainTextResponse("This form was not sent from a page of this server.", 403)
        told = headers.get("content-length", "0")
        if not told.isdecimal() or len(told) > 9 or int(told) > LIMIT:
            return PlainTextResponse("This is more than a form may hold.", 413)
        return None


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
