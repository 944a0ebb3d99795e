"""Who owns what in a batch of events, as it is found out."""

from datetime import datetime
from typing import Any

import msgspec

from journeys.events import Key, MessageStatus


class Attempt(msgspec.Struct, frozen=True):
    """A try to send a message, as a status of it needs it. `also` are other rows that left in it, `promised` what it
    would tell her to expect."""

    id: int
    outbox_id: int
    customer_id: int
    token: str
    wamid: str | None
    status: str
    number: int
    also: list[int] | None = None
    promised: list[dict[str, Any]] | None = None


class Owners(msgspec.Struct):
    """Who owns what in a batch. `merges` are (from, into); `new` are customers to create."""

    of_key: dict[Key, int] = {}
    of_event: dict[str, int] = {}  # event key -> customer
    new: dict[int, datetime] = {}
    new_identities: dict[Key, tuple[int, str, datetime]] = {}
    merges: list[tuple[int, int]] = []
    orphans: set[int] = set()
    taken: dict[int, set[str]] = {}  # customer -> AWBs that her orders name and that are parcels of somebody else
    attempts_of_token: dict[str, Attempt] = {}
    attempts_of_wamid: dict[str, Attempt] = {}

    def attempt_of(self, status: MessageStatus) -> Attempt | None:
        return self.attempts_of_token.get(status.token) or self.attempts_of_wamid.get(status.wamid)
