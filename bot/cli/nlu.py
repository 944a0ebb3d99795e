"""`harkara nlu`: train, test and parse: understanding tried on any phrases, ours or others'."""

import typer

from bot.cli import nlu_parse, nlu_test, nlu_train

app = typer.Typer(help="What customers mean: train, test and try it.", no_args_is_help=True)
app.command()(nlu_train.train)
app.command("test")(nlu_test.evaluate)
app.command()(nlu_parse.parse)
