"""Files attached in the browser: kept with the decision, given back, and what is refused."""

import asyncio
import hashlib
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Any

import pytest
from tests.cases.flags import AT

from supplyscreen.cases import Decision, decide_flags, evidence_documents, verify_cases

from .bench import HOST, Bench

FLAG = "/flag/flag-00000"
POST = f"{FLAG}/decide"
PAGE = b"<script>alert(1)</script>"
SHA256 = hashlib.sha256(PAGE).hexdigest()
BOUNDARY = "multipart/form-data; boundary=b"


def done(asked: Coroutine[Any, Any, int]) -> int:
    """What ``asked`` gives, run in a thread: a browser of other tests leaves its loop in this."""
    with ThreadPoolExecutor(1) as beside:
        return beside.submit(asyncio.run, asked).result()


def good(desk: Bench, page: str = FLAG) -> dict[str, str]:
    return desk.ann.fields(page, f"{page}/decide") | {"decision": "in_review"}


def untouched(desk: Bench) -> bool:
    """Nothing decided, nothing kept."""
    folder = desk.store.folder / "evidence"
    return desk.store.head[0] == 1 and not (folder.exists() and list(folder.iterdir()))


def part(name: str, content: str = "", *, file: str | None = None, more: str = "") -> str:
    """One part of a form whose boundary is b."""
    told = f'; filename="{file}"' if file is not None else ""
    return f'--b\r\nContent-Disposition: form-data; name="{name}"{told}\r\n{more}\r\n{content}\r\n'


def send(desk: Bench, body: str, **headers: str) -> Any:
    """A body as it is written, to the page that decides."""
    told = {"origin": f"http://{HOST}", "content-type": BOUNDARY, **headers}
    return desk.ann.client.post(POST, content=body.encode(), headers=told, follow_redirects=False)


def test_a_file_is_kept_listed_and_given_back(desk: Bench) -> None:
    answer = desk.ann.uploads(POST, good(desk), [("供应商 letter.html", PAGE), ("b.pdf", b"b")])
    assert answer.status_code == 303
    assert desk.store.head[0] == 2
    assert "In review; evidence: 2 files" in desk.bob.text("/log")
    text = desk.bob.text(FLAG)
    assert f'href="/evidence/{SHA256}" download><bdi>供应商 letter.html</bdi></a>, 25 bytes' in text
    assert f"SHA-256 {SHA256}" in text
    got = desk.bob.get(f"/evidence/{SHA256}")
    assert got.content == PAGE
    named = got.headers["content-disposition"]
    assert named == "attachment; filename*=utf-8''%E4%BE%9B%E5%BA%94%E5%95%86%20letter.html"
    assert got.headers["content-type"] == "application/octet-stream"
    assert got.headers["x-content-type-options"] == "nosniff"
    assert got.headers["cache-control"] == "no-store"
    policy = got.headers["content-security-policy"]
    assert "sandbox" in policy
    assert "'self'" not in policy
    desk.store.__exit__(None, None, None)
    assert verify_cases(desk.store.folder, at=AT).agrees
    desk.store.__enter__()


def test_every_form_that_decides_takes_files(desk: Bench) -> None:
    page = "/party/p-haolin"
    told = good(desk, page) | {"decision": "needs_info", "reason": "documents_asked"}
    assert desk.ann.uploads(f"{page}/decide", told, [("asked.txt", b"asked")]).status_code == 303
    assert "asked.txt" in desk.ann.text("/flag/flag-00003")
    strong = "/flag/flag-00004"
    desk.ann.does(strong, "decide", decision="confirmed", reason="same_party")
    answer = desk.bob.fields(strong, f"{strong}/second") | {"answer": "agree"}
    assert desk.bob.uploads(f"{strong}/second", answer, [("seen.pdf", b"seen")]).status_code == 303
    text = desk.ann.text(strong)
    assert "seen.pdf" in text
    assert "second review" in text


