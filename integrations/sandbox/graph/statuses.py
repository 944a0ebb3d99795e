"""What becomes of a message after Meta took it: sent, delivered, read or failed, each told by a webhook."""

import math
from functools import partial
from typing import Any

from integrations.sandbox.customers import Customer
from integrations.sandbox.faults import FailedShape
from integrations.sandbox.graph.answers import GraphError
from integrations.sandbox.graph.chats import ChatMessage, Chats
from integrations.sandbox.graph.notify import Notifier
from integrations.sandbox.world import World

# Virtual seconds (least, most) from the step before; real delays vary more, order is what matters.
SENT_AFTER = (0.1, 1.0)
DELIVERED_AFTER = (0.2, 4.0)
READ_AFTER = (2.0, 60.0)
FAILED_AFTER = (0.3, 3.0)
GRID_PER_SECOND = 50  # due times snap to this grid, so that a busy sandbox wakes less often
FAILED_SHAPES: tuple[FailedShape, ...] = ("full", "wa_id_only", "no_contacts")


class Statuses:
    """Moves outgoing messages on and tells the business, as the fault switches allow."""

    def __init__(self, world: World, notifier: Notifier, chats: Chats) -> None:
        self._world = world
        self._notifier = notifier
        self._chats = chats
        self._waiting: dict[str, list[ChatMessage]] = {}

    def follow(self, customer: Customer, message: ChatMessage) -> None:
        """Let an accepted message take its course."""
        if self._world.faults.strikes("status_before_response"):
            self._sent(customer, message)
            self._arrive(customer, message)
        else:
            self._later(SENT_AFTER, partial(self._sent_then_arrive, customer, message))

    def fail(self, customer: Customer, message: ChatMessage, error: GraphError) -> None:
        """Let an accepted message fail after a while."""
        self._later(FAILED_AFTER, partial(self._failed, customer, message, error))

    def came_online(self, customer: Customer) -> None:
        """Deliver what was waiting for the phone."""
        for message in self._waiting.pop(customer.id, []):
            self._arrive(customer, message)

    def read_all(self, customer: Customer) -> None:
        """The customer looks at the chat: everything that reached the phone is read."""
        customer.unread = 0
        for message in self._chats.of(customer.id):
            if message.direction == "out" and message.status in {"sent", "delivered"}:
                self._read(customer, message)

    def _later(self, spread: tuple[float, float], call: Any) -> None:
        due = self._world.now().timestamp() + self._world.random.uniform(*spread)
        self._world.scheduler.at(math.ceil(due * GRID_PER_SECOND) / GRID_PER_SECOND, call)

    def _sent_then_arrive(self, customer: Customer, message: ChatMessage) -> None:
        self._sent(customer, message)
        if customer.online:
            self._later(DELIVERED_AFTER, partial(self._arrive, customer, message))
        else:
            self._waiting.setdefault(customer.id, []).append(message)

    def _sent(self, customer: Customer, message: ChatMessage) -> None:
        if message.advances_to("sent"):
            message.status, message.sent_at = "sent", self._world.now()
            self._tell(customer, message, "sent")

    def _arrive(self, customer: Customer, message: ChatMessage) -> None:
        if not customer.online:
            self._waiting.setdefault(customer.id, []).append(message)
        elif customer.chat_open:
            self._read(customer, message)  # on screen: read comes without delivered
        elif message.advances_to("delivered"):
            message.status, message.delivered_at = "delivered", self._world.now()
            customer.unread += 1
            self._world.ledger.mark_delivered(message.id)
            if not self._world.faults.strikes("skip_delivered"):
                self._tell(customer, message, "delivered")
            if self._world.faults.strikes("auto_read"):
                self._later(READ_AFTER, partial(self._read_alone, customer, message))

    def _read_alone(self, customer: Customer, message: ChatMessage) -> None:
        customer.unread = max(0, customer.unread - 1)
        self._read(customer, message)

    def _read(self, customer: Customer, message: ChatMessage) -> None:
        if not message.advances_to("read"):
            return
        message.status = "read"
        message.read_at = self._world.now()
        message.delivered_at = message.delivered_at or message.read_at
        self._world.ledger.mark_delivered(message.id)
        self._tell(customer, message, "read")

    def play(self, customer: Customer, message: ChatMessage) -> None:
        """The customer plays a voice message."""
        self._read(customer, message)
        self._tell(customer, message, "played")

    def _failed(self, customer: Customer, message: ChatMessage, error: GraphError) -> None:
        message.status, message.failed_code = "failed", error.code
        self._world.ledger.mark_failed(message.id, error.code)
        self._world.ledger.mark_told(message.id, self._world.now())
        status = self._status(customer, message, "failed")
        status["errors"] = [error.as_status_error()]
        if error.code == 1026:
            del status["errors"][0]["message"]  # real 1026 failures come without it
        contacts = self._failed_contacts(customer, message, status)
        self._publish(customer, message)
        self._notifier.messages(**contacts, statuses=[status])

    def _failed_contacts(self, customer: Customer, message: ChatMessage, status: dict[str, Any]) -> dict[str, Any]:
        shape = self._world.faults.switches.failed_shape
        if shape == "any":
            shape = self._world.random.choice(FAILED_SHAPES)
        if shape == "no_contacts":
            if message.to_phone:
                status.pop("recipient_user_id", None)
            return {}
        if shape == "wa_id_only" and message.to_phone:
            return {"contacts": [{"wa_id": customer.number}]}
        return {"contacts": [self._notifier.contact(customer, name_the_number=message.to_phone)]}

    def _tell(self, customer: Customer, message: ChatMessage, word: str) -> None:
        self._publish(customer, message)
        faults = self._world.faults
        if faults.strikes("drop_statuses"):
            return
        self._world.ledger.mark_told(message.id, self._world.now())
        status = self._status(customer, message, word)
        self._add_price(message, word, status)
        contact = self._notifier.contact(customer, name_the_number=message.to_phone)
        if word == "sent":
            contact["profile"].pop("username", None)  # a username comes with delivered and read only
        for _ in range(2 if faults.strikes("status_duplicate") else 1):
            self._notifier.messages(contacts=[contact], statuses=[status])

    def _status(self, customer: Customer, message: ChatMessage, word: str) -> dict[str, Any]:
        status: dict[str, Any] = {"id": message.id, "status": word, "timestamp": self._notifier.timestamp()}
        if message.to_phone or customer.has_phone:
            status["recipient_id"] = customer.number
        status["recipient_user_id"] = customer.bsuid
        if message.token:
            status["biz_opaque_callback_data"] = message.token
        return status

    def _add_price(self, message: ChatMessage, word: str, status: dict[str, Any]) -> None:
        """On `sent` and on one of delivered and read, never on failed."""
        shape = self._world.faults.switches.pricing_shape
        if message.pricing is None or shape == "none" or word == "played" or (word != "sent" and message.priced):
            return
        message.priced = message.priced or word != "sent"
        if shape == "pmp":
            status["pricing"] = message.pricing
            return
        category = message.pricing["category"]
        status["conversation"] = {"id": f"c{message.id[-20:].lower()}", "origin": {"type": category}}
        if word == "sent":
            status["conversation"]["expiration_timestamp"] = str(int(status["timestamp"]) + 86_400)
        status["pricing"] = {"billable": True, "pricing_model": "CBP", "category": category}

    def _publish(self, customer: Customer, message: ChatMessage) -> None:
        body = {"phone": customer.id, "id": message.id, "status": message.status, "unread": customer.unread}
        self._world.feed.publish("message.status", body)

    def payment(self, customer: Customer, message: ChatMessage, reference_id: str, paise: int, word: str) -> None:
        """Tell the state of an order's payment: captured | pending | failed."""
        status: dict[str, Any] = {
            "id": message.id,
            "type": "payment",
            "status": word,
            "timestamp": self._notifier.timestamp(),
            "recipient_id": customer.number,
            "payment": {
                "reference_id": reference_id,
                "amount": {"value": paise, "offset": 100},
                "currency": "INR",
                "transaction": {},
            },
        }
        self._notifier.messages(statuses=[status])
