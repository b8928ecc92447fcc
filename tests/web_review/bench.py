"""A workbench over an invented run, and a client that has come in."""

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests.cases.flags import AT, goods, listed, opened, run_of
from tests.reports.builder import Result

from supplyscreen.cases import CaseStore
from supplyscreen.web import Access, workbench

with warnings.catch_warnings():  # of httpx, which a newer one is to replace
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

HOST = "127.0.0.1:8000"
LINKS = {"link-of-ann": "ann", "link-of-bob": "bob"}
HOSTILE = "<script>alert(1)</script>\"' onmouseover=alert(1) A\u202eB"


def small_run() -> Result:
    """Four flags of one party, one strong flag of another, one on goods."""
    same = [listed(place, bill_of_lading=f"BILL{place}") for place in range(4)]
    strong = listed(4, band="strong", party_id="p-other", party_name="OTHER HAIR CO")
    return run_of(*same, strong, goods(5))


@dataclass
class Person:
    """One browser, as a program."""

    client: TestClient

    def get(self, path: str, **options: Any) -> Any:
        """A page; redirects are not followed."""
        return self.client.get(path, follow_redirects=False, **options)

    def text(self, path: str) -> str:
        """The text of a page that must be there."""
        answer = self.get(path)
        assert answer.status_code == 200, (path, answer.status_code, answer.text)
        return str(answer.text)

    def fields(self, path: str, action: str) -> dict[str, str]:
        """The hidden fields of the form on a page that posts to ``action``."""
        form = re.search(
            rf'<form[^>]*action="{re.escape(action)}".*?</form>', self.text(path), re.S
        )
        assert form, f"no form {action} on {path}"
        return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form.group()))

    def post(self, path: str, fields: dict[str, str], **headers: str) -> Any:
        """A form, sent as a browser sends it."""
        told = {
            "content-type": "application/x-www-form-urlencoded",
            "origin": f"http://{HOST}",
            **{name.replace("_", "-"): value for name, value in headers.items()},
        }
        return self.client.post(
            path, content=urlencode(fields), headers=told, follow_redirects=False
        )

    def uploads(
        self, path: str, fields: dict[str, str], files: list[tuple[str, bytes]], **headers: str
    ) -> Any:
        """A form with files, sent as a browser sends it."""
        told = {
            "origin": f"http://{HOST}",
            **{name.replace("_", "-"): value for name, value in headers.items()},
        }
        parts = [("evidence", (name, content, "text/html")) for name, content in files]
        return self.client.post(
            path, data=fields, files=parts, headers=told, follow_redirects=False
        )

    def does(self, page: str, step: str, **fields: str) -> Any:
        """Fill in the form ``page``/``step`` of a page and send it."""
        action = f"{page}/{step}"
        return self.post(action, self.fields(page, action) | fields)


@dataclass
class Bench:
    """A workbench: its store and two people who have come in."""

    app: Any
    store: CaseStore
    ann: Person
    bob: Person

    def stranger(self) -> Person:
        """A browser that brings nothing."""
        return Person(
            TestClient(self.app, base_url=f"http://{HOST}", raise_server_exceptions=False)
        )

    def case(self, place: int) -> dict[str, Any]:
        """One row of the store."""
        return self.store.rows("SELECT * FROM cases WHERE flag_id = ?", [f"flag-{place:05d}"]).row(
            0, named=True
        )


@contextmanager
def bench(folder: Path, run: Result | None = None, *, blind: bool = False) -> Iterator[Bench]:
    """A workbench over ``run``."""
    made = run or small_run()
    with opened(folder, made) as store:
        access = Access(links=LINKS, secret=b"secret", hosts=(HOST, "localhost:8000"))
        app = workbench(store, made, access=access, clock=lambda: AT, blind=blind)  # type: ignore[arg-type]
        told = Bench(app, store, None, None)  # type: ignore[arg-type]
        for token, name in LINKS.items():
            person = told.stranger()
            assert person.get(f"/?token={token}").status_code == 303
            setattr(told, name, person)
        yield told
