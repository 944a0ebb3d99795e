"""A low score, or an answer to a survey that asks for help."""

from collections.abc import Iterator

from journeys.detectors.look import Look, newest_key
from journeys.events import Answered, Signal
from journeys.marks import MARK_OF_CHOICE, is_negative

# Buttons and rows, as `journeys.messages` names them, that say that something is wrong.
NEGATIVE = frozenset(choice for choice, mark in MARK_OF_CHOICE.items() if is_negative(mark))


def see(look: Look) -> Iterator[Signal]:
    """One signal an answer."""
    body = look.event.body if look.event else None
    if isinstance(body, Answered) and body.choice in NEGATIVE:
        subject = f"{body.choice}:{body.subject or look.order.id}"
        yield look.signal("survey_negative", subject, newest_key(look), choice=body.choice)
