"""Who may come in: one link for each person, good once; then a cookie; a token in every form."""

import hashlib
import hmac
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

LONGEST = 200
"""Letters of a token or cookie that are looked at."""


@dataclass
class Access:
    """The doors of one server.

    ``links`` is secret token -> name of the person it was printed for; ``secret`` makes the cookies
    and form tokens; ``hosts`` are the values of the Host header that are ours, with the port. Both
    tokens and ``secret`` are random and new at every start.
    """

    links: Mapping[str, str]
    secret: bytes
    hosts: tuple[str, ...]
    _used: set[str] = field(default_factory=set)
    _turn: threading.Lock = field(default_factory=threading.Lock)

    @property
    def cookie(self) -> str:
        """Name of the cookie; with the port, as browsers share cookies between ports."""
        return f"supplyscreen_{self.hosts[0].rpartition(':')[2]}"

    def enter(self, token: str) -> str | None:
        """The cookie for whoever brings the token of a link; None for a wrong or used one."""
        link = _same(self.links, token)
        if link is None:
            return None
        with self._turn:
            if link in self._used:
                return None
            self._used.add(link)
        return self._made("session", link)

    def who(self, cookie: str) -> str | None:
        """The person whose cookie this is."""
        sessions = {self._made("session", link): name for link, name in self.links.items()}
        found = _same(sessions, cookie)
        return sessions[found] if found else None

    def form_token(self, cookie: str) -> str:
        """What a form of this session must bring along."""
        return self._made("form", cookie)

    def is_form_token(self, cookie: str, told: str) -> bool:
        """Whether a form was made for this session."""
        return _equal(self.form_token(cookie), told)

    def is_ours(self, host: str) -> bool:
        """Whether a Host header names this server."""
        return host.lower() in self.hosts

    def is_our_page(self, origin: str) -> bool:
        """Whether an Origin header names a page of this server."""
        return origin.lower() in {f"http://{host}" for host in self.hosts}

    def _made(self, what: str, of: str) -> str:
        return hmac.new(self.secret, f"{what} {of}".encode(), hashlib.sha256).hexdigest()


def _same(known: Iterable[str], told: str) -> str | None:
    """The one of ``known`` that ``told`` is; each is compared, in constant time."""
    found = [one for one in known if _equal(one, told)]
    return found[0] if found else None


def _equal(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other[:LONGEST].encode("utf-8", "replace"))
