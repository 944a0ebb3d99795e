"""What every way out offers: it delivers one note, or says who must act."""

from datetime import datetime
from typing import Any, Protocol

import msgspec


class Note(msgspec.Struct, frozen=True):
    """Something to tell. `id` stays when it is told again. Tools read `facts`, people `subject` and `text`."""

    id: str
    kind: str
    occurred_at: datetime
    facts: dict[str, Any] = {}
    subject: str = ""
    text: str = ""


class Destination(Protocol):
    """Somewhere notes can go. `channel` and `account` are those of its outbox rows."""

    channel: str
    account: str
    with_customers: bool  # whether notes say who the customer is
    with_phones: bool

    async def deliver(self, note: Note) -> None:
        """Raises CommandRefused when it never will be taken, ServiceUnavailable or OutcomeUnknown when it may be."""
