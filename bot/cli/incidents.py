"""`harkara incidents`: one cause that hits many orders, to raise, to look at and to clear."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from journeys.store.incidents import Reach

app = typer.Typer(help="One cause that hits many orders: weather, a strike, a full hub.", no_args_is_help=True)

Kind = Annotated[str, typer.Argument(help="What it holds for: hub, courier or pincode.")]
Scope = Annotated[str, typer.Argument(help="The hub's or courier's name, or the first digits of pincodes.")]


@app.command("list")
def list_(
    all_: Annotated[bool, typer.Option("--all", help="Cleared ones too, the newest first.")] = False,
) -> None:
    """Show what is open: id, cause, whom it holds for, since when, who raised it."""
    import asyncio

    from rich.console import Console
    from rich.table import Table

    from bot.incidents import list_incidents

    found = asyncio.run(list_incidents(_store_url(), with_cleared=all_))
    if not found:
        typer.echo("No incident is open." if not all_ else "There has been no incident.")
        return
    table = Table("id", "cause", "holds for", "since", "until", "raised by")
    for each in found:
        until = f"{each.cleared_at:%Y-%m-%d %H:%M} UTC" if each.cleared_at else "open"
        holds_for, since = f"{each.scope_kind} {each.scope}", f"{each.opened_at:%Y-%m-%d %H:%M} UTC"
        table.add_row(str(each.id), each.cause, holds_for, since, until, each.raised_by)
    Console().print(table)


@app.command("raise")
def raise_(
    cause: Annotated[str, typer.Argument(help="weather, flood, strike, disruption, congestion, ...")],
    kind: Kind,
    scope: Scope,
    place: Annotated[str, typer.Option(help="What customers may read, such as Pune.")] = "",
    note: Annotated[str, typer.Option(help="For your colleagues.")] = "",
) -> None:
    """Open an incident: its parcels name the cause from now on, and its customers are told."""
    import asyncio

    from bot.incidents import Draft, at_store, faults_of, raise_incident
    from journeys.clock import SystemClock

    draft = Draft(cause, kind, scope, place, note, raised_by="command line")
    if faults := faults_of(draft):
        _refuse(*faults)
    now = SystemClock().now()
    told = asyncio.run(at_store(_store_url(), lambda database: raise_incident(database, draft, now)))
    if told.is_new:
        typer.echo(f"Incident {told.incident.id} is open; {told.customers} customers are told.")
    else:
        typer.echo(f"Incident {told.incident.id} of the same cause and scope is open already.")


@app.command()
def clear(incident: Annotated[int, typer.Argument(help="Its id; see `incidents list`.")]) -> None:
    """The cause is over: its parcels no longer name it, and its customers are told."""
    import asyncio

    from bot.incidents import at_store, clear_incident
    from journeys.clock import SystemClock

    now = SystemClock().now()
    told = asyncio.run(at_store(_store_url(), lambda database: clear_incident(database, incident, now)))
    if told is None:
        _refuse(f"there is no incident {incident}")
    elif told.is_new:
        typer.echo(f"Incident {incident} is cleared; {told.customers} customers are told.")
    else:
        typer.echo(f"Incident {incident} was cleared before.")


@app.command()
def preview(kind: Kind, scope: Scope) -> None:
    """Show whom an incident with this scope would reach now; nothing is sent."""
    import asyncio

    from bot.incidents import Draft, at_store, faults_of
    from bot.incidents import preview as look

    if faults := faults_of(Draft("disruption", kind, scope)):
        _refuse(*faults)
    reach: Reach = asyncio.run(at_store(_store_url(), lambda database: look(database, kind, scope)))
    typer.echo(f"{reach.customers} customers, {reach.orders} orders, {reach.parcels} parcels.")
    if reach.sample:
        typer.echo(f"Among them: {', '.join(reach.sample)}")


def _store_url() -> str:
    from bot.settings import load_store_settings

    return load_store_settings().store_url


def _refuse(*faults: str) -> None:
    for fault in faults:
        typer.echo(fault, err=True)
    raise typer.Exit(2)
