"""Who answers commands in a rehearsal: couriers, shop and payment provider, as a script says."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

import msgspec

from journeys.rehearsal.records import AskedCommand

STATES = ("accepted", "confirmed", "refused", "failed")


class Reply(msgspec.Struct, frozen=True):
    """What comes of a command, `after` it was asked. `state` is one of STATES."""

    state: str
    after: timedelta = timedelta(0)
    code: str = ""
    reason: str = ""
    data: dict[str, Any] = {}


Courier = Callable[[AskedCommand], Sequence[Reply]]

PAYMENT_LINK = "https://pay.example/rzp/9f2c"


def silent(asked: AskedCommand) -> Sequence[Reply]:
    """Nobody answers; the script does later, or never."""
    return ()


def usual(state: str, asked: AskedCommand, reason: str = "") -> Reply:
    """What a vendor says beside yes or no: a payment link comes with its address."""
    is_yes = state in {"accepted", "confirmed"}
    data = {"url": PAYMENT_LINK} if is_yes and asked.command == "payment.create_link" else {}
    return Reply(state, reason=reason or ("" if is_yes else "not possible any more"), data=data)
