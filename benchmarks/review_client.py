"""Clients of the workbench: a connection each, kept open, one page after the other, each timed."""

import http.client
import re
import statistics
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from urllib.parse import urlencode

Ask = Callable[["Client"], str]
IDLE = 10  # seconds after which a new connection is made; the server closes one after 30
_NEXT = re.compile(r'href="([^"]*)">Next page')


@dataclass
class Timings:
    """Milliseconds of each request by what it asked for, and how many did not go well."""

    took: dict[str, list[float]] = field(default_factory=dict)
    failed: int = 0
    seconds: float = 0.0

    def row(self, kind: str) -> tuple[float, float, float, float]:
        """Median, 95th and 99th percentile in milliseconds, requests a second."""
        told = sorted(self.took[kind])
        return (
            statistics.median(told),
            told[max(0, -(-95 * len(told) // 100) - 1)],
            told[max(0, -(-99 * len(told) // 100) - 1)],
            len(told) / self.seconds,
        )

    def all_of(self, kinds: Iterable[str]) -> None:
        """All requests of some kinds as one more kind, ``all``."""
        self.took["all"] = [one for kind in kinds for one in self.took.get(kind, [])]


class Client:
    """One person who has come in by the link that the server printed."""

    def __init__(self, link: str) -> None:
        self.host = link.split("/")[2]
        self._wire = http.client.HTTPConnection(self.host, timeout=60)
        self._used = time.monotonic()
        self._headers: dict[str, str] = {}
        self.next_page = ""
        status, _, cookie = self._sent("GET", link.removeprefix(f"http://{self.host}"))
        assert status == 303, status
        self._headers = {"cookie": cookie.partition(";")[0]}

    def page(self, path: str) -> tuple[int, str]:
        """Status and text of a page; where its next page is, is noted."""
        status, text, _ = self._sent("GET", path)
        found = _NEXT.search(text)
        self.next_page = found.group(1).replace("&amp;", "&") if found else ""
        return status, text

    def post(self, path: str, fields: Mapping[str, str]) -> int:
        """The status that a form is answered with; its redirection is not followed."""
        headers = {
            "content-type": "application/x-www-form-urlencoded",
            "origin": f"http://{self.host}",
        }
        return self._sent("POST", path, urlencode(fields), headers)[0]

    def _sent(
        self, method: str, path: str, body: str | None = None, more: Mapping[str, str] | None = None
    ) -> tuple[int, str, str]:
        now = time.monotonic()
        if now - self._used > IDLE:
            self._wire.close()  # the server has, or will while this is on its way
        self._used = now
        self._wire.request(method, path, body, {**self._headers, **(more or {})})
        answer = self._wire.getresponse()
        return answer.status, answer.read().decode("utf-8"), answer.getheader("set-cookie", "")


def browse(clients: list[Client], kinds: Mapping[str, Ask], seconds: float) -> Timings:
    """Every client asks for one page after the other, of each kind in turn, for some seconds."""
    told = Timings({kind: [] for kind in kinds})
    turn = threading.Lock()
    end = time.perf_counter() + seconds

    def one(at: int, client: Client) -> None:
        order = list(kinds)[at % len(kinds) :] + list(kinds)[: at % len(kinds)]
        while True:
            for kind in order:
                path = kinds[kind](client)
                begun = time.perf_counter()
                if begun > end:
                    return
                status, _ = client.page(path)
                took = (time.perf_counter() - begun) * 1000
                with turn:
                    told.took[kind].append(took)
                    told.failed += status != 200

    told.seconds = at_once([partial(one, at, client) for at, client in enumerate(clients)])
    return told


def at_once(steps: list[Callable[[], None]]) -> float:
    """Do all steps at the same time, each in a thread; the seconds until the last has ended."""
    begun = time.perf_counter()
    with ThreadPoolExecutor(len(steps)) as threads:
        for done in [threads.submit(step) for step in steps]:
            done.result()
    return time.perf_counter() - begun
