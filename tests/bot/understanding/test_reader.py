"""What the conversation reads with."""

from bot.understanding.embedded import EmbeddedInterpreter
from bot.understanding.model_file import named
from bot.understanding.reader import Reader
from bot.understanding.training import train_model
from tests.bot.understanding.small import PHRASES, char_model


async def test_what_a_lesser_model_read_is_read_again_by_a_better_one() -> None:
    """B-23: a better model takes its place while the service runs, and what is remembered must not outlive it."""
    interpreter = EmbeddedInterpreter(char_model())
    reader = Reader(interpreter)
    await reader.prepare(["where is my order"])
    before = reader.read("where is my order")
    assert reader.read("where is my order").version == before.version
    interpreter.adopt(named(train_model(PHRASES[1:], None)))
    assert reader.read("where is my order").version not in {"", before.version}
