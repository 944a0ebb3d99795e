"""The address was changed twice: somebody should make sure which one is right before the parcel is on its way."""

from collections.abc import Iterator

from journeys.detectors.look import STAMP, Look, is_open, newest_key
from journeys.events import Signal

LEAST = 2  # edits


def see(look: Look) -> Iterator[Signal]:
    """At the second edit, and at each one after it."""
    edits = look.order.address_edits
    if len(edits) >= LEAST and is_open(look.order):
        subject = f"{look.order.id}:{edits[-1].strftime(STAMP)}"
        yield look.signal("address_edited_twice", subject, newest_key(look), edits=len(edits))
