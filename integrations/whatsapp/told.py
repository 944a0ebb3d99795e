"""One thing Meta told us, ready to be read: the item's own object, its number, its time, its person."""

from datetime import datetime
from typing import Any, NamedTuple

from integrations.whatsapp.foreign import identifier, moment, phone_of, table, text
from journeys.events import AnyBody, Event, Key

LONGEST_NAME = 200  # characters; WhatsApp's own limit is far below


class Told(NamedTuple):
    """A raw item while it is read. `key` is the raw item's; `account` the configured account's name."""

    key: str
    body: dict[str, Any]
    account: str
    received_at: datetime

    def part(self, name: str) -> dict[str, Any]:
        """An object inside the item: `message`, `status`, `contact`, `metadata` ..."""
        return table(self.body.get(name))

    @property
    def number_id(self) -> str:
        """Our phone_number_id that this is about."""
        return text(self.part("metadata").get("phone_number_id"))[:32]

    def event(self, kind: str, time: Any, body: AnyBody, keys: tuple[Key, ...] = ()) -> Event:
        """The event, at Meta's time (Unix seconds) or, when that is garbage, when we received it."""
        return Event(
            kind=kind,
            key="wa:" + self.key,
            occurred_at=moment(time, self.received_at),
            received_at=self.received_at,
            source=self.account,
            body=body,
            keys=keys,
        )


class Person(NamedTuple):
    """Who this is about, as far as Meta says. Each may be empty: users with a username may come without a phone."""

    wa_id: str = ""
    bsuid: str = ""
    parent_bsuid: str = ""
    name: str = ""
    username: str = ""

    def keys(self) -> tuple[Key, ...]:
        """What leads to the customer."""
        return keys_of(phone=(phone_of(self.wa_id),), bsuid=(self.bsuid,), parent_bsuid=(self.parent_bsuid,))


def keys_of(**values: tuple[str, ...]) -> tuple[Key, ...]:
    """Keys of the values that are not empty, in the order given, each once."""
    pairs = (Key(kind, value) for kind, some in values.items() for value in some if value)
    return tuple(dict.fromkeys(pairs))


def person_in(contact: dict[str, Any], *, wa_id: Any = "", bsuid: Any = "", parent_bsuid: Any = "") -> Person:
    """The person of a message or status: its own ids first, the contact's where it has none."""
    profile = table(contact.get("profile"))
    return Person(
        wa_id=identifier(wa_id) or identifier(contact.get("wa_id")),
        bsuid=identifier(bsuid) or identifier(contact.get("user_id")),
        parent_bsuid=identifier(parent_bsuid) or identifier(contact.get("parent_user_id")),
        name=text(profile.get("name"))[:LONGEST_NAME],
        username=text(profile.get("username")),
    )
