"""`harkara demo`: the service and a sandbox around it, on this machine, with nothing to configure."""

from typing import Annotated

import typer


def demo(
    check: Annotated[bool, typer.Option("--check", help="Play the story once, check it, and stop.")] = False,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Where the service listens.")] = 8080,
    sandbox_port: Annotated[int, typer.Option(min=1, max=65535, help="Where the sandbox listens.")] = 9000,
) -> None:
    """Try Harkara: a phone, a courier and a shop in the browser, and the service that serves them."""
    from bot.demo import run_demo

    raise typer.Exit(run_demo(check, port, sandbox_port) or 0)
