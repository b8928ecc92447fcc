"""An official publication over HTTPS, or a refusal that says what to do by hand.

Plain HTTP is accepted for this machine only (tests, a local mirror). A redirect must stay on HTTPS
and on the publisher's site; a body must be whole and not too large. Nothing is read from the
environment here: the caller gives the proxies and the moment to give up.
"""

import re
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from supplyscreen.errors import InputError
from supplyscreen.watchlists.cbp_orders import LIST_ID as ORDERS
from supplyscreen.watchlists.publication import MAX_BYTES, PublicationFile

if TYPE_CHECKING:
    from requests import Response, Session

TIMEOUT = 30.0
MAX_REDIRECTS = 5
THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
BY_HAND = "open the address in a browser, save the page or file, and use --from-file"
AGENT = "supplyscreen (open forced-labor screening; reads the list that you publish)"
_CSV = re.compile(rb"""href=["']([^"']*withhold-release-orders-findings[^"']*\.csv)["']""", re.I)
_PIECE = 65_536


def fetch_publication(
    list_id: str,
    url: str,
    *,
    proxies: Mapping[str, str] | None = None,
    timeout: float = TIMEOUT,
    give_up: Callable[[], bool] = lambda: False,
) -> PublicationFile:
    """The publication of the list at ``url``.

    CBP's address is a page with a link to the file of the day; the link is followed. ``proxies``
    maps "https" to the address of a proxy; ``timeout`` is in seconds, for connecting and for each
    wait; ``give_up`` is asked between pieces and ends a download that trickles.
    Raises InputError for anything but a whole file: no connection, a time-out, an answer other
    than 200, a redirect elsewhere, a body cut short or too large.
    """
    import requests  # noqa: PLC0415 (only an update needs it)

    with requests.Session() as session:
        session.trust_env = False
        session.proxies = dict(proxies or {})
        session.headers["User-Agent"] = AGENT
        file = _fetched(session, url, timeout, give_up)
        if list_id == ORDERS and (link := _csv_link(file)):
            _checked(link, urlsplit(file.url))
            file = _fetched(session, link, timeout, give_up)
    return file


def _fetched(
    session: "Session", url: str, timeout: float, give_up: Callable[[], bool]
) -> PublicationFile:
    from requests import exceptions  # noqa: PLC0415

    try:
        with _answer(session, url, timeout) as answer:
            content = _body(answer, url, give_up)
    except exceptions.SSLError:
        raise InputError(
            f"{url}: the certificate of the site is not valid.", hint=BY_HAND
        ) from None
    except exceptions.Timeout:
        raise InputError(f"{url}: no answer within {timeout:g} seconds.", hint=BY_HAND) from None
    except (exceptions.ChunkedEncodingError, exceptions.ContentDecodingError):
        raise InputError(f"{url}: the answer was cut short.", hint="try again later") from None
    except exceptions.ConnectionError as error:
        what = "the answer was cut short" if "IncompleteRead" in str(error) else "not reached"
        raise InputError(f"{url}: {what}.", hint=f"is there internet? Else {BY_HAND}") from None
    except exceptions.RequestException:
        raise InputError(f"{url} is no address that can be fetched.", hint=BY_HAND) from None
    return PublicationFile(name=_file_name(answer.url), content=content, url=answer.url)


def _answer(session: "Session", url: str, timeout: float) -> "Response":
    """The answer behind at most MAX_REDIRECTS redirects, each one checked before it is followed."""
    here = _checked(url, None)
    for _ in range(MAX_REDIRECTS + 1):
        answer = session.get(here.geturl(), timeout=timeout, stream=True, allow_redirects=False)
        if not answer.is_redirect:
            return answer
        target = urljoin(answer.url, answer.headers["location"])
        answer.close()
        here = _checked(target, here)
    raise InputError(f"{url}: more than {MAX_REDIRECTS} redirects.", hint=BY_HAND)


def _checked(url: str, before: SplitResult | None) -> SplitResult:
    parts = urlsplit(url)
    host = parts.hostname or ""
    if not host or not (
        parts.scheme == "https" or (parts.scheme == "http" and host in THIS_MACHINE)
    ):
        raise InputError(f"{url}: expected an address that begins with https://.", hint=BY_HAND)
    if before is not None and _site(host) != _site(before.hostname or ""):
        raise InputError(
            f"{before.geturl()} leads to another site, {host}; it was not followed.", hint=BY_HAND
        )
    return parts


def _site(host: str) -> str:
    """The last two labels: www.dhs.gov and dhs.gov are one site; digits are their own."""
    return host if host.replace(".", "").isdigit() else ".".join(host.lower().split(".")[-2:])


def _body(answer: "Response", url: str, give_up: Callable[[], bool]) -> bytes:
    if answer.status_code != 200:
        refused = " The site refuses programs." if answer.status_code in (401, 403, 429) else ""
        raise InputError(
            f"{url}: the site answered {answer.status_code} {answer.reason}.{refused}",
            hint=BY_HAND,
        )
    content = bytearray()
    for piece in answer.iter_content(_PIECE):
        content += piece
        if len(content) > MAX_BYTES:
            raise InputError(f"{url}: more than {MAX_BYTES:,} bytes.", hint=BY_HAND)
        if give_up():
            raise InputError(f"{url}: it takes too long.", hint=BY_HAND)
    if not bytes(content).strip():
        raise InputError(f"{url}: the answer is empty.", hint=BY_HAND)
    return bytes(content)


def _csv_link(file: PublicationFile) -> str:
    """The newest CSV that CBP's page links to, "" where the answer is no page or links to none."""
    if not file.content.lstrip().startswith(b"<"):
        return ""
    links = {link.decode("ascii", "ignore") for link in _CSV.findall(file.content)}
    newest = max(links, key=_day_and_name, default="")
    return urljoin(file.url, newest) if newest else ""


def _day_and_name(link: str) -> tuple[str, str]:
    return max(re.findall(r"\d{4}-\d{2}-\d{2}", link), default=""), link


def _file_name(url: str) -> str:
    parts = urlsplit(url)
    return unquote(PurePosixPath(parts.path).name) or parts.hostname or url