def test_a_form_without_a_chosen_file(desk: Bench) -> None:
    """A browser sends one empty file without a name."""
    fields = "".join(part(name, value) for name, value in good(desk).items())
    assert send(desk, fields + part("evidence", file="") + "--b--\r\n").status_code == 303
    assert desk.store.head[0] == 2
    assert not (desk.store.folder / "evidence").exists()


def test_evidence_of_a_decision_that_was_taken_back_stays_listed(desk: Bench) -> None:
    desk.ann.uploads(POST, good(desk), [("first.pdf", b"1")])
    desk.ann.uploads(POST, good(desk), [("second.pdf", b"2")])
    assert "taken back" not in desk.ann.text(FLAG).partition("Decide")[0]
    for left, line in ((1, "3"), (2, "2")):
        csrf = good(desk)["csrf"]
        assert desk.ann.post("/undo", {"csrf": csrf, "line": line}).status_code == 303
        shown = desk.ann.text(FLAG).partition('id="attached"')[2].partition("</section>")[0]
        assert shown.count("taken back") == left
    assert desk.ann.get(f"/evidence/{hashlib.sha256(b'1').hexdigest()}").content == b"1"


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ([("empty.pdf", b"")], "empty.pdf is empty"),
        ([(f"{place}.pdf", b"x") for place in range(6)], "at most 5"),
        ([("a.pdf", b"x"), ("large.pdf", b"x" * 2_000_000)], "large.pdf is larger than 1 MiB"),
    ],
)
def test_what_is_refused_is_told_and_nothing_is_kept(
    still: Bench, monkeypatch: pytest.MonkeyPatch, files: list[tuple[str, bytes]], told: str
) -> None:
    monkeypatch.setattr("supplyscreen.cases.evidence_copy.EVIDENCE_LARGEST", 2**20)
    answer = still.ann.uploads(POST, good(still) | {"comment": "my words"}, files)
    assert answer.status_code == 422
    assert told in answer.text
    assert "choose them again" in answer.text
    assert ">my words</textarea>" in answer.text
    assert untouched(still)


def test_a_decision_that_the_rules_refuse_keeps_no_file(still: Bench) -> None:
    for changes in ({"decision": "confirmed"}, {"seen": "999"}):
        answer = still.ann.uploads(POST, good(still) | changes, [("a.pdf", b"a")])
        assert answer.status_code == 422
    assert untouched(still)


@pytest.mark.parametrize("csrf", ["", "wrong", "bob"])
def test_an_upload_without_the_token_of_its_session(still: Bench, csrf: str) -> None:
    fields = good(still)
    fields["csrf"] = still.bob.fields(FLAG, POST)["csrf"] if csrf == "bob" else csrf
    assert still.ann.uploads(POST, fields, [("a.pdf", b"a")]).status_code == 403
    assert untouched(still)


def test_an_upload_from_elsewhere_or_without_a_cookie(still: Bench) -> None:
    fields, files = good(still), [("a.pdf", b"a")]
    assert still.ann.uploads(POST, fields, files, host="evil.example").status_code == 421
    assert still.ann.uploads(POST, fields, files, origin="http://evil.example").status_code == 403
    assert still.stranger().uploads(POST, fields, files).status_code == 403
    assert untouched(still)


def test_without_a_cookie_nothing_of_the_body_is_read(still: Bench) -> None:
    """An upload of 125 MB by nobody is not taken."""
    read = 0

    async def receive() -> dict[str, Any]:
        nonlocal read
        read += 1
        return {"type": "http.request", "body": b"x", "more_body": True}

    assert done(raw(still, receive, cookie="")) == 403
    assert read == 0


async def raw(
    desk: Bench, receive: Any, *, cookie: str | None = None, length: str = "100000000"
) -> int:
    """The status that the application answers to a body that ``receive`` gives piece by piece."""
    known = "; ".join(f"{name}={value}" for name, value in desk.ann.client.cookies.items())
    headers = {
        "host": HOST,
        "origin": f"http://{HOST}",
        "content-type": BOUNDARY,
        "content-length": length,
        "cookie": known if cookie is None else cookie,
    }
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": POST,
        "raw_path": POST.encode(),
        "query_string": b"",
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in headers.items()],
        "server": ("127.0.0.1", 8000),
        "client": ("127.0.0.1", 1),
    }
    told: list[int] = []

    async def sent(message: dict[str, Any]) -> None:
        told.extend([message["status"]] if "status" in message else [])

    await desk.app(scope, receive, sent)
    return told[0]


