"""Why she got a message: its rule, causes, verdict and fate, told as the command line tells it. Pure."""

from journeys.explanation import Line, Rows, story_of
from journeys.store.desk_thread import SendStory

OF_MESSAGES = frozenset({"wanted", "sent", "deferred", "withheld"})
NO_ORDER = {"number": "", "status": ""}


def why_of(story: SendStory) -> tuple[Line, ...]:
    """The lines of the ledger about one message, oldest first, each with its reasons."""
    told = story_of(
        Rows(
            order=NO_ORDER,
            causes=story.causes,
            runs=story.runs,
            outbox=[story.row],
            attempts=story.tries,
            ledger=story.lines,
            promises=story.promises,
        )
    )
    return tuple(line for line in told.lines if line.kind in OF_MESSAGES)
