"""`harkara worker`: deciding and sending only, beside `serve` processes, on PostgreSQL."""

from bot.collecting import put_off_collecting
from bot.one_thread import compute_on_one_thread


def worker() -> None:
    """Decide and send without taking webhooks, until told to stop. Needs PostgreSQL."""
    put_off_collecting()
    compute_on_one_thread()
    from bot.cli.start import ready
    from bot.service import run_worker
    from journeys.errors import SettingsInvalid

    settings = ready()
    if settings.store_url.startswith("sqlite"):
        raise SettingsInvalid(
            "HARKARA_STORE_URL: `worker` beside `serve` needs postgresql://…; with SQLite `serve` does the work itself"
        )
    run_worker(settings)
