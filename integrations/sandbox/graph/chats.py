"""What stands in each customer's chat, as the phone shows it."""

from datetime import datetime
from typing import Any

import msgspec

RANK_OF_STATUS = {"held": 0, "accepted": 1, "sent": 2, "delivered": 3, "read": 4, "failed": 5}


class ChatMessage(msgspec.Struct, kw_only=True):
    """One bubble. `direction` is "in" (from the customer) or "out". `content` is the type's own object.

    `look` is what is drawn: {header?, body, footer?, buttons:[{type, text, id?, url?}], list?}.
    `status` of an outgoing message is held | accepted | sent | delivered | read | failed. Times are virtual.
    `to_phone` says that the sender used the number, so webhooks may name it.
    """

    id: str
    direction: str
    type: str
    at: datetime
    content: Any
    text: str
    look: dict[str, Any] = {}
    status: str = "accepted"
    sent_at: datetime | None = None
    delivered_at: datetime | None = None
    read_at: datetime | None = None
    failed_code: int = 0
    context_id: str = ""
    reactions: dict[str, str] = {}
    edited: bool = False
    deleted: bool = False
    token: str = ""
    template: str = ""
    category: str = ""
    to_phone: bool = True
    priced: bool = False
    pricing: dict[str, Any] | None = None

    def advances_to(self, status: str) -> bool:
        """Whether `status` is a step forward from here; failed is the end."""
        return self.status != "failed" and RANK_OF_STATUS[status] > RANK_OF_STATUS[self.status]


class Chats:
    """All chats, by customer, and every message by its wamid. Keeps the last `keep` bubbles of a chat."""

    def __init__(self, keep: int = 500) -> None:
        self._keep = keep
        self._of_customer: dict[str, list[ChatMessage]] = {}
        self._by_id: dict[str, tuple[str, ChatMessage]] = {}

    def add(self, customer_id: str, message: ChatMessage) -> None:
        chat = self._of_customer.setdefault(customer_id, [])
        chat.append(message)
        self._by_id[message.id] = (customer_id, message)
        if len(chat) > self._keep + 50:
            del chat[:50]

    def of(self, customer_id: str) -> list[ChatMessage]:
        """The customer's bubbles, oldest first."""
        return self._of_customer.get(customer_id, [])

    def find(self, wamid: str) -> tuple[str, ChatMessage] | None:
        """(customer id, message) of any message ever sent."""
        return self._by_id.get(wamid)

    def as_json(self, customer_id: str, last: int = 200) -> list[dict[str, Any]]:
        return [msgspec.to_builtins(message) for message in self.of(customer_id)[-last:]]