@pytest.mark.parametrize(("ends", "status"), [("longer", 413), ("gone", 400)])
def test_a_body_that_is_longer_than_told_or_breaks_off(
    still: Bench, monkeypatch: pytest.MonkeyPatch, ends: str, status: int
) -> None:
    """What had come of the file is thrown away."""
    opened: list[Any] = []

    def noted(**options: Any) -> Any:
        opened.append(SpooledTemporaryFile(**options))  # noqa: SIM115 - what is tested is its closing
        return opened[-1]

    monkeypatch.setattr("starlette.formparsers.SpooledTemporaryFile", noted)
    fields = "".join(part(name, value) for name, value in good(still).items())
    begun = (fields + part("evidence", "x" * 1000, file="a.pdf")).encode()
    pieces = [begun, b"y" * 2000]

    async def receive() -> dict[str, Any]:
        if pieces or ends == "longer":
            body = pieces.pop(0) if pieces else b"y" * 2000
            return {"type": "http.request", "body": body, "more_body": True}
        return {"type": "http.disconnect"}

    assert done(raw(still, receive, length="20000")) == status
    assert [file.closed for file in opened] == [True]
    assert untouched(still)


def test_bodies_that_are_larger_than_they_may_be(still: Bench) -> None:
    async def receive() -> dict[str, Any]:
        raise AssertionError("the body is not read")

    for length in (str(5 * 25 * 2**20 + 64 * 2**10 + 1), "9" * 30, "-1", "²", "1e3"):
        assert done(raw(still, receive, length=length)) == 413, length
    endless = (b"x" * 1000 for _ in range(10))
    headers = {"origin": f"http://{HOST}", "content-type": BOUNDARY}
    answer = still.ann.client.post(POST, content=endless, headers=headers)
    assert answer.status_code == 411
    assert untouched(still)


@pytest.mark.parametrize("path", ["/undo", f"{FLAG}/lift", "/evidence/x", "/party/decide", "/"])
def test_other_addresses_take_no_files_and_no_more_than_64_kb(still: Bench, path: str) -> None:
    fields = good(still)
    assert still.ann.uploads(path, fields, [("a.pdf", b"x" * 70_000)]).status_code == 413
    assert still.ann.uploads(path, fields, [("a.pdf", b"x")]).status_code in {404, 405, 415}
    assert untouched(still)


@pytest.mark.parametrize("kind", ["multipart/mixed", "text/plain", "multipart/form-data2", ""])
def test_another_kind_of_body_stays_small(still: Bench, kind: str) -> None:
    headers = {"origin": f"http://{HOST}", "content-type": kind}
    for size, status in ((70_000, 413), (10, 415)):
        answer = still.ann.client.post(POST, content=b"x" * size, headers=headers)
        assert answer.status_code == status


def forged(desk: Bench) -> dict[str, str]:
    """Bodies that no browser sends."""
    fields = "".join(part(name, value) for name, value in good(desk).items())
    end = "--b--\r\n"
    return {
        "no end": fields,
        "nothing": "",
        "no boundary": "x" * 100,
        "no name": fields + "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n" + end,
        "file as token": part("csrf", "x", file="x") + fields + end,
        "evidence as text": fields + part("evidence", "x") + end,
        "file in another field": fields + part("other", "x", file="x.pdf") + end,
        "many fields": fields + part("more", "x") * 40 + end,
        "many files": fields + part("evidence", "x", file="x.pdf") * 11 + end,
        "long field": fields + part("comment", "x" * 70_000) + end,
        "long header": fields + part("evidence", "x", file="x" * 10_000) + end,
        "many headers": fields + part("evidence", "x", file="x", more="A: b\r\n" * 50) + end,
    }


