"""`harkara weeks`: the six-week plan, its packs of journeys switched on and off, each with its readiness."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.weeks import Week
    from journeys.packs import Packs

WEEKS = "Which: 2, 1..6, 1,3 or all."

app = typer.Typer(help="The six-week plan: packs of journeys, one a week.", no_args_is_help=True)


@app.command("list")
def list_() -> None:
    """Show each week: what it is for, whether it is on and ready, and what it did so far."""
    from journeys.packs import load_packs

    plan = load_packs()
    _show(plan, list(plan.packs))


@app.command()
def enable(weeks: Annotated[str, typer.Argument(help=WEEKS)]) -> None:
    """Switch weeks on: their journeys start new runs from a few seconds on. Shows whether each is ready."""
    from journeys.packs import load_packs

    _show(load_packs(), _switch(weeks, is_on=True))


@app.command()
def disable(weeks: Annotated[str, typer.Argument(help=WEEKS)]) -> None:
    """Switch weeks off: no new runs; those under way finish."""
    _switch(weeks, is_on=False)


def _switch(said: str, *, is_on: bool) -> list[int]:
    """The weeks that were switched."""
    import asyncio

    from bot.settings import load_store_settings
    from bot.weeks import WeekUnknown, weeks_named
    from journeys.clock import SystemClock
    from journeys.packs import load_packs
    from journeys.store import packs as switches
    from journeys.store.database import Database, upgrade

    plan = load_packs()
    try:
        weeks = weeks_named(said, plan)
    except WeekUnknown as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None

    async def write(url: str) -> None:
        await upgrade(url)
        database = Database(url)
        try:
            async with database.write() as connection:
                await switches.switch(connection, weeks, is_on, SystemClock().now())
        finally:
            await database.close()

    asyncio.run(write(load_store_settings().store_url))
    for week in weeks:
        pack = plan.packs[week]
        what = "new runs start" if is_on else "no new runs; those under way finish"
        typer.echo(f"week {week}, {pack.title}: {'on' if is_on else 'off'} ({', '.join(pack.journeys)}: {what})")
    return weeks


def _show(plan: Packs, weeks: Sequence[int]) -> None:
    import asyncio

    from rich.console import Console

    from bot.settings import load_store_settings

    languages, prefix = _speaks()
    console = Console(highlight=False)
    for week in asyncio.run(_read(load_store_settings().store_url, plan, languages, prefix)):
        for line in describe(week) if week.pack.week in weeks else ():
            console.print(line)


async def _read(url: str, packs: Packs, languages: Sequence[str], prefix: str) -> list[Week]:
    from bot.weeks import read_weeks
    from journeys.loading import load_catalogue
    from journeys.store.database import Database, upgrade

    await upgrade(url)
    database = Database(url)
    try:
        async with database.read() as connection:
            return await read_weeks(connection, packs, load_catalogue(), languages, prefix)
    finally:
        await database.close()


def _speaks() -> tuple[Sequence[str], str]:
    """The brand's languages and how its templates' names begin; the usual ones where settings are not complete."""
    from bot.settings import WhatsAppSettings, load_settings
    from journeys.brand import Brand
    from journeys.errors import SettingsInvalid

    try:
        settings = load_settings()
    except SettingsInvalid:
        return Brand().languages, str(WhatsAppSettings.model_fields["template_prefix"].default)
    return settings.brand.languages, settings.whatsapp.template_prefix


def describe(week: Week) -> list[str]:
    """A week in a few lines, with rich's markup."""
    from rich.markup import escape

    pack, effect = week.pack, week.effect
    mark = "[green]on[/]" if week.is_on else "[red]off[/]"
    since = f" since {week.changed_at:%Y-%m-%d %H:%M UTC}" if week.changed_at else ""
    ready = "[green]ready[/]" if week.is_ready else "[yellow]not ready[/]"
    approved = f"{week.templates - len(week.templates_missing)} of {week.templates} templates approved"
    missing = f"; missing: {', '.join(week.templates_missing)}" if week.templates_missing else ""
    seen = ", ".join(f"{count} {_need(name)}" for name, count in week.seen.items()) or "nothing needed"
    share = f" ({effect.kept_share:.0%})" if effect.kept_share is not None else ""
    did = f"{effect.sent} sent, {effect.withheld} withheld, {effect.runs} runs ({effect.runs_live} live)"
    promised = f"{effect.promises_kept} promises kept{share}, {effect.promises_broken} broken"
    return [
        f"[bold]week {pack.week}  {escape(pack.title)}[/]  {mark}{since}, {ready}",
        f"  {escape(pack.purpose)}",
        f"  journeys   {', '.join(pack.journeys) or 'none'}",
        f"  templates  {escape(approved + missing)}",
        f"  seen       {seen}",
        f"  so far     {did}, {promised}",
    ]


def _need(name: str) -> str:
    from journeys.store.readiness import NEEDS

    return NEEDS[name].words
