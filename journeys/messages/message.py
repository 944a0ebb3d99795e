"""What a message is: how urgent, what keeps it true, what she can tap on."""

from collections.abc import Callable
from datetime import timedelta
from enum import IntEnum

import msgspec

from journeys.state import Order, Shipment


class Lane(IntEnum):
    """Who goes first when not everything can leave at once."""

    REPLY = 0
    URGENT = 1
    UTILITY = 2
    MARKETING = 3


VITAL = ("attempt_", "reattempt_", "ndr_", "otp_", "refund_")  # how names of such messages begin

# Why a message is no longer true: "" while it is.
Staleness = Callable[[Order | None, Shipment | None, str], str]


class Message(msgspec.Struct, frozen=True):
    """`name` is also the name of its Fluent text and of its template. `responds` marks a message that answers
    something the customer has just done (no quiet hours, no caps). `fresh_for` counts from its cause. A list has
    `rows` in place of buttons; it needs an open window.

    `generic` messages have no news of their own: whatever else was told about the order shortly before covers them.
    `covers` names others that this one covers, because it tells their fact in its context. `vital` ones are held out
    of no experiment."""

    name: str
    lane: Lane
    category: str = "utility"
    responds: bool = False
    fresh_for: timedelta = timedelta(hours=48)
    buttons: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    at_once: bool = False  # keeps no distance from other messages; hours and caps hold
    stale: Staleness = lambda order, parcel, subject: ""
    version: int = 1
    generic: bool = False
    covers: frozenset[str] = frozenset()
    vital: bool = False

    @property
    def proactive(self) -> bool:
        return self.lane is not Lane.REPLY

    @property
    def is_vital(self) -> bool:
        """Whether it is about a failed attempt, a one-time password or a refund, or is marked so."""
        return self.vital or self.name.startswith(VITAL)

    @property
    def choices(self) -> tuple[str, ...]:
        """Everything she can tap on: buttons, or the rows of a list."""
        return self.buttons + self.rows
