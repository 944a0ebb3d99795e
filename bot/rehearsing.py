"""What rehearsals, stories and simulations take from the service: conversation, brand, what the store recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dialogue.dialogue import Dialogue
from bot.keyword_interpreter import KeywordInterpreter
from journeys.brand import Brand
from journeys.rehearsal.rehearsal import SECRET

if TYPE_CHECKING:
    from journeys.simulation import Listed


def conversation(secret: str = SECRET) -> Dialogue:
    """Answers a rehearsed customer as the service would."""
    return Dialogue(KeywordInterpreter(), secret)


def configured_brand() -> Brand:
    """The brand of the settings with its hours, limits and prices; the common defaults where nothing is set up yet."""
    from bot.settings import load_settings
    from journeys.errors import SettingsInvalid

    try:
        return load_settings().brand.as_brand()
    except SettingsInvalid:
        return Brand()


async def recorded_in(store_url: str, most: int) -> Listed:
    """The histories of at most `most` customers in a store."""
    from journeys.simulation.recorded import recorded_histories
    from journeys.store.database import Database

    database = Database(store_url)
    try:
        async with database.read() as connection:
            return await recorded_histories(connection, most)
    finally:
        await database.close()
