"""`harkara rasa`: a Rasa project made of our phrases and skills, and a check of one."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="A Rasa server in front of the skills.", no_args_is_help=True)
LOCAL = "http://127.0.0.1:8080/rasa/webhook"


@app.callback()
def rasa() -> None:
    """A Rasa server in front of the skills."""


@app.command()
def export(
    folder: Annotated[Path, typer.Argument(help="Where the project goes; its README says what to do with it.")],
    name: Annotated[str, typer.Option(help="What the assistant is called in Rasa's logs.")] = "harkara",
    action_url: Annotated[str, typer.Option(help="This service's /rasa/webhook, as Rasa reaches it.")] = LOCAL,
) -> None:
    """Write a Rasa 3.6 project: phrases of every language, a rule for each intent, domain, pipeline and endpoints."""
    from bot.rasa.export import export as write

    try:
        written = write(folder, name=name, action_url=action_url)
    except OSError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    typer.echo(f"{len(written)} files in {folder}; next: {folder / 'README.md'}")


@app.command()
def check(folder: Annotated[Path, typer.Argument(help="A project, exported and perhaps changed.")]) -> None:
    """Compare a project with what this service serves, without Rasa; exit code 1 if something is wrong."""
    from bot.rasa.acting import served_names
    from bot.rasa.export import faults_in

    faults = faults_in(folder, served_names())
    for fault in faults:
        typer.echo(fault, err=True)
    typer.echo("no mistakes" if not faults else f"{len(faults)} mistake{'s' * (len(faults) > 1)}", err=bool(faults))
    raise typer.Exit(1 if faults else 0)
