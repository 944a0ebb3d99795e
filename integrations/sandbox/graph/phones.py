"""What customers send from their phones, and the webhooks the business gets for it."""

from collections.abc import Sequence
from typing import Any

import msgspec
import orjson

from integrations.sandbox.customers import Customer
from integrations.sandbox.graph.chats import ChatMessage, Chats
from integrations.sandbox.graph.media import MediaStore
from integrations.sandbox.graph.notify import Notifier
from integrations.sandbox.graph.phone_habits import PhoneHabits
from integrations.sandbox.graph.statuses import Statuses
from integrations.sandbox.world import World

TEXT_MAX = 4096
UNSUPPORTED = {
    "code": 131051,
    "title": "Message type unknown",
    "message": "Message type unknown",
    "error_data": {"details": "Message type is currently not supported."},
}


class Phones(PhoneHabits):
    """Every action is a method; each returns the wamid of the message it caused. ValueError: a phone cannot do that."""

    def __init__(self, world: World, notifier: Notifier, statuses: Statuses, chats: Chats, media: MediaStore) -> None:
        super().__init__(world, notifier, statuses)
        self._chats = chats
        self._media = media

    def say(self, customer: Customer, text: str, *, reply_to: str = "", **extra: Any) -> str:
        """Send text; `extra` adds keys beside it, such as `referral` of an advertisement."""
        if len(text) > TEXT_MAX:
            raise ValueError(f"text has more than {TEXT_MAX} characters")
        return self.send(customer, "text", {"body": text}, context_id=reply_to, shown=text, extra=extra)

    def tap(self, customer: Customer, message_id: str, choice: str) -> str:
        """Tap a reply button, a list row or a template's quick reply, by its id or its label."""
        message = self._outgoing(customer, message_id)
        for section in message.look.get("sections", ()):
            for row in section["rows"]:
                if choice in (row["id"], row["title"]):
                    return self._interactive(customer, message_id, "list_reply", row, row["title"])
        for button in message.look.get("buttons", ()):
            if choice in (button.get("id"), button["text"]):
                return self._tap_button(customer, message_id, button)
        raise ValueError("the message has no such choice")

    def _tap_button(self, customer: Customer, message_id: str, button: dict[str, Any]) -> str:
        if button["type"] == "reply":
            reply = {"id": button["id"], "title": button["text"]}
            return self._interactive(customer, message_id, "button_reply", reply, button["text"])
        if button["type"] == "quick_reply":
            pressed = {"payload": button["id"], "text": button["text"]}
            return self.send(customer, "button", pressed, context_id=message_id, shown=button["text"])
        if button["type"] in {"contact_request", "request_contact_info"}:
            return self.share_contact(customer, message_id)
        raise ValueError(f"a {button['type']} button sends no message by itself")

    def _interactive(self, customer: Customer, message_id: str, kind: str, reply: dict[str, Any], shown: str) -> str:
        content = {"type": kind, kind: reply}
        return self.send(customer, "interactive", content, context_id=message_id, shown=shown)

    def send_media(
        self,
        customer: Customer,
        kind: str,
        content: bytes,
        mime_type: str,
        *,
        caption: str = "",
        filename: str = "",
    ) -> str:
        """Send a file; `kind` is image | video | audio | voice | document | sticker."""
        medium = self._media.receive(content, mime_type, filename)
        sent: dict[str, Any] = self._media.as_webhook(medium, self.base_url)
        if caption:
            sent["caption"] = caption
        if kind == "document":
            sent["filename"] = filename or "document"
        if kind in {"audio", "voice"}:
            sent["voice"] = kind == "voice"
        if kind == "sticker":
            sent["animated"] = False
        return self.send(customer, "audio" if kind == "voice" else kind, sent, shown=caption or f"[{kind}]")

    @property
    def base_url(self) -> str:
        settings = self._world.settings
        return f"http://{settings.host}:{settings.port}"

    def share_location(
        self,
        customer: Customer,
        latitude: float,
        longitude: float,
        *,
        reply_to: str = "",
        place: dict[str, str] | None = None,
    ) -> str:
        """Send a position; `place` may hold name, address and url."""
        content = {"latitude": latitude, "longitude": longitude} | (place or {})
        return self.send(customer, "location", content, context_id=reply_to, shown="[location]")

    def submit_address(self, customer: Customer, message_id: str, values: dict[str, str], saved_id: str = "") -> str:
        """Answer an address form. `values` uses Meta's field names (in_pin_code, landmark_area, ...)."""
        if self._outgoing(customer, message_id).look.get("interactive") != "address_message":
            raise ValueError("the message is no address form")
        response = ({"saved_address_id": saved_id} if saved_id else {}) | {"values": values}
        lines = [values.get("name", ""), ", ".join(value for key, value in values.items() if value and key != "name")]
        return self._form(customer, message_id, "address_message", "\n".join(lines), response)

    def submit_flow(self, customer: Customer, message_id: str, response: dict[str, Any]) -> str:
        """Complete a flow."""
        return self._form(customer, message_id, "flow", "Sent", response)

    def _form(self, customer: Customer, message_id: str, name: str, body: str, response: dict[str, Any]) -> str:
        form = {"response_json": orjson.dumps(response).decode(), "body": body, "name": name}
        return self._interactive(customer, message_id, "nfm_reply", form, body)

    def share_contact(self, customer: Customer, message_id: str) -> str:
        """Answer a contact request: from now on the business knows the number."""
        customer.has_phone = True
        name = {"first_name": customer.name, "formatted_name": customer.name}
        phone = {"phone": f"+{customer.number}", "wa_id": customer.number, "type": "CELL"}
        card = {"name": name, "phones": [phone], "origin": "contact_request"}
        return self.send(customer, "contacts", [card], context_id=message_id, shown="[contact]")

    def react(self, customer: Customer, message_id: str, emoji: str) -> str:
        """React; an empty emoji takes the reaction back."""
        message = self._outgoing(customer, message_id)
        message.reactions["customer"] = emoji
        self._changed(customer, message)
        return self.send(customer, "reaction", {"message_id": message_id, "emoji": emoji})

    def edit(self, customer: Customer, message_id: str, text: str) -> str:
        """Change the words of an own text message."""
        message = self._own(customer, message_id)
        message.text, message.edited = text, True
        self._changed(customer, message)
        changed = {"type": "text", "text": {"body": text}}
        return self.send(customer, "edit", {"original_message_id": message_id, "message": changed})

    def delete(self, customer: Customer, message_id: str) -> str:
        """Delete an own message for everyone."""
        message = self._own(customer, message_id)
        message.deleted = True
        self._changed(customer, message)
        return self.send(customer, "revoke", {"original_message_id": message_id})

    def send_unsupported(self, customer: Customer, kind: str = "pool") -> str:
        """Send something the Cloud API does not carry, such as a poll."""
        return self.send(
            customer, "unsupported", {"type": kind}, shown="[unsupported]", extra={"errors": [UNSUPPORTED]}
        )

    def send(
        self,
        customer: Customer,
        kind: str,
        content: Any,
        *,
        context_id: str = "",
        shown: str = "",
        extra: dict[str, Any] | None = None,
    ) -> str:
        """Send any type of message, known to Meta or not. It opens the 24-hour window."""
        if customer.blocked:
            raise ValueError("the customer has blocked the business")
        now = self._world.now()
        wamid = f"wamid.IN{self._world.random.getrandbits(96):024X}"
        if not customer.blocked_by_business:
            self._announce(customer, self._envelope(customer, wamid, kind, content, context_id) | (extra or {}))
            customer.last_inbound_at = now
        if kind not in {"reaction", "edit", "revoke"}:
            message = ChatMessage(
                id=wamid,
                direction="in",
                type=kind,
                at=now,
                content=content,
                text=shown,
                look={"body": shown},
                status="sent",
                context_id=context_id,
            )
            self._chats.add(customer.id, message)
            self._world.feed.publish(
                "message.received", {"phone": customer.id, "message": msgspec.to_builtins(message)}
            )
        return wamid

    def hear(self, customer: Customer, text: str) -> str:
        """She gets what somebody of the brand writes on the phone that is paired with the number; no window counts."""
        now, wamid = self._world.now(), f"wamid.APP{self._world.random.getrandbits(96):024X}"
        content, look = {"body": text}, {"body": text}
        message = ChatMessage(
            id=wamid, direction="out", type="text", at=now, content=content, text=text, look=look, status="delivered"
        )
        self._chats.add(customer.id, message)
        told = {"id": wamid, "timestamp": self._notifier.timestamp(), "type": "text", "text": content}
        self._notifier.echo(customer, told)
        self._world.feed.publish("message.sent", {"phone": customer.id, "message": msgspec.to_builtins(message)})
        return wamid

    def _envelope(self, customer: Customer, wamid: str, kind: str, content: Any, context_id: str) -> dict[str, Any]:
        message: dict[str, Any] = {"id": wamid, "timestamp": self._notifier.timestamp(), "type": kind}
        if customer.wa_id:
            message["from"] = customer.wa_id
        message["from_user_id"] = customer.bsuid
        if customer.parent_bsuid:
            message["from_parent_user_id"] = customer.parent_bsuid
        if context_id:
            message["context"] = {"from": self._world.settings.display_number, "id": context_id}
        if content is not None:
            message[kind] = content
        return message

    def _announce(self, customer: Customer, *messages: dict[str, Any]) -> None:
        self._notifier.messages(contacts=[self._notifier.contact(customer)], messages=list(messages))

    def announce_raw(self, customer: Customer, messages: Sequence[dict[str, Any]], *, contacts: bool = True) -> None:
        """Send message objects as they are, with or without `contacts`."""
        value: dict[str, Any] = {"contacts": [self._notifier.contact(customer)]} if contacts else {}
        self._notifier.messages(**value, messages=list(messages))

    def _outgoing(self, customer: Customer, message_id: str) -> ChatMessage:
        found = self._chats.find(message_id)
        if found is None or found[0] != customer.id or found[1].direction != "out":
            raise ValueError("the business sent no such message to this phone")
        return found[1]

    def _own(self, customer: Customer, message_id: str) -> ChatMessage:
        found = self._chats.find(message_id)
        if found is None or found[0] != customer.id or found[1].direction != "in":
            raise ValueError("this phone sent no such message")
        return found[1]

    def _changed(self, customer: Customer, message: ChatMessage) -> None:
        self._world.feed.publish("message.changed", {"phone": customer.id, "message": msgspec.to_builtins(message)})
