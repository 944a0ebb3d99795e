"""Simulation: made-up or recorded order histories played through catalogues, and the figures beside each other."""

from journeys.simulation.comparing import Row, compare
from journeys.simulation.figures import Figures
from journeys.simulation.generator import Generated, generate
from journeys.simulation.history import Histories, History, Listed
from journeys.simulation.measuring import measure
from journeys.simulation.playing import Played, World, play
from journeys.simulation.rates import Habits, Rates
from journeys.simulation.running import as_bytes, simulate
from journeys.simulation.telling import StoryLine, beside, story_of

__all__ = [
    "Figures",
    "Generated",
    "Habits",
    "Histories",
    "History",
    "Listed",
    "Played",
    "Rates",
    "Row",
    "StoryLine",
    "World",
    "as_bytes",
    "beside",
    "compare",
    "generate",
    "measure",
    "play",
    "simulate",
    "story_of",
]
