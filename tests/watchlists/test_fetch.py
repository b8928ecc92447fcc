"""Fetching a publication, against a server on this machine."""

from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

import pytest

from supplyscreen.errors import InputError
from supplyscreen.watchlists import fetch, fetch_publication

UFLPA, ORDERS = "us_dhs_uflpa", "us_cbp_section307"
PAGE = b"<html><body>a page</body></html>"
Answer = Callable[[BaseHTTPRequestHandler], None]


def _send(
    handler: BaseHTTPRequestHandler, code: int = 200, body: bytes = b"", **headers: str
) -> None:
    handler.send_response(code)
    for name, value in ({"Content_Length": str(len(body))} | headers).items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


class Server:
    """Answers by path; ``seen`` are the paths asked for, ``agents`` who asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.seen: list[str] = []
        self.agents: set[str] = set()
        self.closing = Event()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.seen.append(self.path)
                outer.agents.add(self.headers["User-Agent"])
                outer.answers[self.path](self)

            def log_message(self, *_: object) -> None:
                """Tests print nothing."""

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_port}"
        Thread(target=self.http.serve_forever, daemon=True).start()


@pytest.fixture
def server() -> Iterator[Server]:
    running = Server()
    yield running
    running.closing.set()
    running.http.shutdown()
    running.http.server_close()


def test_a_page_is_fetched_with_its_name_and_address(server: Server) -> None:
    server.answers["/uflpa-entity-list"] = lambda h: _send(h, body=PAGE)
    file = fetch_publication(UFLPA, f"{server.url}/uflpa-entity-list")
    assert (file.name, file.content) == ("uflpa-entity-list", PAGE)
    assert file.url == f"{server.url}/uflpa-entity-list"
    assert all(agent.startswith("supplyscreen") for agent in server.agents)


def test_a_redirect_on_the_same_site_is_followed(server: Server) -> None:
    server.answers["/old"] = lambda h: _send(h, 301, Location="/new/list.html")
    server.answers["/new/list.html"] = lambda h: _send(h, body=PAGE)
    file = fetch_publication(UFLPA, f"{server.url}/old")
    assert (file.name, file.url) == ("list.html", f"{server.url}/new/list.html")


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("http://www.example.com/", "expected an address that begins with https://"),
        ("https://www.example.com/", "leads to another site, www.example.com"),
        ("http://localhost:1/", "leads to another site, localhost"),
        ("ftp://127.0.0.1/", "expected an address that begins with https://"),
        ("file:///etc/hosts", "expected an address that begins with https://"),
        ("/loop", "more than 5 redirects"),
    ],
)
def test_a_redirect_elsewhere_is_not_followed(server: Server, target: str, told: str) -> None:
    server.answers["/loop"] = lambda h: _send(h, 302, Location=target)
    with pytest.raises(InputError) as error:
        fetch_publication(UFLPA, f"{server.url}/loop")
    assert told in error.value.message
    assert "--from-file" in error.value.hint


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("http://www.dhs.gov/uflpa-entity-list", "begins with https://"),
        ("www.dhs.gov/uflpa-entity-list", "begins with https://"),
        ("", "begins with https://"),
        ("https://", "begins with https://"),
    ],
)
def test_only_https_is_fetched(url: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        fetch_publication(UFLPA, url)


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (403, "answered 403 Forbidden. The site refuses programs."),
        (404, "answered 404 Not Found."),
        (500, "answered 500 Internal Server Error."),
        (204, "answered 204 No Content."),
    ],
)
def test_another_answer_is_refused_with_a_way_out(server: Server, code: int, told: str) -> None:
    server.answers["/"] = lambda h: _send(h, code, b"<html></html>" if code != 204 else b"")
    with pytest.raises(InputError) as error:
        fetch_publication(UFLPA, f"{server.url}/")
    assert told in error.value.message
    assert error.value.hint == fetch.BY_HAND


def test_a_body_that_is_cut_short_is_refused(server: Server) -> None:
    server.answers["/"] = lambda h: _send(h, body=PAGE, Content_Length="5000")
    with pytest.raises(InputError, match="the answer was cut short"):
        fetch_publication(UFLPA, f"{server.url}/")


def test_chunks_that_break_off_are_refused(server: Server) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.protocol_version = "HTTP/1.1"
        handler.send_response(200)
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        handler.wfile.write(b"10\r\n<html><body>")
        handler.close_connection = True

    server.answers["/"] = answer
    with pytest.raises(InputError, match="the answer was cut short"):
        fetch_publication(UFLPA, f"{server.url}/")


def test_an_empty_body_is_refused(server: Server) -> None:
    server.answers["/"] = lambda h: _send(h, body=b" \n")
    with pytest.raises(InputError, match="the answer is empty"):
        fetch_publication(UFLPA, f"{server.url}/")


def test_a_body_that_is_too_large_is_refused(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "MAX_BYTES", 1000)
    server.answers["/"] = lambda h: _send(h, body=b"x" * 5000)
    with pytest.raises(InputError, match="more than 1,000 bytes"):
        fetch_publication(UFLPA, f"{server.url}/")


def test_a_server_that_does_not_answer_is_given_up(server: Server) -> None:
    def answer(_: BaseHTTPRequestHandler) -> None:
        server.closing.wait(10)

    server.answers["/"] = answer
    with pytest.raises(InputError, match=r"no answer within 0\.2 seconds"):
        fetch_publication(UFLPA, f"{server.url}/", timeout=0.2)


def test_a_download_that_stalls_is_given_up(server: Server) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "5000")
        handler.end_headers()
        handler.wfile.write(b"<html>")
        handler.wfile.flush()
        server.closing.wait(10)

    server.answers["/"] = answer
    with pytest.raises(InputError, match=r"no answer within 0\.2 seconds|not reached"):
        fetch_publication(UFLPA, f"{server.url}/", timeout=0.2)


def test_the_caller_can_end_a_download_that_trickles(server: Server) -> None:
    server.answers["/"] = lambda h: _send(h, body=PAGE)
    with pytest.raises(InputError, match="it takes too long"):
        fetch_publication(UFLPA, f"{server.url}/", give_up=lambda: True)


def test_a_host_that_is_not_there_is_one_line(server: Server) -> None:
    server.http.server_close()
    with pytest.raises(InputError) as error:
        fetch_publication(UFLPA, f"{server.url}/")
    assert error.value.message == f"{server.url}/: not reached."
    assert "is there internet?" in error.value.hint


def test_the_newest_csv_that_cbps_page_links_to_is_fetched(server: Server) -> None:
    links = [
        f'<a href="/files/withhold-release-orders-findings-fy26-2026-{day}.csv">file</a>'
        for day in ("06-23", "09-29", "08-02")
    ]
    server.answers["/stats"] = lambda h: _send(h, body=f"<html>{links}</html>".encode())
    newest = "/files/withhold-release-orders-findings-fy26-2026-09-29.csv"
    server.answers[newest] = lambda h: _send(h, body=b"Country,Entity\n")
    file = fetch_publication(ORDERS, f"{server.url}/stats")
    assert (file.name, file.content) == (newest.rsplit("/", 1)[1], b"Country,Entity\n")
    assert server.seen == ["/stats", newest]


def test_a_page_of_cbp_without_a_csv_comes_back_as_it_is(server: Server) -> None:
    server.answers["/stats"] = lambda h: _send(h, body=PAGE)
    assert fetch_publication(ORDERS, f"{server.url}/stats").content == PAGE


def test_a_csv_on_another_site_is_not_fetched(server: Server) -> None:
    link = b'<a href="https://example.com/withhold-release-orders-findings.csv">file</a>'
    server.answers["/stats"] = lambda h: _send(h, body=b"<html>" + link)
    with pytest.raises(InputError, match=r"leads to another site, example\.com"):
        fetch_publication(ORDERS, f"{server.url}/stats")
