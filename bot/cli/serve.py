"""`harkara serve`: the web side, with a worker inside unless told otherwise."""

from typing import Annotated

import typer

from bot.collecting import put_off_collecting
from bot.one_thread import compute_on_one_thread


def serve(
    workers: Annotated[
        int, typer.Option(min=1, max=64, help="Processes that share the port; more than one needs PostgreSQL.")
    ] = 1,
) -> None:
    """Take webhooks, decide and send, until told to stop."""
    put_off_collecting()
    compute_on_one_thread()
    from bot.cli.start import ready
    from bot.service import run_serve
    from journeys.errors import SettingsInvalid

    settings = ready()
    if workers > 1 and settings.store_url.startswith("sqlite"):
        raise SettingsInvalid(
            f"HARKARA_STORE_URL: --workers {workers} needs postgresql://…; with SQLite use --workers 1"
        )
    run_serve(settings, workers)
