"""``supplyscreen lists update``, ``editions`` and ``use``: what a person sees and what is kept."""

import json
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from tests.watchlists.pages import Row, listed_rows, order_rows, orders, page
from typer.testing import CliRunner, Result

from supplyscreen.cli.app import app

Run = Callable[..., Result]
NEW: Row = ("v", "Example Cotton & Yarn Co., Ltd. (also known as ECY)", "February 3, 2025")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def lists(data: Path) -> Run:
    """Run ``supplyscreen lists ...`` with a data folder of the test; ``typed`` is the answer."""

    def invoke(*arguments: str | Path, typed: str | None = None) -> Result:
        command = ["lists", *map(str, arguments), "--data", str(data)]
        return CliRunner().invoke(app, command, input=typed)

    return invoke


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page as saved from a browser, with one entity more than the bundled list."""
    path = tmp_path_factory.mktemp("saved") / "UFLPA Entity List.html"
    path.write_text(page([*listed_rows(), NEW], updated="02/03/2025"), encoding="utf-8")
    return path


def _flat(text: str) -> str:
    return " ".join(text.split())


def test_an_update_is_shown_confirmed_written_and_used(
    lists: Run, saved: Path, data: Path, tmp_path: Path
) -> None:
    result = lists("update", "uflpa", "--from-file", saved, typed="y\n")
    assert result.exit_code == 0, result.output
    text = _flat(result.stdout)
    assert "In force: edition bundled of 2025-01-14" in text
    assert "Read: UFLPA Entity List.html, published on 2025-02-03" in text
    assert "added: Example Cotton & Yarn Co., Ltd. (uflpa-example-cotton-and-yarn)" in text
    assert "8 entries were listed after the day that the publication covers" in text
    assert "Write this edition and use it from now on? [y/N]: y" in text
    assert f"Written: {data / 'lists' / 'us_dhs_uflpa' / '2025-02-03'}" in result.stdout
    assert "To go back: supplyscreen lists use uflpa bundled" in text
    record = json.loads(lists("--json").stdout)
    used = next(item for item in record["lists"] if item["id"] == "us_dhs_uflpa")
    assert (used["edition"], used["read_from"]) == ("2025-02-03", saved.name)
    assert used["read_from_sha256"] in _flat(lists().stdout)

    suppliers = tmp_path / "suppliers.csv"
    suppliers.write_text("name,country\nEXAMPLE COTTON AND YARN CO LTD,CN\n", encoding="utf-8")
    out = tmp_path / "out"
    run = CliRunner().invoke(
        app, ["screen", str(suppliers), "--out", str(out), "--data", str(data), "--json"]
    )
    assert run.exit_code == 0, run.output
    ran = json.loads(run.stdout)
    used_in_run = next(item for item in ran["lists"] if item["id"] == "us_dhs_uflpa")
    assert used_in_run["edition"] == "2025-02-03"
    assert used_in_run["read_from_sha256"] == used["read_from_sha256"]
    assert ran["counts"]["flagged"] == 1
    html = (out / "report.html").read_text(encoding="utf-8")
    assert f"Edition 2025-02-03, read from <bdi>{saved.name}</bdi>" in html
    assert used["read_from_sha256"] in html


def test_match_and_explain_use_the_edition_in_force(
    lists: Run, saved: Path, data: Path, tmp_path: Path
) -> None:
    assert lists("update", "uflpa", "--from-file", saved, "--yes").exit_code == 0
    names = tmp_path / "names.csv"
    names.write_text('name\n"Example Cotton & Yarn Co., Ltd."\n', encoding="utf-8")
    for command in (
        ["match", str(names), "--column", "name"],
        ["explain", "Example Cotton & Yarn", "--top", "1"],
    ):
        result = CliRunner().invoke(app, [*command, "--data", str(data)])
        assert result.exit_code == 0, result.output
        assert "Example Cotton & Yarn" in result.stdout
        assert "us_dhs_uflpa" in result.stdout


@pytest.mark.parametrize("typed", ["n\n", "\n"])
def test_without_a_yes_nothing_is_written(lists: Run, saved: Path, data: Path, typed: str) -> None:
    result = lists("update", "uflpa", "--from-file", saved, typed=typed)
    assert result.exit_code == 0
    assert "Nothing was written" in result.stdout
    assert not data.exists()


def test_the_same_file_again_is_nothing_to_do(lists: Run, saved: Path) -> None:
    assert lists("update", "uflpa", "--from-file", saved, "--yes").exit_code == 0
    result = lists("update", "uflpa", "--from-file", saved)
    assert result.exit_code == 0
    assert "Nothing to do. The edition 2025-02-03 was read from the same file" in result.stdout


def test_a_removal_stops_before_the_question(lists: Run, data: Path, tmp_path: Path) -> None:
    left = [row for row in listed_rows() if row[1] != "Camel Group Co., Ltd."]
    path = tmp_path / "page.html"
    path.write_text(page(left, updated="02/03/2025"), encoding="utf-8")
    result = lists("update", "uflpa", "--from-file", path, "--yes")
    assert result.exit_code == 2
    assert "No longer in the publication: 1" in result.stdout
    assert "Camel Group Co., Ltd. (uflpa-camel-group) is not in the publication" in result.stdout
    assert result.stderr.startswith("error: us_dhs_uflpa: the publication no longer has 1")
    assert "hint: check it with the publisher, then repeat with --accept-removals" in result.stderr
    assert not data.exists()
    accepted = lists("update", "uflpa", "--from-file", path, "--yes", "--accept-removals")
    assert accepted.exit_code == 0, accepted.output


def test_orders_from_a_file(lists: Run, tmp_path: Path) -> None:
    rows = order_rows()
    rows[-1]["Status"] = "Inactive"
    path = tmp_path / "orders.csv"
    path.write_bytes(orders(rows).encode("cp1252"))
    result = lists("update", "section307", "--from-file", path, "--yes")
    assert result.exit_code == 2
    assert "error: orders.csv: the file's name holds no day" in result.stderr
    dated = lists(
        "update", "section307", "--from-file", path, "--published-on", "2026-07-01", "--yes"
    )
    assert dated.exit_code == 0, dated.output
    assert "status: now 'inactive', was 'active'" in dated.stdout


def test_editions_and_going_back(lists: Run, saved: Path) -> None:
    lists("update", "uflpa", "--from-file", saved, "--yes")
    assert "2025-02-03 2025-02-03 in force read on" in _flat(lists("editions", "uflpa").stdout)
    back = lists("use", "uflpa", "bundled")
    assert back.stdout == "In force for us_dhs_uflpa: bundled, published on 2025-01-14.\n"
    told = lists()
    assert "Edition in force: the one that comes with supplyscreen." in told.stdout
    assert "note: us_dhs_uflpa: the edition bundled of 2025-01-14 was chosen" in told.stderr
    assert "2025-02-03, published on 2025-02-03" in lists("use", "uflpa", "newest").stdout
    wrong = lists("use", "uflpa", "1999-01-01")
    assert wrong.exit_code == 2
    assert "there is no edition '1999-01-01'; there are bundled, 2025-02-03" in wrong.stderr


def test_a_damaged_snapshot_stops_a_screen(
    lists: Run, saved: Path, data: Path, tmp_path: Path
) -> None:
    lists("update", "uflpa", "--from-file", saved, "--yes")
    (data / "lists" / "us_dhs_uflpa" / "2025-02-03" / "aliases.csv").write_text("entry_id")
    result = CliRunner().invoke(app, ["explain", "Example", "--data", str(data)])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "the snapshot 2025-02-03 of us_dhs_uflpa is damaged" in result.stderr
    assert "hint: go back with: supplyscreen lists use us_dhs_uflpa bundled" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["uflpa"], "expected either --from-file FILE or --from-url"),
        (["uflpa", "https://x.org"], "expected either --from-file FILE or --from-url"),
        (["uflpa", "--from-url", "--from-file", "a.html"], "expected either --from-file"),
        (["uflpa", "--from-file", "not-there.html"], "not-there.html: No such file"),
        (["uflpa", "--from-file", "."], "Is a directory"),
        (["nothing", "--from-file", __file__], "list 'nothing' cannot be updated"),
        (["uflpa", "--from-file", __file__], "test_lists_update.py"),
        (["uflpa", "--from-file", __file__, "--published-on", "soon"], "--published-on: found 's"),
        (["uflpa", "--from-url", "http://example.com"], "expected an address that begins with h"),
        (["nothing", "--from-url"], "unknown watchlist 'nothing'"),
    ],
)
def test_wrong_use_is_one_line_and_a_hint(lists: Run, arguments: list[str], told: str) -> None:
    result = lists("update", *arguments)
    assert result.exit_code == 2
    errors = [line for line in result.stderr.splitlines() if not line.startswith("Fetching")]
    assert len(errors) == 2
    assert told in errors[0]
    assert errors[1].startswith("hint: ")


@pytest.fixture
def served(saved: Path) -> Iterator[str]:
    """Address of a server of this machine with the page under /list, an error page elsewhere."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = self.path == "/list"
            body = saved.read_bytes() if found else b"<html><title>Access Denied</title></html>"
            self.send_response(200 if found or self.path == "/denied" else 403)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Tests print nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_an_update_over_the_network(lists: Run, served: str) -> None:
    result = lists("update", "uflpa", "--from-url", f"{served}/list", "--yes")
    assert result.exit_code == 0, result.output
    assert result.stderr == f"Fetching {served}/list\n"
    assert "published on 2025-02-03" in result.stdout
    assert f"read from {served}/list (SHA-256" in _flat(lists().stdout)


@pytest.mark.parametrize(
    ("list_name", "path", "told"),
    [
        ("uflpa", "/refused", "answered 403 Forbidden. The site refuses programs."),
        (
            "uflpa",
            "/denied",
            "denied: found the page 'Access Denied', expected 'UFLPA Entity List'",
        ),
        ("section307", "/denied", "denied is an HTML page, expected a CSV file."),
    ],
)
def test_what_is_not_the_publication_changes_nothing(
    lists: Run, served: str, data: Path, list_name: str, path: str, told: str
) -> None:
    result = lists("update", list_name, "--from-url", f"{served}{path}", "--yes")
    assert result.exit_code == 2
    assert told in result.stderr
    assert "hint: " in result.stderr
    assert not data.exists()
