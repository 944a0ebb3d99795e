"""`harkara journeys`: check, map, diff, stories, simulate and mutants: what an ops person does with journey files."""

import typer

from bot.cli import journeys_check, journeys_diff, journeys_map, journeys_mutants, journeys_simulate, journeys_stories

app = typer.Typer(help="The journeys: check, draw, compare and try them.", no_args_is_help=True)
app.command()(journeys_check.check)
app.command("map")(journeys_map.map_)
app.command()(journeys_diff.diff)
app.command()(journeys_stories.stories)
app.command()(journeys_simulate.simulate)
app.command()(journeys_mutants.mutants)
