"""``supplyscreen review serve``: the workbench, a web page on this machine."""

import socket
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from supplyscreen.cli.case_folder import CASES, Cases, opened
from supplyscreen.cli.clock import now
from supplyscreen.cli.exits import told
from supplyscreen.errors import ConfigError, InputError, MissingExtraError

if TYPE_CHECKING:
    import uvicorn

LOOPBACK = ("127.0.0.1", "::1")
EVERYWHERE = ("0.0.0.0", "::", "")  # refused


@told
def serve(
    run: Annotated[
        Path, typer.Argument(metavar="RUN_DIR", help="The folder that screen --out wrote.")
    ],
    by: Annotated[
        list[str],
        typer.Option(
            "--by", metavar="NAME", help="Who decides; may be given again: each gets a link."
        ),
    ],
    cases: Cases = CASES,
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="The address to listen on.")
    ] = LOOPBACK[0],
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="The port; 0 takes a free one.")
    ] = 0,
    blind: Annotated[
        bool, typer.Option("--blind", help="Hide score and band of a flag until it is decided.")
    ] = False,
) -> None:
    """Review the flags of a run in a browser on this machine, until Ctrl-C.

    The run is taken into the case folder. Each link that is printed works once, in one browser, and
    decides in the name of its person; a second reviewer needs a link of their own.

    \b
    Examples:
      supplyscreen review serve out --by ann
      supplyscreen review serve out --by ann --by bob --cases cases --port 8000
    """
    import secrets

    import supplyscreen as ss

    uvicorn = _uvicorn()
    people = [name.strip() for name in by]
    if len({name.casefold() for name in people}) < len(people) or not all(people):
        raise ConfigError("--by: every name once, and none empty.", hint="--by ann --by bob")
    result = ss.read_run(run)
    with opened(cases) as store, _listening(host, port) as listening:
        ss.take_run(store, result, actor=people[0], at=now().isoformat())
        links = {secrets.token_urlsafe(32): name for name in people}
        hosts = _hosts(host, listening.getsockname()[1])
        app = ss.workbench(
            store,
            result,
            access=ss.Access(links=links, secret=secrets.token_bytes(32), hosts=hosts),
            clock=lambda: now().isoformat(),
            blind=blind,
        )
        for token, name in links.items():
            typer.echo(f"{name}: http://{hosts[0]}/?token={token}")
        typer.echo("Each link works once. Ctrl-C ends; every decision is kept as it is made.")
        if host not in LOOPBACK:
            typer.echo(
                f"note: others who reach {host} can see this port, and nothing on the way is "
                "encrypted; keep it on 127.0.0.1 and use an SSH tunnel.",
                err=True,
            )
        with suppress(KeyboardInterrupt):  # Ctrl-C is how it ends
            _server(uvicorn, app).run(sockets=[listening])
        typer.echo("Stopped. Every decision is in the case folder.")


def _uvicorn() -> Any:
    """The server library. Raises MissingExtraError where the extra is not installed."""
    try:
        import python_multipart  # noqa: F401 - ours needs both, and says so before anything starts
        import starlette  # noqa: F401
        import uvicorn
    except ImportError as error:
        raise MissingExtraError(
            f"The workbench needs the library {error.name}, which is not installed.",
            hint="pip install 'supplyscreen[web]'",
        ) from error
    return uvicorn


def _listening(host: str, port: int) -> socket.socket:
    """A socket on one address. Raises ConfigError for all addresses at once, InputError where it
    cannot be had."""
    if host in EVERYWHERE:
        raise ConfigError(
            f"--host {host!r} is every address of this machine; the Host header of a request could "
            "not be checked.",
            hint="name one address; 127.0.0.1 is seen by this machine only",
        )
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listening = socket.create_server((host, port), family=family)
    except OSError as error:
        raise InputError(
            f"{host}, port {port}, cannot be listened on: {error.strerror}.",
            hint="take another port, or --port 0 for a free one",
        ) from error
    # Connections inherit it; asyncio leaves it off for a socket without a protocol number, and the
    # body of an answer, sent after its headers, then waits 40 ms for the other side.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def _hosts(host: str, port: int) -> tuple[str, ...]:
    """The Host headers that are ours, that of the link first."""
    named = f"[{host}]" if ":" in host else host.lower()
    told = [f"{named}:{port}"]
    if host in LOOPBACK:
        told.append(f"localhost:{port}")
    if port == 80:
        told.append(named)
    return tuple(told)


def _server(uvicorn: Any, app: Any) -> "uvicorn.Server":
    return uvicorn.Server(  # type: ignore[no-any-return]
        uvicorn.Config(
            app,
            log_level="error",
            access_log=False,
            server_header=False,
            date_header=True,
            proxy_headers=False,
            ws="none",
            lifespan="off",
            h11_max_incomplete_event_size=32 * 1024,
            limit_concurrency=200,
            timeout_keep_alive=30,
            timeout_graceful_shutdown=3,
        )
    )