def test_forged_bodies(desk: Bench) -> None:
    for name, body in forged(desk).items():
        answer = send(desk, body)
        assert answer.status_code in {400, 403}, (name, answer.status_code)
        assert "Traceback" not in answer.text
    whole = "".join(part(name, value) for name, value in good(desk).items()) + "--b--\r\n"
    assert send(desk, whole, **{"content-type": "multipart/form-data"}).status_code == 400
    assert untouched(desk)
    assert send(desk, whole).status_code == 303  # the bodies above fail by what was forged in them


def test_names_of_files_stay_text_and_name_no_place(desk: Bench) -> None:
    names = ["../../../evil.sh", "<script>alert(1)</script>.pdf", "C:\\evil.exe", "a\u202eb.pdf"]
    desk.ann.uploads(POST, good(desk), [(name, name.encode()) for name in names])
    text = desk.ann.text(FLAG)
    assert "<script>alert" not in text
    kept = sorted(path.name for path in (desk.store.folder / "evidence").iterdir())
    assert kept == sorted(hashlib.sha256(name.encode()).hexdigest() for name in names)
    for name in names:
        got = desk.ann.get(f"/evidence/{hashlib.sha256(name.encode()).hexdigest()}")
        told = got.headers["content-disposition"]
        assert not set("/\\<>\r\n\u202e") & set(told.partition(";")[2])
        assert got.content == name.encode()


PATHS = (
    "/evidence",
    "/evidence/",
    "/evidence/../audit.jsonl",
    "/evidence/..%2faudit.jsonl",
    "/evidence/%2e%2e%2faudit.jsonl",
    f"/evidence/{'a' * 64}",
    f"/evidence/{'A' * 64}",
    f"/evidence/{SHA256}/",
    f"/evidence/{SHA256}%00",
    f"/evidence/{SHA256}%0a",
    "/evidence/put-there",
    "/evidence/%25",
)


def test_only_hashes_of_the_log_are_given(desk: Bench) -> None:
    desk.ann.uploads(POST, good(desk), [("a.html", PAGE)])
    for name in ("put-there", "a" * 64):
        (desk.store.folder / "evidence" / name).write_bytes(b"secret")
    for path in PATHS:
        answer = desk.ann.client.get(f"http://{HOST}{path}", follow_redirects=False)
        assert answer.status_code == 404, path
        assert "secret" not in answer.text


def test_a_copy_needs_the_cookie_and_is_given_whole_or_not_at_all(desk: Bench) -> None:
    desk.ann.uploads(POST, good(desk), [("a.html", PAGE)])
    path = f"/evidence/{SHA256}"
    assert desk.stranger().get(path).status_code == 403
    assert desk.ann.get(path, headers={"host": "evil.example"}).status_code == 421
    copy = desk.store.folder / "evidence" / SHA256
    copy.write_bytes(b"forged")
    answer = desk.ann.get(path)
    assert (answer.status_code, "was changed" in answer.text) == (409, True)
    copy.unlink()
    assert "is missing" in desk.ann.get(path).text


def test_large_files_go_to_the_disk_and_the_copy_is_the_same(desk: Bench) -> None:
    large = bytes(range(256)) * 8192 * 2
    assert desk.ann.uploads(POST, good(desk), [("large.bin", large)]).status_code == 303
    got = desk.ann.get(f"/evidence/{hashlib.sha256(large).hexdigest()}")
    assert got.content == large
    assert "4.2 MB" in desk.ann.text(FLAG)


def test_a_hash_without_a_copy_is_listed_and_not_linked(desk: Bench, tmp_path: Path) -> None:
    paper = tmp_path / "noted.pdf"
    paper.write_bytes(b"noted")
    noted = evidence_documents([paper])
    told = Decision(
        flags=("flag-00000",), state="in_review", reviewer="ann", at=AT, documents=noted
    )
    decide_flags(desk.store, told)
    text = desk.ann.text(FLAG)
    assert "its hash alone was noted" in text
    assert f"/evidence/{noted[0].sha256}" not in text
    assert desk.ann.get(f"/evidence/{noted[0].sha256}").status_code == 404
