"""A second failed delivery attempt, and each one after it."""

from collections.abc import Iterator

from journeys.detectors.look import Look, newest_key
from journeys.events import Signal

LEAST = 2  # attempts


def see(look: Look) -> Iterator[Signal]:
    """One signal an attempt, from the second on."""
    parcel = look.parcel
    if parcel is None or parcel.ndr is None or parcel.attempts < LEAST or parcel.closed_at:
        return
    subject = f"{parcel.id}:{parcel.attempts}"
    reason = parcel.ndr.reason.value
    yield look.signal("ndr_again", subject, newest_key(look), attempts=parcel.attempts, reason=reason)
