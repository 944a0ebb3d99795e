"""The people with phones: who they are to Meta, and what their telephones do with messages."""

from datetime import datetime, timedelta
from random import Random

import msgspec

WINDOW = timedelta(hours=24)  # customer service window, per Meta's send-messages page
TYPING = timedelta(seconds=25)  # a typing indicator lasts until the answer, or this long


class Customer(msgspec.Struct, kw_only=True):
    """One WhatsApp user. `number` is always known to the sandbox; the business sees it only if `has_phone`.

    `wa_id` and `bsuid` are what webhooks carry. `online=False` leaves messages at one tick. `chat_open` means
    that the chat is on screen: messages are read at once, without a delivered status.
    `blocked` is the customer's doing, `blocked_by_business` the other way round.
    `old_client` cannot show address forms (1026). `holdout` is in a marketing experiment (130472).
    """

    id: str
    number: str
    bsuid: str
    name: str
    username: str = ""
    parent_bsuid: str = ""
    has_phone: bool = True
    has_whatsapp: bool = True
    online: bool = True
    chat_open: bool = False
    blocked: bool = False
    blocked_by_business: bool = False
    marketing_stopped: bool = False
    old_client: bool = False
    holdout: bool = False
    last_inbound_at: datetime | None = None
    typing_until: datetime | None = None
    unread: int = 0

    @property
    def wa_id(self) -> str | None:
        """The number, as far as the business is told."""
        return self.number if self.has_phone else None

    @property
    def window_expires_at(self) -> datetime | None:
        return self.last_inbound_at + WINDOW if self.last_inbound_at else None

    def window_is_open(self, now: datetime) -> bool:
        expires_at = self.window_expires_at
        return expires_at is not None and now < expires_at


class Customers:
    """All phones, found by sandbox id, number or BSUID."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._by_id: dict[str, Customer] = {}
        self._by_number: dict[str, Customer] = {}
        self._by_bsuid: dict[str, Customer] = {}

    def __len__(self) -> int:
        return len(self._by_id)

    def all(self) -> list[Customer]:
        return list(self._by_id.values())

    def find(self, key: str) -> Customer | None:
        """By sandbox id, number (with or without +) or BSUID."""
        return self._by_id.get(key) or self._by_number.get(key.lstrip("+")) or self._by_bsuid.get(key)

    def by_number(self, number: str) -> Customer | None:
        return self._by_number.get(number)

    def by_bsuid(self, bsuid: str) -> Customer | None:
        return self._by_bsuid.get(bsuid)

    def add(self, number: str, name: str = "", *, username: str = "", has_phone: bool = True) -> Customer:
        """A new phone. Raises ValueError when the number has one already."""
        if number in self._by_number:
            raise ValueError("this number has a phone already")
        customer = Customer(
            id=f"p{len(self._by_id) + 1}",
            number=number,
            bsuid=self.new_bsuid(),
            name=name or f"Customer {number[-4:]}",
            username=username,
            has_phone=has_phone,
        )
        self._by_id[customer.id] = self._by_number[number] = self._by_bsuid[customer.bsuid] = customer
        return customer

    def new_bsuid(self) -> str:
        """A fresh business-scoped user id: ISO country, full stop, digits (Meta's BSUID page)."""
        return f"IN.{self._random.randrange(10**16, 10**17)}"

    def change_number(self, customer: Customer, number: str) -> None:
        """Move a phone to another number. Raises ValueError when that number is taken."""
        if number in self._by_number:
            raise ValueError("this number has a phone already")
        del self._by_number[customer.number]
        customer.number = number
        self._by_number[number] = customer

    def change_bsuid(self, customer: Customer) -> str:
        """Give a new BSUID and return the previous one."""
        previous = customer.bsuid
        del self._by_bsuid[previous]
        customer.bsuid = self.new_bsuid()
        self._by_bsuid[customer.bsuid] = customer
        return previous
