"""What must be refused: each attack is tried, and nothing is written."""

from pathlib import Path

import pytest
from tests.cases.flags import listed, run_of
from tests.web.checks import HOSTILE as NAMES

from .bench import HOST, HOSTILE, Bench, bench

FLAG = "/flag/flag-00000"
POST = f"{FLAG}/decide"
PAGES = ("/", FLAG, "/party/p-haolin", "/log", "/keys", "/export.zip")


def good(desk: Bench) -> dict[str, str]:
    return desk.ann.fields(FLAG, POST) | {"decision": "in_review"}


def untouched(desk: Bench) -> bool:
    return desk.store.head[0] == 1 and desk.case(0)["state"] == "open"


def test_without_a_cookie_there_is_nothing(still: Bench) -> None:
    stranger = still.stranger()
    for page in PAGES:
        answer = stranger.get(page)
        assert answer.status_code == 403, page
        assert "HAOLIN" not in answer.text
    assert stranger.post(POST, good(still)).status_code == 403
    assert untouched(still)


@pytest.mark.parametrize("token", ["", "wrong", "link-of-an", "link-of-ann", "é" * 300])
def test_a_wrong_or_used_token_opens_nothing(still: Bench, token: str) -> None:
    """That of ann was used when her browser came in."""
    stranger = still.stranger()
    answer = stranger.get("/", params={"token": token})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("cookie", ["", "x", "link-of-ann", "0" * 64])
def test_a_made_up_cookie_opens_nothing(still: Bench, cookie: str) -> None:
    stranger = still.stranger()
    assert stranger.get("/", headers={"cookie": f"supplyscreen_8000={cookie}"}).status_code == 403


def test_the_cookie_is_out_of_reach_of_scripts_and_other_pages(tmp_path: Path) -> None:
    with bench(tmp_path) as desk:
        desk.app.access._used.clear()
        answer = desk.stranger().get("/?token=link-of-ann")
        assert answer.headers["location"] == "/"
        told = answer.headers["set-cookie"]
        assert "HttpOnly" in told
        assert "SameSite=strict" in told
        assert "link-of-ann" not in told


@pytest.mark.parametrize("csrf", ["", "wrong", "bob"])
def test_a_form_without_the_token_of_its_session(still: Bench, csrf: str) -> None:
    fields = good(still)
    fields["csrf"] = still.bob.fields(FLAG, POST)["csrf"] if csrf == "bob" else csrf
    answer = still.ann.post(POST, fields)
    assert answer.status_code == 403
    assert "Nothing was changed" in answer.text
    assert untouched(still)


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": ""},
        {"origin": "https://127.0.0.1:8000"},
        {"origin": "http://127.0.0.1:9000"},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
    ],
)
def test_a_post_from_another_page(still: Bench, headers: dict[str, str]) -> None:
    assert still.ann.post(POST, good(still), **headers).status_code == 403
    assert untouched(still)


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:80", "", f"{HOST}.x"])
def test_a_forged_host(still: Bench, host: str) -> None:
    for page in (*PAGES, "/workbench.css", "/?token=link-of-ann"):
        assert still.ann.get(page, headers={"host": host}).status_code == 421, page
    assert still.ann.post(POST, good(still), host=host).status_code == 421
    assert untouched(still)


def test_an_oversized_body(still: Bench) -> None:
    fields = good(still) | {"comment": "x" * 70_000}
    assert still.ann.post(POST, fields).status_code == 413
    assert still.ann.post(POST, good(still), content_length="9" * 30).status_code == 413
    endless = (b"x" * 1000 for _ in range(1000))
    headers = {"origin": f"http://{HOST}"}
    assert still.ann.client.post(POST, content=endless, headers=headers).status_code == 413
    assert untouched(still)


def test_a_body_that_is_no_form(still: Bench) -> None:
    assert still.ann.post(POST, good(still), content_type="application/json").status_code == 415
    many = good(still) | {f"field{at}": "" for at in range(50)}
    assert still.ann.post(POST, many).status_code == 400
    headers = {"origin": f"http://{HOST}", "content-type": "application/x-www-form-urlencoded"}
    assert still.ann.client.post(POST, content=b"\xff\xfe", headers=headers).status_code == 400
    assert untouched(still)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods(still: Bench, method: str) -> None:
    assert still.ann.client.request(method, "/").status_code == 405


@pytest.mark.parametrize(
    "path",
    [
        "/../audit.jsonl",
        "/%2e%2e/audit.jsonl",
        "/..%2f..%2fetc/passwd",
        "/workbench.css/../../base.html.j2",
        "/templates/",
        "/base.html.j2",
        "/flag/..%2f..%2faudit.jsonl",
        "/flag/",
        "/party/../../etc/passwd",
        "/flags",
        "/audit.jsonl",
        "/cases.duckdb",
        "//evil.example/",
        "/flag/flag-00000/decide",
        "/undo",
    ],
)
def test_paths_that_are_no_pages(still: Bench, path: str) -> None:
    answer = still.ann.client.get(f"http://{HOST}{path}", follow_redirects=False)
    assert answer.status_code in {404, 405}
    assert "root:" not in answer.text
    assert "Traceback" not in answer.text


def test_names_that_are_scripts_stay_text(tmp_path: Path) -> None:
    names = [HOSTILE, *NAMES]
    run = run_of(
        *(
            listed(
                place,
                party_name=name,
                entry_name=name,
                party_address=name,
                goods_description=name,
                evidence_for=name,
                official_url="javascript:alert(1)",
                citation=name,
            )
            for place, name in enumerate(names)
        )
    )
    with bench(tmp_path, run) as desk:
        desk.ann.does(FLAG, "decide", decision="needs_info", comment=HOSTILE)
        pages = [f"/flag/flag-{place:05d}" for place in range(len(names))]
        for page in ("/", *pages, "/party/p-haolin", "/log", "/?show=all&q=%3Cscript%3E"):
            text = desk.ann.text(page)
            assert "<script>alert" not in text
            assert "<img" not in text
            assert "javascript:" not in text
            assert "\u202e" not in text.replace(HOSTILE[-3:], "") or page == "/flag/flag-00000"


def test_every_answer_carries_its_policy(still: Bench) -> None:
    stranger = still.stranger()
    for answer in (
        *(still.ann.get(page) for page in (*PAGES, "/workbench.js", "/nothing")),
        stranger.get("/"),
        stranger.get("/", headers={"host": "evil.example"}),
        still.ann.post(POST, {}),
    ):
        policy = answer.headers["content-security-policy"]
        for part in ("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"):
            assert part in policy
        assert "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store"


def test_no_page_holds_a_script_or_style_of_its_own_or_asks_elsewhere(still: Bench) -> None:
    for page in PAGES[:-1]:
        text = still.ann.text(page)
        assert "<style" not in text
        assert "style=" not in text
        assert " on" + "click" not in text
        assert text.count("<script") == 1
        assert '<script src="/workbench.js" defer></script>' in text
        assert 'src="http' not in text


def test_an_error_of_ours_shows_no_traceback(still: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("inner secret")

    monkeypatch.setattr("supplyscreen.web.desk.Desk.standing", broken)
    client = still.stranger().client
    client.cookies = still.ann.client.cookies
    answer = client.get("/")
    assert answer.status_code == 500
    assert "inner secret" not in answer.text
    assert "What was decided before is kept" in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"
