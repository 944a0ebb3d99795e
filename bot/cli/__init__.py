"""The command line: `harkara COMMAND`. One command, one file; what a command needs is imported when it runs."""

import sys
from collections.abc import Sequence

import typer

from bot.cli import (
    audit,
    conversations,
    customer,
    db,
    demo,
    doctor,
    explain,
    incidents,
    journeys,
    nlu,
    parked,
    rasa,
    sandbox,
    serve,
    tasks,
    templates,
    texts,
    timeline,
    translate,
    users,
    webhooks,
    weeks,
    worker,
)
from journeys.errors import SettingsInvalid

app = typer.Typer(
    help="One true story per order, told on WhatsApp.",
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,  # locals hold customers and secrets
)
app.command()(demo.demo)
app.command()(serve.serve)
app.command()(worker.worker)
app.command()(sandbox.sandbox)
app.command()(doctor.doctor)
app.command()(translate.translate)
app.command()(tasks.tasks)
app.command()(customer.customer)
app.command()(timeline.timeline)
app.command()(explain.explain)
app.command()(audit.audit)
app.command()(conversations.conversations)
app.add_typer(db.app, name="db")
app.add_typer(users.app, name="users")
app.add_typer(parked.app, name="parked")
app.add_typer(incidents.app, name="incidents")
app.add_typer(journeys.app, name="journeys")
app.add_typer(weeks.app, name="weeks")
app.add_typer(texts.app, name="texts")
app.add_typer(templates.app, name="templates")
app.add_typer(webhooks.app, name="webhooks")
app.add_typer(nlu.app, name="nlu")
app.add_typer(rasa.app, name="rasa")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command. Wrong settings are told in plain lines, exit code 2."""
    try:
        app(args=list(arguments) if arguments is not None else None, prog_name="harkara")
    except SettingsInvalid as error:
        print("The settings do not allow this yet:", *str(error).splitlines(), sep="\n  ", file=sys.stderr)  # noqa: T201
        sys.exit(2)
