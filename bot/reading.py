"""What reads customers' words, as the settings say: the models of this process, or a Rasa server before them."""

import aiohttp

from bot.settings import UnderstandingSettings
from bot.understanding.embedded import EmbeddedInterpreter
from bot.understanding.preparing import Preparation
from bot.understanding.rasa_server import RasaInterpreter
from bot.understanding.reader import Parser, Reader

FIRST_WORDS = ("where is my order?", "hm, about that thing from last time")  # one for each model


class Understanding:
    """The reader and its models. Made in a moment when models are kept, in seconds when one has to be trained first."""

    def __init__(self, settings: UnderstandingSettings, session: aiohttp.ClientSession) -> None:
        self._preparation = Preparation(settings.folder, embeddings=settings.embeddings)
        self.reader = Reader(_parser(settings, session, self._preparation.start()))

    async def warm_up(self) -> None:
        """Read something, so that the first customer need not wait for what is done only once."""
        await self.reader.prepare(FIRST_WORDS)

    def improve(self) -> None:
        """Add the larger model where it is missing, beside the service."""
        self._preparation.improve_in_background()

    async def close(self) -> None:
        await self._preparation.stop()


def _parser(settings: UnderstandingSettings, session: aiohttp.ClientSession, embedded: EmbeddedInterpreter) -> Parser:
    if not settings.rasa_url:
        return embedded
    return RasaInterpreter(session, settings.rasa_url, embedded, token=settings.rasa_token.get_secret_value())
