"""What customers do with their phones without writing: look, switch off, block, opt out, change their number."""

from typing import Any

import msgspec

from integrations.sandbox.customers import Customer
from integrations.sandbox.graph.notify import Notifier
from integrations.sandbox.graph.statuses import Statuses
from integrations.sandbox.world import World


class PhoneHabits:
    """Every habit is a method. ValueError: a phone cannot do that."""

    def __init__(self, world: World, notifier: Notifier, statuses: Statuses) -> None:
        self._world = world
        self._notifier = notifier
        self._statuses = statuses

    def add(self, number: str, name: str = "", *, username: str = "", has_phone: bool = True) -> Customer:
        """A new customer. `has_phone=False` hides the number behind a username."""
        digits = "".join(character for character in number if character.isdecimal())
        if not 8 <= len(digits) <= 15:
            raise ValueError("number must have 8 to 15 digits, with country code")
        if not has_phone and not username:
            raise ValueError("without a visible number a username is needed")
        customer = self._world.customers.add(digits, name, username=username, has_phone=has_phone)
        self._world.feed.publish("phone.added", {"phone": customer.id, "name": customer.name})
        return customer

    def open_chat(self, customer: Customer) -> None:
        """Look at the chat: what arrived is read, what comes while it stays open is read at once."""
        customer.chat_open = True
        self._statuses.read_all(customer)
        self._profile_changed(customer)

    def close_chat(self, customer: Customer) -> None:
        customer.chat_open = False
        self._profile_changed(customer)

    def set_online(self, customer: Customer, *, online: bool) -> None:
        """Switch the phone on or off; messages wait for it."""
        customer.online = online
        if online:
            self._statuses.came_online(customer)
        self._profile_changed(customer)

    def set_blocked(self, customer: Customer, *, blocked: bool) -> None:
        """Block or unblock the business. It is not told."""
        customer.blocked = blocked
        self._profile_changed(customer)

    def set_marketing(self, customer: Customer, *, stopped: bool) -> None:
        """Stop or resume marketing messages; the business is told by `user_preferences`."""
        customer.marketing_stopped = stopped
        word = "stop" if stopped else "resume"
        self._notifier.user_preference(customer, word, f"User requested to {word} marketing messages")
        self._profile_changed(customer)

    def change_number(self, customer: Customer, number: str) -> None:
        """Move to another number: system message `user_changed_number`, and a new BSUID goes with it."""
        previous, old_bsuid = customer.number, customer.bsuid
        self._world.customers.change_number(customer, number)
        self._world.customers.change_bsuid(customer)
        body = f"User {customer.name} changed from {previous} to {number}"
        system = {"body": body, "wa_id": number, "type": "user_changed_number"}
        self._tell_system(system | {"user_id": customer.bsuid}, {"from": previous, "from_user_id": old_bsuid})
        self._profile_changed(customer)

    def change_bsuid(self, customer: Customer) -> None:
        """Meta gives a new business-scoped id: system message `user_changed_user_id`, without `from`."""
        previous = self._world.customers.change_bsuid(customer)
        system = {
            "body": "User id changed",
            "type": "user_changed_user_id",
            "user_id": customer.bsuid,
            "previous_user_id": previous,
        }
        self._tell_system(
            system, {"from": customer.wa_id} if customer.wa_id and self._world.random.random() < 0.5 else {}
        )
        self._profile_changed(customer)

    def _tell_system(self, system: dict[str, Any], sender: dict[str, Any]) -> None:
        wamid = f"wamid.IN{self._world.random.getrandbits(96):024X}"
        message = sender | {"id": wamid, "timestamp": self._notifier.timestamp(), "type": "system", "system": system}
        self._notifier.messages(messages=[message])

    def _profile_changed(self, customer: Customer) -> None:
        self._world.feed.publish("phone.changed", self.profile(customer))

    def profile(self, customer: Customer) -> dict[str, Any]:
        """The customer as JSON, with `window_expires_at` and `typing` as of now."""
        profile: dict[str, Any] = msgspec.to_builtins(customer)
        expires_at, typing_until = customer.window_expires_at, customer.typing_until
        profile["window_expires_at"] = expires_at.isoformat() if expires_at else None
        profile["window_open"] = customer.window_is_open(self._world.now())
        profile["typing"] = typing_until is not None and typing_until > self._world.now()
        return profile
