"""What a journey may note after a delivery: answers, that a score was asked, a new date. Builders of commands. Pure."""

import msgspec

from journeys.errands import Errand
from journeys.marks import MARK_OF_CHOICE, with_mark
from journeys.returns import find_return_about, put_off

SCORE_ASKED = "nps_asked"  # with the customer: "nps_asked:<when>"


def note_choice(errand: Errand) -> None:
    """Remember with the order what the button she tapped means."""
    mark = MARK_OF_CHOICE.get(errand.choice)
    if errand.order and mark:
        errand.turn.put_order(with_mark(errand.order, mark))


def note_score_asked(errand: Errand) -> None:
    """Remember with the customer, over all her orders, that she was asked for a score now."""
    customer = errand.turn.state.customer
    kept = tuple(mark for mark in customer.began if not mark.startswith(f"{SCORE_ASKED}:"))
    asked = (*kept, f"{SCORE_ASKED}:{errand.turn.now.isoformat()}")
    errand.turn.state.customer = msgspec.structs.replace(customer, began=asked)


def note_new_date(errand: Errand) -> None:
    """A step of a return is late: keep the new date that she is told."""
    record = find_return_about(errand.order, errand.run.subject) if errand.order else None
    if errand.order and record:
        errand.turn.put_returns(put_off(errand.order, record.id, errand.turn.now, errand.turn.brand))
