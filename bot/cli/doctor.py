"""`harkara doctor`: looks at everything a deployment needs and says, line by line, ok or what to do."""

import typer


def doctor() -> None:
    """Check settings, store, clock, token, number, webhooks, templates, accounts; exit 1 if any is not ok."""
    import asyncio

    from rich.console import Console
    from rich.markup import escape

    from bot.doctor import examine
    from bot.settings import load_settings
    from journeys.clock import SystemClock
    from journeys.errors import SettingsInvalid

    console = Console(highlight=False, soft_wrap=True)
    try:
        settings = load_settings()
    except SettingsInvalid as error:
        for line in str(error).splitlines():
            console.print(f"[red]✗ settings[/]  {escape(line)}")
        raise typer.Exit(1) from None

    async def show() -> bool:
        well = True
        async for finding in examine(settings, SystemClock()):
            well = well and finding.ok
            mark = "[green]✓" if finding.ok else "[red]✗"
            console.print(f"{mark} {finding.name}[/]  {escape(finding.words)}")
        return well

    with console.status("Examining"):
        well = asyncio.run(show())
    raise typer.Exit(0 if well else 1)
