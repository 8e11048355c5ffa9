"""``respondent serve``: the workspace in a browser."""

from __future__ import annotations

import logging
import os
import sys
import webbrowser
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import Any

import click

from respondent.cli.options import in_workspace
from respondent.cli.serve_team import ForTeam, for_a_team, print_link, serve_team
from respondent.errors import MissingLibraryError

NEEDED = {
    "starlette": "Starlette",
    "uvicorn": "uvicorn",
    "python_multipart": "python-multipart",
    "argon2": "argon2-cffi",
}


@click.command()
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    metavar="N",
    help="Listen on this port; without this, on 8765, or another one if that is used.",
)
@click.option("--no-browser", "quiet", is_flag=True, help="Only print the link, and open no browser.")
@for_a_team
@in_workspace
def serve(
    port: int | None,
    quiet: bool,  # noqa: FBT001 - click gives it by name
    team: bool,  # noqa: FBT001 - the same
    folder: Path,
    **of_team: Any,
) -> None:
    """Show the workspace in a browser.

    The pages are served on this computer and for it only. A link lets you in; it works once. Stop with Ctrl+C.

    With --team it is for several people, who sign in with passwords; docs/serving.md tells how to set that up.
    """
    told = ForTeam(**of_team)
    if not team:
        told.refuse_alone()
    _need_libraries()
    from respondent.desk.desk import Desk
    from respondent.loading.workspace import find_root
    from respondent.web.confined import start_soon
    from respondent.web.local import listen, local_app
    from respondent.web.server import Server

    _log_to_terminal()
    root = find_root(folder)
    if team:
        (print_link if told.new_link else serve_team)(root, port, told)
        return
    desk = Desk(root)
    listening = listen(port)
    app, link = local_app(desk, root, listening.getsockname()[1], _say_next)

    def ready() -> None:
        start_soon()
        click.echo(f"Respondent is ready. Open this link; it works once:\n\n  {link}\n\nStop with Ctrl+C.")
        if not quiet and _has_screen():
            Thread(target=webbrowser.open, args=(link,), daemon=True).start()

    with suppress(KeyboardInterrupt):
        Server(app, ready=ready).run(sockets=[listening])
    click.echo("Stopped.")


def _say_next(link: str) -> None:
    click.echo(f"The link was used. For another browser, this one works once:\n\n  {link}\n")


def _need_libraries() -> None:
    """Raise MissingLibraryError where the extra was not installed."""
    for module, library in NEEDED.items():
        try:
            import_module(module)
        except ImportError as error:
            raise MissingLibraryError(library, "serve", "to show the workspace in a browser") from error


def _has_screen() -> bool:
    """Whether a browser would open in a window of its own, and not in this terminal."""
    return sys.platform in {"win32", "darwin"} or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )


def _log_to_terminal() -> None:
    """Say on standard error what went wrong, with its number and time."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    log = logging.getLogger("respondent")
    log.addHandler(handler)
    log.propagate = False
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
