"""A form of an agent about a conversation: its fields, read with care, and what a refusal is."""

from collections.abc import Callable, Mapping
from datetime import datetime

import msgspec

from bot.access.user import User
from bot.composing import Composer
from journeys.brand import Brand
from journeys.state import CustomerState, Order


class Refused(Exception):
    """It cannot be done now: 409 with the sentence."""


class Malformed(Exception):
    """The form says nothing that can be done: 400 with the sentence."""


class NotAllowed(Exception):
    """Not for her role: 403 with the sentence."""


class Failed(msgspec.Struct, frozen=True):
    """A message that failed, as it stands in the outbox."""

    id: int
    state: str
    name: str
    order_id: int | None
    parcel_id: int | None
    body: Mapping[str, object]


Facts = Callable[[Order | None, CustomerState, datetime], Mapping[str, str]]


class Wish(msgspec.Struct, frozen=True):
    """Who wants something, of whom, and what the form says. `facts` are what a reply may name; `colleague` is the name
    of who answered last, `failed` the message that is to be sent again."""

    user: User
    state: CustomerState
    form: Mapping[str, str]
    now: datetime
    brand: Brand
    composer: Composer
    facts: Facts
    colleague: str = ""
    failed: Failed | None = None
    other: int | None = None  # the customer who is meant by `other_id`
    merges: tuple[int, ...] = ()  # merges of hers that can be undone

    def said(self, name: str, most: int = 200) -> str:
        """A field without the space around it. Raises Malformed when it is too long, or holds what no store takes."""
        value = self.form.get(name, "").strip()
        if "\0" in value or any("\ud800" <= sign <= "\udfff" for sign in value):
            raise Malformed("That text has signs that cannot be kept.")
        if len(value) > most:
            raise Malformed(f"At most {most} characters, please.")
        return value

    def number(self, name: str) -> int | None:
        """A field that is an id; None when it is empty. Raises Malformed."""
        value = self.said(name, 20)
        if value and not (value.isascii() and value.isdigit() and int(value) < 2**63):
            raise Malformed(f"{name} is no id.")
        return int(value) if value else None

    def moment(self, name: str) -> datetime | None:
        """A field that is a time with its zone, as ISO 8601; None when it is empty. Raises Malformed."""
        value = self.said(name, 40)
        try:
            at = datetime.fromisoformat(value) if value else None
        except ValueError:
            raise Malformed(f"{name} is no moment.") from None
        if at is not None and at.tzinfo is None:
            raise Malformed(f"{name} has no time zone.")
        return at

    def order(self) -> Order | None:
        """The order that the form names, else the one last talked about. Raises Malformed when it is not hers."""
        named, orders = self.number("order_id"), self.state.orders | self.state.visible
        if named and named not in orders:
            raise Malformed("That order is not hers.")
        return orders.get(named or self.state.conversation.about or 0)
