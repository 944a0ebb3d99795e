"""`harkara demo`: service and sandbox side by side; with --check it plays the main story and says what it saw."""

import asyncio
import signal
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import typer
from rich.console import Console

from bot.demo_people import LOGGED_IN_FOR_LONG, PEOPLE, let_people_in, views_of
from bot.demo_story import StoryFailed, play_story
from bot.demo_views import look_at_views
from bot.log import configure_logging
from bot.pairing import sandbox_pair
from bot.service import Service
from bot.settings import Settings
from bot.templates import template_specs
from integrations.sandbox.app import Sandbox, start
from integrations.whatsapp.template_push import push
from journeys.brand import Brand
from journeys.clock import MovableClock

STORE = Path("var/demo.db")
CHECK_STORE = Path("var/demo-check.db")
DAY_BEGINS = time(10)  # a demo at night would be all quiet hours


def run_demo(check: bool, port: int, sandbox_port: int) -> int:
    """Run the demo until stopped; with `check` play the story once. Returns the exit code."""
    return asyncio.run(_demo(check, port, sandbox_port))


async def _demo(check: bool, port: int, sandbox_port: int) -> int:
    console = Console(highlight=False)
    store = _fresh(CHECK_STORE if check else STORE)
    settings, sandbox_settings = sandbox_pair(port, sandbox_port, store_url=f"sqlite:///{store}")
    settings = settings.model_copy(update={"access": LOGGED_IN_FOR_LONG})
    sandbox_settings.views, sandbox_settings.order_view = views_of(port)
    configure_logging("warning", "console", settings.secret_values())
    clock = MovableClock(_morning(datetime.now(UTC)))
    sandbox = await start(sandbox_settings, clock)
    service = Service(settings, clock)
    try:
        await service.start()
        await _push_templates(service, sandbox, clock)
        password = await let_people_in(service.parts)
        if check:
            return await _check(console, sandbox)
        sandbox.world.customers.add("919999900101", "Meera Joshi")
        _greet(console, settings, sandbox, password)
        await _until_stopped()
        return 0
    finally:
        await service.stop()
        await sandbox.stop()


def _fresh(store: Path) -> Path:
    """The sandbox forgets everything when it stops, so the demo's store begins anew as well."""
    for suffix in ("", "-wal", "-shm"):
        Path(f"{store}{suffix}").unlink(missing_ok=True)
    return store


def _morning(now: datetime) -> datetime:
    """`now` in the middle of a working day, else the next morning."""
    zone = Brand().zone
    local = now.astimezone(zone)
    if DAY_BEGINS <= local.time() < time(17):
        return now
    day = local.date() if local.time() < DAY_BEGINS else local.date() + timedelta(days=1)
    return datetime.combine(day, DAY_BEGINS, zone).astimezone(UTC)


async def _push_templates(service: Service, sandbox: Sandbox, clock: MovableClock) -> None:
    """Have the templates reviewed and wait for the verdicts, as a brand does before its first message."""
    parts = service.parts
    prefix = service.settings.whatsapp.template_prefix
    await push(parts.number, template_specs(parts.wording, parts.brand, prefix))
    clock.move(timedelta(seconds=sandbox.world.settings.template_review_seconds + 1))
    await sandbox.world.webhooks.idle()


async def _check(console: Console, sandbox: Sandbox) -> int:
    try:
        await play_story(sandbox.base_url, console)
        await look_at_views(sandbox.base_url, console)
    except StoryFailed as failure:
        console.print(f"[red]not shown:[/red] {failure}")
        return 1
    broken = sandbox.world.ledger.invariants().broken
    if broken:
        console.print(f"[red]a sender's promise was broken:[/red] {', '.join(broken)}")
        return 1
    console.print("[green]every step happened; no message was sent twice.[/green]")
    return 0


def _greet(console: Console, settings: Settings, sandbox: Sandbox, password: str) -> None:
    console.print(f"\n  The phone, the shop, the couriers and the clock: [bold]{sandbox.base_url}/[/bold]")
    console.print(
        "  On top of it: the desk as Asha and as Ravi, the ops room, and the tracking page of the newest order."
    )
    console.print(f"  Or log in at {settings.public_url}/login: {', '.join(each.email for each in PEOPLE)}")
    console.print(f"  with the password [bold]{password}[/bold]")
    console.print("  Place an order, ship it, write “I want to talk to a person”, answer on the desk, fail a delivery.")
    console.print("  Ctrl+C ends the demo.\n")


async def _until_stopped() -> None:
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    await stopped.wait()
    typer.echo("stopping")
